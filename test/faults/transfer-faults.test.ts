import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, defineTwin, type Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { BELIEVES_SILENCE, expectContradicted, rounds, sum } from './support/broken.js';

const twin = async (edits: Edits): Promise<string> =>
  defineTwin((await brokenTwin<typeof Kit>('/src/index.ts', edits)).GiroTransferForm);

describe('A transfer while connections fail', () => {
  afterEach(() => {
    sessionStorage.clear();
  });

  for (const way of ['banking-v2', 'v3'] as const)
    it(`is never said to be what it is not, and found where it arrived (${way})`, async function () {
      this.timeout(3_600_000);
      await seeded(async (random) => {
        const made = await rounds(random, way, runs(1000));
        expect(made.flatMap(({ wrong }) => wrong)).to.deep.equal([]);
        expect(sum(made, ({ lost }) => lost)).to.be.greaterThan(0);
        // Banking v2 has no field for an id: what a browser sends again by itself may be carried out again.
        if (way === 'v3') expect(sum(made, ({ doubles }) => doubles)).to.equal(0);
      });
    });

  it('would be said to have moved nothing if a refusal of a copy were believed (broken twin)', async function () {
    this.timeout(120_000);
    const tag = await twin({
      '/src/internal/sending-call.ts': [['await despite(ask, look.before, error)', '{ end: "refused", error }']],
    });
    await expectContradicted({ wire: 'http1', way: 'banking-v2', tag, always: { kind: 'drop', when: 'after' } });
  });

  it('would be said not to be sent if no answer were one (broken twin)', async function () {
    this.timeout(120_000);
    const tag = await twin(BELIEVES_SILENCE);
    const always = { kind: 'status', status: 500, when: 'after' } as const;
    await expectContradicted({ wire: 'http2', way: 'banking-v2', tag, always });
  });
});
