import type { Json } from '../json.js';
import type { Ledger } from '../ledger/ledger.js';
import type { Adapter, Requisites, Wallet } from '../ledger/wallets.js';
import { shortId } from '../seed.js';
import { STAFF } from './persons.js';

/** Made up; the spelling of the keys is the reference's. */
const BANKS: Readonly<Record<Adapter, Json>> = {
  Arkea: {
    name: 'Exempelbanken AB',
    street: 'Exempelgatan 59',
    postCode: '00000',
    city: 'Exempelstad',
    country: 'Sweden',
  },
  Onpex: { name: 'Prøvebanken A/S', street: 'Prøvevej 15', postCode: '0000', city: 'Prøveby', country: 'Denmark' },
  Saxo: {
    name: 'Specimen Bank Ltd',
    street: '1 Sample Street',
    postCode: 'ZZ1 1ZZ',
    city: 'Sampleton',
    country: 'United Kingdom',
  },
};

/** A wallet in a list. Source: Banking v2, "List all corporation wallets"; `purpose` there is that of its creation. */
export const wireListWallet = (wallet: Wallet, ledger: Ledger): Json => ({
  ...base(wallet, ledger),
  wallet_requisites: wallet.requisites.map((one) => wireRequisites(one, wallet)),
});

/** One wallet, whose requisites have another name than in a list. Source: Banking v2, "Get corporation wallets by id". */
export const wireWalletById = (wallet: Wallet, ledger: Ledger): Json => ({
  ...base(wallet, ledger),
  created_by_login_id: shortId(`login:${wallet.corporation.id}`),
  requisites: wallet.requisites.map((one) => wireRequisites(one, wallet)),
});

function base(wallet: Wallet, ledger: Ledger) {
  const { adapter, corporation, currency, id, name, pendingId, purpose } = wallet;
  const { available, reserved } = ledger.balance(wallet);
  return {
    id,
    amount: available,
    type: 'real',
    name,
    currency,
    payment_processor_adapter: adapter,
    identity_id: corporation.identityId,
    purpose,
    // A wallet in which nothing happened has none. Source: "Corporation Wallet", `type`; assumed: what is in it.
    ...(ledger.isUsed(wallet) ? { pending: { id: pendingId, amount: reserved, type: 'pending', currency } } : {}),
    created_by: STAFF,
    bank_address: BANKS[adapter],
  };
}

const wireRequisites = ({ code, id, number, type }: Requisites, { corporation }: Wallet): Json => ({
  id,
  number,
  code,
  type,
  identity_id: corporation.identityId,
});
