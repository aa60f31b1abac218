import { expect } from 'chai';
import type { Fault } from '../../src/sandbox/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { click, focused } from '../support/user.js';
import { says, settled } from './consent.js';
import {
  allCards,
  allInside,
  buttonOf,
  describedBy,
  heard,
  inside,
  maybeInside,
  said,
  setStage,
  textOf,
  until,
  type Stage,
} from './stage.js';

// Every documented answer, and every fault of the sandbox, at every step of an order.

const [ALMA] = PEOPLE;
const DONE = 'Your card is ordered';
const NOT_ORDERED = 'The card was not ordered.';
const LOST = 'We don’t know yet whether the card was ordered. Don’t order it again';

const FORBIDDEN = 'You do not have permission for this.';
const REFUSED = 'The bank did not accept this.';
const MISSING = 'We could not find this.';
const NO_SENSE = 'We did not understand the bank’s answer.';
const DOWN = 'The bank has a technical problem.';
const TOO_OFTEN = 'That was too often.';
const UNREACHED = 'We could not reach the bank.';
const SIGNED_OUT = 'Your session has ended.';

type Effect = Fault['do'];
const status = (code: number, body?: unknown): Effect => ({ kind: 'status', status: code, body });

interface Way {
  readonly name: string;
  readonly cardsApi: 'v3' | 'banking-v2';
  readonly order: string;
  readonly list: string;
  /** The platform's names of what the form holds. */
  readonly fields: { readonly alias: string; readonly month: string; readonly account: string };
}

const V3_FIELDS = { alias: 'display_name', month: 'exp_month', account: 'account_id' };

export const CARDS_V3: Way = {
  name: 'Cards v3',
  cardsApi: 'v3',
  order: 'POST /v3/cards',
  list: 'GET /v3/cards',
  fields: V3_FIELDS,
};
export const BANKING_V2: Way = {
  name: 'Banking v2',
  cardsApi: 'banking-v2',
  order: 'POST /v2/cards/issue',
  list: 'GET /v2/cards',
  fields: { alias: 'card.display_name', month: 'card.expiry.month', account: 'card.funding_source_id' },
};

