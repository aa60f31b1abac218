import { asciiDigits, zeroOf } from './digits.js';
import { minorUnitDigits, toDecimal } from './money.js';

/** Why a text is no amount to send. */
export type AmountFault =
  | 'not-a-number'
  /** More decimals than the currency has; nothing is rounded. */
  | 'too-many-decimals'
  /** More than 16 digits. Source: Banking v2, "Create a transfer", `amount`. */
  | 'too-long'
  | 'negative'
  | 'zero'
  /** It names a currency, and not the one that is asked for. */
  | 'other-currency';

/** What somebody meant by what they typed; amounts are in minor units. */
export type AmountReading =
  | { readonly kind: 'amount'; readonly amount: bigint }
  | { readonly kind: 'empty' }
  /** It could be two amounts, the smaller first: the person has to say which. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [bigint, bigint] }
  | { readonly kind: 'fault'; readonly fault: AmountFault };

/** Digits an amount may have in minor units. Source: Banking v2, "Create a transfer", "max length is 16". */
const MOST_DIGITS = 16;
/** More than any amount needs, spelt out with its currency. */
const LONGEST_TEXT = 120;

/** How amounts of a currency are written in a locale. */
interface Writing {
  readonly format: Intl.NumberFormat;
  readonly decimals: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** Thousands, then hundreds: `12,34,567`. */
  readonly hasLakhs: boolean;
  /** Digits that are letters to Unicode, such as Chinese ones. */
  readonly ownDigits: ReadonlyMap<string, string>;
  /** What may stand before or after: code, symbols and names, folded. */
  readonly signs: ReadonlySet<string>;
}

/** Digits and signs of an amount as one writes them, after full-width ones, kinds of spaces and the like became one. */
interface Sign {
  readonly digits: number;
  readonly writing: Writing;
}

/**
 * Reads an amount by a locale's own rules: its separators, every script's digits, any space or apostrophe between
 * thousands, the currency before or after. What cannot be the locale's, but is one amount to everybody, is taken
 * (`1.234,56` in English); what could be two amounts is refused with both (`1.000` in English, `1,000` in German).
 * Never rounds, and never takes a separator away because it stands in the wrong place.
 */
export function readAmount(text: string, currency: string, locale: string): AmountReading {
  if (text.length > LONGEST_TEXT) return fault('not-a-number');
  const writing = writingOf(currency, locale);
  const plain = plainAmount(text, writing);
  if (plain === undefined) return fault('not-a-number');
  const [, head, body, tail] = /^(\D*)(\d(?:.*\d)?)(\D*)$/u.exec(plain) ?? [];
  if (head === undefined || body === undefined || tail === undefined)
    return plain === '' || writing.signs.has(signOf(plain)) ? { kind: 'empty' } : fault('not-a-number');

  const before = headsOf(head, writing);
  const after = tailsOf(tail, writing);
  if (before.length === 0 || after.length === 0)
    return fault([head, tail].some((sign) => isOtherCurrency(sign, writing)) ? 'other-currency' : 'not-a-number');
  const sign = { digits: minorUnitDigits(currency), writing };
  const read = before.flatMap((start) => after.map((end) => readNumber(start + body + end, sign)));
  const reading = read.reduce(both);
  const isNegative = /[-(]/.test(head) || /^\s*-|[^.,:\s-]\s*-|\)/.test(tail);
  return isNegative && (reading.kind === 'amount' || reading.kind === 'ambiguous') ? fault('negative') : reading;
}

/** The text for a field: an amount in a locale's digits, all its decimals and no groups. `readAmount` reads it back exactly. */
export const writeAmount = (amount: bigint, currency: string, locale: string): string =>
  writingOf(currency, locale)
    .format.formatToParts(toDecimal({ amount, currency }) as `${number}`)
    .map(({ type, value }) => (/^(?:integer|decimal|fraction|minusSign)$/.test(type) ? value : ''))
    .join('');

const fault = (what: AmountFault): AmountReading => ({ kind: 'fault', fault: what });

/** Two readings of one text: the one that is an amount, or both. */
function both(a: AmountReading, b: AmountReading): AmountReading {
  const amounts = [...new Set([...amountsOf(a), ...amountsOf(b)])].sort((x, y) => (x < y ? -1 : 1));
  const [low, high] = [amounts.at(0), amounts.at(-1)];
  if (low === undefined || high === undefined) return a;
  return low === high ? { kind: 'amount', amount: low } : { kind: 'ambiguous', readings: [low, high] };
}

const amountsOf = (reading: AmountReading): readonly bigint[] =>
  reading.kind === 'amount' ? [reading.amount] : reading.kind === 'ambiguous' ? reading.readings : [];

