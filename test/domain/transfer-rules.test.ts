import { expect } from 'chai';
import { canConvert, type Account } from '../../src/domain/account.js';
import type { Beneficiary } from '../../src/domain/beneficiary.js';
import { conversionFaultsOf } from '../../src/domain/conversion-rules.js';
import { addressOf, emptyDraft, withBeneficiary, type TransferDraft } from '../../src/domain/transfer-draft.js';
import { MINIMUMS, TRANSFER_CURRENCIES } from '../../src/domain/transfer-currencies.js';
import { LENGTHS } from '../../src/domain/transfer-limits.js';
import { faultsOf, isForeignBic, needsAddress, type TransferFacts } from '../../src/domain/transfer-rules.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';

const OWN = 'SE4550000000058398257466';

const account = (more: Partial<Account> = {}): Account => ({
  id: 'wallet1',
  api: 'banking-v2',
  currency: 'EUR',
  available: { amount: 100_000n, currency: 'EUR' },
  pendingId: 'wallet1-pending',
  adapter: 'Saxo',
  payIn: [
    { kind: 'iban', number: OWN, code: 'ESSESESS' },
    { kind: 'uk-local', number: '01234567', code: '123456' },
  ],
  ...more,
});

const draft = (more: Partial<TransferDraft> = {}): TransferDraft => ({
  ...emptyDraft('EUR'),
  name: 'Exempel Trading AB',
  iban: 'DE89 3704 0044 0532 0130 00',
  bic: 'COBADEFF',
  amount: '10.00',
  reference: 'Invoice 42',
  ...more,
});

const toUk = (more: Partial<TransferDraft> = {}): TransferDraft =>
  draft({
    payeeKind: 'uk-local',
    iban: '',
    bic: '',
    number: '76543210',
    sortCode: '65-43-21',
    currency: 'GBP',
    ...more,
  });

const facts = (more: Partial<TransferFacts> = {}): TransferFacts => ({ locale: 'en', source: account(), ...more });

const ADDRESS = { street: '3 Railway St', city: 'Ruawai', postCode: '0592', country: 'NZ' };

/** A source that has nothing may never be asked for more than it has. */
function expectBalanceKept(faults: typeof faultsOf): void {
  const cases: readonly (readonly [string, bigint, boolean])[] = [
    ['1000.00', 0n, true],
    ['1000.01', 0n, false],
    ['999.00', 100n, true],
    ['999.01', 100n, false],
    ['90071992547409.93', 0n, false],
  ];
  for (const [amount, fee, isEnough] of cases)
    expect(faults(draft({ amount }), facts({ fee })).amount?.fault, `${amount} + ${fee}`).to.equal(
      isEnough ? undefined : 'not-enough',
    );
}

