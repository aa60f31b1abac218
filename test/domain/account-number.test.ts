import { expect } from 'chai';
import * as fc from 'fast-check';
import { groupInFours, groupSortCode, isBic, isIban, writtenNumber } from '../../src/domain/account-number.js';

describe('an account number', () => {
  it('is written in fours when it is an IBAN', () => {
    expect(groupInFours('SE4550000000058398257466')).to.equal('SE45 5000 0000 0583 9825 7466');
    expect(groupInFours('mt84 malt011000012345mtlcast001s')).to.equal('MT84 MALT 0110 0001 2345 MTLC AST0 01S');
    expect(groupInFours('')).to.equal('');
  });

  it('has the same characters whether grouped or not', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9]{0,34}$/), (number) => {
        expect(groupInFours(number).replaceAll(' ', '')).to.equal(number);
      }),
    );
  });

  it('that is no IBAN stays in one piece, with its leading zeros', () => {
    expect(writtenNumber({ kind: 'uk-local', number: '01234567' })).to.equal('01234567');
    expect(writtenNumber({ kind: 'iban', number: 'SE4550000000058398257466' })).to.match(/^SE45 5000/);
  });

  it('has its sort code in pairs, and a code that is none as it came', () => {
    expect(groupSortCode('000000')).to.equal('00-00-00');
    expect(groupSortCode('12-34 56')).to.equal('12-34-56');
    expect(groupSortCode('12345')).to.equal('12345');
    expect(groupSortCode('SOGEDEFF')).to.equal('SOGEDEFF');
  });

  it('is an IBAN when form and check digits hold', () => {
    for (const iban of ['SE4550000000058398257466', 'MT84MALT011000012345MTLCAST001S', 'GB82 WEST 1234 5698 7654 32'])
      expect(isIban(iban), iban).to.equal(true);
    for (const none of ['', 'SE4550000000058398257467', 'SE4550000000058398257466X', '4550000000058398257466', 'SE45'])
      expect(isIban(none), none).to.equal(false);
  });

  it('is no IBAN any more with one character changed', () => {
    const iban = 'SE4550000000058398257466';
    fc.assert(
      fc.property(fc.integer({ min: 2, max: iban.length - 1 }), fc.integer({ min: 1, max: 9 }), (place, by) => {
        const digit = (Number(iban[place]) + by) % 10;
        expect(isIban(`${iban.slice(0, place)}${digit}${iban.slice(place + 1)}`)).to.equal(false);
      }),
    );
  });

  it('goes with a BIC of eight or eleven characters', () => {
    for (const bic of ['SOGEDEFF', 'CRDAADADXXX', 'abnanl2a']) expect(isBic(bic), bic).to.equal(true);
    for (const none of ['', 'SOGEDEF', 'FTCSSSESS', '12345678', 'SOGEDEFFXX'])
      expect(isBic(none), none).to.equal(false);
  });
});
