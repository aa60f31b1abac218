/** A company that holds wallets. All of them are made up. Source: Banking v2, "Corporation". */
export interface Corporation {
  readonly id: string;
  readonly accountId: string;
  readonly identityId: string;
  readonly name: string;
  readonly email: string;
  readonly address: string;
  readonly postCode: string;
  readonly city: string;
  readonly country: string;
  /** Its default currency. */
  readonly currency: string;
  readonly onboardedAt: string;
}

/** Everybody's corporations. */
export const CORPORATIONS: readonly Corporation[] = [
  {
    id: 'BkEq+x4V/E',
    accountId: 'HJ+BAx4/HV',
    identityId: 'S1lq+xN4SN',
    name: 'Exempel Trading AB',
    email: 'office@exempel-trading.example',
    address: 'Exempelgatan 1',
    postCode: '00000',
    city: 'Exempelstad',
    country: 'SE',
    currency: 'EUR',
    onboardedAt: '2021-05-20T16:10:00.000Z',
  },
  {
    id: 'Mih7nT2kQ',
    accountId: 'Mih7aC9wX',
    identityId: 'Mih7iD4vB',
    name: '見本商事',
    email: 'office@mihon.example',
    address: '見本町1-1',
    postCode: '000-0000',
    city: '見本市',
    country: 'AT',
    currency: 'EUR',
    onboardedAt: '2022-02-01T09:00:00.000Z',
  },
  {
    id: 'Lyl/9cW+p',
    accountId: 'Lyl/3aZ+q',
    identityId: 'Lyl/7iM+r',
    name: 'Mithal Specimens Ltd',
    email: 'office@mithal.example',
    address: '1 Sample Street',
    postCode: 'ZZ1 1ZZ',
    city: 'Sampleton',
    country: 'GB',
    currency: 'GBP',
    onboardedAt: '2023-08-14T11:30:00.000Z',
  },
];

/** The corporation with an id. */
export function corporationById(id: string): Corporation {
  const corporation = CORPORATIONS.find((candidate) => candidate.id === id);
  if (!corporation) throw new RangeError(`No corporation ${id}`);
  return corporation;
}
