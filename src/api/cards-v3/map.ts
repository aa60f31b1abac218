import type { Card } from '../../domain/card.js';
import type { ConsentChallenge } from '../../domain/challenge.js';
import { readBrand, readCurrency, readExpiry, readLastFour, readStatus, readType } from '../card-words.js';
import { toInstant } from '../words.js';
import type { WireCard, WireConsent } from './schema.js';

/** A card of Cards v3 as the kit's. */
export const toCard = (wire: WireCard): Card => ({
  id: wire.id,
  api: 'v3',
  alias: wire.display_name || undefined,
  brand: readBrand(wire.brand),
  brandName: wire.brand ?? '',
  type: readType(wire.type),
  typeName: wire.type ?? '',
  region: wire.region || undefined,
  lastFour: readLastFour(wire.last4),
  expiry: readExpiry(wire.exp_month, wire.exp_year),
  currency: readCurrency(wire.currency),
  status: readStatus(wire.status),
  statusName: wire.status ?? '',
  accountId: wire.account_id || undefined,
});

/** A 412's consent as the kit's. */
export const toChallenge = (wire: WireConsent): ConsentChallenge => ({
  kind: 'consent',
  consentId: wire.id,
  scope: typeof wire.scope === 'string' ? [wire.scope] : (wire.scope ?? []),
  expiresAt: toInstant(wire.expires_at),
});
