import { refuse, type ErrorEntry } from '../respond.js';

/** Source: Banking v2, "List of transaction error codes". */
const MESSAGES = {
  20001: 'Unknown transaction type',
  20002: 'Insufficient funds on the account',
  20003: 'Account is not registered',
  20004: 'Account is not fully registered',
  20005: 'Amount of the transaction is less than minimum required amount',
  20006: 'Your corporation has the unpaid invoice on the wallet',
  20009: 'Transaction is not allowed for Arkea payment processor',
  20010: 'Transaction is not allowed with specified currency',
  20011: 'Beneficiary IBAN can only receive euros',
  20012: "Couldn't transfer to the same bank account",
} as const;

/** A code with which moving money is refused. */
export type MoneyCode = keyof typeof MESSAGES;

/** One of them as an entry of an error body. Assumed: which field it names. */
export const moneyError = (code: MoneyCode, field: string): ErrorEntry => ({ field, message: MESSAGES[code], code });

/** The first of what is wrong, refused; `undefined` when nothing is. */
export function refuseFirst(...found: readonly (ErrorEntry | false | undefined)[]): Response | undefined {
  const first = found.find((entry) => entry !== undefined && entry !== false);
  return first ? refuse(400, first) : undefined;
}
