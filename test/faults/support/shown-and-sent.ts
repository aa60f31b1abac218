import { expect } from 'chai';
import type { GiroTransferForm } from '../../../src/index.js';
import { seeded, type Random } from '../../internal/random.js';
import { runs } from '../../support/surroundings.js';
import { allInside, inside, maybeInside, pause, textOf } from '../../widgets/stage.js';
import { choose, SETTLED_MS, shown, type } from '../../widgets/transfers.js';
import {
  AT_ONCE,
  came,
  inRounds,
  primary,
  titleOf,
  TRANSFER,
  transferBench,
  typed,
  type TransferBench,
} from './transfer-bench.js';
import type { Wire } from './wires.js';

// Reliability, rows 33 and 34: amount and payee as they are shown are the bytes that arrive, in both calls.

/** What a person can type. */
interface Wish {
  readonly name: string;
  readonly iban: string;
  readonly bic: string;
  readonly amount: bigint;
  readonly currency: string;
  readonly reference: string;
}

/** Digits after which a number, country in front, is 1 modulo 97. Source: ISO 13616, ISO 7064 MOD 97-10. */
function ibanOf(country: string, digits: string): string {
  const numbers = country.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  const check = 98n - (BigInt(`${digits}${numbers}00`) % 97n);
  return country + String(check).padStart(2, '0') + digits;
}

const LENGTHS: Readonly<Record<string, number>> = { AT: 16, DE: 18, LT: 16, SE: 20 };
const LETTERS = Array.from('abcdefghijklmnopqrstuvwxyzåäöéüßøABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ');
const MARKS = Array.from(" .,-/()'&+0123456789");

/** Words with single spaces, none at an end: these are what the form itself makes of text. */
const words = (random: Random, most: number, marks: readonly string[]): string =>
  Array.from({ length: random.whole(2, most) }, () => random.pick(random() < 0.8 ? LETTERS : marks))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replace(/^[^\p{L}]+|\s+$/gu, 'A');

const taken = new Set<bigint>();

/** Each amount is another, so that none passes for a duplicate. */
function amountOf(random: Random): bigint {
  for (;;) {
    const amount = BigInt(random.whole(2000, 10 ** random.whole(4, 9)));
    if (taken.has(amount)) continue;
    taken.add(amount);
    return amount;
  }
}

function wishOf(random: Random): Wish {
  const country = random.pick(Object.keys(LENGTHS));
  const digits = Array.from({ length: LENGTHS[country] ?? 0 }, () => random.whole(0, 9)).join('');
  return {
    name: words(random, 35, MARKS),
    iban: ibanOf(country, digits),
    bic: `${random.pick(['ABCD', 'TEST', 'QWER'])}${country}${random.pick(['22', 'SS', 'FF'])}`,
    amount: amountOf(random),
    currency: random.pick(country === 'SE' ? ['EUR', 'SEK', 'USD'] : ['EUR']),
    reference: words(random, 35, MARKS),
  };
}

/** What is in the form, or received: what it says of the money, as one text to compare. */
const keyOf = (wish: Readonly<Record<'amount' | 'name' | 'iban' | 'bic' | 'reference' | 'from', string>>): string =>
  JSON.stringify([wish.amount, wish.name, wish.iban, wish.bic, wish.reference, wish.from]);

const bare = (text: string): string => text.replaceAll(/[\u2066-\u2069]/g, '');

/** An amount in English, made of the digits that were received. */
const written = (minor: string, currency: string): string =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).format(
    typed(BigInt(minor)) as unknown as Intl.StringNumericLiteral,
  );

/** What the review shows. */
function reviewed(form: Element): string {
  const facts = new Map(
    allInside(form, '.facts > div').map((fact) => [
      textOf(fact.querySelector('dt') as Element),
      bare((fact.querySelector('dd') as Element).textContent.trim()),
    ]),
  );
  const of = (label: string): string => facts.get(label) ?? `(no ${label})`;
  return keyOf({
    amount: of('Amount'),
    name: of('To'),
    iban: of('Account').replaceAll(' ', ''),
    bic: of('BIC'),
    reference: of('Reference'),
    from: of('From'),
  });
}

