import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import { formatLastUsed } from '../../src/widgets/beneficiary-list/last-used.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, focused, press, type, viewport } from '../support/user.js';
import { answering, begin, BENEFICIARIES, inItem, itemOf, items, itemsShown, overflowing } from './accounts.js';
import { says } from './consent.js';
import { allInside, buttonOf, heard, inside, maybeInside, place, said, setStage, textOf, until } from './stage.js';

const TAG = 'giro-beneficiary-list';
const IBAN = 'SE4550000000058398257466';

const names = (element: Element) => items(element).map((item) => textOf(item.querySelector('.name') ?? item));
const payee = (element: Element, name: string) => inItem(element, name, 'button.payee');
const field = (element: Element) => inside(element, 'input') as HTMLInputElement;
const pressed = (element: Element) => allInside(element, '[aria-pressed=true] .name').map(textOf);
const badge = (element: Element, name: string) => textOf(inItem(element, name, '[part=badge]'));

/** A list of made-up payees. */
async function listOf(payees: readonly object[], attributes: Readonly<Record<string, string>> = {}) {
  const wire = payees.map((one, i) => ({
    id: `b${i}`,
    name: `Payee ${i}`,
    status: 'ACTIVE',
    account: { number: IBAN, bankCode: 'EXMPSESS', type: 'sepa' },
    ...one,
  }));
  const { element, provider } = answering(TAG, { '/beneficiaries': JSON.stringify(wire) }, attributes);
  await itemsShown(element);
  return { element, provider };
}

/** Types into the search field as a person does. */
async function search(element: Element, text: string): Promise<void> {
  field(element).focus();
  field(element).select();
  await (text === '' ? press('Backspace') : type(text));
}

afterEach(() => {
  document.documentElement.dir = '';
  document.documentElement.removeAttribute('style');
});

