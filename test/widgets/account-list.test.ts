import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, focused, press, viewport } from '../support/user.js';
import {
  answering,
  begin,
  CORPORATION,
  inItem,
  itemOf,
  items,
  itemsShown,
  overflowing,
  WALLETS,
  walletAnswers,
} from './accounts.js';
import { says } from './consent.js';
import { allInside, buttonOf, frame, heard, inside, maybeInside, place, setStage, textOf, until } from './stage.js';

const TAG = 'giro-account-list';

const names = (element: Element) => items(element).map((item) => textOf(item.querySelector('.name') ?? item));
const account = (element: Element, name: string) => inItem(element, name, 'button.account');
const howMuch = (element: Element, name: string) => textOf(inItem(element, name, '.how'));
const totals = (element: Element) => allInside(element, '.total').map(textOf);
const pressed = (element: Element) =>
  items(element)
    .filter((item) => item.querySelector('[aria-pressed=true]'))
    .map((item) => textOf(item.querySelector('.name') ?? item));

afterEach(() => {
  document.documentElement.dir = '';
  document.documentElement.removeAttribute('style');
});

describe('giro-account-list', () => {
  it('shows a skeleton, then every account with name, currency, end of its number, and what is in it', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: WALLETS, do: { kind: 'delay', ms: 150 } });
    const element = stage.add(TAG);
    await until(() => maybeInside(element, '[aria-busy=true]'), 'a skeleton');
    await expectAccessible(element);
    await itemsShown(element);
    expect(names(element)).to.include.members(['Everyday', 'Household', 'London office', 'Reserve', 'Opened today']);
    expect(textOf(account(element, 'Household'))).to.match(
      /^Household SEK •••• \w{4}, ending \w{4} SEK [\d,.]+ Available/,
    );
    expect(inside(element, '[role=list]').ariaLabel).to.equal('Accounts');
    await expectAccessible(element);
  });

  it('says what is reserved, where something is', async () => {
    const { element } = answering(
      TAG,
      walletAnswers([
        { name: 'Busy', amount: 120_050, pending: { id: 'p', type: 'pending', amount: 995, currency: 'EUR' } },
        { name: 'Quiet', amount: 5, pending: { id: 'q', type: 'pending', amount: 0, currency: 'EUR' } },
        { name: 'New', amount: 0 },
      ]),
    );
    await itemsShown(element);
    expect(howMuch(element, 'Busy')).to.equal('€1,200.50 Available Reserved €9.95');
    expect(howMuch(element, 'Quiet')).to.equal('€0.05 Available');
    expect(howMuch(element, 'New')).to.equal('€0.00 Available');
  });

  it('is exact to the last of sixteen digits, in the list and in the total', async () => {
    const { element } = answering(
      TAG,
      walletAnswers([
        '{"id":"a","type":"real","name":"Large","currency":"EUR","amount":9007199254740993}',
        '{"id":"b","type":"real","name":"Debt","currency":"EUR","amount":-9999999999999999}',
        '{"id":"c","type":"real","name":"One","currency":"EUR","amount":1}',
      ]),
    );
    await itemsShown(element);
    expect(howMuch(element, 'Large')).to.include('€90,071,992,547,409.93');
    expect(howMuch(element, 'Debt').replace('\u2212', '-')).to.include('-€99,999,999,999,999.99');
    expect(totals(element).map((total) => total.replace('\u2212', '-'))).to.deep.equal([
      'Total available in EUR -€9,928,007,452,590.05',
    ]);
  });

  it('says exactly what the platform’s largest account holds', async () => {
    const { element } = await begin(TAG);
    expect(howMuch(element, 'Reserve')).to.match(/€9\d,\d{3},\d{3},\d{3},\d{3}\.\d{2}/);
  });

  it('adds up each currency, and never two of them', async () => {
    const { element } = answering(
      TAG,
      walletAnswers([
        { name: 'A', amount: 100 },
        { name: 'B', amount: 50, currency: 'JPY' },
        { name: 'C', amount: 25 },
        { name: 'D', amount: 1234, currency: 'BHD' },
      ]),
    );
    await itemsShown(element);
    expect(totals(element)).to.deep.equal([
      'Total available in EUR €1.25',
      'Total available in JPY JP¥50',
      'Total available in BHD BHD 1.234',
    ]);
  });

  it('has no total for one account alone', async () => {
    const { element } = answering(TAG, walletAnswers([{ name: 'A', amount: 100 }]));
    await itemsShown(element);
    expect(totals(element)).to.deep.equal([]);
  });

  it('gives a name to an account without one, and shows hostile names for what they are', async () => {
    const { element } = answering(
      TAG,
      walletAnswers([{ name: '' }, { name: '\u202e<b>evil</b>\u200b' }, { name: null, currency: 'SEK' }]),
    );
    await itemsShown(element);
    expect(names(element)).to.deep.equal(['EUR account', '\ufffd<b>evil</b>\ufffd', 'SEK account']);
    expect(element.shadowRoot?.querySelector('b')).to.equal(null);
    for (const name of allInside(element, '.name')) expect(name.firstElementChild?.localName).to.equal('bdi');
  });

  it('shows only accounts in the host’s currencies, in any case, and adds up only those', async () => {
    const { element } = await begin(TAG, { currency: 'sek NOK' });
    expect(names(element)).to.deep.equal(['Household', 'Oslo']);
    expect(totals(element)).to.have.length(2);
    element.currency = 'DKK';
    await until(() => names(element).join() === 'København', 'Danish ones');
    element.currency = 'CHF';
    await says(element, 'No matching accounts You have no account in this currency.');
    await expectAccessible(element);
    element.currency = undefined;
    await until(() => items(element).length > 5, 'all');
  });

  it('tells the host about a currency that is none, and goes on', async () => {
    expectConsole(/“EURO” is no currency/);
    const errors = heard(document, 'giro-error');
    const { element } = await begin(TAG, { currency: 'EURO SEK' });
    expect(names(element)).to.deep.equal(['Household']);
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage']);
  });

  it('shows only the accounts the host names, and tells it about one that is not there', async () => {
    const { stage, element } = await begin(TAG);
    const errors = heard(document, 'giro-error');
    const events = heard(element, 'giro-account-select');
    account(element, 'Travel').click();
    const id = events[0]!.detail.accountId;
    expectConsole(/“nobody” is none of the person's accounts/);
    const two = stage.add(TAG, { 'account-ids': `${id} nobody ${id}` });
    await itemsShown(two);
    expect(names(two)).to.deep.equal(['Travel']);
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage']);
  });

  it('selects by pointer and keyboard, tells the host the id and nothing else, and can’t be cancelled', async () => {
    const { element } = await begin(TAG);
    const events = heard(document, 'giro-account-select');
    document.addEventListener('giro-account-select', (event) => event.preventDefault(), { once: true });
    await click(account(element, 'Household'));
    expect(pressed(element)).to.deep.equal(['Household']);
    account(element, 'Everyday').focus();
    await press('Enter');
    expect(pressed(element)).to.deep.equal(['Everyday']);
    expect(focused()).to.equal(account(element, 'Everyday'));
    expect(events.map(({ detail }) => Object.keys(detail))).to.deep.equal([['accountId'], ['accountId']]);
    expect(events[0]?.cancelable).to.equal(false);
    expect(element.hasAttribute('selected'), 'host input stays the host’s').to.equal(false);
    await expectAccessible(element);
  });

  it('follows what the host selects', async () => {
    const { element } = await begin(TAG);
    const events = heard(element, 'giro-account-select');
    account(element, 'Oslo').click();
    element.selected = events[0]!.detail.accountId;
    await frame();
    account(element, 'Travel').click();
    await until(() => pressed(element).join() === 'Travel', 'the person’s');
    element.selected = undefined;
    await until(() => pressed(element).length === 0, 'none');
    element.selected = events[0]!.detail.accountId;
    await until(() => pressed(element).join() === 'Oslo', 'the host’s');
  });

  it('goes through everything by Tab, in the order it is seen', async () => {
    const { element } = await begin(TAG, { currency: 'SEK' });
    account(element, 'Household').focus();
    await press('Tab');
    expect(focused()).to.equal(inItem(element, 'Household', '.disclosure'));
    await press('Enter');
    await until(() => maybeInside(element, '.panel .copy'), 'bank details');
    for (const copy of allInside(element, '.copy')) {
      await press('Tab');
      expect(focused()).to.equal(copy);
    }
  });

  it('shares one read with every other list of the page', async () => {
    const stage = await setStage();
    const [one, two] = [stage.add(TAG), stage.add(TAG, { currency: 'EUR' })];
    await Promise.all([itemsShown(one), itemsShown(two)]);
    expect(await stage.control.log.count(WALLETS)).to.equal(1);
  });

  it('says when there are none', async () => {
    const { element } = answering(TAG, walletAnswers([]));
    await says(element, 'No accounts yet');
    await expectAccessible(element);
  });

  it('keeps what it shows when a refresh fails, says so, and reads again when asked', async () => {
    const { stage, element } = await begin(TAG);
    const errors = heard(document, 'giro-error');
    const count = items(element).length;
    await stage.control.faults.add({ call: '*', do: { kind: 'bad-json' } });
    await element.reload();
    await says(element, 'This may be out of date.');
    expect(items(element)).to.have.length(count);
    expect(errors).to.have.length(1);
    await expectAccessible(element);
    await stage.control.faults.clear();
    await click(buttonOf(element, 'Try again'));
    await until(() => !textOf(element).includes('out of date'), 'it is up to date');
  });

  it('shows nothing of a person who signed out', async () => {
    const { platform } = await setStage();
    const { bankingUrl, cardsUrl, getToken } = platform;
    const client = createClient({ bankingUrl, cardsUrl, getToken });
    const provider = document.createElement('giro-provider');
    provider.client = client;
    const element = document.createElement(TAG);
    place(provider).append(element);
    await itemsShown(element);
    inItem(element, 'Everyday', '.disclosure').click();
    account(element, 'Everyday').click();
    await until(() => maybeInside(element, '.panel .ways'), 'bank details');
    client.session.signOut();
    await says(element, 'Your session has ended');
    for (const word of ['Everyday', '€', 'IBAN']) expect(textOf(element)).not.to.include(word);
    expect(element.shadowRoot?.innerHTML).not.to.include('Everyday');
  });

  it('is in Swedish, with Swedish numbers', async () => {
    const { stage, element } = await begin(TAG, { currency: 'SEK DKK' });
    stage.provider.locale = 'sv-SE';
    await says(element, 'Tillgängligt totalt i SEK');
    await says(element, 'Så sätter du in pengar');
    expect(howMuch(element, 'Household')).to.match(/\d,\d\d\skr Tillgängligt/);
    expect(inside(element, '[role=list]').ariaLabel).to.equal('Konton');
    await expectAccessible(element);
  });

  for (const direction of ['ltr', 'rtl'])
    for (const width of [280, 320, 800])
      it(`${direction} at ${width} px: nothing sticks out, bank details open too`, async () => {
        await viewport(Math.max(width, 447));
        document.documentElement.dir = direction;
        const { element } = answering(
          TAG,
          walletAnswers([
            {
              name: 'Rent-and-electricity-and-water-and-internet-and-everything-else',
              amount: -999_999_999_999_999,
              pending: { id: 'p', amount: 999_999_999_999_999, type: 'pending', currency: 'EUR' },
              bank_address: { name: 'Exempelbanken AB', street: 'Exempelgatan 59', city: 'Exempelstad' },
              wallet_requisites: [
                { id: 'r', number: 'MT84MALT011000012345MTLCAST001S', code: 'CRDAADADXXX', type: 'sepa' },
              ],
            },
            { name: 'Two' },
          ]),
        );
        const box = place(document.createElement('div'));
        box.style.setProperty('inline-size', `${width}px`);
        box.append(element.closest('giro-provider')!);
        await itemsShown(element);
        allInside(element, '.disclosure')[0]?.click();
        await until(() => maybeInside(element, 'svg.qr-code'), 'a QR code');
        for (const locale of ['en', 'sv']) {
          element.closest('giro-provider')!.locale = locale;
          await says(element, locale === 'sv' ? 'Tillgängligt' : 'Available');
          expect(overflowing(element), locale).to.deep.equal([]);
        }
        await viewport(1000);
      });

  for (const width of [280, 800])
    it(`at ${width} px is as high while it loads as when it has loaded, once it knows how many accounts there are`, async () => {
      const stage = await setStage();
      const box = place(document.createElement('div'));
      box.style.setProperty('inline-size', `${width}px`);
      box.append(stage.provider);
      const element = stage.add(TAG, { currency: 'EUR SEK' });
      await itemsShown(element);
      const height = element.getBoundingClientRect().height;
      element.remove();
      await stage.control.faults.add({ call: '*', do: { kind: 'delay', ms: 300 } });
      await new Promise((resolve) => setTimeout(resolve)); // the last to leave a shared read ends it
      const again = stage.add(TAG, { currency: 'EUR SEK' });
      await until(() => maybeInside(again, '[aria-busy=true]'), 'a skeleton');
      expect(again.getBoundingClientRect().height).to.be.closeTo(height, 1);
      await itemsShown(again);
      expect(again.getBoundingClientRect().height).to.be.closeTo(height, 1);
    });
});

