import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { seeded } from '../internal/random.js';
import { brokenTwin, defineTwin } from '../internal/twin.js';
import { unseen } from './support/shown-and-sent.js';

describe('What a transfer form shows while its host changes things, and what is sent', () => {
  it('would be two things, if what was decided were read again from the form (broken twin)', async function () {
    this.timeout(60_000);
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/internal/sending.ts': [['order: deepFreeze(order) }', 'order }']],
      '/src/widgets/transfer-form/flow.ts': [
        [
          'this.#details.entry.fromHost(values, this.#host.locale());',
          `this.#details.entry.fromHost(values, this.#host.locale());
           const { step } = this.#sending;
           if (step.step === "starting" && values.reference) step.order.reference = values.reference;`,
        ],
      ],
    });
    const tag = defineTwin(GiroTransferForm);
    await seeded(async (random) =>
      expect(await unseen(random, 80, { wire: 'http1', meddlings: 3, tag })).not.to.deep.equal([]),
    );
  });
});
