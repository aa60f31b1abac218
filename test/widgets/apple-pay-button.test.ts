import { expect } from 'chai';
import {
  add,
  addButton,
  bridgeTo,
  device,
  forgetDevice,
  IPHONE,
  nativeSide,
  shown,
  START,
  TOKENIZE,
} from './apple-pay.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, press } from '../support/user.js';
import {
  decide,
  forgetReturns,
  keptFor,
  reloadedTags,
  returnWith,
  says,
  settled,
  stateOf,
  wholeDocument,
  storedText,
} from './consent.js';
import { buttonOf, frame, heard, inside, maybeInside, pause, place, said, setStage, textOf, until } from './stage.js';

const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15';
const ANDROID = 'Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36';
const WINDOWS = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36';

afterEach(() => {
  forgetReturns();
  forgetDevice();
});

describe('giro-apple-pay-button is there only where it can work', () => {
  const launch = () => Promise.resolve({ status: 'approved' });
  const CASES = [
    ['on an iPhone', IPHONE, {}, true],
    ['on an iPad, which says that it is a Macintosh', IPAD, {}, true],
    ['on Android', ANDROID, {}, false],
    ['on Windows', WINDOWS, {}, false],
    ['on Windows with a host’s own function', WINDOWS, { launch }, true],
    ['on Android with a bridge', ANDROID, { bridge: 'wallet' }, true],
    ['on an iPhone with the card in the wallet already', IPHONE, { inWallet: true }, false],
    ['with a function and the card in the wallet already', WINDOWS, { launch, inWallet: true }, false],
  ] as const;
  for (const [name, userAgent, facts, isThere] of CASES)
    it(`${name}: ${isThere ? 'there' : 'hidden, and nothing is read'}`, async () => {
      device(userAgent);
      const stage = await setStage();
      const element = add(stage, facts);
      if (isThere) {
        await shown(element);
        expect(addButton(element).ariaLabel).to.equal('Add to Apple Wallet');
        await expectAccessible(element);
        return;
      }
      await pause(150);
      expect(maybeInside(element, 'button')).to.equal(null);
      expect(element.getBoundingClientRect().height).to.equal(0);
      expect(await stage.control.log.count()).to.equal(0);
    });

  it('for active cards of Cards v3, and no others', async () => {
    const stage = await setStage();
    const native = nativeSide(stage);
    await shown(add(stage, native));
    const hidden = ['Everyday', 'Streaming', 'Marketplace', 'Old wallet', 'Festival', 'Conference', 'Metal'].map(
      (alias) => add(stage, native, { alias }),
    );
    const other = await setStage({ cardsApi: 'banking-v2' });
    hidden.push(add(other, native, { alias: 'Company' }));
    await pause(400);
    for (const element of hidden) expect(maybeInside(element, 'button'), element.cardId).to.equal(null);
  });

  it('and goes when the host says that the card is in the wallet', async () => {
    const stage = await setStage();
    const element = add(stage, nativeSide(stage));
    await shown(element);
    element.inWallet = true;
    await until(() => !maybeInside(element, 'button'), 'it is gone');
  });

  it('says what the host forgot', async () => {
    expectConsole(/card-id attribute is missing/);
    const stage = await setStage();
    await says(stage.add('giro-apple-pay-button', { bridge: 'wallet' }), 'card-id attribute is missing');
  });

  it('not where the host takes its function away, and says so where it gives something else', async () => {
    expectConsole(/`launch` must be a function|`bridge` must be a string/);
    device(WINDOWS);
    const stage = await setStage();
    const element = add(stage, { launch });
    await shown(element);
    Object.assign(element, { launch: null });
    await until(() => !maybeInside(element, 'button'), 'it is gone');
    Object.assign(element, { launch: {} });
    await says(element, '`launch` must be a function.');
    Object.assign(element, { launch: undefined, bridge: 17 });
    await says(element, '`bridge` must be a string');
  });
});

