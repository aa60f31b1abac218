import type { CardOrder } from '../../domain/card-order.js';
import { GiroError } from '../errors.js';
import type { JsonValue } from '../json.js';

/** The body of an order. Source: Banking v2, "Create card": brand, region and currency have one value each today. */
export function orderBody({ type, alias, expiry, accountId, company, cardholder }: CardOrder): JsonValue {
  if (type !== 'virtual') throw new GiroError('usage', 'cards.order: Banking v2 issues virtual cards only.');
  if (!company || !cardholder)
    throw new GiroError('usage', 'cards.order: Banking v2 needs `company` and `cardholder`.');
  return {
    cardholder: {
      external_id: cardholder.externalId,
      first_name: cardholder.firstName,
      last_name: cardholder.lastName,
      type: cardholder.type,
      phone: cardholder.phone,
      email: cardholder.email,
    },
    company: {
      external_id: company.externalId,
      name: company.name,
      email: company.email,
      ...(company.phone === undefined ? {} : { phone: company.phone }),
      address: {
        street: company.address.street,
        country: company.address.country,
        post_code: company.address.postCode,
        city: company.address.city,
      },
    },
    card: {
      expiry: { month: String(expiry.month).padStart(2, '0'), year: String(expiry.year) },
      ...(alias === undefined ? {} : { display_name: alias }),
      funding_source_id: accountId,
      type: 'VIRTUAL',
      brand: 'MASTERCARD',
      region: 'EUROPE',
      currency: 'EUR',
    },
  };
}
