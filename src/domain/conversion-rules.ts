import { canConvert, type Account } from './account.js';
import { TRANSFER_CURRENCIES } from './transfer-currencies.js';
import { sumFault, type SumFacts, type SumFault } from './transfer-limits.js';

/** A conversion as it is typed. */
export interface ConversionDraft {
  /** In the currency converted to. */
  readonly amount: string;
  /** ISO 4217 code converted to. */
  readonly currency: string;
}

/** Faults by field; a field that is right is absent. */
export interface ConversionFaults {
  /** `no-conversion`: the account can't be converted from. Source: code 20009. */
  readonly source?: { readonly fault: 'missing' | 'no-conversion' } | undefined;
  /** `same-currency`: it is the account's own. Source: code 20010. */
  readonly currency?: { readonly fault: 'missing' | 'currency' | 'same-currency' } | undefined;
  readonly amount?: SumFault | undefined;
}

/** What is wrong with a conversion. Source: Banking v2, "Create a convert", codes 20005, 20009, 20010. */
export function conversionFaultsOf(draft: ConversionDraft, facts: SumFacts): ConversionFaults {
  const source = sourceFault(facts.source);
  const currency = currencyFault(draft.currency, facts.source);
  const amount = sumFault(draft, facts);
  return { ...(source && { source }), ...(currency && { currency }), ...(amount && { amount }) };
}

function sourceFault(source: Account | undefined): ConversionFaults['source'] {
  if (!source) return { fault: 'missing' };
  return canConvert(source) ? undefined : { fault: 'no-conversion' };
}

function currencyFault(currency: string, source: Account | undefined): ConversionFaults['currency'] {
  if (currency === '') return { fault: 'missing' };
  if (!TRANSFER_CURRENCIES.includes(currency)) return { fault: 'currency' };
  return currency === source?.currency ? { fault: 'same-currency' } : undefined;
}