describe('giro-apple-pay-button hands the token to the native side', () => {
  it('a host’s function: once, by the keyboard too, and tells how it ended', async () => {
    const stage = await setStage();
    const native = nativeSide(stage);
    const element = add(stage, native);
    await shown(element);
    const results = heard(document, 'giro-apple-pay-result');
    addButton(element).focus();
    await press('Enter');
    await press('Enter');
    await says(element, 'The card is in Apple Wallet.');
    expect(maybeInside(element, 'button'), 'nothing is left to press').to.equal(null);
    expect(said(element)).to.equal('The card is in Apple Wallet.');
    expect(results.map(({ detail }) => detail)).to.deep.equal([
      { cardId: stage.card('Groceries').id, status: 'approved' },
    ]);
    expect(native.tokens).to.have.length(1);
    expect(await stage.control.log.count(TOKENIZE)).to.equal(1);
    expect(stage.consents, 'nobody goes anywhere').to.deep.equal([]);
    await expectAccessible(element);
  });

  it('a bridge: with the card and when it expires', async () => {
    const stage = await setStage();
    const messages: Record<string, unknown>[] = [];
    bridgeTo('wallet', async (message) => {
      messages.push(message as Record<string, unknown>);
      return await stage.control.launch((message as { token: string }).token);
    });
    const element = add(stage, { bridge: 'wallet' });
    await shown(element);
    await click(addButton(element), { count: 2 });
    await says(element, 'The card is in Apple Wallet.');
    expect(messages).to.have.length(1);
    expect(Object.keys(messages[0]!).sort()).to.deep.equal(['cardId', 'expiresAt', 'token']);
    expect(messages[0]?.['cardId']).to.equal(stage.card('Groceries').id);
    expect(Date.parse(String(messages[0]?.['expiresAt']))).to.be.above(Date.now());
  });

  it('and the token is in no event, storage, address, console, attribute or document', async () => {
    const stage = await setStage();
    const native = nativeSide(stage);
    const element = add(stage, native);
    const details: unknown[] = [];
    for (const type of [
      'giro-apple-pay-result',
      'giro-error',
      'giro-consent-required',
      'giro-consent-resolved',
    ] as const)
      document.addEventListener(type, (event) => details.push((event as CustomEvent<unknown>).detail), { once: true });
    const own = console.log;
    const logged: unknown[] = [];
    console.log = (...values: unknown[]) => void logged.push(...values);
    await shown(element);
    await click(addButton(element));
    await says(element, 'The card is in Apple Wallet.');
    console.log = own;
    const [token = 'none'] = native.tokens;
    expect(token.length).to.be.above(10);
    const everything = [
      wholeDocument(),
      JSON.stringify(details),
      storedText(),
      location.href,
      document.cookie,
      logged.map(String).join(),
    ].join('\n');
    expect(everything).not.to.include(token);
  });

  for (const [name, launch] of [
    ['says error', () => Promise.resolve({ status: 'error' })],
    ['says something else', () => Promise.resolve({ status: 'maybe' })],
    ['answers nothing', () => Promise.resolve(undefined as never)],
    ['throws', () => Promise.reject(new Error('canary-of-native-side'))],
  ] as const)
    it(`and says that the card was not added when that ${name}`, async () => {
      const stage = await setStage();
      const element = add(stage, { launch });
      await shown(element);
      const results = heard(document, 'giro-apple-pay-result');
      await click(addButton(element));
      await says(element, 'The card was not added to Apple Wallet.');
      expect(results.map(({ detail }) => detail.status)).to.deep.equal(['error']);
      expect(wholeDocument()).not.to.include('canary-of-native-side');
      await expectAccessible(element);
    });

  it('of one card; another card that the host shows then is neither added nor on its way', async () => {
    const stage = await setStage();
    const other = stage.cards.find(({ id, status }) => status === 'active' && id !== stage.card('Groceries').id);
    const native = nativeSide(stage);
    const element = add(stage, native);
    await shown(element);
    await click(addButton(element));
    await says(element, 'The card is in Apple Wallet.');
    element.cardId = other?.id;
    await shown(element);
    await frame();
    expect(textOf(inside(element, '.base'))).to.equal('Add to Apple Wallet');
    expect(native.tokens).to.have.length(1);
  });

  it('and says nothing of a card that the host no longer shows, but tells the host', async () => {
    const stage = await setStage();
    const other = stage.cards.find(({ id, status }) => status === 'active' && id !== stage.card('Groceries').id);
    const results = heard(document, 'giro-apple-pay-result');
    const element = add(stage, nativeSide(stage));
    await shown(element);
    await stage.control.faults.add({ call: TOKENIZE, times: 1, do: { kind: 'delay', ms: 200 } });
    addButton(element).click();
    await says(element, 'Preparing the card');
    element.cardId = other?.id;
    await until(() => results.length === 1, 'the host is told');
    await until(() => maybeInside(element, 'button.add'), 'the button of the other card');
    await frame();
    expect(results.map(({ detail }) => detail)).to.deep.equal([
      { cardId: stage.card('Groceries').id, status: 'approved' },
    ]);
    expect(textOf(element)).to.equal('Add to Apple Wallet');
  });

  it('never after it expired, never when there is none', async () => {
    const stage = await setStage();
    const { origin } = new URL(stage.platform.url);
    for (const method of [
      { redirect_url: `${origin}/x`, token: 'canary', expires_at: '2021-07-27T12:00:33+02:00' },
      { redirect_url: `${origin}/x` },
      { redirect_url: 'https://evil.example/', token: 'canary' },
    ]) {
      if (method.redirect_url.includes('evil')) expectConsole(/nobody is sent/);
      await stage.control.faults.clear();
      await stage.control.faults.add({ call: START, do: { kind: 'status', status: 200, body: { method } } });
      const native = nativeSide(stage);
      const element = add(stage, native);
      await shown(element);
      await click(addButton(element));
      await says(element, 'The card was not added.');
      expect(said(element)).to.include('The card was not added.');
      expect(native.tokens).to.deep.equal([]);
      expect(wholeDocument()).not.to.include('canary');
      await expectAccessible(element);
      await settled();
      element.remove();
    }
  });

  for (const status of [403, 409, 429, 503])
    it(`not when the platform answers ${status}; it can be tried again`, async () => {
      const stage = await setStage();
      const native = nativeSide(stage);
      const element = add(stage, native);
      const errors = heard(document, 'giro-error');
      await shown(element);
      await stage.control.faults.add({ call: TOKENIZE, times: 1, do: { kind: 'status', status } });
      await click(addButton(element));
      await says(element, 'The card was not added.');
      expect(errors).to.have.length(1);
      expect(native.tokens).to.deep.equal([]);
      await settled();
      await click(addButton(element));
      await says(element, 'The card is in Apple Wallet.');
      expect(textOf(element)).not.to.include('was not added');
    });
});

