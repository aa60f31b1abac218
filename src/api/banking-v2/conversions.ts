import type { ConversionOrder } from '../../domain/transfer.js';
import { findConversion } from '../../domain/transfer-match.js';
import type { ConversionCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Http } from '../http.js';
import { validate } from '../validate.js';
import { findBooking } from './bookings.js';
import { transaction } from './schema.js';
import { toTransaction } from './transactions.js';
import { conversionBody } from './transfer-body.js';
import { post } from './write.js';

/** Converting over Banking v2. Source: Banking v2, "Create a convert". */
export const createConversions = (http: Http): ConversionCalls => ({
  async create(order) {
    const name = 'conversions.create';
    offered(name, order);
    return post(http, { name, path: '/transactions', body: conversionBody(name, order) }, (given) =>
      toTransaction(validate(transaction, given), order.source.accountId),
    );
  },

  async find(order, before, { signal } = {}) {
    offered('conversions.find', order);
    return await findBooking(http, { name: 'conversions.find', order, before, signal, find: findConversion });
  },
});

function offered(name: string, { source: { api } }: ConversionOrder): void {
  if (api !== 'banking-v2') throw new GiroError('usage', `${name}: only wallets of Banking v2 can be converted from.`);
}
