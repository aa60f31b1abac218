import type { Card, ShownCardStatus } from '../domain/card.js';
import type { ElementTools } from '../internal/giro-element.js';
import type { BadgeTone } from '../ui/badge/badge.js';

type Translate = ElementTools['t'];

/** The brand as people write it; an unknown one as the platform wrote it. */
export function brandText({ brand, brandName }: Card): string {
  if (brand === 'unknown') return brandName;
  return brand === 'visa' ? 'Visa' : 'Mastercard';
}

/** What a card is called: its alias, else brand and last digits. */
export function cardName(card: Card, t: Translate): string {
  const brand = brandText(card) || t('card.unnamed');
  return (
    card.alias ?? (card.lastFour === undefined ? brand : `${brand} ${t('card.ending', { digits: card.lastFour })}`)
  );
}

/** A status in words; one the kit does not know as the platform wrote it. */
export function statusText(status: ShownCardStatus, statusName: string, t: Translate): string {
  return status === 'unknown' && statusName !== '' ? statusName : t(`card.status.${status}`);
}

/** A card's type in words; one the kit does not know as the platform wrote it. */
export const typeText = ({ type, typeName }: Card, t: Translate): string =>
  type === 'unknown' ? typeName : t(`card.type.${type}`);

const TONES: Readonly<Record<ShownCardStatus, BadgeTone>> = {
  active: 'success',
  frozen: 'info',
  'not-activated': 'warning',
  pending: 'warning',
  inactive: 'neutral',
  unknown: 'neutral',
  blocked: 'danger',
  stolen: 'danger',
  lost: 'danger',
  canceled: 'neutral',
  expired: 'neutral',
};

/** The colour of a status. */
export const statusTone = (status: ShownCardStatus): BadgeTone => TONES[status];