describe('giro-apple-pay-button in a plain browser on an Apple device', () => {
  const away = async () => {
    device(IPHONE);
    const stage = await setStage();
    const element = add(stage);
    await shown(element);
    await click(addButton(element));
    await until(() => stage.consents.length === 1, 'the person is taken to the hosted page');
    return { stage, element, key: `apple-pay ${stage.card('Groceries').id}`, url: stage.consents[0] ?? '' };
  };

  it('takes the person to the hosted page, and claims nothing afterwards', async () => {
    const { element, url, key } = await away();
    const results = heard(document, 'giro-apple-pay-result');
    const resolved = heard(document, 'giro-consent-resolved');
    await says(element, 'Waiting for you to confirm');
    await expectAccessible(element);
    expect(results).to.deep.equal([]);
    await decide(url, 'approve');
    await click(buttonOf(element, 'Check again'));
    await says(element, 'Open Apple Wallet to see whether the card was added.');
    expect(results.map(({ detail }) => detail.status)).to.deep.equal(['unknown']);
    expect(resolved, 'nobody knows whether it was given').to.deep.equal([]);
    expect(keptFor(key)).to.equal(null);
  });

  it('says the same after a reload with the person back, once', async () => {
    const { stage, element, key } = await away();
    const state = stateOf(key);
    element.remove();
    const results = heard(document, 'giro-apple-pay-result');
    for (let i = 0; i < 2; i++) {
      returnWith({ 'giro-consent': state, status: 'approved' });
      const { applePay } = await reloadedTags();
      const again = place(document.createElement(applePay), stage.provider);
      again.setAttribute('card-id', stage.card('Groceries').id);
      await shown(again);
      await until(() => results.length === 1, 'it is told');
      await settled();
      again.remove();
    }
    expect(results.map(({ detail }) => detail.status)).to.deep.equal(['unknown']);
  });
});
