import type { Card } from '../../domain/card.js';
import type { Money } from '../../domain/money.js';
import { readBrand, readCurrency, readExpiry, readLastFour, readStatus, readType } from '../card-words.js';
import type { WireCard } from './schema.js';

/** A card of Banking v2 as the kit's. */
export function toCard(wire: WireCard): Card {
  const names = [wire.embossed_data?.embossed_first_name, wire.embossed_data?.embossed_last_name];
  return {
    id: wire.id,
    api: 'banking-v2',
    alias: wire.display_name || undefined,
    brand: readBrand(wire.brand),
    brandName: wire.brand ?? '',
    type: readType(wire.type),
    typeName: wire.type ?? '',
    region: wire.region || undefined,
    lastFour: readLastFour(wire.pan?.last_four),
    expiry: readExpiry(wire.expiry?.month, wire.expiry?.year),
    currency: readCurrency(wire.currency),
    balance: toMoney(wire.available_balance, readCurrency(wire.currency)),
    status: readStatus(wire.status),
    statusName: wire.status ?? '',
    accountId: wire.funding_source_id || undefined,
    holderName: names.filter(Boolean).join(' ') || undefined,
  };
}

/** An amount without a currency is no money. */
export const toMoney = (amount: number | bigint | null | undefined, currency: string | undefined): Money | undefined =>
  amount === null || amount === undefined || !currency ? undefined : { amount: BigInt(amount), currency };