/** Every answer and every fault of one way to order, each a test of its own. */
export function testOrders(way: Way): void {
  describe(`giro-order-card over ${way.name}`, () => {
    const ids = async ({ platform }: Stage): Promise<readonly string[]> =>
      (await allCards(platform, way.cardsApi)).map(({ id }) => id);

    /** A form; the account is the host's unless the person is to choose it. */
    async function begin({ choosing = false, faults = [] as readonly Fault[] } = {}) {
      const { cardsApi } = way;
      const stage = await setStage({ cardsApi });
      const before = await ids(stage);
      await stage.control.log.clear();
      if (faults.length > 0) await stage.control.faults.add(...faults);
      const ordered = heard(stage.provider, 'giro-card-ordered');
      const element = document.createElement('giro-order-card');
      element.individualId = ALMA.id;
      const [account] = ALMA.accounts;
      if (!choosing) element.accountId = cardsApi === 'v3' ? account?.id : account?.walletId;
      element.company = {
        externalId: 'company-1',
        name: 'Example Company',
        email: 'company@example.com',
        address: { street: 'Example Street 1', country: 'AT', postCode: '00000', city: 'Exampletown' },
      };
      element.cardholder = {
        externalId: ALMA.externalId,
        firstName: 'Sample',
        lastName: 'Person',
        type: 'PRIMARY',
        phone: '+000000000001',
        email: 'person@example.com',
      };
      stage.provider.append(element);
      const fresh = async (): Promise<readonly string[]> => (await ids(stage)).filter((id) => !before.includes(id));
      const sent = (): Promise<number> => stage.control.log.count(way.order);
      return { stage, element, ordered, fresh, sent };
    }

    async function formShown(element: Element): Promise<void> {
      await until(
        () => maybeInside(element, 'form') && !maybeInside(element, '.stand-in'),
        () => `the form (it shows: ${textOf(element)})`,
      );
    }

    it('orders (200)', async () => {
      const { element, ordered, fresh, sent } = await begin();
      await formShown(element);
      await click(buttonOf(element, 'Order card'));
      await says(element, DONE);
      expect(ordered.map(({ detail }) => detail.cardId)).to.deep.equal(await fresh());
      expect(await sent()).to.equal(1);
    });

    it('orders (201)', async () => {
      const body = { ...CARD, id: 'fresh+1/2' };
      const { stage, element, ordered, sent } = await begin();
      await stage.control.faults.add({ call: way.order, do: status(201, body) });
      await element.submit();
      await says(element, DONE);
      expect(ordered.map(({ detail }) => detail.cardId)).to.deep.equal([body.id]);
      expect(await sent()).to.equal(1);
    });

    it('says every refused field at its place, goes to the first, and lets go of it when it is changed (400)', async () => {
      const { stage, element } = await begin({ choosing: true });
      await formShown(element);
      const account = inside(element, '#account') as HTMLSelectElement;
      account.value = account.options[1]?.value ?? '';
      account.dispatchEvent(new Event('change'));
      const errors = Object.values(way.fields).map((field) => ({ field, message: 'No', code: 10001 }));
      await stage.control.faults.add({ call: way.order, times: 1, do: status(400, { errors }) });
      await click(buttonOf(element, 'Order card'));
      await says(element, NOT_ORDERED);
      for (const id of ['alias', 'month', 'account'])
        expect(describedBy(inside(element, `#${id}`)), id).to.include(REFUSED);
      await until(
        () => focused() === inside(element, '#alias'),
        () => `the keyboard goes to the first (it is on ${focused()?.outerHTML.slice(0, 80)})`,
      );
      const alias = inside(element, '#alias') as HTMLInputElement;
      alias.value = 'Other';
      alias.dispatchEvent(new InputEvent('input'));
      await element.updateComplete;
      expect(allInside(element, '[aria-invalid=true]')).to.deep.equal([]);
      await settled();
      await click(buttonOf(element, 'Order card'));
      await says(element, DONE);
    });

    it('says what the platform says of something that is not in the form (400)', async () => {
      const { stage, element } = await begin();
      const errors = [{ field: 'individual_id', message: 'No', code: '10001' }];
      await stage.control.faults.add({ call: way.order, do: status(400, { errors }) });
      await element.submit();
      await says(element, NOT_ORDERED);
      expect(textOf(element)).to.include('contact the bank if they are right');
      expect(allInside(element, '[aria-invalid=true]')).to.deep.equal([]);
    });

    for (const [what, effect, words, again] of [
      ['400 without fields', status(400, { errors: [{ message: 'No', code: '10004' }] }), REFUSED, false],
      ['401', status(401), SIGNED_OUT, true],
      ['403', status(403), FORBIDDEN, false],
      ['404', status(404, { message: 'No such account', error: { status: 404 } }), MISSING, false],
      ['409', status(409), REFUSED, false],
      ['410', status(410), MISSING, false],
      ['412 without a consent', status(412), REFUSED, false],
      [
        '412 with a consent, which no reference shows',
        status(412, { consent: { id: '00000000-0000-4000-8000-000000000001', status: 'pending' } }),
        NO_SENSE,
        true,
      ],
      ['422', status(422), REFUSED, false],
      ['429', status(429), TOO_OFTEN, true],
    ] as const)
      it(`tells that it was refused, and offers to send it again ${again ? 'as that can help' : 'only when it is changed'} (${what})`, async () => {
        const { stage, element, ordered, fresh } = await begin();
        await formShown(element);
        await stage.control.faults.add({ call: way.order, do: effect });
        await click(buttonOf(element, 'Order card'));
        await says(element, NOT_ORDERED);
        expect(textOf(inside(element, '[part=notice]'))).to.include(words);
        if (words !== NO_SENSE) expect(textOf(inside(element, '[part=notice]'))).to.match(/Reference: [\da-f-]{36}/);
        expect(said(element)).to.include(NOT_ORDERED).and.include(words);
        const labels = (): string[] => allInside(element, 'button').map(textOf);
        expect(labels().includes('Order card')).to.equal(again);
        expect(ordered).to.deep.equal([]);
        expect(await fresh()).to.deep.equal([]);
        if (again) return;
        const alias = inside(element, '#alias') as HTMLInputElement;
        alias.value = 'Other';
        alias.dispatchEvent(new InputEvent('input'));
        await element.updateComplete;
        expect(labels()).to.include('Order card');
      });

    it('waits for a late answer, with a form that takes nothing', async () => {
      const { element, fresh } = await begin({ faults: [{ call: way.order, do: { kind: 'delay', ms: 300 } }] });
      await formShown(element);
      await click(buttonOf(element, 'Order card'));
      await until(() => buttonOf(element, 'Ordering…'), 'it says so');
      await says(element, DONE);
      expect(await fresh()).to.have.length(1);
    });

    for (const [what, effect, arrives] of [
      ['500', status(500), false],
      ['503, carried out', { kind: 'status', status: 503, when: 'after' }, true],
      ['408', status(408), false],
      ['a connection that breaks before', { kind: 'drop', when: 'before' }, false],
      ['a connection that breaks after', { kind: 'drop', when: 'after' }, true],
      ['a body that breaks off', { kind: 'cut' }, true],
      ['no JSON', { kind: 'bad-json' }, true],
      ['a shape nobody knows', { kind: 'wrong-shape' }, true],
      ['an empty answer', status(200, ''), false],
      ['an empty answer, carried out', { kind: 'empty' }, true],
      ['half a body', { kind: 'truncated' }, true],
      ['a body of another type', { kind: 'wrong-type' }, true],
    ] as const)
      it(`tells of an order whose answer is lost what the list shows (${what})`, async () => {
        const { element, ordered, fresh } = await begin({ faults: [{ call: way.order, do: effect }] });
        await formShown(element);
        await click(buttonOf(element, 'Order card'));
        await says(element, arrives ? DONE : LOST);
        expect(ordered).to.have.length(arrives ? 1 : 0);
        if (arrives) expect(await fresh()).to.include(ordered[0]?.detail.cardId);
        expect(maybeInside(element, 'form')).to.equal(null);
      });

    const READ_FAULTS = [
      ['401', status(401), SIGNED_OUT, true],
      ['403', status(403), FORBIDDEN, false],
      ['404', status(404), MISSING, false],
      ['409', status(409), REFUSED, false],
      ['429', { ...status(429), headers: { 'retry-after': '60' } }, TOO_OFTEN, true],
      ['500', status(500), DOWN, true],
      ['a connection that breaks before', { kind: 'drop', when: 'before' }, UNREACHED, true],
      ['a connection that breaks after', { kind: 'drop', when: 'after' }, UNREACHED, true],
      ['a body that breaks off', { kind: 'cut' }, UNREACHED, true],
      ['no JSON', { kind: 'bad-json' }, NO_SENSE, true],
      ['a shape nobody knows', { kind: 'wrong-shape' }, NO_SENSE, true],
      ['an empty body', { kind: 'empty' }, NO_SENSE, true],
      ['half a body', { kind: 'truncated' }, NO_SENSE, true],
      ['a body of another type', { kind: 'wrong-type' }, NO_SENSE, true],
    ] as const;

    for (const [what, effect, words, again] of READ_FAULTS) {
      it(`says why it can’t read the accounts (${what})`, async () => {
        const { stage, element } = await begin({ choosing: true, faults: [{ call: way.list, do: effect }] });
        await says(element, words);
        expect(allInside(element, 'button').map(textOf).includes('Try again')).to.equal(again);
        if (!again) return;
        await stage.control.faults.clear();
        await click(buttonOf(element, 'Try again'));
        await formShown(element);
      });

      it(`sends nothing when it can’t read the list that a lost card would be told from (${what})`, async () => {
        const { element, sent } = await begin({ faults: [{ call: way.list, do: effect }] });
        await formShown(element);
        await click(buttonOf(element, 'Order card'));
        await says(element, NOT_ORDERED);
        expect(textOf(element)).to.include(words);
        expect(await sent()).to.equal(0);
      });

      it(`says that nobody knows when it can’t look for a lost order, and why, and finds it later (${what})`, async () => {
        const { stage, element, ordered, fresh, sent } = await begin({
          faults: [{ call: way.order, do: { kind: 'status', status: 503, when: 'after' } }],
        });
        await formShown(element);
        const lookFails = { call: way.list, do: effect };
        await stage.control.faults.add({ call: way.order, times: 1, do: { kind: 'delay', ms: 600, when: 'after' } });
        await click(buttonOf(element, 'Order card'));
        await until(() => buttonOf(element, 'Ordering…'), 'it is sent');
        await untilSent(sent);
        await stage.control.faults.add(lookFails);
        await says(element, 'The check did not work.');
        expect(textOf(element)).to.include(LOST).and.include(words);
        expect(said(element)).to.include(LOST).and.include(words);
        expect(allInside(element, 'button').map(textOf)).to.include('Check again').and.not.include('Order again');
        expect(ordered).to.deep.equal([]);
        await stage.control.faults.clear();
        await settled();
        await click(buttonOf(element, 'Check again'));
        await says(element, DONE);
        expect(said(element)).to.equal(DONE);
        expect(
          ordered.map(({ detail }) => detail.cardId),
          'the host is told',
        ).to.deep.equal(await fresh());
        expect(await sent()).to.equal(1);
      });
    }
  });
}

async function untilSent(sent: () => Promise<number>): Promise<void> {
  while ((await sent()) === 0) await new Promise((resolve) => requestAnimationFrame(resolve));
}

/** A card as both platforms write one. */
const CARD = {
  display_name: 'Any',
  type: 'virtual',
  brand: 'visa',
  region: 'europe',
  exp_month: '12',
  exp_year: '2040',
  last4: '0000',
  currency: 'EUR',
  account_id: 'any',
  status: 'not_activated',
};