describe('the rules of a transfer', () => {
  it('find nothing wrong with one that is right', () => {
    expect(faultsOf(draft(), facts())).to.deep.equal({});
    expect(faultsOf(toUk(), facts())).to.deep.equal({});
    expect(
      faultsOf(draft({ payeeKind: 'account', accountId: 'wallet2', name: '', iban: '', bic: '' }), facts()),
    ).to.deep.equal({});
  });

  it('name every field that is missing', () => {
    const missing = (found: object): readonly string[] =>
      Object.entries(found as Record<string, { readonly fault: string }>).map(
        ([field, { fault }]) => `${field} ${fault}`,
      );
    expect(missing(faultsOf(emptyDraft(''), facts({ source: undefined }))).toSorted()).to.deep.equal(
      ['source', 'name', 'iban', 'bic', 'currency', 'amount', 'reference']
        .map((field) => `${field} missing`)
        .toSorted(),
    );
    expect(faultsOf(toUk({ number: '', sortCode: ' ' }), facts())).to.deep.equal({
      number: { fault: 'missing' },
      sortCode: { fault: 'missing' },
    });
    expect(faultsOf(draft({ payeeKind: 'account' }), facts()).accountId).to.deep.equal({ fault: 'missing' });
  });

  it('hold every length', () => {
    for (const [field, max] of Object.entries(LENGTHS)) {
      const of = (length: number): unknown =>
        faultsOf(draft({ ...ADDRESS, [field]: '9'.repeat(length) }), facts({ isSepa: false }))[
          field as keyof typeof LENGTHS
        ];
      expect(of(max), field).to.equal(undefined);
      expect(of(max + 1), field).to.deep.equal({ fault: 'too-long', max });
    }
  });

  it('count characters, not code units or spaces around', () => {
    expect(faultsOf(draft({ name: ` ${'𝔸'.repeat(35)} ` }), facts()).name).to.equal(undefined);
    expect(faultsOf(draft({ name: '\u200b ' }), facts()).name).to.deep.equal({ fault: 'missing' });
  });

  it('hold every currency’s minimum', () => {
    const written = { EUR: '1.00', USD: '2.00', GBP: '1.00', SEK: '15.00', NOK: '15.00', DKK: '8.00' };
    expect(TRANSFER_CURRENCIES).to.have.members(Object.keys(written));
    for (const [currency, amount] of Object.entries(written)) {
      const of = (text: string): unknown => faultsOf(draft({ ...ADDRESS, currency, amount: text }), facts()).amount;
      expect(of(amount), currency).to.equal(undefined);
      expect(of((Number(amount) - 0.01).toFixed(2)), currency).to.deep.equal({
        fault: 'below-minimum',
        minimum: MINIMUMS[currency],
      });
    }
  });

  it('say what an amount that is none is', () => {
    const of = (amount: string): unknown => faultsOf(draft({ amount }), facts()).amount;
    expect(of('1.000')).to.deep.equal({ fault: 'ambiguous', readings: [100n, 100_000n] });
    expect(of('-5')).to.deep.equal({ fault: 'amount', why: 'negative' });
    expect(of('100,000,000,000,000.00')).to.deep.equal({ fault: 'amount', why: 'too-long' });
    expect(of('ten')).to.deep.equal({ fault: 'amount', why: 'not-a-number' });
  });

  it('keep to what is on the account, fee included', () => {
    expectBalanceKept(faultsOf);
    expect(faultsOf(draft({ amount: '1000' }), facts({ fee: 5n })).amount).to.deep.equal({
      fault: 'not-enough',
      available: 100_000n,
      total: 100_005n,
    });
  });

  it('(a twin that forgets the fee is noticed)', async () => {
    const twin = await brokenTwin<{ faultsOf: typeof faultsOf }>('/src/domain/transfer-rules.ts', {
      '/src/domain/transfer-limits.ts': [['amount + fee', 'amount']],
    });
    await expectFailure(() => {
      expectBalanceKept(twin.faultsOf);
    });
  });

  it('do not compare an amount with a balance in another currency, or with one nobody knows', () => {
    const more = { ...ADDRESS, amount: '5000', currency: 'SEK' };
    expect(faultsOf(draft(more), facts()).amount).to.equal(undefined);
    expect(faultsOf(draft({ amount: '5000' }), facts({ source: account({ available: undefined }) }))).to.deep.equal({});
  });

  it('take only the currencies there are, and pounds for a UK account', () => {
    expect(faultsOf(draft({ ...ADDRESS, currency: 'CHF' }), facts()).currency).to.deep.equal({ fault: 'currency' });
    expect(faultsOf(draft({ currency: 'constructor' }), facts()).currency).to.deep.equal({ fault: 'currency' });
    expect(faultsOf(toUk({ ...ADDRESS, currency: 'EUR' }), facts()).currency).to.deep.equal({ fault: 'only-gbp' });
    const source = account({ api: 'v3', currency: 'CHF' });
    expect(faultsOf(draft({ currency: 'CHF' }), facts({ source })).currency).to.equal(undefined);
    expect(faultsOf(draft(), facts({ source })).currency).to.deep.equal({ fault: 'only-of-account', currency: 'CHF' });
  });

  it('say what is wrong with an IBAN, a BIC, a sort code, a number', () => {
    expect(faultsOf(draft({ iban: 'DE88370400440532013000' }), facts()).iban).to.deep.equal({
      fault: 'iban',
      why: 'check-digits',
    });
    expect(faultsOf(draft({ iban: 'DE89' }), facts()).iban).to.deep.equal({ fault: 'iban', why: 'length', length: 22 });
    expect(faultsOf(draft({ bic: 'FTCSSSESS' }), facts()).bic).to.deep.equal({ fault: 'bic', why: 'form' });
    expect(faultsOf(draft({ bic: '' }), facts()).bic).to.deep.equal({ fault: 'missing' });
    expect(faultsOf(toUk({ sortCode: '12345' }), facts()).sortCode).to.deep.equal({ fault: 'sort-code' });
    expect(faultsOf(toUk({ number: '1234567' }), facts()).number).to.deep.equal({ fault: 'account-number' });
  });

  it('send nothing to the account it comes from', () => {
    const same = { fault: 'same-account' };
    expect(faultsOf(draft({ iban: 'se45 5000 0000 0583 9825 7466' }), facts()).iban).to.deep.equal(same);
    expect(faultsOf(toUk({ number: '01234567', sortCode: '12-34-56' }), facts()).number).to.deep.equal(same);
    expect(faultsOf(toUk({ number: '01234567', sortCode: '12-34-57' }), facts()).number).to.equal(undefined);
    for (const accountId of ['wallet1', 'wallet1-pending'])
      expect(faultsOf(draft({ payeeKind: 'account', accountId }), facts()).accountId).to.deep.equal(same);
  });

  it('say so where a payee is known to take euros only', () => {
    const more = { ...ADDRESS, currency: 'SEK', amount: '100' };
    expect(faultsOf(draft(more), facts({ takesOnlyEur: true })).iban).to.deep.equal({ fault: 'only-eur' });
    expect(faultsOf(draft(more), facts()).iban).to.equal(undefined);
    expect(faultsOf(draft(), facts({ takesOnlyEur: true })).iban).to.equal(undefined);
  });

  it('ask for an address only where the reference does', () => {
    const table: readonly (readonly [string | undefined, string, TransferDraft['payeeKind'], boolean, boolean])[] = [
      ['Arkea', 'USD', 'iban', false, false],
      ['arkea', 'GBP', 'iban', false, false],
      ['Saxo', 'EUR', 'iban', true, false],
      ['Saxo', 'EUR', 'iban', false, true],
      ['Saxo', 'SEK', 'iban', true, true],
      ['Saxo', 'GBP', 'uk-local', false, false],
      ['Saxo', 'EUR', 'uk-local', true, true],
      [undefined, 'GBP', 'iban', true, true],
      [undefined, 'EUR', 'iban', true, false],
      ['Saxo', 'USD', 'account', false, false],
    ];
    for (const row of table) {
      const [adapter, currency, kind, isSepa, isNeeded] = row;
      expect(needsAddress({ api: 'banking-v2', adapter }, currency, kind, isSepa), row.join(' ')).to.equal(isNeeded);
      expect(needsAddress({ api: 'v3' }, currency, kind, isSepa), `v3, ${row.join(' ')}`).to.equal(false);
    }
  });

  it('ask for one that the platform refused a payment for, where it can be sent', () => {
    const wanted = { isAddressWanted: true };
    expect(faultsOf(draft(), facts(wanted))).to.have.all.keys('street', 'city', 'postCode', 'country');
    expect(faultsOf(draft(), facts({ ...wanted, source: account({ api: 'v3' }) }))).to.deep.equal({});
    expect(faultsOf(draft({ payeeKind: 'account', accountId: 'wallet2' }), facts(wanted))).to.deep.equal({});
  });

  it('look at no address that is not asked for, which is not sent', () => {
    const long = { street: 'x'.repeat(36), city: 'x'.repeat(19), postCode: 'x'.repeat(13), country: 'Sweden' };
    expect(faultsOf(draft(long), facts())).to.deep.equal({});
    expect(faultsOf(draft(long), facts({ isSepa: false }))).to.have.all.keys('street', 'city', 'postCode', 'country');
  });

  it('go by the country of the IBAN until the platform says whether SEPA reaches it', () => {
    const address = ['street', 'city', 'postCode', 'country'];
    expect(faultsOf(draft(), facts({ isSepa: false }))).to.have.all.keys(address);
    const abroad = draft({ iban: 'TR330006100519786457841326', bic: 'TCZBTR2A' });
    expect(faultsOf(abroad, facts())).to.have.all.keys(address);
    expect(faultsOf(abroad, facts({ isSepa: true }))).to.deep.equal({});
    expect(faultsOf({ ...abroad, ...ADDRESS }, facts())).to.deep.equal({});
  });

  it('take a country for its two letters', () => {
    const asked = facts({ isSepa: false });
    expect(faultsOf(draft({ ...ADDRESS, country: 'nz' }), asked).country).to.equal(undefined);
    expect(faultsOf(draft({ ...ADDRESS, country: 'NZL' }), asked).country).to.deep.equal({ fault: 'country' });
  });

  it('point out a BIC of another country, which need not be wrong', () => {
    expect(isForeignBic(draft())).to.equal(false);
    expect(isForeignBic(draft({ bic: 'BNPAFRPP' }))).to.equal(true);
    expect(isForeignBic(draft({ bic: '' }))).to.equal(false);
    expect(faultsOf(draft({ bic: 'BNPAFRPP' }), facts())).to.deep.equal({});
  });
});

