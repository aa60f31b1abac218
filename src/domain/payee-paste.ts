import { readAmount } from './amount-entry.js';
import { plainDigits } from './digits.js';
import { checkBic, checkIban, ibanLength, readSortCode, readUkAccount } from './iban.js';
import type { Money } from './money.js';
import { plainText } from './shown-text.js';

/** What a pasted text says about a payment. */
export interface Paste {
  readonly from: 'iban' | 'invoice' | 'epc-qr';
  /** Without spaces, in capital letters; its check digits hold. */
  readonly iban?: string;
  readonly bic?: string;
  readonly name?: string;
  readonly amount?: Money;
  readonly reference?: string;
  /** What the text says in more than one way, or wrongly: left out, for the person to fill in. */
  readonly unclear: readonly ('iban' | 'bic' | 'amount')[];
}

/** Longer texts are no invoice's line. */
const LONGEST_TEXT = 5000;

/**
 * Reads a payment out of a pasted text: an IBAN in any spelling, the lines of an invoice (English, German, Swedish), or the
 * text of an EPC QR code. Undefined when it is just text: without an IBAN that holds nothing is read out of it.
 */
export function readPaste(text: string, locale: string): Paste | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const alone = checkIban(text);
  if (alone.kind === 'iban') return { from: 'iban', iban: alone.iban, unclear: [] };
  return readEpc(text) ?? readInvoice(text, locale);
}

/** What a pasted text says about a UK account: six digits, eight digits. */
export interface UkPaste {
  readonly sortCode?: string;
  readonly number?: string;
}

const UK_LABEL = /\b(?:sort ?code|account(?: (?:number|no))?|a\/?c(?: no)?)\b[.:]*/gi;
const UK_CODE = String.raw`\d\d[ -]?\d\d[ -]?\d\d`;
const UK_BOTH = new RegExp(`^(${UK_CODE})\\W+(\\d{8})$|^(\\d{8})\\W+(${UK_CODE})$`);

/** Reads a UK account out of a text that is nothing else: code and number in either order, or the one whose `field` it is pasted into. */
export function readUkPaste(text: string, field: string): UkPaste | undefined {
  if (text.length > LONGEST_TEXT) return undefined;
  const plain = plainDigits(text);
  const [, before, number, alone, behind] = UK_BOTH.exec(plain.replaceAll(UK_LABEL, ' ').trim()) ?? [];
  const sortCode = readSortCode(before ?? behind ?? (field === 'sortCode' ? plain : ''));
  const account = readUkAccount(number ?? alone ?? (field === 'number' ? plain : ''));
  if (sortCode === undefined && account === undefined) return undefined;
  return {
    ...(sortCode === undefined ? {} : { sortCode }),
    ...(account === undefined ? {} : { number: account }),
  };
}

type Found = { -readonly [Key in Exclude<keyof Paste, 'from' | 'unclear'>]?: Paste[Key] | undefined };

function pasteOf(from: Paste['from'], found: Found, unclear: Paste['unclear']): Paste {
  const said = Object.entries(found).filter(([, value]) => value !== undefined && value !== '');
  return { from, ...(Object.fromEntries(said) as Omit<Paste, 'from' | 'unclear'>), unclear };
}

// --- EPC QR code. Source: EPC069-12, versions 001 and 002.

function readEpc(text: string): Paste | undefined {
  const lines = text
    .replace(/^\ufeff/, '')
    .trim()
    .split(/\r\n|\n|\r/)
    .map((line) => line.trim());
  const [tag, version = '', charset = '', service, bic = '', name = '', iban = '', amount = '', , ...rest] = lines;
  if (tag !== 'BCD' || !/^00[12]$/.test(version) || !/^[1-8]$/.test(charset) || service !== 'SCT') return undefined;
  const [structured = '', unstructured = ''] = rest;
  const number = checkIban(iban);
  const bank = checkBic(bic);
  const money = epcAmount(amount);
  const unclear: Paste['unclear'][number][] = [];
  if (number.kind === 'fault') unclear.push('iban');
  if (bank.kind === 'fault' && bank.fault !== 'empty') unclear.push('bic');
  if (money === undefined && amount !== '') unclear.push('amount');
  return pasteOf(
    'epc-qr',
    {
      iban: number.kind === 'iban' ? number.iban : undefined,
      bic: bank.kind === 'bic' ? bank.bic : undefined,
      name: plainText(name),
      amount: money,
      reference: plainText(structured || unstructured),
    },
    unclear,
  );
}

