import { isInstant } from './clock.js';
import type { Consent } from './consents.js';
import { isObject, parseJson } from './json.js';
import type { IssuedCard } from './banking-v2/cards.js';
import type { Transfer } from './ledger/transfer.js';
import type { OrderedCard } from './cards-v3/order.js';
import type { Sent, SentCode } from './messages.js';
import type { Recovery } from './passwords.js';
import type { Payment } from './payments.js';
import type { Session } from './sessions.js';
import type { PreparedStatement } from './statements/prepare.js';
import { isOutcome } from './ledger/outcome.js';
import { isWalletChange, type WalletChange } from './wallet-settings.js';
import { isTwoFactor, type CodeChallenge, type TwoFactor } from './two-factor.js';

/** How activating and unfreezing answer. Source: `api/README.md`, "Strong customer authentication". */
export type Edition = 'current' | 'older';

/** What the platform remembers; small, because a page keeps it in `localStorage`. Everything else is derived. */
export interface PlatformState {
  version: 1;
  /** How many generated cards the first person has; `null` for the seeded population. */
  cards: number | null;
  /** When the population was seeded: expiry dates are relative to it. */
  seededAt: number;
  edition: Edition;
  /** Whether reading a card's number and security code needs consent. */
  protectCredentials: boolean;
  twoFactor: TwoFactor;
  /** Whether the host of files lets pages of other origins read them. */
  filesReadable: boolean;
  /** Whether the corporations have an invoice to pay before they can move money. */
  unpaidInvoice: boolean;
  /** Whether a `request_id` of Cards v3 moves money once only. */
  dedupe: boolean;
  /** How transfers end whose details steer nothing else. */
  outcome: string;
  /** What a control changed of wallets, by id. */
  wallets: Record<string, WalletChange>;
  /** Everything that was moved, oldest first; what is in it never changes. */
  transfers: readonly Transfer[];
  clock: { offset: number; stoppedAt: number | null };
  /** Status of each card whose status is no longer the seeded one. */
  statuses: Record<string, string>;
  ordered: OrderedCard[];
  issued: IssuedCard[];
  /** Simulated payments that were approved. */
  payments: Payment[];
  consents: Consent[];
  sessions: Session[];
  /** Codes that wait to be typed in. */
  challenges: CodeChallenge[];
  /** What was sent to phones and mailboxes. */
  texts: SentCode[];
  mails: Sent[];
  recoveries: Recovery[];
  /** Digests of passwords that people chose, by person. */
  passwords: Record<string, string>;
  statements: PreparedStatement[];
}

/** The platform's state, read from its storage on every use so that all tabs see one platform. */
export interface StateStore {
  /** The state now. Not to be changed: see {@link StateStore.update}. */
  read(): Readonly<PlatformState>;
  /** Reads, changes and writes in one synchronous step, so that no other request comes between. */
  update<T>(change: (state: PlatformState) => T): T;
  /** Back to the seed. */
  reset(): void;
}

/** The part of `Storage` the sandbox uses. */
export type SandboxStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'giro-sandbox';

/** Keeps state under the key `giro-sandbox`. State that cannot be read back is replaced by the seed. */
export function createStore(storage: SandboxStorage, seed: () => PlatformState): StateStore {
  let place = storage;
  let lastText = '';
  let last: PlatformState | undefined;

  const write = (state: PlatformState): void => {
    const text = JSON.stringify(state);
    try {
      place.setItem(KEY, text);
    } catch {
      // The storage is full or was switched off: this page goes on by itself rather than losing what it did.
      place = memoryStorage();
      place.setItem(KEY, text);
    }
    lastText = text;
    last = state;
  };
  const load = (): PlatformState => {
    const text = readItem(place);
    if (last && text !== null && text === lastText) return last;
    const parsed = text === null ? undefined : parseJson(text);
    if (!isState(parsed)) {
      const seeded = seed();
      write(seeded);
      return seeded;
    }
    lastText = text ?? '';
    last = parsed;
    return parsed;
  };
  return {
    read: load,
    update: (change) => {
      // What was moved is many, and never changes: a copy of the list is enough.
      const { transfers, ...rest } = load();
      const draft: PlatformState = { ...structuredClone(rest), transfers };
      const result = change(draft);
      write(draft);
      return result;
    },
    reset: () => write(seed()),
  };
}

