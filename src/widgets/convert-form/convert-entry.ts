import type { GiroError } from '../../api/errors.js';
import { canConvert, type Account } from '../../domain/account.js';
import { readAmount } from '../../domain/amount-entry.js';
import { conversionFaultsOf, type ConversionFaults } from '../../domain/conversion-rules.js';
import type { Money } from '../../domain/money.js';
import { sourceOf, type ConversionOrder } from '../../domain/transfer.js';
import { TRANSFER_CURRENCIES } from '../../domain/transfer-currencies.js';
import { newRequestId } from '../../internal/request-id.js';

/** A field of the form. */
export type ConvertField = keyof ConversionFaults;

interface Draft {
  readonly sourceId: string;
  readonly amount: string;
  readonly currency: string;
}

const EMPTY: Draft = { sourceId: '', amount: '', currency: '' };

/** What is typed and chosen, and what is wrong about it. */
export class ConvertEntry {
  draft: Draft = EMPTY;
  /** What the kit found wrong. */
  faults: ConversionFaults = {};
  /** What the platform refused, as long as it is not changed. */
  refused: readonly ConvertField[] = [];

  /** A change by the person, or by the host. */
  set(field: keyof Draft, value: string): void {
    this.draft = { ...this.draft, [field]: value };
    const touched: ConvertField = field === 'sourceId' ? 'source' : field;
    this.faults = { ...this.faults, [touched]: undefined };
    this.refused = this.refused.filter((one) => one !== touched);
  }

  /** Nothing of it stays. */
  clear(): void {
    this.draft = EMPTY;
    this.faults = {};
    this.refused = [];
  }

  /** Chooses a currency where nobody did: of another account first. Once there is one it stays, whatever else is chosen. */
  begin(source: Account, accounts: readonly Account[]): void {
    if (this.draft.currency !== '') return;
    const own = accounts.filter(canConvert).map(({ currency }) => currency);
    const currency = [...own, ...TRANSFER_CURRENCIES].find(
      (one) => one !== source.currency && TRANSFER_CURRENCIES.includes(one),
    );
    this.draft = { ...this.draft, currency: currency ?? '' };
  }

  /** What is to arrive, where what is typed is one amount in a currency it can be converted to. */
  money(source: Account | undefined, locale: string): Money | undefined {
    const { amount, currency } = this.draft;
    const reading = readAmount(amount, currency, locale);
    return reading.kind === 'amount' && !conversionFaultsOf(this.draft, { source, locale }).currency
      ? { amount: reading.amount, currency }
      : undefined;
  }

  /** Judges what is typed; answers the order it means, or undefined where something is wrong. */
  order(source: Account | undefined, locale: string): ConversionOrder | undefined {
    this.refused = [];
    this.faults = conversionFaultsOf(this.draft, { source, locale });
    const money = this.money(source, locale);
    return source && money && Object.keys(this.faults).length === 0
      ? { source: sourceOf(source), money, requestId: newRequestId() }
      : undefined;
  }
}

/** The fields a code is about. Source: Banking v2, "Validation errors for create transaction endpoint". */
const FIELDS: Readonly<Record<string, ConvertField>> = {
  '20002': 'amount',
  '20003': 'source',
  '20004': 'source',
  '20005': 'amount',
  '20009': 'source',
  '20010': 'currency',
  '20011': 'currency',
  '20012': 'source',
};

const NAMES: readonly ConvertField[] = ['source', 'currency', 'amount'];

/** The fields of the form that a refusal is about: as the platform names them, else by its code. */
export function refusedFields({ code, fields }: GiroError): readonly ConvertField[] {
  const named = fields.flatMap(({ field }) => NAMES.find((name) => field.includes(name)) ?? []);
  if (named.length > 0) return [...new Set(named)];
  const byCode = code !== undefined && Object.hasOwn(FIELDS, code) ? FIELDS[code] : undefined;
  return byCode ? [byCode] : [];
}
