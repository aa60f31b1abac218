import { expect } from 'chai';
import { legsOf, reserves, type Booking } from '../../src/sandbox/ledger/booking.js';
import { ERROR_CODES, STATUS_CODES } from '../../src/sandbox/ledger/codes.js';
import { remainder } from '../../src/sandbox/ledger/iban.js';
import { makeLedger } from '../../src/sandbox/ledger/ledger.js';
import { WALLETS, walletsOf } from '../../src/sandbox/ledger/wallets.js';
import { CORPORATIONS } from '../../src/sandbox/corporations.js';
import { CORPORATION, EVERYDAY, WEB_SHOP } from './people.js';

const SEEDED_AT = Date.parse('2026-11-20T12:00:00Z');
const DAY = 86_400_000;
const ledger = makeLedger(CORPORATION, SEEDED_AT);
const of = (walletId: string): Booking[] =>
  ledger.bookings.filter(({ source, target }) => source.wallet?.id === walletId || target.wallet?.id === walletId);

describe('The ledger of the sandbox', () => {
  it('takes as much from one account as it gives to another, in every currency of every booking', () => {
    for (const { id } of CORPORATIONS)
      for (const booking of makeLedger(id, SEEDED_AT).bookings) {
        const sums = new Map<string, bigint>();
        for (const { amount, currency } of legsOf(booking)) sums.set(currency, (sums.get(currency) ?? 0n) + amount);
        for (const [currency, sum] of sums) expect(sum, `${booking.key} ${currency}`).to.equal(0n);
      }
  });

  it('keeps a wallet to one currency, and money that changes it goes over a desk for each', () => {
    const currencies = new Map<string, Set<string>>();
    for (const booking of ledger.bookings)
      for (const { account, currency } of legsOf(booking))
        currencies.set(account, (currencies.get(account) ?? new Set()).add(currency));
    for (const [account, found] of currencies)
      if (!account.startsWith('outside')) expect(found.size, account).to.equal(1);
    expect([...currencies.keys()]).to.include.members(['desk:EUR', 'desk:USD']);
  });

  it('has in a wallet what all its legs add up to, and what is reserved in its pending one', () => {
    for (const wallet of walletsOf(CORPORATION)) {
      const legs = of(wallet.id).flatMap(legsOf);
      const sum = (account: string) =>
        legs.filter((leg) => leg.account === account).reduce((total, { amount }) => total + amount, 0n);
      expect(ledger.balance(wallet), wallet.name).to.deep.equal({
        available: sum(`wallet:${wallet.id}`),
        reserved: sum(`pending:${wallet.id}`),
      });
    }
    expect(ledger.balance({ id: EVERYDAY }).reserved > 0n).to.equal(true);
  });

  it('never lets a wallet go below what it must keep', () => {
    for (const wallet of walletsOf(CORPORATION)) {
      if (wallet.history.count === 0) continue;
      let [balance, least] = [0n, undefined as bigint | undefined];
      for (const booking of of(wallet.id).toReversed()) {
        for (const { account, amount } of legsOf(booking)) if (account === `wallet:${wallet.id}`) balance += amount;
        if (least === undefined || balance < least) least = balance;
      }
      expect((least ?? 0n) >= wallet.history.floor, wallet.name).to.equal(true);
    }
  });

  it('moves money for approved transactions, reserves it for those on their way, and for others does neither', () => {
    for (const booking of of(EVERYDAY)) {
      const accounts = legsOf(booking).map(({ account }) => account.split(':')[0]);
      const expected =
        booking.code === 0
          ? ['wallet', 'outside']
          : reserves(booking) && booking.source.wallet
            ? ['wallet', 'pending']
            : [];
      if (booking.source.currency === booking.target.currency && !(booking.source.wallet && booking.target.wallet))
        expect(accounts.toSorted(), booking.key).to.deep.equal(expected.toSorted());
    }
  });

  it('has two years, every status code, every error code, every type, and one of each that nobody documented', () => {
    const everyday = of(EVERYDAY);
    expect(Object.keys(ERROR_CODES)).to.have.length(64);
    expect(everyday.map(({ code }) => code)).to.include.members([...STATUS_CODES, 77]);
    expect(everyday.map(({ error }) => error)).to.include.members([...Object.keys(ERROR_CODES).map(Number), 4242]);
    expect(new Set(everyday.map(({ type }) => type))).to.have.all.keys(
      ...['transfer-outgoing', 'transfer-incoming', 'invoice-payment', 'fee'],
    );
    const times = everyday.map(({ at }) => at);
    expect(times).to.deep.equal(times.toSorted((one, other) => other - one));
    expect((times[0]! - times.at(-1)!) / DAY).to.be.within(725, 735);
    expect(everyday.some(({ source, target }) => [source, target].some(({ party }) => party && !party.name))).to.equal(
      true,
    );
    expect(everyday.some(({ source, target }) => source.currency !== target.currency)).to.equal(true);
  });

  it('has ten thousand transactions in one wallet', () => {
    expect(of(WEB_SHOP).length).to.be.at.least(10_000);
  });

  it('is the same whenever it is made', () => {
    expect(makeLedger(CORPORATION, SEEDED_AT).bookings).to.deep.equal(ledger.bookings);
  });

  it('charges what a transaction says it was charged, in the same second', () => {
    const charged = ledger.bookings.filter(({ fee }) => fee > 0n);
    expect(charged).not.to.be.empty;
    const fees = new Map(ledger.bookings.filter(({ type }) => type === 'fee').map((booking) => [booking.key, booking]));
    for (const { at, fee, key } of charged)
      expect(fees.get(`${key}/fee`))
        .to.deep.include({ at, code: 0 })
        .and.nested.include({ 'source.amount': fee });
  });

  it('knows wallets by account numbers that a bank’s check accepts', () => {
    const ibans = WALLETS.flatMap(({ requisites }) => requisites).filter(({ type }) => type !== 'uk-local');
    for (const { number } of ibans) expect(remainder(number.slice(4) + number.slice(0, 4)), number).to.equal(1);
    const lengths = { SE: 24, GB: 22, DK: 18, NO: 15, DE: 22, FI: 18 } as const;
    for (const { number } of ibans) expect(number).to.have.length(lengths[number.slice(0, 2) as keyof typeof lengths]);
    expect(new Set(ibans.map(({ number }) => number)).size).to.equal(ibans.length);
  });
});
