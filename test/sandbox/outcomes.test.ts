import { expect } from 'chai';
import { legsOf } from '../../src/sandbox/ledger/booking.js';
import { ERROR_CODES, STATUS_CODES } from '../../src/sandbox/ledger/codes.js';
import { endAfter, outcomeIn, readOutcome } from '../../src/sandbox/ledger/outcome.js';
import { bookingsOf, type Transfer } from '../../src/sandbox/ledger/transfer.js';
import * as money from './money.js';
import { asPerson } from './people.js';
import { start } from './support.js';

const { balance, conversion, EXCHANGE, madeIn, ownTransfer, startMoney, transfer } = money;

const statusOf = async (call: money.Call, id: string) =>
  ((await call('GET', `/transactions/${encodeURIComponent(id)}`)).body as money.WireMade).status;

describe('How a transfer ends in the sandbox', () => {
  it('is told by its details, and its money follows', async () => {
    const { call, sandbox } = await startMoney({ settleSeconds: 8 });
    for (const [details, codes, error, ends] of [
      ['rent', [40, 41, 0], null, 'gone'],
      ['Sandbox approve', [40, 41, 0], null, 'gone'],
      ['sandbox decline', [40, 41, 10], 5100, 'back'],
      ['sandbox decline 5120', [40, 41, 10], 5120, 'back'],
      ['a sandbox refund, please', [40, 41, 21], null, 'back'],
      ['sandbox reject -114', [40, 30, 30], -114, 'back'],
      ['sandbox hold 9500', [40, 41, 22], 9500, 'reserved'],
      ['sandbox review', [40, 41, 42], null, 'reserved'],
      ['sandbox authorize', [40, 41, 1], null, 'reserved'],
      ['sandbox process', [40, 41, 41], null, 'reserved'],
      ['sandbox stall', [40, 40, 40], null, 'reserved'],
      ['sandbox code 77 4242', [40, 41, 77], 4242, 'back'],
    ] as const) {
      const before = await balance(call, EXCHANGE.id);
      const made = madeIn(await call('POST', '/transactions', transfer({ payment_details: details })));
      const took = 1000n + BigInt(made.status.total_fee_amount);
      const found: number[] = [];
      for (const seconds of [0, 2, 6]) {
        sandbox.clock.advance(seconds * 1000);
        found.push((await statusOf(call, made.id)).code);
      }
      expect(found, details).to.deep.equal(codes);
      const status = await statusOf(call, made.id);
      expect(status.error_code, details).to.equal(error);
      expect(status.approved, details).to.equal(ends === 'gone');
      expect(await balance(call, EXCHANGE.id), details).to.deep.equal({
        available: before.available - (ends === 'back' ? 0n : took),
        reserved: before.reserved + (ends === 'reserved' ? took : 0n),
      });
    }
  });

  it('waits for its fee where that is told, and then only the amount is reserved', async () => {
    const { call, sandbox } = await startMoney({ outcome: 'fee' });
    const before = await balance(call, EXCHANGE.id);
    madeIn(await call('POST', '/transactions', transfer()));
    sandbox.clock.advance(60_000);
    const { list } = (await call('GET', '/transactions?meta[limit]=2')).body as { list: money.WireMade[] };
    expect(list.map(({ status, type }) => [type, status.code])).to.deep.equal([
      ['transfer-outgoing', 40],
      ['fee', 43],
    ]);
    expect((await balance(call, EXCHANGE.id)).available).to.equal(before.available - 1000n);
  });

  it('can be every code of the reference, and be told for all transfers at once', async () => {
    const { call, sandbox } = await startMoney({ settleSeconds: 0 });
    for (const code of STATUS_CODES.filter((one) => one !== 43)) {
      sandbox.outcome = `code ${code}`;
      expect(madeIn(await call('POST', '/transactions', transfer())).status.code).to.equal(code);
    }
    for (const code of Object.keys(ERROR_CODES)) {
      sandbox.outcome = `decline ${code}`;
      expect(madeIn(await call('POST', '/transactions', transfer())).status.error_code).to.equal(Number(code));
    }
    sandbox.outcome = 'refund';
    expect(madeIn(await call('POST', '/transactions', conversion())).status.code).to.equal(21);
    expect(() => (sandbox.outcome = 'perhaps')).to.throw(RangeError);
    expect(() => start({ outcome: 'perhaps' })).to.throw(RangeError);
  });

  it('is not told by words that only look like it', () => {
    for (const details of [
      'Tax refund',
      'decline',
      'sandboxes decline',
      'sandbox',
      'sandbox perhaps',
      'sandbox constructor',
      '',
    ])
      expect(outcomeIn(details), details).to.equal(undefined);
    expect(outcomeIn('Invoice 77 SANDBOX DECLINE 5120 for 3')).to.deep.equal({ code: 10, error: 5120 });
    expect(outcomeIn('sandbox refund 12345')).to.deep.equal({ code: 21 });
    for (const words of ['code', 'code 1000', 'approve now', 'decline 12345', ''])
      expect(readOutcome(words)).to.equal(undefined);
  });

  it('has not begun when the clock is set back', () => {
    expect(endAfter({ code: 0 }, -1, 20_000)).to.deep.equal({ code: 40 });
    expect(endAfter({ code: 0 }, 0, 0)).to.deep.equal({ code: 0 });
  });
});

