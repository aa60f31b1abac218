import { expect } from 'chai';
import type { Beneficiary } from '../../src/domain/beneficiary.js';
import { payeeMatcher, sortPayees } from '../../src/domain/beneficiary-search.js';

const payee = (name: string, more: Partial<Beneficiary> = {}): Beneficiary => ({
  id: name,
  name,
  number: 'SE4550000000058398257466',
  kind: 'sepa',
  status: 'active',
  statusName: 'ACTIVE',
  ...more,
});

describe('searching payees', () => {
  const finds = (search: string, who: Beneficiary): boolean => payeeMatcher(search)(who);

  it('finds by any words of name and friendly name, in any order, whatever case and marks', () => {
    const landlord = payee('Provhyresvärden Fastigheter', { friendlyName: 'Landlord' });
    for (const search of ['', '  ', 'PROVHYRESVARDEN', 'värden', 'fastig prov', 'landlord fast', 'LÀNDLORD'])
      expect(finds(search, landlord), search).to.equal(true);
    for (const search of ['hyresgäst', 'landlord bank']) expect(finds(search, landlord), search).to.equal(false);
  });

  it('finds by part of the account number, grouped or not', () => {
    for (const search of ['SE45 5000', 'se455000', '7466', '9825 7466', '58398-257466', 'ＳＥ４５'])
      expect(finds(search, payee('A')), search).to.equal(true);
    expect(finds('SE46', payee('A'))).to.equal(false);
  });

  it('does not take an empty number for a match', () => {
    expect(finds('--', payee('A', { number: '' }))).to.equal(false);
  });
});

describe('the order of payees', () => {
  const names = (payees: readonly Beneficiary[], locale = 'en') =>
    sortPayees(payees, (p) => p.name, locale).map((p) => p.name);

  it('is: who can be paid, then the last used, then by name', () => {
    expect(
      names([
        payee('Deleted', { status: 'deleted', lastUsedAt: '2031-06-01T00:00:00Z' }),
        payee('b never'),
        payee('A never'),
        payee('Long ago', { lastUsedAt: '2029-01-01T00:00:00Z' }),
        payee('Now', { lastUsedAt: '2031-01-01T00:00:00Z' }),
        payee('Not a date', { lastUsedAt: 'yesterday' }),
      ]),
    ).to.deep.equal(['Now', 'Long ago', 'A never', 'b never', 'Not a date', 'Deleted']);
  });

  it('is by the alphabet of the language', () => {
    const all = [payee('Öberg'), payee('Zetterberg'), payee('Andersson')];
    expect(names(all, 'sv')).to.deep.equal(['Andersson', 'Zetterberg', 'Öberg']);
    expect(names(all, 'en')).to.deep.equal(['Andersson', 'Öberg', 'Zetterberg']);
  });
});
