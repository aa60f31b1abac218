import { expect } from 'chai';
import { createClient, GiroError } from '../../src/index.js';
import type { Fault } from '../../src/sandbox/index.js';
import { expectConsole } from '../support/console.js';
import { decide, forgetReturns, says, settled, wholeDocument } from './consent.js';
import { begin, numberIn, READ, reveal, SHOW } from './details.js';
import { buttonOf, heard, maybeInside, textOf, until } from './stage.js';

// What the platform can answer, or a network can do, at each step of showing number and code.

afterEach(() => {
  forgetReturns();
  delete (navigator as { onLine?: boolean }).onLine;
});

const START = 'POST /v3/consents/:id';
const FAILED = 'The details could not be shown.';

const UNREACHED = 'We could not reach the bank.';
const NO_SENSE = 'We did not understand the bank’s answer.';
const NO_ANSWER = 'We did not get an answer.';

type End = readonly [effect: Fault['do'], words: string];

const status = (code: number): Fault['do'] => ({ kind: 'status', status: code });

const REFUSALS: readonly End[] = [
  [status(400), 'The bank did not accept this.'],
  [status(401), 'Your session has ended.'],
  [status(403), 'You do not have permission for this.'],
  [status(404), 'We could not find this.'],
  [status(409), 'The bank did not accept this.'],
  [status(429), 'That was too often.'],
];
const READS: readonly End[] = [
  ...REFUSALS,
  [status(500), 'The bank has a technical problem.'],
  [status(503), 'The bank has a technical problem.'],
  [{ kind: 'cut' }, UNREACHED],
  [{ kind: 'drop', when: 'before' }, UNREACHED],
  [{ kind: 'drop', when: 'after' }, UNREACHED],
  [{ kind: 'bad-json' }, NO_SENSE],
  [{ kind: 'wrong-shape' }, NO_SENSE],
  [{ kind: 'empty' }, NO_SENSE],
  [{ kind: 'truncated' }, NO_SENSE],
  [{ kind: 'wrong-type' }, NO_SENSE],
];
const STARTS: readonly End[] = [
  ...REFUSALS,
  [status(503), NO_ANSWER],
  [{ kind: 'cut' }, NO_ANSWER],
  [{ kind: 'drop', when: 'before' }, NO_ANSWER],
  [{ kind: 'drop', when: 'after' }, NO_ANSWER],
  [{ kind: 'bad-json' }, NO_ANSWER],
  [{ kind: 'wrong-shape' }, NO_ANSWER],
  [{ kind: 'empty' }, NO_ANSWER],
  [{ kind: 'truncated' }, NO_ANSWER],
  [{ kind: 'wrong-type' }, NO_ANSWER],
];