describe('a draft', () => {
  const payee: Beneficiary = {
    id: 'b1',
    name: 'Alma Prov',
    number: 'DE89370400440532013000',
    code: 'COBADEFF',
    kind: 'sepa',
    status: 'active',
    statusName: 'active',
    address: { street: '3 Railway St', city: 'Ruawai', postCode: '0592', country: 'NZ' },
  };

  it('is filled from a saved payee, with nothing left of another', () => {
    const before = draft({
      sortCode: '111111',
      number: '22222222',
      accountId: 'x',
      region: 'North',
      amount: '7',
      reference: 'r',
    });
    expect(withBeneficiary(before, payee)).to.deep.equal({
      ...emptyDraft('EUR'),
      payeeKind: 'iban',
      beneficiaryId: 'b1',
      name: 'Alma Prov',
      iban: 'DE89370400440532013000',
      bic: 'COBADEFF',
      ...ADDRESS,
      amount: '7',
      reference: 'r',
    });
    expect(withBeneficiary(before, { ...payee, kind: 'uk-local', number: '01234567', code: '123456' })).to.include({
      payeeKind: 'uk-local',
      number: '01234567',
      sortCode: '123456',
      iban: '',
      bic: '',
    });
  });

  it('has an address once anything of it is typed', () => {
    expect(addressOf(draft())).to.equal(undefined);
    expect(addressOf(draft({ ...ADDRESS, country: ' nz ' }))).to.deep.equal(ADDRESS);
    expect(addressOf(draft({ ...ADDRESS, region: 'Northland' }))).to.deep.equal({ ...ADDRESS, region: 'Northland' });
  });
});

