export { createClient } from './client.js';
export { GiroError, isGiroError } from './errors.js';
export type { FieldFault, GiroErrorFacts, GiroErrorKind } from './errors.js';
export type {
  CardCalls,
  CardListOptions,
  ConsentCalls,
  GetToken,
  GiroApi,
  GiroClient,
  GiroClientOptions,
  Page,
  PageSandbox,
  ReadOptions,
  TokenRequest,
} from './client.types.js';
export type { Card, CardBrand, CardExpiry, CardStatus, CardType } from '../domain/card.js';
export type { Act, Challenge, ConsentChallenge, RedirectChallenge, StartedConsent } from '../domain/challenge.js';
export type { Money } from '../domain/money.js';
