import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, defineTwin } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { BELIEVES_SILENCE, expectContradicted, rounds, sum } from './support/broken.js';

describe('A conversion while connections fail', () => {
  afterEach(() => {
    sessionStorage.clear();
  });

  it('is never said to be what it is not, and found where it arrived', async function () {
    this.timeout(3_600_000);
    await seeded(async (random) => {
      const made = await rounds(random, 'conversion', runs(400));
      expect(made.flatMap(({ wrong }) => wrong)).to.deep.equal([]);
      expect(sum(made, ({ lost }) => lost)).to.be.greaterThan(0);
    });
  });

  it('would be said not to be carried out if no answer were one (broken twin)', async function () {
    this.timeout(120_000);
    const { GiroConvertForm } = await brokenTwin<typeof Kit>('/src/index.ts', BELIEVES_SILENCE);
    const always = { kind: 'status', status: 500, when: 'after' } as const;
    await expectContradicted({ wire: 'http2', way: 'conversion', tag: defineTwin(GiroConvertForm), always });
  });
});
