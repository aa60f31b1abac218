import { assert } from 'chai';
import type { Before, ConversionOrder, Payee, TransferFinding, TransferOrder } from '../../src/domain/transfer.js';
import { findConversion, findTransfer, type Booking, type BookingSide } from '../../src/domain/transfer-match.js';
import type * as Match from '../../src/domain/transfer-match.js';
import { brokenTwin, type Edits } from '../internal/twin.js';
import { assertNotices } from '../api/support.js';

const IBAN = 'SE3397700000010000000025';
const PAYEE = { kind: 'iban', name: 'DuBuque LLC', iban: IBAN, bic: 'FTCSSESS' } as const;
const UK = { kind: 'uk-local', name: 'DuBuque LLC', number: '31926819', sortCode: '601613' } as const;
const OWN = { kind: 'account', name: 'Savings', accountId: 'wallet-2' } as const;

const order = (payee: Payee = PAYEE): TransferOrder => ({
  source: { api: 'banking-v2', accountId: 'wallet-1', pendingId: 'pending-1', currency: 'EUR' },
  payee,
  money: { amount: 1000n, currency: 'EUR' },
  reference: 'donation',
  requestId: 'request-1',
});

const TO: BookingSide = { kind: 'payment-account', ids: [], identifier: IBAN, name: 'DuBuque LLC' };
const FROM: BookingSide = { kind: 'wallet', ids: ['wallet-1', 'pending-1'] };

function booking(
  id: string,
  { to, ...more }: Partial<Omit<Booking, 'to'>> & { to?: Partial<BookingSide> } = {},
): Booking {
  return {
    transaction: {
      id,
      createdAt: '2031-06-19T12:30:40.000Z',
      direction: 'outgoing',
      typeName: 'transfer-outgoing',
      amount: { amount: 1050n, currency: 'EUR' },
      status: 'pending',
    },
    from: FROM,
    gets: { amount: 1000n, currency: 'EUR' },
    ...more,
    to: { ...TO, ...to },
  };
}

const found = (finding: TransferFinding): string =>
  finding.step === 'found' ? finding.transaction.id : `(${finding.step})`;
const look = (bookings: readonly Booking[], payee?: Payee, ids: readonly string[] = ['old']): string =>
  found(findTransfer(order(payee), { ids }, bookings));

/** What a booking to this other side is taken for. */
const seen = (to: Partial<BookingSide>, payee?: Payee): string => {
  const step = look([booking('new', { to }), booking('old')], payee);
  return step === 'new' ? 'found' : step;
};

describe('A transfer that is looked for', () => {
  it('is the new booking that fits in source, payee, and amount and currency of what the payee gets', () => {
    assert.equal(look([booking('new'), booking('old')]), 'new');
    assert.equal(look([booking('new')], undefined, []), 'new', 'in an account without bookings');
  });

  it('is not there when nothing new fits', () => {
    for (const [why, other] of Object.entries({
      'another amount': { gets: { amount: 1050n, currency: 'EUR' } },
      'another currency': { gets: { amount: 1000n, currency: 'SEK' } },
      'another account': { from: { kind: 'wallet', ids: ['wallet-3'] } },
      'from outside': { from: { kind: 'payment-account', ids: [] } },
      'another payee': { to: { identifier: 'SE4550000000058398257466' } },
    } as const))
      assert.equal(look([booking('new', other), booking('old')]), '(absent)', why);
    assert.equal(look([]), '(absent)');
    assert.equal(look([booking('old')]), '(absent)');
  });

  it('is found by the real wallet or by the pending one', () => {
    for (const id of ['wallet-1', 'pending-1'])
      assert.equal(look([booking('new', { from: { kind: 'wallet', ids: [id] } })]), 'new', id);
  });

  type Look = (order: TransferOrder, before: Before, bookings: readonly Booking[]) => TransferFinding;

  function assertTellsOldFromNew(find: Look = findTransfer): void {
    const rent = (id: string): Booking => booking(id);
    const other = (id: string): Booking => booking(id, { gets: { amount: 1n, currency: 'EUR' } });
    const steps = (ids: readonly string[], list: readonly Booking[]): string => found(find(order(), { ids }, list));
    assert.equal(steps(['rent-2'], [rent('rent-2')]), '(absent)');
    assert.equal(steps(['a', 'b'], [other('a'), other('b'), rent('last month')]), '(absent)', 'below what was known');
    assert.equal(steps(['a', 'rent-2', 'b'], [other('a'), rent('rent-2'), other('b')]), '(absent)', 'known');
    assert.equal(steps(['a', 'b'], [other('a'), rent('late'), other('b'), rent('last month')]), 'late');
  }
  it('is never one that was there before, nor one that is listed below those', () => {
    assertTellsOldFromNew();
  });

  for (const [name, edit] of Object.entries({
    'takes what is listed below': ['bookings.slice(0, last)', 'bookings'],
    'takes what was there before': ['.filter((booking) => !isKnown(booking))', ''],
  } as const))
    it(`the test would notice a search that ${name}`, async () => {
      const edits: Edits = { '/src/domain/transfer-match.ts': [edit] };
      const { findTransfer } = await brokenTwin<typeof Match>('/src/domain/transfer-match.ts', edits);
      await assertNotices(() => {
        assertTellsOldFromNew(findTransfer);
      });
    });

  it('that could be two, or one whose payee is not shown, is not guessed at, nor said not to be there', () => {
    assert.equal(look([booking('new'), booking('newer'), booking('old')]), '(unknowable)');
    assert.equal(seen({ identifier: undefined, name: undefined }), '(unknowable)');
    assert.equal(look([booking('new', { from: { kind: 'unknown', ids: [] } })]), '(unknowable)');
    assert.equal(look([booking('new', { gets: undefined })]), '(unknowable)');
    assert.equal(look([booking('sure'), booking('new', { to: { identifier: undefined, name: undefined } })]), 'sure');
  });
});

