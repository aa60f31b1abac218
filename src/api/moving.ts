import { createConversions } from './banking-v2/conversions.js';
import { bankingHttp } from './banking-v2/dialect.js';
import { createFees } from './banking-v2/fees.js';
import { createTransfersV2 } from './banking-v2/transfers.js';
import { createValidators } from './banking-v2/validators.js';
import { createPaymentsV3 } from './cards-v3/payments.js';
import type { ConversionCalls, FeeCalls, TransferCalls, ValidationCalls } from './client.types.js';
import { GiroError } from './errors.js';
import type { Http } from './http.js';
import type { Setup } from './setup.js';

/** What moves money, and what is asked before. */
export interface MovingCalls {
  readonly transfers: TransferCalls;
  readonly conversions: ConversionCalls;
  readonly fees: FeeCalls;
  readonly validate: ValidationCalls;
}

/** Loaded when the first of it is used. */
export function createMovingCalls(setup: Setup, v3: Http): MovingCalls {
  const http = bankingHttp(setup);
  return {
    transfers: transfersOf(createTransfersV2(http), createPaymentsV3(v3, setup.options)),
    conversions: createConversions(http),
    fees: createFees(http),
    validate: createValidators(http),
  };
}

/** Over the API of each order's source. */
const transfersOf = (v2: TransferCalls, v3: TransferCalls): TransferCalls => {
  const of = ({ source: { api } }: { readonly source: { readonly api: string } }): TransferCalls => {
    if (api === 'banking-v2') return v2;
    if (api === 'v3') return v3;
    throw new GiroError('usage', 'The `api` of an order’s source must be `banking-v2` or `v3`.');
  };
  return {
    start: async (order) => of(order).start(order),
    confirm: async (order, challenge, code) => of(order).confirm(order, challenge, code),
    find: async (order, before, options) => of(order).find(order, before, options),
  };
};
