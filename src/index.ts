export { createClient } from './api/client.js';
export type {
  AccountCalls,
  ActivateOptions,
  BeneficiaryCalls,
  CardCalls,
  CardListOptions,
  ConsentCalls,
  GetToken,
  GiroApi,
  GiroClient,
  GiroClientOptions,
  OrderedCard,
  Page,
  ReadOptions,
  SessionCalls,
  StatementCalls,
  TokenRequest,
  TransactionCalls,
  TransactionListOptions,
  TransactionQuery,
  WriteOptions,
} from './api/client.types.js';
export { GiroError, isGiroError } from './api/errors.js';
export type { FieldFault, GiroErrorKind } from './api/errors.js';
export type { Account, PayInDetails } from './domain/account.js';
export type { Beneficiary, BeneficiaryStatus } from './domain/beneficiary.js';
export type { Card, CardBrand, CardExpiry, CardStatus, CardType } from './domain/card.js';
export type { TerminationReason } from './domain/card-acts.js';
export type { CardCredentials } from './domain/card-credentials.js';
export type { CardCompany, Cardholder, CardOrder } from './domain/card-order.js';
export type { Act, Challenge, ConsentChallenge, RedirectChallenge, StartedConsent } from './domain/challenge.js';
export type { Money } from './domain/money.js';
export type { CodeChallenge, SessionState, SignInCredentials } from './domain/session.js';
export type { StatementFormat, StatementLink, StatementOrder, StatementPeriod } from './domain/statement.js';
export type { Transaction, TransactionDirection, TransactionStatus } from './domain/transaction.js';
export * from './events.js';
export type { MessageKey, MessageOverrides, Messages } from './i18n/messages.js';
export { configure } from './internal/context.js';
export type { GiroOptions, OpenConsent } from './internal/context.js';
export type { SaveFile } from './internal/save-file.js';
export { VERSION as version } from './version.js';
export { GiroAccountList } from './widgets/account-list/account-list.js';
export { GiroActivateCard } from './widgets/activate-card/activate-card.js';
export { GiroApplePayButton } from './widgets/apple-pay-button/apple-pay-button.js';
export type { LaunchApplePay } from './widgets/apple-pay-button/provisioning.js';
export { GiroBeneficiaryList } from './widgets/beneficiary-list/beneficiary-list.js';
export { GiroCardDetails } from './widgets/card-details/card-details.js';
export { GiroCardList } from './widgets/card-list/card-list.js';
export { GiroConvertForm } from './widgets/convert-form/convert-form.js';
export { GiroFreezeToggle } from './widgets/freeze-toggle/freeze-toggle.js';
export { GiroOrderCard } from './widgets/order-card/order-card.js';
export { GiroProvider } from './widgets/provider/provider.js';
export { GiroReportCard } from './widgets/report-card/report-card.js';
export { GiroSignIn } from './widgets/sign-in/sign-in.js';
export { GiroStatementDownload } from './widgets/statement-download/statement-download.js';
export { GiroTransactionList } from './widgets/transaction-list/transaction-list.js';
export type { TransactionColumn } from './widgets/transaction-list/transaction-row.js';
export { GiroTransferForm } from './widgets/transfer-form/transfer-form.js';