/** Every answer that the endpoints document, and what the person is told. */
const ANSWERS = {
  401: 'Your session has ended',
  403: 'You do not have permission',
  404: 'We could not find this',
  429: 'too often',
  500: 'technical problem',
} as const;

describe('giro-account-list that can’t read', () => {
  for (const call of [CORPORATION, WALLETS])
    for (const [status, words] of Object.entries(ANSWERS))
      it(`says what a ${status} of ${call} means`, async function () {
        this.timeout(40_000);
        const stage = await setStage();
        const errors = heard(document, 'giro-error');
        const headers = status === '429' ? { 'retry-after': '60' } : {};
        await stage.control.faults.add({ call, do: { kind: 'status', status: Number(status), headers } });
        const element = stage.add(TAG);
        await until(
          () => textOf(element).includes(words),
          () => `“${words}” (it says: ${textOf(element)})`,
          30_000,
        );
        await says(element, 'Your accounts could not be loaded');
        expect(errors).to.have.length(1);
        await expectAccessible(element);
      });

  it('says that the platform’s answer makes no sense', async () => {
    const stage = await setStage();
    for (const kind of ['wrong-shape', 'bad-json'] as const) {
      await stage.control.faults.add({ call: WALLETS, times: 1, do: { kind } });
      const element = stage.add(TAG);
      await says(element, 'We did not understand');
      await click(buttonOf(element, 'Try again'));
      await itemsShown(element);
      element.remove();
      await new Promise((resolve) => setTimeout(resolve));
    }
  });

  it('says that somebody who only holds cards may not see accounts', async () => {
    const stage = await setStage({ person: 'Cleo' });
    await says(stage.add(TAG), 'You do not have permission');
  });

  it('says what the host forgot', async () => {
    expectConsole(/There is no setup/);
    expectConsole(/account-ids attribute is missing/);
    const stage = await setStage();
    stage.provider.paymentsApi = 'v3';
    await says(stage.add(TAG), 'account-ids attribute is missing');
    await says(place(document.createElement(TAG)), 'There is no setup');
  });

  it('is never broken by host input of a wrong type', async () => {
    expectConsole(/must be a string/);
    const { element } = await begin(TAG);
    for (const property of ['currency', 'selected', 'accountIds'] as const)
      for (const value of [17, true, {}, ['EUR'], Symbol('s')]) {
        Object.assign(element, { [property]: value });
        await element.updateComplete;
        expect(textOf(element)).to.include('must be a string');
        Object.assign(element, { [property]: undefined });
      }
    await itemsShown(element);
    expect(itemOf(element, 'Everyday')).to.be.instanceOf(HTMLElement);
  });
});