function readItem(storage: SandboxStorage): string | null {
  try {
    return storage.getItem(KEY);
  } catch {
    return null;
  }
}

/** A storage that lives as long as its sandbox. */
export function memoryStorage(): SandboxStorage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      items.set(key, value);
    },
  };
}

/** The page's `localStorage`, or memory where there is none or it may not be used. */
export function defaultStorage(): SandboxStorage {
  // Node has a `localStorage` of its own that is not a page's, so a document is asked for too.
  if (typeof document === 'undefined') return memoryStorage();
  try {
    globalThis.localStorage.getItem(KEY);
    return globalThis.localStorage;
  } catch {
    return memoryStorage();
  }
}

function isState(value: unknown): value is PlatformState {
  if (!isObject(value) || value['version'] !== 1) return false;
  const { cards, clock, edition, protectCredentials, seededAt } = value;
  return (
    (cards === null || isCount(cards)) &&
    isInstant(seededAt) &&
    (edition === 'current' || edition === 'older') &&
    typeof protectCredentials === 'boolean' &&
    isObject(clock) &&
    isInstant(clock['offset']) &&
    (clock['stoppedAt'] === null || isInstant(clock['stoppedAt'])) &&
    isTwoFactor(value['twoFactor']) &&
    typeof value['filesReadable'] === 'boolean' &&
    typeof value['unpaidInvoice'] === 'boolean' &&
    typeof value['dedupe'] === 'boolean' &&
    isOutcome(value['outcome']) &&
    isObject(value['wallets']) &&
    Object.values(value['wallets']).every(isWalletChange) &&
    isTexts(value['statuses']) &&
    isTexts(value['passwords']) &&
    LISTS.every(([name, texts, instants]) => isListOf(value[name], texts, instants))
  );
}

/** The state's lists, and what each of their entries has: texts, and numbers. */
const LISTS: readonly (readonly [name: string, texts: readonly string[], instants?: readonly string[]])[] = [
  ['ordered', ['id', 'type', 'expMonth', 'expYear', 'accountId', 'individualId']],
  ['issued', ['id', 'personId', 'walletId', 'expMonth', 'expYear', 'firstName', 'lastName', 'createdAt']],
  ['payments', ['id', 'cardId', 'currency'], ['amount', 'at']],
  ['consents', ['id', 'personId', 'cardId', 'action', 'status'], ['expiresAt', 'starts']],
  ['sessions', ['id', 'personId'], ['generation', 'accessExpires']],
  ['challenges', ['id', 'personId', 'act'], ['at', 'nth', 'tries']],
  ['texts', ['id', 'personId'], ['at', 'nth']],
  ['mails', ['id', 'personId'], ['at']],
  ['recoveries', ['id', 'personId'], ['at']],
  [
    'transfers',
    [
      'id',
      'call',
      'corporationId',
      'personId',
      'walletId',
      'sourceAmount',
      'sourceCurrency',
      'amount',
      'currency',
      'fee',
    ],
    ['at', 'duration'],
  ],
  ['statements', ['id', 'corporationId', 'format', 'from', 'to', 'timeZone'], ['start', 'end', 'at']],
];

const isTexts = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string');

/** True for a number of cards the sandbox makes. */
export const isCount = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 10_000;

const isListOf = (value: unknown, texts: readonly string[], instants: readonly string[] = []): boolean =>
  Array.isArray(value) &&
  value.every(
    (item) =>
      isObject(item) &&
      texts.every((key) => typeof item[key] === 'string') &&
      instants.every((key) => isInstant(item[key])),
  );
