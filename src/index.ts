export { createClient } from './api/client.js';
export type {
  CardCalls,
  CardListOptions,
  ConsentCalls,
  GetToken,
  GiroApi,
  GiroClient,
  GiroClientOptions,
  Page,
  ReadOptions,
  TokenRequest,
  WriteOptions,
} from './api/client.types.js';
export { GiroError, isGiroError } from './api/errors.js';
export type { FieldFault, GiroErrorKind } from './api/errors.js';
export type { Card, CardBrand, CardExpiry, CardStatus, CardType } from './domain/card.js';
export type { Act, Challenge, ConsentChallenge, RedirectChallenge, StartedConsent } from './domain/challenge.js';
export type { Money } from './domain/money.js';
export * from './events.js';
export type { MessageKey, MessageOverrides, Messages } from './i18n/messages.js';
export { configure } from './internal/context.js';
export type { GiroOptions, OpenConsent } from './internal/context.js';
export { VERSION as version } from './version.js';
export { GiroCardList } from './widgets/card-list/card-list.js';
export { GiroFreezeToggle } from './widgets/freeze-toggle/freeze-toggle.js';
export { GiroProvider } from './widgets/provider/provider.js';