describe('giro-card-details, whatever is answered', () => {
  for (const [call, ends, isProtected] of [
    [READ, READS, false],
    [START, STARTS, true],
  ] as const)
    for (const [effect, words] of ends)
      it(`${call} with ${JSON.stringify(effect)}: says that nothing is shown and why, shows nothing, and can be asked again`, async () => {
        const { stage, element, pan } = await begin({ protectCredentials: isProtected });
        const errors = heard(document, 'giro-error');
        await stage.control.faults.add({ call, do: effect });
        buttonOf(element, SHOW).click();
        await says(element, FAILED);
        expect(textOf(element)).to.include(words);
        expect(errors).to.have.length(1);
        expect(wholeDocument()).not.to.include(pan.slice(0, 12));
        await settled();
        await stage.control.faults.clear();
        if (isProtected) {
          buttonOf(element, SHOW).click();
          await says(element, 'Waiting for you');
        } else await reveal(element);
      });

  for (const effect of [
    status(503),
    { kind: 'cut' },
    { kind: 'drop', when: 'before' },
    { kind: 'drop', when: 'after' },
  ] as const)
    it(`${READ} once with ${JSON.stringify(effect)}: is asked again by itself, and shown`, async () => {
      const { stage, element } = await begin();
      await stage.control.faults.add({ call: READ, times: 1, do: effect });
      buttonOf(element, SHOW).click();
      await until(() => numberIn(element) !== '', 'the number', 8000);
    });

  for (const effect of [
    { kind: 'delay', ms: 150 },
    { kind: 'delay', ms: 150, when: 'before' },
  ] as const) {
    it(`${READ} after ${JSON.stringify(effect)}: says that it is coming, and shows it`, async () => {
      const { stage, element } = await begin();
      await stage.control.faults.add({ call: READ, do: effect });
      buttonOf(element, SHOW).click();
      await says(element, 'Getting the number…');
      await until(() => numberIn(element) !== '', 'the number');
    });

    it(`${START} after ${JSON.stringify(effect)}: asks for a moment, and then waits for the person`, async () => {
      const { stage, element } = await begin({ protectCredentials: true });
      await stage.control.faults.add({ call: START, do: effect });
      buttonOf(element, SHOW).click();
      await says(element, 'One moment…');
      expect(stage.consents).to.deep.equal([]);
      await says(element, 'Waiting for you');
      expect(stage.consents).to.have.length(1);
      expect(await stage.control.log.count(START)).to.equal(1);
    });
  }

  it('offline: says so, sends nothing, and shows it once there is a network', async () => {
    const { stage, element } = await begin();
    Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
    buttonOf(element, SHOW).click();
    await says(element, FAILED);
    expect(textOf(element)).to.include('You are offline. Nothing was sent.');
    expect(await stage.control.log.count(READ)).to.equal(0);
    delete (navigator as { onLine?: boolean }).onLine;
    await settled();
    await reveal(element);
  });

  it('no answer in time: says so, shows nothing, and can be asked again', async () => {
    const { stage, element } = await begin();
    const { cardsUrl, bankingUrl, getToken } = stage.platform;
    const client = createClient({ cardsUrl, bankingUrl, getToken, cardsApi: 'banking-v2' });
    let isLate = true;
    stage.provider.client = {
      ...client,
      cards: {
        ...client.cards,
        credentials: (...call) =>
          isLate
            ? Promise.reject(new GiroError('timeout', 'A test shows timeout.'))
            : client.cards.credentials(...call),
      },
    };
    await stage.provider.updateComplete;
    await element.updateComplete;
    await until(() => !maybeInside(element, '[part=skeleton]'), 'the card');
    buttonOf(element, SHOW).click();
    await says(element, FAILED);
    expect(textOf(element)).to.include('The bank did not answer in time.');
    expect(numberIn(element)).to.equal('');
    isLate = false;
    await settled();
    await reveal(element);
  });

  it('a consent whose time ran out by the return: says so, and shows the number after another', async () => {
    const { stage, element, grouped } = await begin({ protectCredentials: true });
    const end = Date.now() + 500;
    const method = { redirect_url: `${new URL(stage.platform.url).origin}/x`, expires_at: new Date(end).toISOString() };
    await stage.control.faults.add({ call: START, times: 1, do: { kind: 'status', status: 200, body: { method } } });
    buttonOf(element, SHOW).click();
    await says(element, 'Waiting for you');
    await until(() => Date.now() > end, 'the time is over');
    await settled();
    buttonOf(element, 'Check again').click();
    await says(element, 'The time to confirm ran out. Nothing has changed.');
    expect(wholeDocument(element)).not.to.include(grouped);
    await settled();
    buttonOf(element, 'Start again').click();
    await says(element, 'Waiting for you');
    await decide(stage.consents.at(-1) ?? '', 'approve');
    await settled();
    buttonOf(element, 'Check again').click();
    await says(element, grouped);
  });

  it('a consent on a page of somebody else’s: nobody is sent there, and it is said', async () => {
    expectConsole(/nobody is sent/);
    const { stage, element } = await begin({ protectCredentials: true });
    const body = { method: { redirect_url: 'https://evil.example/' } };
    await stage.control.faults.add({ call: START, do: { kind: 'status', status: 200, body } });
    buttonOf(element, SHOW).click();
    await says(element, FAILED);
    expect(stage.consents).to.deep.equal([]);
    expect(maybeInside(element, 'a')).to.equal(null);
  });
});
