import type { Money } from './money.js';

/**
 * What a card can be, over both card models.
 * Source: Cards v3, "Freeze / unfreeze card"; Banking v2, "Cards", `status`.
 */
export type CardStatus =
  | 'not-activated'
  | 'active'
  | 'frozen'
  | 'inactive'
  | 'pending'
  | 'blocked'
  | 'stolen'
  | 'lost'
  | 'canceled'
  | 'unknown';

/** A payment scheme; `unknown` keeps the platform's word in {@link Card.brandName}. */
export type CardBrand = 'visa' | 'mastercard' | 'unknown';

/** Whether a card has plastic; `unknown` keeps the platform's word in {@link Card.typeName}. */
export type CardType = 'virtual' | 'physical' | 'unknown';

/** The month at whose end a card stops working. */
export interface CardExpiry {
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
}

/** One payment card, whichever API it came from. Optional facts are absent when the platform did not say. */
export interface Card {
  /** The platform's id; opaque, may hold characters such as `+` and `/`. */
  readonly id: string;
  /** Which API answered, and so which acts it offers. */
  readonly api: 'v3' | 'banking-v2';
  /** The name its holder gave it (`display_name`). */
  readonly alias?: string | undefined;
  readonly brand: CardBrand;
  /** The platform's own word for the brand. */
  readonly brandName: string;
  readonly type: CardType;
  /** The platform's own word for the type. */
  readonly typeName: string;
  /** Where the card was issued for, as the platform says it, for example `europe`. */
  readonly region?: string | undefined;
  /** Last four digits of the number. Banking v2's list does not carry them. */
  readonly lastFour?: string | undefined;
  readonly expiry?: CardExpiry | undefined;
  /** ISO 4217. */
  readonly currency?: string | undefined;
  /** What can be spent with it now, where the platform says so (Banking v2, `available_balance`). */
  readonly balance?: Money | undefined;
  readonly status: CardStatus;
  /** The platform's own word for the status. */
  readonly statusName: string;
  /** The account (v3) or wallet (v2) it spends from. */
  readonly accountId?: string | undefined;
  /** The name embossed on it (Banking v2). */
  readonly holderName?: string | undefined;
}

/** A status as it is shown: the platform's, or `expired`, which the calendar decides and which wins. */
export type ShownCardStatus = CardStatus | 'expired';

/** True once the last day of the expiry month is over in the person's own time zone. */
export function isExpired(card: Pick<Card, 'expiry'>, now: Date): boolean {
  if (!card.expiry) return false;
  const { year, month } = card.expiry;
  return now.getFullYear() > year || (now.getFullYear() === year && now.getMonth() + 1 > month);
}

/** The status to show for a card at a moment. */
export const shownStatus = (card: Pick<Card, 'expiry' | 'status'>, now: Date): ShownCardStatus =>
  isExpired(card, now) ? 'expired' : card.status;

const FINAL: ReadonlySet<ShownCardStatus> = new Set(['blocked', 'stolen', 'lost', 'canceled', 'expired']);

/** True when nothing can ever be done with the card again. Source: Cards v3, "terminating" actions. */
export const isFinal = (status: ShownCardStatus): boolean => FINAL.has(status);

/**
 * What freezing can do for a card now: flip it one way or the other, or nothing and why.
 * Source: Cards v3, "Freeze / unfreeze card"; Banking v2 offers neither.
 */
export type FreezeOffer =
  | { readonly can: 'freeze' | 'unfreeze' }
  | {
      readonly can: 'nothing';
      readonly why: 'not-offered' | 'activate-first' | 'final' | 'inactive' | 'pending' | 'unknown';
    };

/** Decides what freezing offers for a card. */
export function freezeOffer(card: Card, now: Date): FreezeOffer {
  const status = shownStatus(card, now);
  if (isFinal(status)) return { can: 'nothing', why: 'final' };
  if (card.api !== 'v3') return { can: 'nothing', why: 'not-offered' };
  switch (status) {
    case 'active':
      return { can: 'freeze' };
    case 'frozen':
      return { can: 'unfreeze' };
    case 'not-activated':
      return { can: 'nothing', why: 'activate-first' };
    case 'inactive':
    case 'pending':
      return { can: 'nothing', why: status };
    default:
      return { can: 'nothing', why: 'unknown' };
  }
}
