import type { CardExpiry, CardType } from './card.js';
import { charactersOf } from './shown-text.js';

/** Longest name a card may get. Not stated by the reference: what its art can show. */
export const ALIAS_MAX = 50;

/** The corporate account a Banking v2 card is issued under. Source: Banking v2, "Create card", `company.*`. */
export interface CardCompany {
  readonly externalId: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string | undefined;
  readonly address: {
    readonly street: string;
    /** ISO 3166-1 alpha-2. */
    readonly country: string;
    readonly postCode: string;
    readonly city: string;
  };
}

/** Who holds a Banking v2 card. Source: Banking v2, "Create card", `cardholder.*`. */
export interface Cardholder {
  readonly externalId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly type: 'PRIMARY' | 'AUTHORISED';
  /** E.164; used for 3-D Secure. */
  readonly phone: string;
  readonly email: string;
}

/** A card to be ordered. Source: Cards v3, "Order card"; Banking v2, "Create card". */
export interface CardOrder {
  readonly type: Exclude<CardType, 'unknown'>;
  readonly alias?: string | undefined;
  readonly expiry: CardExpiry;
  /** Account (v3) or wallet with `purpose: CARD` (v2) it spends from. */
  readonly accountId: string;
  /** Whose card it is (v3, required there). */
  readonly individualId?: string | undefined;
  /** Required by Banking v2. */
  readonly company?: CardCompany | undefined;
  /** Required by Banking v2. */
  readonly cardholder?: Cardholder | undefined;
}

/** What is wrong with an order, by field. */
export interface OrderFaults {
  readonly account?: true;
  readonly expiry?: true;
  readonly alias?: true;
}

/** Checks an order before it is sent: an account, a month that is not over, a name that fits. */
export function orderFaults(
  { accountId, expiry, alias }: { readonly accountId: string; readonly expiry: CardExpiry; readonly alias: string },
  now: Date,
): OrderFaults {
  const isPast =
    expiry.year < now.getFullYear() || (expiry.year === now.getFullYear() && expiry.month < now.getMonth() + 1);
  return {
    ...(accountId === '' ? { account: true } : {}),
    ...(isPast || !(expiry.month >= 1 && expiry.month <= 12) ? { expiry: true } : {}),
    ...(charactersOf(alias).length > ALIAS_MAX ? { alias: true } : {}),
  };
}