describe('giro-beneficiary-list', () => {
  it('shows a skeleton, then who is saved: name, number in fours, status, when they were last used', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: BENEFICIARIES, do: { kind: 'delay', ms: 150 } });
    const element = stage.add(TAG);
    await until(() => maybeInside(element, '[aria-busy=true]'), 'a skeleton');
    await expectAccessible(element);
    await itemsShown(element);
    expect(items(element)).to.have.length(15);
    expect(textOf(itemOf(element, 'Landlord'))).to.match(
      /^Landlord Provhyresvärden Fastigheter SE\d\d( \d{4}){5} EUR Active Last used: \d days ago$/,
    );
    expect(inside(element, '[role=list]').ariaLabel).to.equal('Saved payees');
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.setProperty('color-scheme', scheme);
      document.documentElement.style.setProperty('background', scheme === 'dark' ? '#0d0f14' : '#ffffff');
      await expectAccessible(element);
    }
  });

  it('has who was used last first, and who can’t be paid last', async () => {
    const { element } = await begin(TAG);
    expect(names(element).slice(0, 3)).to.deep.equal(['Musterspedition KG', 'Landlord', 'Mallbyrån']);
    expect(names(element).slice(-4)).to.have.members([
      'Gone & Sons',
      'Raderad Leverantör',
      'Sanctioned Sample Corp',
      'Waiting Room Ltd',
    ]);
  });

  it('writes a UK account with its sort code and leading zeros, a number that is no IBAN as it came', async () => {
    const { element } = await listOf([
      { name: 'UK', account: { number: '01234567', bankCode: '000102', type: 'uk-local', currency: 'GBP' } },
      { name: 'Wrong', account: { number: 'SE0000000000000000000001', bankCode: 'EXMPFISSS' } },
      { name: 'None', account: null },
    ]);
    expect(textOf(inItem(element, 'UK', '.digits'))).to.equal('00-01-02 01234567');
    expect(textOf(inItem(element, 'Wrong', '.digits'))).to.equal('SE0000000000000000000001');
    expect(itemOf(element, 'None').querySelector('.digits')).to.equal(null);
  });

  it('selects by pointer and keyboard, tells the host the id and nothing else, and can’t be cancelled', async () => {
    const { element } = await begin(TAG);
    const events = heard(document, 'giro-beneficiary-select');
    document.addEventListener('giro-beneficiary-select', (event) => event.preventDefault(), { once: true });
    await click(payee(element, 'Landlord'));
    expect(pressed(element)).to.deep.equal(['Landlord']);
    payee(element, 'Mallbyrån').focus();
    await press('Space');
    expect(pressed(element)).to.deep.equal(['Mallbyrån']);
    expect(focused()).to.equal(payee(element, 'Mallbyrån'));
    expect(events.map(({ detail }) => Object.keys(detail))).to.deep.equal([['beneficiaryId'], ['beneficiaryId']]);
    expect(events[0]?.cancelable).to.equal(false);
    element.selected = events[0]!.detail.beneficiaryId;
    await until(() => pressed(element).join() === 'Landlord', 'the host’s');
    element.selected = undefined;
    await until(() => pressed(element).length === 0, 'none');
    await expectAccessible(element);
  });

  it('says of deleted, forbidden and unknown ones why they can’t be chosen, and offers no button', async () => {
    const { element } = await begin(TAG);
    const events = heard(document, 'giro-beneficiary-select');
    for (const [name, status, why] of [
      ['Gone & Sons', 'Deleted', 'was deleted, so you can’t pay'],
      ['Sanctioned Sample Corp', 'Not allowed', 'The bank does not allow payments'],
      ['Waiting Room Ltd', 'ON_HOLD', 'We don’t know whether this payee can be paid'],
    ] as const) {
      const item = itemOf(element, name);
      expect(badge(element, name)).to.equal(status);
      expect(textOf(item)).to.include(why);
      expect(item.querySelector('button')).to.equal(null);
      await click(item);
    }
    expect(events).to.deep.equal([]);
  });

  it('does not show one who can’t be paid as selected, though the host says so', async () => {
    const { element } = await listOf([{ status: 'DELETED' }, { status: 'ACTIVE' }], { selected: 'b0' });
    expect(pressed(element)).to.deep.equal([]);
    expect(maybeInside(element, '.selected')).to.equal(null);
  });

  it('names a status the platform left empty', async () => {
    const { element } = await listOf([{ status: null }]);
    expect(badge(element, 'Payee 0')).to.equal('Unknown status');
    expect(maybeInside(element, 'button.payee')).to.equal(null);
  });

  it('finds by name, friendly name and account number, whatever case and marks, as the person types', async () => {
    const { element } = await begin(TAG);
    for (const [text, found] of [
      ['LANDLORD', ['Landlord']],
      ['provhyresvarden', ['Landlord']],
      ['prove', ['Prøve Design ApS']],
      ['見本', ['見本貿易株式会社']],
      ['образец', ['Translations']],
      ['SE00 0000 0000', ['Old Number Specimens']],
    ] as const) {
      await search(element, text);
      await until(
        () => names(element).join() === found.join(),
        () => `${text}: ${names(element).join()}`,
      );
    }
    expect(said(element)).to.equal('Payees found: 1');
    await search(element, '');
    await until(() => items(element).length === 15, 'all again');
  });

  it('says when nobody matches, and keeps what was typed and focus', async () => {
    const { stage, element } = await begin(TAG);
    await search(element, 'nobody at all');
    await says(element, 'No matching payees');
    expect(focused()).to.equal(field(element));
    await expectAccessible(element);
    stage.provider.locale = 'sv';
    await says(element, 'Inga mottagare matchar');
    expect(field(element).value).to.equal('nobody at all');
    expect(focused()).to.equal(field(element));
  });

  it('lets the person search while payees are read', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: BENEFICIARIES, do: { kind: 'delay', ms: 400 } });
    const element = stage.add(TAG);
    await until(() => maybeInside(element, 'input'), 'a field');
    await search(element, 'landl');
    await until(() => names(element).join() === 'Landlord', 'the one');
    expect(focused()).to.equal(field(element));
    expect(field(element).value).to.equal('landl');
  });

  it('shows hostile names for what they are, and they turn nothing around', async () => {
    const { element } = await listOf([
      { name: '\u202eknab ehT\u202c' },
      { name: 'A\u200blma\u0007' },
      { name: '<img src=x onerror="throw 1">' },
      { name: '\u200b', friendlyName: '' },
      { name: 'شركة المثال' },
    ]);
    expect(names(element)).to.have.members([
      '\ufffdknab ehT\ufffd',
      'A\ufffdlma\ufffd',
      '<img src=x onerror="throw 1">',
      '\ufffd',
      'شركة المثال',
    ]);
    expect(element.shadowRoot?.querySelector('img')).to.equal(null);
    for (const name of allInside(element, '.name')) expect(name.firstElementChild?.localName).to.equal('bdi');
    await search(element, 'alma');
    await until(() => items(element).length === 1, 'found though something is hidden in it');
  });

  it('shows a thousand payees some at a time, and finds any of them', async () => {
    const { element } = await listOf(Array.from({ length: 1000 }, (_, i) => ({ name: `Payee ${1000 + i}` })));
    expect(items(element)).to.have.length(100);
    buttonOf(element, 'Show more payees').focus();
    await press('Enter');
    await until(() => items(element).length === 200, 'more');
    expect(focused()).to.equal(buttonOf(element, 'Show more payees'));
    expect(said(element)).to.equal('Payees found: 200');
    await search(element, 'payee 1999');
    await until(() => names(element).join() === 'Payee 1999', 'the last one');
    expect(allInside(element, '.more')).to.deep.equal([]);
  });

  it('says when nobody is saved', async () => {
    const { element } = answering(TAG, { '/beneficiaries': '[]' });
    await says(element, 'No saved payees yet');
    await expectAccessible(element);
  });

  it('says that Cards v3 has none, which is nobody’s mistake', async () => {
    const stage = await setStage();
    const errors = heard(document, 'giro-error');
    stage.provider.paymentsApi = 'v3';
    const element = stage.add(TAG);
    await says(element, 'Saved payees are not available here.');
    expect(errors).to.deep.equal([]);
    await expectAccessible(element);
  });

  it('keeps what it shows when a refresh fails, says so, and reads again when asked', async () => {
    const { stage, element } = await begin(TAG);
    await stage.control.faults.add({ call: BENEFICIARIES, do: { kind: 'bad-json' } });
    await element.reload();
    await says(element, 'This may be out of date.');
    expect(items(element)).to.have.length(15);
    await expectAccessible(element);
    await stage.control.faults.clear();
    await click(buttonOf(element, 'Try again'));
    await until(() => !textOf(element).includes('out of date'), 'it is up to date');
  });

  it('shows nothing of a person who signed out, not even what they typed', async () => {
    const { platform } = await setStage();
    const { bankingUrl, cardsUrl, getToken } = platform;
    const client = createClient({ bankingUrl, cardsUrl, getToken });
    const provider = place(document.createElement('giro-provider'));
    provider.client = client;
    const element = document.createElement(TAG);
    provider.append(element);
    await itemsShown(element);
    await search(element, 'landlord');
    client.session.signOut();
    await says(element, 'Your session has ended');
    expect(element.shadowRoot?.innerHTML).not.to.match(/landlord/i);
    expect(maybeInside(element, 'input')).to.equal(null);
  });

  it('is in Swedish', async () => {
    const { stage, element } = await begin(TAG);
    stage.provider.locale = 'sv';
    await says(element, 'Sök mottagare');
    expect(badge(element, 'Gone & Sons')).to.equal('Raderad');
    expect(textOf(itemOf(element, 'Landlord'))).to.match(/Användes senast: för \d dagar sedan/);
    await expectAccessible(element);
  });

  for (const direction of ['ltr', 'rtl'])
    for (const width of [280, 320, 800])
      it(`${direction} at ${width} px: nothing sticks out`, async () => {
        await viewport(Math.max(width, 447));
        document.documentElement.dir = direction;
        const { element, provider } = await listOf([
          { name: 'Rent-and-electricity-and-water-and-internet-and-everything-else', status: 'FORBIDDEN' },
          {
            name: 'Aktiengesellschaft',
            friendlyName: 'Donaudampfschifffahrtsgesellschaft',
            account: { number: 'MT84MALT011000012345MTLCAST001S', currency: 'EUR', lastUsedAt: '2001-09-30T00:00:00Z' },
          },
        ]);
        const box = place(document.createElement('div'));
        box.style.setProperty('inline-size', `${width}px`);
        box.append(provider);
        for (const locale of ['en', 'sv']) {
          provider.locale = locale;
          await says(element, locale === 'sv' ? 'Sök' : 'Search');
          expect(overflowing(element), locale).to.deep.equal([]);
        }
        await viewport(1000);
      });

  for (const width of [280, 800])
    it(`at ${width} px is as high while it loads as when it has loaded, once it knows how many payees there are`, async () => {
      const plain = Array.from({ length: 5 }, () => ({
        account: { number: IBAN, currency: 'EUR', lastUsedAt: '2031-01-01T00:00:00Z' },
      }));
      const { element, provider } = await listOf(plain);
      const box = place(document.createElement('div'));
      box.style.setProperty('inline-size', `${width}px`);
      box.append(provider);
      await itemsShown(element);
      const height = element.getBoundingClientRect().height;
      element.remove();
      provider.client = createClient({ ...provider.client!.options, fetch: () => new Promise(() => undefined) });
      const again = document.createElement(TAG);
      provider.append(again);
      await until(() => maybeInside(again, '[aria-busy=true]'), 'a skeleton');
      expect(again.getBoundingClientRect().height).to.be.closeTo(height, 1);
    });
});

