import { expect } from 'chai';
import { randomFrom, seeded } from './random.js';

describe('a random run', () => {
  it('is the same again for the same seed', async () => {
    const draw = async (seed: number): Promise<readonly number[]> =>
      await seeded((random) => Promise.resolve([random(), random(), random.whole(1, 1000)]), seed);
    expect(await draw(7)).to.deep.equal(await draw(7));
    expect(await draw(7)).not.to.deep.equal(await draw(8));
    expect(randomFrom(7)()).to.equal((await draw(7))[0]);
  });

  it('says its seed in whatever is reported of a failure', async () => {
    const failed = new Error('It failed');
    expect(failed.stack, 'what some engines write once it is read').to.be.a('string');
    const error: unknown = await seeded(() => Promise.reject(failed), 7).catch((cause: unknown) => cause);
    expect(error).to.equal(failed);
    expect(failed.message).to.include('(seed 7)');
    expect(failed.stack).to.include('(seed 7)');
  });
});
