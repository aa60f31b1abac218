import { expect } from 'chai';
import type { MessageKey, Messages } from '../../src/i18n/messages.js';
import { messages as svMoney } from '../../src/i18n/money.sv.js';
import { messages as svCommon } from '../../src/i18n/sv.js';
import { enCommon, enMoney } from './english.js';

const ENGLISH = Object.assign({}, ...Object.values({ ...enCommon, ...enMoney })) as Readonly<
  Record<MessageKey, string>
>;

const swedish: Messages = { ...svCommon, ...svMoney };

/** A card is neuter and a payee is not, so that their adjective differs. */
const BENT: ReadonlySet<string> = new Set(['Active']);

describe('the Swedish texts', () => {
  it('call one thing by one name, wherever the English ones do', () => {
    const names = Map.groupBy(Object.keys(ENGLISH) as MessageKey[], (key) => ENGLISH[key]);
    expect(names.size).to.be.greaterThan(400);
    const several = [...names]
      .filter(([english]) => !BENT.has(english))
      .map(([english, keys]) => [english, new Set(keys.map((key) => swedish[key]))] as const)
      .filter(([, spellings]) => spellings.size > 1)
      .map(([english, spellings]) => `${english}: ${[...spellings].join(' / ')}`);
    expect(several).to.deep.equal([]);
  });
});
