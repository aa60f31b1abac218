import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { steps } from './scenario.js';
import {
  answered,
  choosesAccount,
  form,
  known,
  notBegun,
  notFound,
  sends,
  tag,
  unread,
  V2,
  V3,
  type Way,
} from './order-scenario.js';
import type { Fault } from '../src/sandbox/index.js';

// Every documented answer, and every fault of the sandbox, at every step of an order, in both APIs.

const meta: Meta = { title: 'Cards/Order card/Answers', component: tag };
export default meta;

const status = (code: number, body?: unknown): Fault['do'] => ({ kind: 'status', status: code, body });
const after = (code: number): Fault['do'] => ({ kind: 'status', status: code, when: 'after' });
const tooOften: Fault['do'] = { kind: 'status', status: 429, headers: { 'retry-after': '60' } };
const drop = (when: 'before' | 'after'): Fault['do'] => ({ kind: 'drop', when });
const late: Fault['do'] = { kind: 'delay', ms: 25_000 };
const cut: Fault['do'] = { kind: 'cut' };
const empty: Fault['do'] = { kind: 'empty' };
const badJson: Fault['do'] = { kind: 'bad-json' };
const wrongShape: Fault['do'] = { kind: 'wrong-shape' };
const truncated: Fault['do'] = { kind: 'truncated' };
const wrongType: Fault['do'] = { kind: 'wrong-type' };

/** A card as both platforms write one. */
const CARD = {
  id: 'fresh',
  display_name: 'Travel',
  type: 'virtual',
  brand: 'visa',
  region: 'europe',
  exp_month: '12',
  exp_year: '2040',
  last4: '0000',
  currency: 'EUR',
  account_id: 'any',
  status: 'not_activated',
};
const CONSENT = { consent: { id: '00000000-0000-4000-8000-000000000001', status: 'pending' } };

const errors = (...fields: readonly string[]): object => ({
  errors: fields.map((field) => ({ field, message: `Invalid value of ${field}`, code: '10001' })),
});

const ORDERED = 'Your card is ordered';
const LOST = 'We don’t know yet whether the card was ordered';
const BUSY = 'Ordering…';
const FORBIDDEN = 'You do not have permission';
const MISSING = 'We could not find this';
const REFUSED = 'Contact the bank to find out why';
const TOO_OFTEN = 'too often';
const SIGNED_OUT = 'Your session has ended';
const NO_SENSE = 'did not understand';
const DOWN = 'technical problem';
const UNREACHED = 'could not reach the bank';

const refusedAtFields = (way: Way, ...fields: readonly string[]): StoryObj => ({
  ...form({
    cardsApi: way.cardsApi,
    faults: [{ call: way.order, do: status(400, errors(...fields)) }],
  }),
  play: steps(tag, choosesAccount, sends('The card was not ordered')),
});
// Cards v3: the order is answered
export const Order200Empty = answered(V3, status(200, ''), LOST);
export const Order200EmptyCarriedOut = answered(V3, empty, ORDERED);
export const Order201 = answered(V3, status(201, CARD), ORDERED);
export const Order400AtFields = refusedAtFields(V3, 'display_name', 'exp_year', 'account_id');
export const Order400Elsewhere = answered(
  V3,
  status(400, errors('individual_id')),
  'contact the bank if they are right',
);
export const Order400 = answered(V3, status(400), REFUSED);
export const Order401 = answered(V3, status(401), SIGNED_OUT);
export const Order403 = answered(V3, status(403), FORBIDDEN);
export const Order404 = answered(V3, status(404), MISSING);
export const Order408 = answered(V3, status(408), LOST);
export const Order409 = answered(V3, status(409), REFUSED);
export const Order410 = answered(V3, status(410), MISSING);
export const Order412 = answered(V3, status(412), REFUSED);
export const Order422 = answered(V3, status(422), REFUSED);
export const Order429 = answered(V3, status(429), TOO_OFTEN);
export const Order412WithConsent = answered(V3, status(412, CONSENT), NO_SENSE);
export const Order500 = answered(V3, status(500), LOST);
export const Order503CarriedOut = answered(V3, after(503), ORDERED);
export const OrderLate = answered(V3, late, BUSY);
export const OrderDropBefore = answered(V3, drop('before'), LOST);
export const OrderDropAfter = answered(V3, drop('after'), ORDERED);
export const OrderCut = answered(V3, cut, ORDERED);
export const OrderBadJson = answered(V3, badJson, ORDERED);
export const OrderWrongShape = answered(V3, wrongShape, ORDERED);
export const OrderTruncated = answered(V3, truncated, ORDERED);
export const OrderWrongType = answered(V3, wrongType, ORDERED);

