import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, defineTwin, type Edits } from '../internal/twin.js';
import { surroundings } from '../support/surroundings.js';
import { pressed } from './support/pressed.js';

/** One after the other: there is one mouse. */
const BY_HAND = surroundings.fullCounts ? 300 : 3;

const twin = async (edits: Edits): Promise<string> =>
  defineTwin((await brokenTwin<typeof Kit>('/src/index.ts', edits)).GiroTransferForm);

const SENDING = '/src/internal/sending.ts';
const SENDING_STEP = '/src/internal/sending-step.ts';

describe('A transfer that is pressed twice', () => {
  it('is sent once by double clicks of a real mouse', async function () {
    this.timeout(surroundings.fullCounts ? 3_600_000 : 60_000);
    await seeded(async (random) => {
      const { wanted, counted, failures } = await pressed(random, BY_HAND, { isByMouse: true });
      if (failures.length > 0) throw failures[0];
      expect(counted).to.deep.equal(wanted);
    });
  });

  it('would be sent twice if its step were no lock (broken twin)', async function () {
    this.timeout(60_000);
    const tag = await twin({ [SENDING]: [['step.step !== "review" || !live', '!("order" in step) || !live']] });
    await seeded(async (random) => {
      const { wanted, counted } = await pressed(random, 8, { tag, plans: ['elsewhere'], most: 8, patience: 15_000 });
      expect(counted.writes).to.be.greaterThan(wanted.writes);
    });
  });

  it('would be sent unread by the second half of a slow double click (broken twin)', async function () {
    this.timeout(60_000);
    const tag = await twin({ [SENDING_STEP]: [['SETTLE_MS = 500', 'SETTLE_MS = 0']] });
    await seeded(async (random) => {
      const { wanted, counted } = await pressed(random, 8, { tag, plans: ['back'], most: 16, patience: 4000 });
      // The first call, which has a code sent: nobody decided that.
      expect(wanted.writes).to.equal(0);
      expect(counted.writes).to.be.greaterThan(0);
    });
  });
});
