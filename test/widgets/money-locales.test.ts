import { expect } from 'chai';
import { LOCALES, shownMinor } from '../support/numerals.js';
import { begin, inItem } from './accounts.js';
import { allInside, setStage, textOf, until, type Stage } from './stage.js';

// Amounts to sixteen digits, shown exactly in every locale; here all the way from the platform's bytes.

/** An amount in an answer of the platform, in minor units as they stand in its text: more than a number can hold. */
async function sent({ platform }: Stage, path: string, pattern: RegExp): Promise<bigint> {
  const token = await platform.getToken({ api: 'banking', expired: false });
  const response = await fetch(platform.bankingUrl + path, { headers: { 'x-access-token': token } });
  const text = await response.text();
  const [, digits] = pattern.exec(text) ?? [];
  if (digits === undefined) throw new Error(`No amount in ${text}`);
  const exact = BigInt(digits);
  expect(BigInt(Number(exact)) === exact, `a number would hold ${digits}`).to.equal(false);
  return exact;
}

/** In each locale, as soon as it is shown. */
async function inEveryLocale({ provider }: Stage, element: Element, check: (locale: string) => void): Promise<void> {
  for (const locale of LOCALES) {
    provider.locale = locale;
    await (element as HTMLElement & { readonly updateComplete: Promise<unknown> }).updateComplete;
    check(locale);
  }
}

describe('the platform’s largest amount', () => {
  it('is shown to the last digit by giro-account-list, in every locale', async function () {
    this.timeout(60_000);
    const { stage, element } = await begin('giro-account-list');
    const path = `/corporations/${encodeURIComponent('BkEq+x4V/E')}/wallets`;
    const wallet = /\{(?=[^{}]*"name":"Reserve")[^{}]*?"amount":(\d+)/;
    const exact = await sent(stage, path, wallet);
    const shown = new Set<string>();
    await inEveryLocale(stage, element, (locale) => {
      const text = textOf(inItem(element, 'Reserve', '.amount'));
      shown.add(text);
      expect(shownMinor(text, locale, 2), `${locale}: ${text}`).to.deep.equal({ minor: exact, negative: false });
    });
    expect(shown.size).to.be.above(25);
  });

  it('is shown to the last digit by giro-transaction-list, in every locale', async function () {
    this.timeout(60_000);
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const { id } = stage.card('Office & post');
    const element = stage.add('giro-transaction-list', { 'card-id': id });
    await until(
      () => allInside(element, '.amount').length > 2,
      () => `its transactions (it shows: ${textOf(element)})`,
    );
    const exact = await sent(stage, `/cards/${encodeURIComponent(id)}/transactions`, /_amount":(\d{16})\b/);
    await inEveryLocale(stage, element, (locale) => {
      const amounts = allInside(element, '.amount').map((amount) => shownMinor(textOf(amount), locale, 2));
      expect(amounts, locale).to.deep.include({ minor: exact, negative: false });
    });
  });
});
