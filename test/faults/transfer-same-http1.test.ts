import { expect } from 'chai';
import { seeded } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { unseen } from './support/shown-and-sent.js';

describe('What a transfer form shows', () => {
  it('is what is sent, at the review and at the code, to the byte (HTTP/1.1)', async function () {
    this.timeout(3_600_000);
    await seeded(async (random) => expect(await unseen(random, runs(3500), { wire: 'http1' })).to.deep.equal([]));
  });
});
