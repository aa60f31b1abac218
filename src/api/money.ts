import { createTransactions } from './banking-v2/account-transactions.js';
import { createBeneficiaries } from './banking-v2/beneficiaries.js';
import { bankingHttp } from './banking-v2/dialect.js';
import { createStatements } from './banking-v2/statements.js';
import { createWallets } from './banking-v2/wallets.js';
import type { AccountCalls, BeneficiaryCalls, StatementCalls, TransactionCalls } from './client.types.js';
import { GiroError } from './errors.js';
import type { Http } from './http.js';
import type { Setup } from './setup.js';

/** What is read about money. */
export interface MoneyCalls {
  readonly accounts: AccountCalls;
  readonly transactions: TransactionCalls;
  readonly statements: StatementCalls;
  readonly beneficiaries: BeneficiaryCalls;
}

/** Loaded when the first of it is used. */
export function createMoneyCalls(setup: Setup, v3: Http): MoneyCalls {
  const http = bankingHttp(setup);
  const wallets = createWallets(http, setup.session);
  return {
    accounts: accountsOf(setup, wallets, v3),
    transactions: transactionsOf(setup, createTransactions(http), v3),
    statements: createStatements(http, setup, wallets),
    beneficiaries: createBeneficiaries(http),
  };
}

/** Accounts of the API the host names. */
function accountsOf({ options }: Setup, wallets: AccountCalls, v3: Http): AccountCalls {
  const wanted: string = options.paymentsApi ?? 'banking-v2';
  if (wanted === 'banking-v2') return wallets;
  const calls = async (): Promise<AccountCalls> => {
    if (wanted === 'v3') return (await import('./cards-v3/accounts.js')).createAccountsV3(v3);
    throw new GiroError('usage', '`paymentsApi` must be `banking-v2` or `v3`.');
  };
  return {
    list: async (given) => (await calls()).list(given),
    get: async (id, given) => (await calls()).get(id, given),
    payInDetails: async (id, given) => (await calls()).payInDetails(id, given),
  };
}

/** One transaction of the API the host names; only Banking v2 lists them. */
const transactionsOf = ({ options }: Setup, banking: TransactionCalls, v3: Http): TransactionCalls =>
  options.paymentsApi === 'v3'
    ? {
        list: banking.list,
        get: async (id, given) => (await import('./cards-v3/payments.js')).readPayment(v3)(id, given),
      }
    : banking;