/** `EUR12.3`: a point and at most two decimals, whatever the reader's language. */
function epcAmount(text: string): Money | undefined {
  const [, euros, cents = ''] = /^EUR(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  const amount = euros === undefined ? 0n : BigInt(euros + cents.padEnd(2, '0'));
  return amount > 0n ? { amount, currency: 'EUR' } : undefined;
}

// --- A line or a few of an invoice.

function readInvoice(text: string, locale: string): Paste | undefined {
  // Line breaks part what is said; all else that is hidden or a kind of space is not meant.
  const lines = text
    .normalize('NFKC')
    .split(/[\n\r\u2028\u2029]+/)
    .map(plainText)
    .join('\n');
  const { ibans, rest } = takeIbans(lines);
  if (ibans.length === 0) return undefined;
  const bics = distinct(
    matchesOf(rest, BIC)
      .map((code) => checkBic(code))
      .map((check) => (check.kind === 'bic' ? check.bic : '')),
  );
  const { amount, isUnclear } = readMoney(rest, locale);
  const unclear: Paste['unclear'][number][] = [];
  if (ibans.length > 1) unclear.push('iban');
  if (bics.length > 1 || bics[0] === '') unclear.push('bic');
  if (isUnclear) unclear.push('amount');
  return pasteOf(
    'invoice',
    {
      iban: ibans.length === 1 ? ibans[0] : undefined,
      bic: bics.length === 1 ? bics[0] : undefined,
      name: nameIn(rest),
      amount,
      reference: matchesOf(rest, REFERENCE).find((value) => /\d/.test(value)),
    },
    unclear,
  );
}

const distinct = <T>(values: readonly T[]): readonly T[] => [...new Set(values)];

/** The first group of every match, without what only ends a sentence. */
const matchesOf = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)]
    .map(([, value = '']) => value.replace(/[\s.:;,-]+$/, '').trim())
    .filter((value) => value !== '');

/** Every IBAN whose check digits hold, and the text with a break in its place. */
function takeIbans(text: string): { readonly ibans: readonly string[]; readonly rest: string } {
  const ibans: string[] = [];
  let rest = '';
  let at = 0;
  for (const { index } of text.matchAll(/[a-z]{2} ?\d ?\d/gi)) {
    if (index < at || /[\p{L}\p{N}]$/u.test(text.slice(0, index).replace(/IBAN$/i, ''))) continue;
    const length = ibanLength(text.slice(index, index + 2).toUpperCase());
    const end = length === undefined ? undefined : endOf(text, index, length);
    const check = end === undefined ? undefined : checkIban(text.slice(index, end));
    if (end === undefined || check?.kind !== 'iban') continue;
    ibans.push(check.iban);
    rest += `${text.slice(at, index)}\n`;
    at = end;
  }
  return { ibans: distinct(ibans), rest: rest + text.slice(at) };
}

/** Where so many letters and digits end that have at most one space, hyphen or point between them; undefined where they go on. */
function endOf(text: string, start: number, count: number): number | undefined {
  const [found] =
    new RegExp(`^[a-z\\d](?:[ .-]?[a-z\\d]){${String(count - 1)}}(?![a-z\\d])`, 'i').exec(text.slice(start)) ?? [];
  return found === undefined ? undefined : start + found.length;
}

const BIC = /\b(?:BIC|SWIFT)(?:[ /-]?(?:BIC|SWIFT|code|kod|adress))*[:. ]*\b([a-z\d]{8}(?:[a-z\d]{3})?)\b/gi;