// Cards v3: the accounts are read
export const Accounts401 = unread(V3, status(401), SIGNED_OUT);
export const Accounts403 = unread(V3, status(403), FORBIDDEN);
export const Accounts404 = unread(V3, status(404), MISSING);
export const Accounts409 = unread(V3, status(409), REFUSED);
export const Accounts429 = unread(V3, tooOften, TOO_OFTEN);
export const Accounts500 = unread(V3, status(500), DOWN);
export const AccountsDropBefore = unread(V3, drop('before'), UNREACHED);
export const AccountsDropAfter = unread(V3, drop('after'), UNREACHED);
export const AccountsCut = unread(V3, cut, UNREACHED);
export const AccountsBadJson = unread(V3, badJson, NO_SENSE);
export const AccountsWrongShape = unread(V3, wrongShape, NO_SENSE);
export const AccountsEmpty = unread(V3, empty, NO_SENSE);
export const AccountsTruncated = unread(V3, truncated, NO_SENSE);
export const AccountsWrongType = unread(V3, wrongType, NO_SENSE);

// Cards v3: the list before the order
export const Before401 = notBegun(V3, status(401), SIGNED_OUT);
export const Before403 = notBegun(V3, status(403), FORBIDDEN);
export const Before404 = notBegun(V3, status(404), MISSING);
export const Before409 = notBegun(V3, status(409), REFUSED);
export const Before429 = notBegun(V3, tooOften, TOO_OFTEN);
export const Before500 = notBegun(V3, status(500), DOWN);
export const BeforeDropBefore = notBegun(V3, drop('before'), UNREACHED);
export const BeforeDropAfter = notBegun(V3, drop('after'), UNREACHED);
export const BeforeCut = notBegun(V3, cut, UNREACHED);
export const BeforeBadJson = notBegun(V3, badJson, NO_SENSE);
export const BeforeWrongShape = notBegun(V3, wrongShape, NO_SENSE);
export const BeforeEmpty = notBegun(V3, empty, NO_SENSE);
export const BeforeTruncated = notBegun(V3, truncated, NO_SENSE);
export const BeforeWrongType = notBegun(V3, wrongType, NO_SENSE);
export const BeforeLate = known({ cardsApi: V3.cardsApi, faults: [{ call: V3.list, do: late }] }, sends(BUSY));

// Cards v3: the look for a lost order
export const Look401 = notFound(V3, status(401), SIGNED_OUT);
export const Look403 = notFound(V3, status(403), FORBIDDEN);
export const Look404 = notFound(V3, status(404), MISSING);
export const Look409 = notFound(V3, status(409), REFUSED);
export const Look429 = notFound(V3, tooOften, TOO_OFTEN);
export const Look500 = notFound(V3, status(500), DOWN);
export const LookDropBefore = notFound(V3, drop('before'), UNREACHED);
export const LookDropAfter = notFound(V3, drop('after'), UNREACHED);
export const LookCut = notFound(V3, cut, UNREACHED);
export const LookBadJson = notFound(V3, badJson, NO_SENSE);
export const LookWrongShape = notFound(V3, wrongShape, NO_SENSE);
export const LookEmpty = notFound(V3, empty, NO_SENSE);
export const LookTruncated = notFound(V3, truncated, NO_SENSE);
export const LookWrongType = notFound(V3, wrongType, NO_SENSE);

// Banking v2: the order is answered
export const BankingV2Order200Empty = answered(V2, status(200, ''), LOST);
export const BankingV2Order200EmptyCarriedOut = answered(V2, empty, ORDERED);
export const BankingV2Order201 = answered(V2, status(201, CARD), ORDERED);
export const BankingV2Order400AtFields = refusedAtFields(
  V2,
  'card.display_name',
  'card.expiry.year',
  'card.funding_source_id',
);
export const BankingV2Order400Elsewhere = answered(
  V2,
  status(400, errors('individual_id')),
  'contact the bank if they are right',
);
export const BankingV2Order400 = answered(V2, status(400), REFUSED);
export const BankingV2Order401 = answered(V2, status(401), SIGNED_OUT);
export const BankingV2Order403 = answered(V2, status(403), FORBIDDEN);
export const BankingV2Order404 = answered(V2, status(404), MISSING);
export const BankingV2Order408 = answered(V2, status(408), LOST);
export const BankingV2Order409 = answered(V2, status(409), REFUSED);
export const BankingV2Order410 = answered(V2, status(410), MISSING);
export const BankingV2Order412 = answered(V2, status(412), REFUSED);
export const BankingV2Order422 = answered(V2, status(422), REFUSED);
export const BankingV2Order429 = answered(V2, status(429), TOO_OFTEN);
export const BankingV2Order412WithConsent = answered(V2, status(412, CONSENT), NO_SENSE);
export const BankingV2Order500 = answered(V2, status(500), LOST);
export const BankingV2Order503CarriedOut = answered(V2, after(503), ORDERED);
export const BankingV2OrderLate = answered(V2, late, BUSY);
export const BankingV2OrderDropBefore = answered(V2, drop('before'), LOST);
export const BankingV2OrderDropAfter = answered(V2, drop('after'), ORDERED);
export const BankingV2OrderCut = answered(V2, cut, ORDERED);
export const BankingV2OrderBadJson = answered(V2, badJson, ORDERED);
export const BankingV2OrderWrongShape = answered(V2, wrongShape, ORDERED);
export const BankingV2OrderTruncated = answered(V2, truncated, ORDERED);
export const BankingV2OrderWrongType = answered(V2, wrongType, ORDERED);