describe('the rules of a conversion', () => {
  const of = (currency: string, amount: string, source: Account | undefined = account()): unknown =>
    conversionFaultsOf({ currency, amount }, { locale: 'en', source });

  it('find nothing wrong with one that is right', () => {
    expect(of('USD', '2.00')).to.deep.equal({});
  });

  it('hold the minimum of the currency converted to', () => {
    expect(of('USD', '1.99')).to.deep.equal({ amount: { fault: 'below-minimum', minimum: 200n } });
  });

  it('are against the same currency, one that is not offered, and an account that can’t', () => {
    expect(of('EUR', '5')).to.deep.equal({ currency: { fault: 'same-currency' } });
    expect(of('CHF', '5')).to.deep.equal({ currency: { fault: 'currency' } });
    expect(of('USD', '5', account({ adapter: 'Arkea' }))).to.deep.equal({ source: { fault: 'no-conversion' } });
    expect(canConvert(account({ api: 'v3' }))).to.equal(false);
  });

  it('name every field that is missing', () => {
    expect(conversionFaultsOf({ currency: '', amount: '' }, { locale: 'en', source: undefined })).to.deep.equal({
      source: { fault: 'missing' },
      currency: { fault: 'missing' },
      amount: { fault: 'missing' },
    });
  });
});
