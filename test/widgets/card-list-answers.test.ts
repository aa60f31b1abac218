import { expect } from 'chai';
import type { Fault } from '../../src/sandbox/index.js';
import { expectAccessible } from '../support/axe.js';
import { click } from '../support/user.js';
import { says } from './consent.js';
import { allInside, buttonOf, heard, inside, listShown, maybeInside, setStage, textOf, until } from './stage.js';

// Every documented answer, and every fault of the sandbox, wherever a list reads.

type Effect = Fault['do'];
const status = (code: number): Effect => ({ kind: 'status', status: code });

const FAULTS = [
  ['401', status(401), 'Your session has ended.', true],
  ['403', status(403), 'You do not have permission for this.', false],
  ['404', status(404), 'We could not find this.', false],
  ['409', status(409), 'The bank did not accept this.', false],
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '60' } }, 'That was too often.', true],
  ['500', status(500), 'The bank has a technical problem.', true],
  ['a connection that breaks before', { kind: 'drop', when: 'before' }, 'We could not reach the bank.', true],
  ['a connection that breaks after', { kind: 'drop', when: 'after' }, 'We could not reach the bank.', true],
  ['a body that breaks off', { kind: 'cut' }, 'We could not reach the bank.', true],
  ['no JSON', { kind: 'bad-json' }, 'We did not understand the bank’s answer.', true],
  ['a shape nobody knows', { kind: 'wrong-shape' }, 'We did not understand the bank’s answer.', true],
  ['an empty body', { kind: 'empty' }, 'We did not understand the bank’s answer.', true],
  ['half a body', { kind: 'truncated' }, 'We did not understand the bank’s answer.', true],
  ['a body of another type', { kind: 'wrong-type' }, 'We did not understand the bank’s answer.', true],
] as const;

const labels = (list: Element): string[] => allInside(list, '[part=notice] button').map(textOf);

for (const { cardsApi, call } of [
  { cardsApi: 'v3', call: 'GET /v3/cards' },
  { cardsApi: 'banking-v2', call: 'GET /v2/cards' },
] as const)
  describe(`giro-card-list over ${cardsApi}`, () => {
    it('waits for a late answer', async () => {
      const { add, control } = await setStage({ cardsApi });
      await control.faults.add({ call, do: { kind: 'delay', ms: 200 } });
      const list = add('giro-card-list');
      await until(() => maybeInside(list, '[aria-busy=true]'), 'skeletons');
      await listShown(list);
    });

    for (const [what, effect, words, again] of FAULTS) {
      it(`says why its cards can’t be read, and offers another try ${again ? 'as that can help' : 'not, as that can’t help'} (${what})`, async () => {
        const { add, control, provider } = await setStage({ cardsApi });
        const errors = heard(provider, 'giro-error');
        await control.faults.add({ call, do: effect });
        const list = add('giro-card-list');
        await says(list, `Your cards could not be loaded ${words}`);
        expect(labels(list).includes('Try again')).to.equal(again);
        expect(errors).to.have.length(1);
        await expectAccessible(list);
        if (!again) return;
        await control.faults.clear();
        await click(buttonOf(list, 'Try again'));
        await listShown(list);
      });

      it(`keeps its cards on screen when reading them again fails, and says why (${what})`, async () => {
        const { add, control } = await setStage({ cardsApi });
        const list = add('giro-card-list');
        await listShown(list);
        const before = allInside(list, 'button.card').length;
        await control.faults.add({ call, do: effect });
        await list.reload();
        await says(list, `This may be out of date. ${words}`);
        expect(allInside(list, 'button.card')).to.have.length(before);
        expect(labels(list).includes('Try again')).to.equal(again);
      });

      if (cardsApi === 'v3')
        it(`says why the next page can’t be read, and offers it again ${again ? 'as that can help' : 'not, as that can’t help'} (${what})`, async () => {
          const { add, control } = await setStage({ cardsApi, cards: 70 });
          const list = add('giro-card-list', { actions: '' });
          await listShown(list);
          await control.faults.add({ call, do: effect });
          await click(buttonOf(list, 'Show more cards'));
          await says(list, `More cards could not be loaded ${words}`);
          expect(allInside(list, 'button.card')).to.have.length(60);
          expect(allInside(list, 'button').map(textOf).includes('Show more cards')).to.equal(again);
          if (!again) return;
          await control.faults.clear();
          await click(buttonOf(list, 'Show more cards'));
          await until(() => allInside(list, 'button.card').length === 70, 'the rest');
          expect(textOf(inside(list, '.base'))).not.to.include(words);
        });
    }
  });