// Banking v2: the accounts are read
export const BankingV2Accounts401 = unread(V2, status(401), SIGNED_OUT);
export const BankingV2Accounts403 = unread(V2, status(403), FORBIDDEN);
export const BankingV2Accounts404 = unread(V2, status(404), MISSING);
export const BankingV2Accounts409 = unread(V2, status(409), REFUSED);
export const BankingV2Accounts429 = unread(V2, tooOften, TOO_OFTEN);
export const BankingV2Accounts500 = unread(V2, status(500), DOWN);
export const BankingV2AccountsDropBefore = unread(V2, drop('before'), UNREACHED);
export const BankingV2AccountsDropAfter = unread(V2, drop('after'), UNREACHED);
export const BankingV2AccountsCut = unread(V2, cut, UNREACHED);
export const BankingV2AccountsBadJson = unread(V2, badJson, NO_SENSE);
export const BankingV2AccountsWrongShape = unread(V2, wrongShape, NO_SENSE);
export const BankingV2AccountsEmpty = unread(V2, empty, NO_SENSE);
export const BankingV2AccountsTruncated = unread(V2, truncated, NO_SENSE);
export const BankingV2AccountsWrongType = unread(V2, wrongType, NO_SENSE);

// Banking v2: the list before the order
export const BankingV2Before401 = notBegun(V2, status(401), SIGNED_OUT);
export const BankingV2Before403 = notBegun(V2, status(403), FORBIDDEN);
export const BankingV2Before404 = notBegun(V2, status(404), MISSING);
export const BankingV2Before409 = notBegun(V2, status(409), REFUSED);
export const BankingV2Before429 = notBegun(V2, tooOften, TOO_OFTEN);
export const BankingV2Before500 = notBegun(V2, status(500), DOWN);
export const BankingV2BeforeDropBefore = notBegun(V2, drop('before'), UNREACHED);
export const BankingV2BeforeDropAfter = notBegun(V2, drop('after'), UNREACHED);
export const BankingV2BeforeCut = notBegun(V2, cut, UNREACHED);
export const BankingV2BeforeBadJson = notBegun(V2, badJson, NO_SENSE);
export const BankingV2BeforeWrongShape = notBegun(V2, wrongShape, NO_SENSE);
export const BankingV2BeforeEmpty = notBegun(V2, empty, NO_SENSE);
export const BankingV2BeforeTruncated = notBegun(V2, truncated, NO_SENSE);
export const BankingV2BeforeWrongType = notBegun(V2, wrongType, NO_SENSE);
export const BankingV2BeforeLate = known({ cardsApi: V2.cardsApi, faults: [{ call: V2.list, do: late }] }, sends(BUSY));

// Banking v2: the look for a lost order
export const BankingV2Look401 = notFound(V2, status(401), SIGNED_OUT);
export const BankingV2Look403 = notFound(V2, status(403), FORBIDDEN);
export const BankingV2Look404 = notFound(V2, status(404), MISSING);
export const BankingV2Look409 = notFound(V2, status(409), REFUSED);
export const BankingV2Look429 = notFound(V2, tooOften, TOO_OFTEN);
export const BankingV2Look500 = notFound(V2, status(500), DOWN);
export const BankingV2LookDropBefore = notFound(V2, drop('before'), UNREACHED);
export const BankingV2LookDropAfter = notFound(V2, drop('after'), UNREACHED);
export const BankingV2LookCut = notFound(V2, cut, UNREACHED);
export const BankingV2LookBadJson = notFound(V2, badJson, NO_SENSE);
export const BankingV2LookWrongShape = notFound(V2, wrongShape, NO_SENSE);
export const BankingV2LookEmpty = notFound(V2, empty, NO_SENSE);
export const BankingV2LookTruncated = notFound(V2, truncated, NO_SENSE);
export const BankingV2LookWrongType = notFound(V2, wrongType, NO_SENSE);
