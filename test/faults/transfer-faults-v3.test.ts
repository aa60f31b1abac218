import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, defineTwin, type Edits } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { BELIEVES_SILENCE, expectContradicted, round, rounds, sum } from './support/broken.js';

const WAY = 'v3 without dedupe';

const twin = async (edits: Edits): Promise<string> =>
  defineTwin((await brokenTwin<typeof Kit>('/src/index.ts', edits)).GiroTransferForm);

describe('A payment while connections fail, at a platform that is not known to de-duplicate', () => {
  afterEach(() => {
    sessionStorage.clear();
    localStorage.clear();
  });

  it('is never said to be what it is not, and sent again after a consent only', async function () {
    this.timeout(3_600_000);
    await seeded(async (random) => {
      const made = await rounds(random, WAY, runs(300));
      expect(made.flatMap(({ wrong }) => wrong)).to.deep.equal([]);
      expect(sum(made, ({ lost }) => lost)).to.be.greaterThan(0);
      expect(sum(made, ({ again }) => again)).to.equal(0);
    });
  });

  it('would be said not to be sent if no answer were one (broken twin)', async function () {
    this.timeout(120_000);
    const tag = await twin(BELIEVES_SILENCE);
    await expectContradicted({ wire: 'http2', way: WAY, tag, always: { kind: 'status', status: 500, when: 'after' } });
  });

  it('would be sent again if it were looked for by the same call (broken twin)', async function () {
    this.timeout(120_000);
    const tag = await twin({
      '/src/widgets/transfer-form/transfer-kind.ts': [
        ['await transfers.find(order, before)', '(await transfers.start(order), { step: "unknowable" })'],
      ],
    });
    const always = { kind: 'status', status: 500, when: 'after' } as const;
    await seeded(async (random) => {
      const { again } = await round(random, { wire: 'http2', way: WAY, count: 8, always, tag });
      expect(again).to.be.greaterThan(0);
    });
  });
});
