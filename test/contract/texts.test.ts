import { expect } from 'chai';
import { fill, type MessageKey, type Messages } from '../../src/i18n/messages.js';
import { messages as svMoney } from '../../src/i18n/money.sv.js';
import { messages as svCommon } from '../../src/i18n/sv.js';
import { enCommon, enMoney } from '../i18n/english.js';

const en = { ...enCommon, ...enMoney };
const sv: Messages = { ...svCommon, ...svMoney };
const keysOf = (groups: object): readonly string[] =>
  Object.values(groups).flatMap((group: object) => Object.keys(group));

// Swedish has every key of `Messages`: its type says so. English, in its groups, must have the same.
const english = Object.assign({}, ...Object.values(en)) as Messages;
const keys = Object.keys(sv) as MessageKey[];
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted();

describe('texts', () => {
  it('are each in exactly one group of English, and all of them in Swedish', () => {
    const inGroups = keysOf(en);
    expect(inGroups).to.have.length(new Set(inGroups).size);
    expect(inGroups).to.have.members(keys);
  });

  it('are in the part of Swedish that the elements load that show them', () => {
    expect(Object.keys(svCommon)).to.have.members(keysOf(enCommon));
    expect(Object.keys(svMoney)).to.have.members(keysOf(enMoney));
  });

  it('have the same placeholders in Swedish', () => {
    for (const key of keys) expect(placeholders(sv[key]), key).to.deep.equal(placeholders(english[key]));
  });

  it('are never empty, nor padded', () => {
    for (const texts of [english, sv]) for (const key of keys) expect(texts[key], key).to.match(/^\S(.*\S)?$/);
  });

  it('are translated: hardly any is the same in both languages', () => {
    const same = keys.filter((key) => sv[key] === english[key]);
    expect(same.length, same.join()).to.be.lessThan(keys.length * 0.05);
  });

  it('keep a placeholder that nobody gave a value, and put values in as they are', () => {
    expect(fill('{a} of {b}', { a: '$& {b}' })).to.equal('$& {b} of {b}');
    expect(fill('{toString} {constructor}')).to.equal('{toString} {constructor}');
  });
});
