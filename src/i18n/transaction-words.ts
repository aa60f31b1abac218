import type { TransactionStatus } from '../domain/transaction.js';

/** Plain words for codes of the platform. Loaded with the first transaction that needs one, so that an element stays small. */
export interface TransactionWords {
  /** By `status.error_code`. Source: Banking v2, "Error Codes": every row of the table. */
  readonly errors: Readonly<Record<number, string>>;
  /** What a status means. Source: Banking v2, "Authorization Codes". */
  readonly statuses: Readonly<Record<TransactionStatus, string>>;
}

const LOADERS: Readonly<Record<string, () => Promise<{ readonly words: TransactionWords }>>> = {
  en: () => import('./transaction-words.en.js'),
  sv: () => import('./transaction-words.sv.js'),
};

const loaded = new Map<string, TransactionWords>();

/** The words of a language, where they are here; English for a language the kit does not have. */
export const transactionWordsOf = (language: string): TransactionWords | undefined =>
  loaded.get(Object.hasOwn(LOADERS, language) ? language : 'en');

/** Loads the words of a language. Rejects when they can't be had. */
export async function loadTransactionWords(language: string): Promise<void> {
  const known = Object.hasOwn(LOADERS, language) ? language : 'en';
  const load = LOADERS[known];
  if (load && !loaded.has(known)) loaded.set(known, (await load()).words);
}
