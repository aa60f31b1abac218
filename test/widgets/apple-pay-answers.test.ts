import { expect } from 'chai';
import { createClient, GiroError } from '../../src/index.js';
import type { Fault } from '../../src/sandbox/index.js';
import { add, addButton, nativeSide, shown, START, TOKENIZE } from './apple-pay.js';
import { forgetReturns, says, settled } from './consent.js';
import { heard, setStage, textOf } from './stage.js';

// What the platform can answer, or a network can do, at each step of adding a card to a wallet.

afterEach(() => {
  forgetReturns();
  delete (navigator as { onLine?: boolean }).onLine;
});

const FAILED = 'The card was not added.';
const NO_SENSE = 'We did not understand the bank’s answer.';
const NO_ANSWER = 'We did not get an answer.';

const status = (code: number): Fault['do'] => ({ kind: 'status', status: code });

type End = readonly [effect: Fault['do'], words: string];

const GARBLED: readonly Fault['do'][] = [{ kind: 'empty' }, { kind: 'truncated' }, { kind: 'wrong-type' }];

const BOTH: readonly End[] = [
  [status(400), 'The bank did not accept this.'],
  [status(401), 'Your session has ended.'],
  [status(403), 'You do not have permission for this.'],
  [status(404), 'We could not find this.'],
  [status(409), 'The bank did not accept this.'],
  [status(429), 'That was too often.'],
  [status(503), NO_ANSWER],
  [{ kind: 'cut' }, NO_ANSWER],
  [{ kind: 'drop', when: 'before' }, NO_ANSWER],
  [{ kind: 'drop', when: 'after' }, NO_ANSWER],
  [{ kind: 'bad-json' }, NO_ANSWER],
];
// A tokenisation is always answered with a consent: whatever else is whole is an answer, and none that is understood.
const TOKENIZES: readonly End[] = [
  ...BOTH,
  [{ kind: 'wrong-shape' }, NO_SENSE],
  // A 412 that can't be read is still a no.
  ...GARBLED.map((effect): End => [effect, 'The bank did not accept this.']),
];
const STARTS: readonly End[] = [
  ...BOTH,
  [{ kind: 'wrong-shape' }, NO_ANSWER],
  ...GARBLED.map((effect): End => [effect, NO_ANSWER]),
];

describe('giro-apple-pay-button, whatever is answered', () => {
  for (const [call, ends] of [
    [TOKENIZE, TOKENIZES],
    [START, STARTS],
  ] as const) {
    for (const [effect, words] of ends)
      it(`${call} with ${JSON.stringify(effect)}: no token goes anywhere, it is said why, and it can be tried again`, async () => {
        const stage = await setStage();
        const native = nativeSide(stage);
        const errors = heard(document, 'giro-error');
        const results = heard(document, 'giro-apple-pay-result');
        const element = add(stage, native);
        await shown(element);
        await stage.control.faults.add({ call, do: effect });
        addButton(element).click();
        await says(element, FAILED);
        // Firefox hands on what there is of a cut body: then it was a refusal, of which only the words are missing.
        if (effect.kind === 'cut')
          expect(textOf(element)).to.match(/We did not get an answer|The bank did not accept this/);
        else expect(textOf(element)).to.include(words);
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
    await says(element, FAILED);
    expect(textOf(element)).to.include(NO_SENSE);
    expect(native.tokens).to.deep.equal([]);
  });

  it('offline: says so, sends nothing, and adds the card once there is a network', async () => {
    const stage = await setStage();
    const native = nativeSide(stage);
    const element = add(stage, native);
    await shown(element);
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    addButton(element).click();
    await says(element, FAILED);
    expect(textOf(element)).to.include('You are offline. Nothing was sent.');
    expect(await stage.control.log.count(TOKENIZE)).to.equal(0);
    delete (navigator as { onLine?: boolean }).onLine;
    await settled();
    addButton(element).click();
    await says(element, 'The card is in Apple Wallet.');
    expect(native.tokens).to.have.length(1);
  });

  it('no answer in time: says so, no token goes anywhere, and it can be tried again', async () => {
    const stage = await setStage();
    const { cardsUrl, getToken } = stage.platform;
    const client = createClient({ cardsUrl, getToken });
    let isLate = true;
    stage.provider.client = {
      ...client,
      cards: {
        ...client.cards,
        tokenizeForApplePay: (...call) =>
          isLate
            ? Promise.reject(new GiroError('timeout', 'A test shows timeout.'))
            : client.cards.tokenizeForApplePay(...call),
      },
    };
    const native = nativeSide(stage);
    const element = add(stage, native);
    await shown(element);
    addButton(element).click();
    await says(element, FAILED);
    expect(textOf(element)).to.include('The bank did not answer in time.');
    expect(native.tokens).to.deep.equal([]);
    isLate = false;
    await settled();
    addButton(element).click();
    await says(element, 'The card is in Apple Wallet.');
    expect(native.tokens).to.have.length(1);
  });
});