/** Amount, payee and account where the code is asked for, in view and in what describes the field. */
function shownAtCode(form: Element): readonly string[] {
  const root = form.shadowRoot as ShadowRoot;
  const ids = inside(form, '#code').getAttribute('aria-describedby')?.split(' ') ?? [];
  return [textOf(form), ids.map((id) => root.getElementById(id)?.textContent ?? '').join(' ')].map(bare);
}

interface Body {
  readonly source: { readonly id: string };
  readonly beneficiary: { readonly name: string; readonly account: { readonly number: string; readonly code: string } };
  readonly amount: number;
  readonly currency: string;
  readonly payment_details: string;
}

/** Puts in random values as the host, at any step. */
function meddle(form: GiroTransferForm, random: Random, accounts: readonly string[]): void {
  const other = wishOf(random);
  const changes: readonly (() => void)[] = [
    () => (form.amount = String(other.amount)),
    () => (form.payeeName = other.name),
    () => {
      form.iban = other.iban;
      form.bic = other.bic;
    },
    () => (form.reference = other.reference),
    () => (form.accountId = random.pick(accounts)),
  ];
  for (const change of random.shuffled(changes).slice(0, random.whole(1, changes.length))) change();
}

/** Which screen is shown, once it can be used. */
const isAt = (form: Element): 'details' | 'review' | 'code' | 'done' | 'busy' => {
  if (titleOf(form).startsWith('Sent: ')) return 'done';
  const button = maybeInside(form, 'button[part~="button-primary"]');
  if (!button || button.getAttribute('aria-disabled') === 'true') return 'busy';
  if (maybeInside(form, '#code')) return 'code';
  return titleOf(form) === 'Check and send' ? 'review' : maybeInside(form, '#amount') ? 'details' : 'busy';
};

interface Seen {
  readonly atReview: Set<string>;
  /** By the amount that arrived, what the code's screen showed when it was given. */
  readonly atCode: Map<string, readonly (readonly string[])[]>;
}

async function fill(form: GiroTransferForm, wish: Wish): Promise<void> {
  if (maybeInside(form, 'input[value="new"]')) choose(form, 'new');
  await shown(form, '#iban', 30_000);
  const { amount, ...texts } = wish;
  for (const [field, text] of Object.entries({ ...texts, amount: typed(amount) })) type(form, field, text);
}

const ADDRESS = { street: '3 Railway St', postCode: '0592', city: 'Ruawai', country: 'NZ' };

/** One transfer to its end, by a person who goes on from whatever is shown, and a host that changes things meanwhile. */
async function once(
  bench: TransferBench,
  form: GiroTransferForm,
  random: Random,
  seen: Seen,
  meddlings: number,
): Promise<void> {
  form.amount = form.payeeName = form.iban = form.bic = form.reference = undefined;
  form.reset();
  await came(form, () => isAt(form) === 'details', 'the form');
  await fill(form, wishOf(random));
  const accounts = bench.accounts.filter(({ currency }) => /EUR|SEK|USD/.test(currency)).map(({ id }) => id);
  let left = meddlings;
  for (;;) {
    await came(form, () => isAt(form) !== 'busy', 'a screen');
    await pause(SETTLED_MS);
    if (left > 0 && random() < 0.5) {
      left -= 1;
      meddle(form, random, accounts);
      // Sometimes the person is faster than the page is drawn.
      if (random() < 0.7) await form.updateComplete;
    }
    const at = isAt(form);
    if (at === 'done') return;
    if (at === 'details') {
      for (const [field, text] of Object.entries(ADDRESS)) if (maybeInside(form, `#${field}`)) type(form, field, text);
      // A change of the host's that does not fit is put right.
      if (maybeInside(form, '[aria-invalid="true"], .warnings')) await fill(form, wishOf(random));
    }
    if (at === 'review') seen.atReview.add(reviewed(form));
    if (at === 'code') {
      const texts = shownAtCode(form);
      const amount = (/\d[\d,]*\.\d\d/.exec(texts[0] ?? '')?.[0] ?? '').replaceAll(/\D/g, '').replace(/^0+/, '');
      seen.atCode.set(amount, [...(seen.atCode.get(amount) ?? []), texts]);
      type(form, 'code', bench.codeFor(BigInt(amount)));
    }
    primary(form).click();
    await form.updateComplete;
  }
}