describe('when a payee was last used', () => {
  const now = new Date('2031-06-18T10:00:00Z');

  it('is said in days of the time zone’s calendar, from a week on as a date', () => {
    for (const [instant, words] of [
      ['2031-06-18T09:00:00Z', 'today'],
      ['2031-06-17T23:59:59Z', 'yesterday'],
      ['2031-06-12T00:00:00Z', '6 days ago'],
      ['2031-06-11T23:00:00Z', '11 Jun 2031'],
      ['2031-06-19T00:00:00Z', '19 Jun 2031'], // a clock that runs ahead
      ['yesterday', undefined],
      ['', undefined],
    ] as const)
      expect(formatLastUsed(instant, now, 'en-GB', 'UTC'), instant).to.equal(words);
  });

  it('depends on the time zone, on days when clocks change too', () => {
    expect(formatLastUsed('2031-06-17T23:30:00Z', now, 'en', 'Asia/Tokyo')).to.equal('today');
    expect(formatLastUsed('2031-06-18T03:30:00Z', now, 'en', 'America/Los_Angeles')).to.equal('yesterday');
    for (const [used, day] of [
      ['2031-03-29T23:30:00+01:00', '2031-03-30T23:30:00+02:00'],
      ['2031-10-25T23:30:00+02:00', '2031-10-26T23:30:00+01:00'],
    ] as const)
      expect(formatLastUsed(used, new Date(day), 'en', 'Europe/Stockholm')).to.equal('yesterday');
  });

  it('is what the host’s time zone says in the list', async () => {
    const used = new Date(Date.now() - 86_400_000 * 40).toISOString().replace(/T.*/, 'T23:30:00Z');
    const { element } = await listOf([{ account: { number: IBAN, lastUsedAt: used } }], { 'time-zone': 'UTC' });
    const before = textOf(inside(element, 'time'));
    element.timeZone = 'Pacific/Kiritimati';
    await until(() => textOf(inside(element, 'time')) !== before, 'the next day');
  });
});

