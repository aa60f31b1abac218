export { createClient } from './client.js';
export { GiroError, isGiroError } from './errors.js';
export type { FieldFault, GiroErrorFacts, GiroErrorKind } from './errors.js';
export type {
  AccountCalls,
  BeneficiaryCalls,
  CardCalls,
  CardListOptions,
  ConsentCalls,
  ConversionCalls,
  FeeCalls,
  FeeQuery,
  GetToken,
  GiroApi,
  GiroClient,
  GiroClientOptions,
  Page,
  PageSandbox,
  ReadOptions,
  SessionCalls,
  StatementCalls,
  TokenRequest,
  TransactionCalls,
  TransactionQuery,
  TransferCalls,
  TransferChallenge,
  ValidationCalls,
} from './client.types.js';
export type { Account, PayInDetails } from '../domain/account.js';
export type { Beneficiary, BeneficiaryStatus } from '../domain/beneficiary.js';
export type { Card, CardBrand, CardExpiry, CardStatus, CardType } from '../domain/card.js';
export type { Act, Challenge, ConsentChallenge, RedirectChallenge, StartedConsent } from '../domain/challenge.js';
export type { Money } from '../domain/money.js';
export type { CodeChallenge, SessionState, SignInCredentials } from '../domain/session.js';
export type { StatementFormat, StatementLink, StatementOrder, StatementPeriod } from '../domain/statement.js';
export type { Transaction, TransactionDirection, TransactionStatus } from '../domain/transaction.js';
export type {
  Before,
  ConversionOrder,
  Payee,
  PostalAddress,
  TransferFinding,
  TransferOrder,
  TransferSource,
} from '../domain/transfer.js';