interface Options {
  readonly wire: Wire;
  /** How often the host changes things, at most. */
  readonly meddlings?: number;
  readonly tag?: string;
}

/** What was sent that nobody was shown, of so many transfers. */
export const unseen = async (random: Random, meant: number, options: Options): Promise<readonly string[]> =>
  (await inRounds(meant, async (count) => await unseenOf(random, count, options))).flat();

async function unseenOf(
  random: Random,
  meant: number,
  { wire, meddlings = 0, tag }: Options,
): Promise<readonly string[]> {
  const forms = Math.min(AT_ONCE, meant);
  const bench = await transferBench({ wire, forms, isHidden: true, ...(tag !== undefined && { tag }) });
  const seen: Seen = { atReview: new Set(), atCode: new Map() };
  const names = new Map(bench.accounts.map(({ id, name }) => [id, name ?? '']));
  try {
    let begun = 0;
    await Promise.all(
      bench.forms
        .filter((form) => 'payeeName' in form)
        .map(async (form) => {
          while (begun < meant) {
            begun += 1;
            await once(bench, form, random, seen, meddlings === 0 ? 0 : random.whole(0, meddlings));
          }
        }),
    );
    const arrivals = await bench.platform.wires.arrivals.of(TRANSFER);
    const texts = arrivals.map(({ body = '' }) => body);
    const firsts = new Set(texts.filter((text) => !text.includes('two_fa_code')));
    const confirms = arrivals.filter(({ body = '' }) => body.includes('two_fa_code'));
    // With its times and answers, for whoever reads why.
    const told = confirms.map(({ at, status, body }) => `${String(at)}: ${String(status)} to ${body ?? ''}`);
    const refused = told.filter((_, index) => confirms[index]?.status !== 200);
    expect(refused).to.deep.equal([]);
    expect(told, told.join('\n')).to.have.length(meant);
    return texts.flatMap((text) => {
      const body = JSON.parse(text) as Body;
      const { name, account } = body.beneficiary;
      const amount = written(String(body.amount), body.currency);
      const key = keyOf({
        ...{ amount, name, iban: account.number, bic: account.code, reference: body.payment_details },
        from: names.get(body.source.id) ?? '',
      });
      const isFirst = firsts.has(text);
      // To the byte: the first call's body, and the code as its last member.
      const first = text.replace(/,"two_fa_code":"\d{6}"\}$/, '}');
      const isShownAtCode = (seen.atCode.get(String(body.amount)) ?? []).some((screens) =>
        screens.every((screen) =>
          [amount, name, account.number].every((part) =>
            screen.replaceAll(/\s/g, '').includes(part.replaceAll(/\s/g, '')),
          ),
        ),
      );
      return [
        ...(seen.atReview.has(key) ? [] : [`not shown at the review: ${key}`]),
        ...(isFirst || firsts.has(first) ? [] : [`another confirming call: ${text}`]),
        ...(isFirst || isShownAtCode ? [] : [`not shown at the code: ${key}`]),
      ];
    });
  } finally {
    await bench.close();
  }
}

/** A quarter of the figure, over one wire. */
export function sendsWhatIsShown(wire: Wire, options: Pick<Options, 'meddlings'> = {}): void {
  it(`is what is sent, at the review and at the code, to the byte (${wire})`, async function () {
    this.timeout(3_600_000);
    await seeded(async (random) => expect(await unseen(random, runs(2500), { wire, ...options })).to.deep.equal([]));
  });
}
