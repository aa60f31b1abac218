import type { Account, PayInDetails } from '../../domain/account.js';
import { readCurrency } from '../card-words.js';
import { compact } from '../words.js';
import { toMoney } from './map.js';
import type { WireCorporation, WireRequisites, WireWallet } from './wallets.schema.js';

const isPending = ({ type }: WireWallet): boolean => type?.toLowerCase() === 'pending';

/**
 * Wallets as accounts. A pending wallet is no account: it holds what is reserved of a real one, which names it, or which
 * it names. Source: Banking v2, "Corporation Wallet", `pending`, `type`.
 */
export function toAccounts(wallets: readonly WireWallet[], owner: WireCorporation): readonly Account[] {
  const pending = wallets.filter(isPending);
  return wallets
    .filter((wallet) => !isPending(wallet))
    .map((wallet) =>
      toAccount(
        wallet,
        owner,
        pending.find(({ id, real }) => id === wallet.pending?.id || real?.id === wallet.id),
      ),
    );
}

/** One wallet as an account. [assumed] Whoever pays in names the corporation it belongs to. */
export function toAccount(wire: WireWallet, owner: WireCorporation, pending?: WireWallet): Account {
  const currency = readCurrency(wire.currency) ?? '';
  return {
    id: wire.id,
    api: 'banking-v2',
    name: wire.name || undefined,
    currency,
    available: toMoney(wire.amount, currency),
    reserved: toMoney(wire.pending?.amount ?? pending?.amount, currency),
    pendingId: wire.pending?.id || pending?.id || undefined,
    adapter: wire.payment_processor_adapter || undefined,
    identityId: wire.identity_id || undefined,
    purpose: wire.purpose || undefined,
    payIn: toPayIn(wire, owner),
  };
}

/** The list calls them `wallet_requisites`, a single wallet `requisites`. Source: Banking v2, "Get corporation wallets by id". */
function toPayIn(wire: WireWallet, owner: WireCorporation): readonly PayInDetails[] {
  const found = new Map<string, PayInDetails>();
  for (const requisites of [...(wire.requisites ?? []), ...(wire.wallet_requisites ?? [])]) {
    const number = compact(requisites.number);
    if (number === undefined) continue;
    const code = compact(requisites.code);
    found.set(`${number} ${code}`, {
      kind: kindOf(requisites, number),
      number,
      code,
      rail: requisites.type || undefined,
      beneficiary: owner.name || undefined,
      bank: wire.bank_address?.name || undefined,
      bankAddress: addressOf(wire.bank_address),
    });
  }
  return [...found.values()];
}

function kindOf({ type }: WireRequisites, number: string): PayInDetails['kind'] {
  if (/^[A-Z]{2}\d{2}[A-Z\d]{6,30}$/i.test(number)) return 'iban';
  return /^uk[-_ ]?local$/i.test(type ?? '') ? 'uk-local' : 'other';
}

function addressOf(address: WireWallet['bank_address']): readonly string[] | undefined {
  const city = [address?.postCode || address?.post_code, address?.city].filter(Boolean).join(' ');
  const lines = [address?.street, city, address?.country].filter((line): line is string => Boolean(line));
  return lines.length > 0 ? lines : undefined;
}
