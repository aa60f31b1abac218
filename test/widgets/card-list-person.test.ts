import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { expectFailure, twinElements } from '../internal/twin.js';
import { allInside, buttonOf, heard, isBusy, pause, setStage, until } from './stage.js';

const LIST = 'GET /v3/cards';
const [ALMA] = PEOPLE;

/** Somebody signs in while the next page is read, and fails when they are told how that ended. */
async function switchWhileMoreIsRead(tag: string): Promise<void> {
  const stage = await setStage({ cards: 200, twoFactor: 'off' });
  const { cardsUrl, bankingUrl, getToken } = stage.platform;
  const client = createClient({ environment: 'sandbox', cardsUrl, bankingUrl, getToken });
  stage.provider.client = client;
  const list = document.createElement(tag);
  stage.provider.append(list);
  await until(() => allInside(list, 'button.card').length === 60, 'the first page');
  await stage.control.faults.add({ call: LIST, times: 1, do: { kind: 'delay', ms: 300 } });
  const errors = heard(list, 'giro-error');
  buttonOf(list, 'Show more cards').click();
  while ((await stage.control.log.count(LIST)) < 2) await pause(5);
  await client.session.signIn({ email: ALMA.email, password: ALMA.password });
  await until(() => allInside(list, 'button.card').length === 60, 'the first page of the next person');
  expect(isBusy(buttonOf(list, 'Show more cards')), 'nothing more is being read').to.equal(false);
  await pause(400);
  expect(errors).to.deep.equal([]);
  expect(allInside(list, '[part~=notice]')).to.deep.equal([]);
}

describe('the next person at a list of cards', () => {
  it('is not told how the former one’s reading of more cards ended', async () => {
    await switchWhileMoreIsRead('giro-card-list');
  });

  it('would be, if the list kept whose reading it was (broken twin)', async () => {
    const { list } = await twinElements({
      '/src/widgets/card-list/card-list.ts': [['this.#moreOf = { live: this.live, accountId: this.accountId };', '']],
    });
    await expectFailure(async () => {
      await switchWhileMoreIsRead(list);
    });
  });
});