describe('The books of the sandbox, with what was moved', () => {
  it('take as much as they give, and have in each wallet what its legs add up to, at every moment', async () => {
    const items = new Map<string, string>();
    const storage = {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
    };
    const { call, sandbox } = await startMoney({ storage });
    const wallets = [EXCHANGE.id, money.EVERYDAY_SOURCE.id, money.LONDON.id, money.HOUSEHOLD.id, 'NGQyZ3N5Z'];
    const begin = await Promise.all(wallets.map((id) => balance(call, id)));
    const words = ['approve', 'decline', 'refund', 'reject', 'hold', 'review', 'stall', 'fee', 'authorize', 'code 77'];
    for (const word of words) {
      const payment_details = `sandbox ${word}`;
      for (const body of [
        ...[transfer({ payment_details }), transfer({ payment_details, currency: 'USD' })],
        ...[ownTransfer(wallets[1] ?? '', { payment_details }), conversion(), conversion({ currency: 'GBP' })],
      ])
        madeIn(await call('POST', '/transactions', body));
      sandbox.clock.advance(6000);
    }
    const { transfers } = JSON.parse(items.get('giro-sandbox') ?? '') as { transfers: Transfer[] };
    expect(transfers).to.have.length(50);
    for (const seconds of [0, 5, 10, 30]) {
      sandbox.clock.advance(seconds * 1000);
      const sums = new Map<string, bigint>();
      for (const booking of transfers.flatMap((one) => bookingsOf(one, sandbox.clock.now()))) {
        const currencies = new Map<string, bigint>();
        for (const { account, amount, currency } of legsOf(booking)) {
          currencies.set(currency, (currencies.get(currency) ?? 0n) + amount);
          sums.set(account, (sums.get(account) ?? 0n) + amount);
        }
        for (const [currency, sum] of currencies) expect(sum, `${booking.key} ${currency}`).to.equal(0n);
      }
      for (const [index, id] of wallets.entries())
        expect(await balance(call, id), id).to.deep.equal({
          available: (begin[index]?.available ?? 0n) + (sums.get(`wallet:${id}`) ?? 0n),
          reserved: (begin[index]?.reserved ?? 0n) + (sums.get(`pending:${id}`) ?? 0n),
        });
    }
  });

  it('go into statements once they are approved, and not into one that was drawn up before', async () => {
    const { sandbox } = start();
    sandbox.clock.set('2031-05-05T12:00:00Z');
    const call = await asPerson(sandbox);
    sandbox.twoFactor = 'off';
    const address = async () => {
      const query = new URLSearchParams({ 'wallets[]': EXCHANGE.id, to: '2031-05-05' });
      const { body } = await call('GET', `/reports/statement/csv?${query.toString()}`);
      return (body as { report_path: string }).report_path;
    };
    const textOf = async (url: string) => (await sandbox.fetch(url)).text();
    const closing = (text: string) => BigInt((text.trim().split(',').at(-1) ?? '').replace('.', ''));
    sandbox.setWallet('Exchange', { balance: 500_000 });
    const before = await balance(call, EXCHANGE.id);
    const made = madeIn(await call('POST', '/transactions', transfer()));
    const early = await address();
    sandbox.clock.advance(60_000);
    expect(await textOf(early)).not.to.include('DuBuque LLC');
    expect(closing(await textOf(early))).to.equal(before.available + before.reserved);
    const later = await textOf(await address());
    expect(later).to.include(`${made.id},DuBuque LLC,`).and.include(',-10.00,').and.include(',fee,');
    const { available, reserved } = await balance(call, EXCHANGE.id);
    expect(closing(later)).to.equal(available + reserved);
    expect(available).to.equal(before.available - 1035n);
  });
});