/** Every answer that the endpoint documents, and what the person is told. */
const ANSWERS = {
  401: 'Your session has ended',
  403: 'You do not have permission',
  404: 'We could not find this',
  429: 'too often',
  500: 'technical problem',
} as const;

describe('giro-beneficiary-list that can’t read', () => {
  for (const [status, words] of Object.entries(ANSWERS))
    it(`says what a ${status} means`, async function () {
      this.timeout(40_000);
      const stage = await setStage();
      const errors = heard(document, 'giro-error');
      const headers = status === '429' ? { 'retry-after': '60' } : {};
      await stage.control.faults.add({
        call: BENEFICIARIES,
        do: { kind: 'status', status: Number(status), headers },
      });
      const element = stage.add(TAG);
      await until(
        () => textOf(element).includes(words),
        () => `“${words}” (it says: ${textOf(element)})`,
        30_000,
      );
      await says(element, 'Your saved payees could not be loaded');
      expect(errors).to.have.length(1);
      await expectAccessible(element);
    });

  it('says that the platform’s answer makes no sense, and reads again when asked', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: BENEFICIARIES, times: 1, do: { kind: 'wrong-shape' } });
    const element = stage.add(TAG);
    await says(element, 'We did not understand');
    await click(buttonOf(element, 'Try again'));
    await itemsShown(element);
  });

  it('says what the host set wrongly', async () => {
    expectConsole(/There is no setup/);
    expectConsole(/is not an IANA time zone/);
    expectConsole(/must be a string/);
    await says(place(document.createElement(TAG)), 'There is no setup');
    const { element } = await listOf([{}]);
    element.timeZone = 'Mars/Olympus';
    await says(element, 'is not an IANA time zone');
    element.timeZone = undefined;
    for (const property of ['selected', 'timeZone'] as const)
      for (const value of [17, true, {}, ['b0'], Symbol('s')]) {
        Object.assign(element, { [property]: value });
        await element.updateComplete;
        expect(textOf(element)).to.include('must be a string');
        Object.assign(element, { [property]: undefined });
      }
    await itemsShown(element);
  });
});