const REFERENCE =
  /(?<![\p{L}\p{N}])(?:payment reference|reference|betalningsreferens|referens|referenz|ref|invoice|faktura|fakturanummer|fakturanr|rechnung|rechnungsnummer|rechnungsnr|rechnungs-nr|verwendungszweck|zweck|ocr-nummer|ocr-nr|ocr|meddelande|message|memo)(?:[ .]*(?:number|nummer|no|nr|#))?[.:# ]*[ :.#]((?!from|von|från|to|an|till)[^,;\n]+)/giu;

/** Labels, and the words before a name in a sentence; those want a capital letter behind them. */
const NAME_LABEL =
  /(?<![\p{L}\p{N}])(?:payee|beneficiary|recipient|account holder|name|empfänger|kontoinhaber|begünstigter|zahlungsempfänger|mottagare|betalningsmottagare|kontohavare|namn)(?: name)?(?: ?: ?| - )([^,;\n]+(?:, (?:Inc|Ltd|LLC)\.?)?)/giu;
const NAME_IN_SENTENCE =
  /(?<![\p{L}\p{N}])(?:to|an|till|zugunsten|in favour of) (\p{Lu}[^,;\n]*(?:, (?:Inc|Ltd|LLC)\.?)?)/gu;

/** What begins the next thing that is said. */
const NEXT = / (?:IBAN|BIC|SWIFT|ref|reference|referens|referenz|OCR|amount|belopp|betrag)\b.*$/i;

function nameIn(text: string): string | undefined {
  const names = [...matchesOf(text, NAME_LABEL), ...matchesOf(text, NAME_IN_SENTENCE)];
  const [name] = names.map((each) => each.replace(NEXT, '').trim()).filter((each) => /\p{L}/u.test(each));
  return name !== undefined && /^(?:IBAN|BIC|SWIFT|account|konto)\b/i.test(name) ? undefined : name;
}

// --- Amounts: only those that name their currency.

const CODES = 'EUR|USD|GBP|SEK|NOK|DKK|CHF|PLN|CZK|HUF|RON|ISK|JPY|CAD|AUD';
const SIGN = `(?:(?:${CODES})(?![\\p{L}])|US\\$|[€$£]|[Kk]r\\.?(?![\\p{L}]))`;
const NUMBER = `\\d+(?:[.,'’٫٬ ]\\d+)*(?:[.,:] ?-{1,2}|[.,:][–—])?`;
const MONEY = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?:(${SIGN}) ?(${NUMBER})|(${NUMBER}) ?(${SIGN}))(?![\\p{L}\\p{N}])`,
  'gu',
);
const TOTAL =
  /(?:total|amount|to pay|pay|sum|gesamt|summe|betrag|zahlbetrag|zu zahlen|zahlen|überweisen|belopp|att betala|betala|summa)[^\d\n]{0,20}$/iu;

const SIGNS: Readonly<Record<string, string>> = { '€': 'EUR', $: 'USD', US$: 'USD', '£': 'GBP' };
/** Whose `kr` it is. */
const CROWNS: Readonly<Record<string, string>> = { sv: 'SEK', nb: 'NOK', nn: 'NOK', no: 'NOK', da: 'DKK' };

/** The one amount a text names, or the one it calls the total; unclear where there are more, or where one could be two. */
function readMoney(text: string, locale: string): { readonly amount?: Money; readonly isUnclear: boolean } {
  const found = [...text.matchAll(MONEY)].map(({ index, 1: before, 2: first, 3: second, 4: after }) => ({
    money: moneyOf(first ?? second ?? '', before ?? after ?? '', locale),
    isTotal: TOTAL.test(text.slice(Math.max(0, index - 40), index)),
  }));
  const totals = found.filter(({ isTotal }) => isTotal);
  const chosen = totals.length > 0 ? totals : found;
  const [one, ...more] = distinct(
    chosen.map(({ money }) => (money ? `${money.currency} ${String(money.amount)}` : '')),
  );
  const amount = chosen[0]?.money;
  if (one === undefined) return { isUnclear: false };
  return amount && more.length === 0 ? { amount, isUnclear: false } : { isUnclear: true };
}

function moneyOf(number: string, sign: string, locale: string): Money | undefined {
  const isCrown = /^kr/i.test(sign);
  const currency = isCrown ? CROWNS[locale.slice(0, 2)] : (SIGNS[sign] ?? sign);
  if (currency === undefined) return undefined;
  const reading = readAmount(number, currency, locale);
  return reading.kind === 'amount' ? { amount: reading.amount, currency } : undefined;
}