// --- What a text looks like once all its ways to write one thing are one.

const APOSTROPHES = /[’‘‛ʼʹ′´`＇]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;

/** Undefined for what is no plain number: raised digits, fractions, digits of two scripts that look alike. */
function plainAmount(text: string, { ownDigits }: Writing): string | undefined {
  const own = ownDigits.size === 0 ? text : Array.from(text, (char) => ownDigits.get(char) ?? char).join('');
  if (/[\p{No}\p{Nl}]/u.test(own)) return undefined;
  const plain = own
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(/\p{Cf}/gu, '')
    .normalize('NFKC')
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll(DASHES, '-')
    .replaceAll('\u060c', ',')
    .trim();
  const scripts = new Set(plain.match(/\p{Nd}/gu)?.map(zeroOf));
  return scripts.size > 1 ? undefined : asciiDigits(plain);
}

const signOf = (text: string): string => text.replaceAll(/[\s()-]/g, '').toLowerCase();

const isSign = (text: string, { signs }: Writing): boolean => {
  const sign = signOf(text);
  return sign === '' || signs.has(sign);
};

const isOtherCurrency = (text: string, writing: Writing): boolean =>
  !isSign(text, writing) && /^[\s(-]*(?:[A-Z]{3}|[A-Z]{0,3}\p{Sc})[\s)-]*$/u.test(text);

/** What belongs to the number of what stands before its digits: nothing, or a decimal separator; `kr.50` could be both. */
function headsOf(head: string, writing: Writing): readonly string[] {
  const last = /[.,٫]$/.exec(head)?.[0] ?? '';
  return [...new Set(['', last])].filter((own) => isSign(head.slice(0, head.length - own.length), writing));
}

/** The same behind its digits; a dash stands for no decimals (`100,-`). */
function tailsOf(tail: string, writing: Writing): readonly string[] {
  const [dash = '', separator = ''] = /^([.,:]) ?-{1,2}(?!-)/.exec(tail) ?? [];
  if (dash !== '') return isSign(tail.slice(dash.length), writing) ? [separator === ':' ? '' : `${separator}-`] : [];
  const first = /^[.,٫]/.exec(tail)?.[0] ?? '';
  return [...new Set(['', first])].filter((own) => isSign(tail.slice(own.length), writing));
}

// --- What digits and separators count.

/** Separators that can only stand between groups, whatever the locale. */
const ONLY_GROUP = /^[^.,٫]$/u;

function readNumber(number: string, sign: Sign): AmountReading {
  const isWhole = number.endsWith('-');
  const text = isWhole ? number.slice(0, -1) : number;
  const separators = text.match(/\D/gu) ?? [];
  const runs = text.split(/\D/u);
  if (runs.slice(1, -1).includes('')) return fault('not-a-number');
  const last = separators.at(-1);
  if (last === undefined) return whole(text, sign);
  const others = separators.slice(0, -1);
  if (others.length === 0) return isWhole ? whole(runs.join(''), sign) : single(runs, last, sign);
  const kinds = new Set(others);
  if (kinds.size > 1 || !others.every((each) => isKnown(each, sign))) return fault('not-a-number');
  if (kinds.has(last))
    return others[0] !== '٫' && isGrouped(runs, sign) ? whole(runs.join(''), sign) : fault('not-a-number');
  // Two kinds: groups, then decimals. Nobody writes it the other way round.
  if (ONLY_GROUP.test(last) || others[0] === '٫' || !isGrouped(runs.slice(0, -1), sign)) return fault('not-a-number');
  const decimals = runs.at(-1) ?? '';
  if (decimals === '' && !isWhole && !sign.writing.decimals.has(last)) return fault('not-a-number');
  return withDecimals(runs.slice(0, -1).join(''), decimals, sign);
}

/** One separator: the decimal one or the one of thousands? */
function single(runs: readonly string[], separator: string, sign: Sign): AmountReading {
  const [before = '', after = ''] = runs;
  if (!isKnown(separator, sign)) return fault('not-a-number');
  const joined = whole(before + after, sign);
  if (ONLY_GROUP.test(separator)) return isGrouped(runs, sign) ? joined : fault('not-a-number');
  const { decimals, groups } = sign.writing;
  const exact = withDecimals(before, after.replace(/0+$/, ''), sign);
  const isExact = exact.kind === 'amount';
  const strict = withDecimals(before, after, sign);
  if (decimals.has(separator))
    return after.length > sign.digits && isExact && isGrouped(runs, sign) && separator !== '٫'
      ? both(exact, joined)
      : strict;
  if (groups.has(separator)) {
    // With three decimals `1,000` is a whole amount in full to one half of the world, and a thousand to the other.
    if (isGrouped(runs, sign)) return sign.digits >= after.length ? both(exact, joined) : joined;
    return isExact ? both(exact, joined) : joined.kind === 'fault' ? joined : fault('not-a-number');
  }
  return isGrouped(runs, sign) && isExact ? both(exact, joined) : strict;
}

const isKnown = (separator: string, { writing }: Sign): boolean =>
  /^[.,٫٬ ']$/u.test(separator) || writing.groups.has(separator) || writing.decimals.has(separator);

/** True when groups stand where groups do: thousands everywhere, and hundreds above them where that is the custom. */
function isGrouped([first = '', ...rest]: readonly string[], { writing }: Sign): boolean {
  if (!/^[1-9]\d{0,2}$/.test(first) || rest.length === 0 || rest.at(-1)?.length !== 3) return false;
  const between = rest.slice(0, -1);
  return (
    between.every((run) => run.length === 3) ||
    (writing.hasLakhs && first.length < 3 && between.every((run) => run.length === 2))
  );
}

const whole = (digits: string, sign: Sign): AmountReading => withDecimals(digits, '', sign);

function withDecimals(units: string, decimals: string, { digits }: Sign): AmountReading {
  if (decimals.length > digits) return fault('too-many-decimals');
  const minor = `${units}${decimals.padEnd(digits, '0')}`.replace(/^0+/, '');
  if (minor.length > MOST_DIGITS) return fault('too-long');
  return minor === '' ? fault('zero') : { kind: 'amount', amount: BigInt(minor) };
}

// --- How a locale writes, asked once: making a formatter is slow.

const writings = new Map<string, Writing>();

function writingOf(currency: string, locale: string): Writing {
  const key = `${locale} ${currency}`;
  let writing = writings.get(key);
  if (!writing) writings.set(key, (writing = makeWriting(currency, locale)));
  return writing;
}

function makeWriting(currency: string, locale: string): Writing {
  const digits = minorUnitDigits(currency);
  const money = /^[A-Z]{3}$/.test(currency) ? ({ style: 'currency', currency } as const) : {};
  const fraction = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const decimals = new Set<string>();
  const groups = new Set<string>();
  let hasLakhs = false;
  // As amounts of this currency are shown comes first: where plain numbers are written the other way round, it wins.
  for (const options of [money, { ...money, numberingSystem: 'latn' }, {}, { numberingSystem: 'latn' }]) {
    const parts = new Intl.NumberFormat(locale, { ...options, minimumFractionDigits: 1 }).formatToParts(1234567891.5);
    for (const { type, value } of parts) {
      const sign = separatorOf(value);
      if (type === 'decimal' && !groups.has(sign)) decimals.add(sign);
      if (type === 'group' && !decimals.has(sign)) groups.add(sign);
    }
    hasLakhs ||= parts.some(({ type, value }) => type === 'integer' && Array.from(value).length === 2);
  }
  return {
    format: new Intl.NumberFormat(locale, { ...money, ...fraction, useGrouping: false }),
    decimals,
    groups,
    hasLakhs,
    ownDigits: ownDigitsOf(locale),
    signs: signsOf(currency, locale),
  };
}

const separatorOf = (sign: string): string =>
  sign
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(/\p{Zs}/gu, ' ')
    .replaceAll('\u060c', ',');

function ownDigitsOf(locale: string): ReadonlyMap<string, string> {
  const format = new Intl.NumberFormat(locale, { useGrouping: false });
  const digits = Array.from({ length: 10 }, (_, value) => [format.format(value), String(value)] as const);
  return new Map(digits.filter(([digit]) => !/^\p{Nd}$/u.test(digit)));
}

function signsOf(currency: string, locale: string): ReadonlySet<string> {
  const signs = new Set([currency]);
  if (/^[A-Z]{3}$/.test(currency))
    for (const currencyDisplay of ['symbol', 'narrowSymbol', 'name'] as const)
      for (const count of [1, 2, 5])
        for (const language of [locale, 'en'])
          for (const { type, value } of new Intl.NumberFormat(language, {
            style: 'currency',
            currency,
            currencyDisplay,
          }).formatToParts(count))
            if (type === 'currency') {
              const sign = value.replaceAll(/\p{Cf}/gu, '').normalize('NFKC');
              signs.add(sign).add(sign.split(' ').at(-1) ?? sign); // `svenska kronor`, and `kronor`
            }
  // Also as an abbreviation: `kr.`
  return new Set([...signs].map(signOf).flatMap((sign) => (/\p{L}$/u.test(sign) ? [sign, `${sign}.`] : [sign])));
}