describe('A payee in a booking', () => {
  function assertTold(find = seen): void {
    assert.equal(find({ identifier: 'SE4550000000058398257466' }), '(absent)', 'whatever the name');
    assert.equal(find({ identifier: 'SE45************7466' }), '(absent)');
    assert.equal(find({ identifier: undefined, name: 'Somebody Else' }), '(absent)');
    assert.equal(find({ identifier: undefined, name: undefined }), '(unknowable)');
  }
  it('is told by the number, as much of it as is shown', () => {
    for (const identifier of [
      IBAN,
      'SE33 9770 0000 0100 0000 0025',
      'se3397700000010000000025',
      'SE33****************0025',
      'SE33…0025',
      'SE33XXXXXXXXXXXXXXXX0025',
      '****0025',
      '•••• •••• 0025',
      '0000000025',
      'SE3397700***',
      'SE33**9770000001***0025',
    ])
      assert.equal(seen({ identifier, name: 'Another Name' }), 'found', identifier);
    for (const identifier of [
      'SE33***0026',
      'SE34***0025',
      '***9999***0025',
      `${IBAN}1`,
      '0026',
      'SE33**0000000025**0025',
    ])
      assert.equal(seen({ identifier }), '(absent)', identifier);
    assertTold();
  });

  it('is told by the name where too little of the number is shown, as each bank writes it', () => {
    for (const identifier of [undefined, '', '***25', 'SE33***', '****'])
      for (const name of ['DuBuque LLC', 'DUBUQUE  LLC.', 'Dubuque, LLC', 'DuBüque LLC'])
        assert.equal(seen({ identifier, name }), 'found', `${identifier} ${name}`);
    for (const name of ['DuBuque', 'DuBuque LLC and Sons', 'Дюбук', '***'])
      assert.equal(seen({ identifier: undefined, name }), '(unknowable)', name);
  });

  it('with a British number is told by it, with the sort code, or inside an IBAN', () => {
    for (const identifier of [
      '31926819',
      '60-16-13 31926819',
      '****6819',
      'GB29NWBK60161331926819',
      'GB29 NWBK 6016 1331 9268 19',
      'GB29**************6819',
    ])
      assert.equal(seen({ identifier }, UK), 'found', identifier);
    for (const identifier of ['31926818', '60161431926819', 'GB29NWBK60161331926818', 'SE3397700000010000000025'])
      assert.equal(seen({ identifier }, UK), '(absent)', identifier);
  });

  it('that is an own account is told by its id, and by nothing else', () => {
    assert.equal(seen({ kind: 'wallet', ids: ['pending-2', 'wallet-2'], identifier: undefined }, OWN), 'found');
    assert.equal(seen({ kind: 'wallet', ids: ['wallet-3'], name: 'Savings' }, OWN), '(absent)');
    assert.equal(seen({ kind: 'payment-account', name: 'Savings' }, OWN), '(absent)');
    assert.equal(seen({ kind: 'unknown', name: 'Savings' }, OWN), '(unknowable)');
  });

  const twins: Readonly<Record<string, readonly [from: string, to: string]>> = {
    'looks at no payee': ['fitsPayee(order.payee, to)', "'yes'"],
    'takes the name although the number says no': ['byNumber === ', 'byNumber !== '],
    'takes one that shows no payee for ours': [
      'worst(fits(booking))',
      "worst(fits(booking).filter((fit) => fit !== 'unclear'))",
    ],
  };
  for (const [name, edit] of Object.entries(twins))
    it(`the test would notice a search that ${name}`, async () => {
      const edits: Edits = { '/src/domain/transfer-match.ts': [edit] };
      const twin = await brokenTwin<typeof Match>('/src/domain/transfer-match.ts', edits);
      await assertNotices(() => {
        assertTold((to, payee) =>
          found(twin.findTransfer(order(payee), { ids: ['old'] }, [booking('new', { to }), booking('old')])),
        );
      });
    });
});

describe('A conversion that is looked for', () => {
  const wanted: ConversionOrder = {
    source: order().source,
    money: { amount: 200n, currency: 'USD' },
    requestId: 'request-2',
  };
  const step = (to: Partial<BookingSide>, gets = wanted.money): string =>
    found(findConversion(wanted, { ids: ['old'] }, [booking('new', { to, gets }), booking('old')]));

  it('is the new booking to another wallet of what was to arrive', () => {
    assert.equal(step({ kind: 'wallet', ids: ['wallet-9'] }), 'new');
    assert.equal(step({ kind: 'wallet', ids: ['wallet-9'] }, { amount: 200n, currency: 'SEK' }), '(absent)');
    assert.equal(step({ kind: 'wallet', ids: ['wallet-1'] }), '(absent)', 'the same wallet');
    assert.equal(step({ kind: 'payment-account' }), '(absent)', 'a payee');
    assert.equal(step({ kind: 'unknown' }), '(unknowable)');
  });
});
