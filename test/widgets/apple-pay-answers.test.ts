import { expect } from 'chai';
import type { Fault } from '../../src/sandbox/index.js';
import { add, addButton, nativeSide, shown, START, TOKENIZE } from './apple-pay.js';
import { forgetReturns, says, settled } from './consent.js';
import { heard, setStage } from './stage.js';

// What the platform can answer, or a network can do, at each step of adding a card to a wallet.

afterEach(forgetReturns);

const EFFECTS: readonly Fault['do'][] = [
  ...[400, 401, 403, 404, 409, 429, 503].map((status) => ({ kind: 'status', status }) as const),
  { kind: 'cut' },
  { kind: 'drop', when: 'before' },
  { kind: 'drop', when: 'after' },
  { kind: 'bad-json' },
  { kind: 'wrong-shape' },
];

describe('giro-apple-pay-button, whatever is answered', () => {
  for (const call of [TOKENIZE, START]) {
    for (const effect of EFFECTS)
      it(`${call} with ${JSON.stringify(effect)}: no token goes anywhere, it is said, and it can be tried again`, async () => {
        const stage = await setStage();
        const native = nativeSide(stage);
        const errors = heard(document, 'giro-error');
        const results = heard(document, 'giro-apple-pay-result');
        const element = add(stage, native);
        await shown(element);
        await stage.control.faults.add({ call, do: effect });
        addButton(element).click();
        await says(element, 'The card was not added.');
        expect(native.tokens).to.deep.equal([]);
        expect(errors).to.have.length(1);
        expect(results).to.deep.equal([]);
        await settled();
        await stage.control.faults.clear();
        addButton(element).click();
        await says(element, 'The card is in Apple Wallet.');
        expect(native.tokens).to.have.length(1);
      });

    for (const when of ['before', 'after'] as const)
      it(`${call} late (${when} it is carried out): says that it is busy, and then that the card is added`, async () => {
        const stage = await setStage();
        const native = nativeSide(stage);
        const element = add(stage, native);
        await shown(element);
        await stage.control.faults.add({ call, do: { kind: 'delay', ms: 200, when } });
        addButton(element).click();
        await says(element, 'Preparing the card');
        addButton(element).click();
        await says(element, 'The card is in Apple Wallet.');
        expect(native.tokens).to.have.length(1);
        expect(await stage.control.log.count(TOKENIZE)).to.equal(1);
      });
  }

  it('a tokenisation that asks for no consent is no answer', async () => {
    const stage = await setStage();
    const native = nativeSide(stage);
    const element = add(stage, native);
    await shown(element);
    await stage.control.faults.add({ call: TOKENIZE, do: { kind: 'status', status: 200, body: {} } });
    addButton(element).click();
    await says(element, 'The card was not added.');
    expect(native.tokens).to.deep.equal([]);
  });
});
