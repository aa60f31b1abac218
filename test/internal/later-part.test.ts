import { expect } from 'chai';
import { isGiroError } from '../../src/api/errors.js';
import { LaterPart } from '../../src/internal/later-part.js';

describe('a part that loads later', () => {
  it('loads once, however often it is wanted, and is there from then on', async () => {
    let loads = 0;
    let changes = 0;
    const part = new LaterPart(
      async () => {
        loads += 1;
        return await Promise.resolve({ number: loads });
      },
      () => {
        changes += 1;
      },
    );
    part.prefetch();
    expect(part.loaded).to.equal(undefined);
    const [first, second] = await Promise.all([part.want(), part.want()]);
    expect(first).to.equal(second);
    expect(part.loaded).to.equal(first);
    expect(await part.want()).to.equal(first);
    expect([loads, changes]).to.deep.equal([1, 1]);
  });

  it('says that it could not be had, and is loaded anew when it is wanted again', async () => {
    let isThere = false;
    const part = new LaterPart(
      () => (isThere ? Promise.resolve('part') : Promise.reject(new TypeError('Failed to fetch'))),
      () => undefined,
    );
    const failure: unknown = await part.want().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(isGiroError(failure) && failure.kind).to.equal('network');
    expect([part.loaded, part.isMissing]).to.deep.equal([undefined, true]);
    isThere = true;
    expect(await part.want()).to.equal('part');
    expect([part.loaded, part.isMissing]).to.deep.equal(['part', false]);
  });

  it('is no unhandled failure where it was only fetched ahead', async () => {
    const part = new LaterPart(
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => undefined,
    );
    part.prefetch();
    await new Promise((resolve) => setTimeout(resolve));
    expect(part.isMissing).to.equal(true);
  });
});
