import { expect } from 'chai';
import { GiroError } from '../../src/api/errors.js';
import type { Act } from '../../src/domain/challenge.js';
import type { Transaction } from '../../src/domain/transaction.js';
import type { TransferChallenge } from '../../src/api/client.types.js';
import { Sending } from '../../src/internal/sending.js';
import type { Sendable, SendingKind } from '../../src/internal/sending-kind.js';
import { TRANSFER } from '../support/transaction.js';
import { pause, until } from '../widgets/stage.js';

// What a real platform can hardly be brought to do at the right moment. The rest is tested through the elements.

type Answer = Act<Transaction, TransferChallenge>;

const TRANSACTION: Transaction = { ...TRANSFER, status: 'approved' };
const orderOf = (api: 'banking-v2' | 'v3', amount = 1250n): Sendable => ({
  source: { api, accountId: 'a', currency: 'EUR' },
  money: { amount, currency: 'EUR' },
  requestId: crypto.randomUUID(),
});
const DONE: Answer = { done: true, value: TRANSACTION };
const CODE: Answer = { done: false, challenge: { kind: 'code', code: { lifetime: 300 } } };
const consent = (id: string): Answer => ({ done: false, challenge: { kind: 'consent', consentId: id, scope: [] } });
const LOST = new GiroError('unknown-outcome', 'lost');

const stages: Sending<Sendable>[] = [];
afterEach(() => {
  for (const sending of stages.splice(0)) sending.stop();
  sessionStorage.clear();
});

/** A sending whose platform answers what a test says, in turn; the last answer stays. */
function stage({
  answers = [DONE],
  confirms = [],
}: { answers?: readonly unknown[]; confirms?: readonly unknown[] } = {}) {
  const told: string[] = [];
  const said: string[] = [];
  const events: string[] = [];
  let [starts, confirmations] = [0, 0];
  let found: Transaction | undefined;
  let late: Promise<unknown> | undefined;
  const next = (from: readonly unknown[], count: number): Promise<never> => {
    const answer = from[Math.min(count, from.length - 1)];
    return (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)) as Promise<never>;
  };
  const client = {
    session: { owner: undefined },
    options: {},
    scope: 'test',
    transactions: { list: () => Promise.resolve({ items: [] }), get: () => Promise.resolve(TRANSACTION) },
    consents: { start: () => Promise.resolve({ url: 'https://bank.example/1', origin: 'https://bank.example' }) },
    accounts: { get: () => Promise.reject(new GiroError('not-found', 'no')) },
  };
  const live = {
    client,
    person: 0,
    tell: () => undefined,
    find: () => undefined,
    reread: () => Promise.resolve(),
    stamp: () => 0,
  };
  const tools = {
    live: () => live,
    setup: () => ({ openConsent: () => undefined }),
    t: (key: string) => key,
    announce: (text: string) => said.push(text),
    emit: (event: Event) => events.push(event.type) > 0,
    report: () => undefined,
  } as unknown as ConstructorParameters<typeof Sending<Sendable>>[1];
  const kind: SendingKind<Sendable> = {
    name: 'transfer',
    mayNeedConsent: () => false,
    isOrder: (order): order is Sendable => order !== undefined,
    start: () => next(answers, (starts += 1) - 1),
    confirm: () => next(confirms, (confirmations += 1) - 1),
    find: async () => {
      await late;
      return found ? { step: 'found', transaction: found } : { step: 'absent' };
    },
    isDuplicate: () => false,
    mayGo: () => true,
    created: () => told.push('created'),
    refused: () => told.push('refused'),
    unknown: () => told.push('unknown'),
  };
  const sending = new Sending(kind, tools, () => undefined);
  stages.push(sending);
  return {
    sending,
    told,
    said,
    events,
    starts: () => starts,
    confirmations: () => confirmations,
    arrives: () => {
      found = TRANSACTION;
    },
    /** Looks take as long as this. */
    answersAfter: (what: Promise<unknown>) => {
      late = what;
    },
  };
}

const settled = (): Promise<void> => pause(520);

async function reviewed({ sending }: ReturnType<typeof stage>, order = orderOf('banking-v2')): Promise<void> {
  await sending.follow(order.requestId);
  await sending.review(() => Promise.resolve(order));
  await settled();
}

describe('sending an order', () => {
  it('reviews what was asked for last, however late the check of an earlier form comes', async () => {
    const { sending } = stage();
    const late = Promise.withResolvers<Sendable>();
    const first = sending.review(() => late.promise);
    sending.change();
    const second = orderOf('banking-v2', 9900n);
    const check = Promise.withResolvers<Sendable>();
    const again = sending.review(() => check.promise);
    late.resolve(orderOf('banking-v2', 1250n));
    await first;
    expect(sending.step.step).to.equal('checking');
    check.resolve(second);
    await again;
    expect(sending.step).to.deep.include({ step: 'review', order: second });
  });

  it('takes whatever breaks after the call for an answer that was lost', async () => {
    const on = stage({ answers: [new TypeError('cannot read what came')] });
    await reviewed(on);
    await on.sending.confirm();
    expect(on.sending.step.step).to.equal('unknown');
    expect(on.told).to.deep.equal(['unknown']);
  });

  it('takes an answer for what was so when it was asked for, however late it comes', async () => {
    const on = stage({ answers: [LOST] });
    await reviewed(on);
    await on.sending.confirm();
    await until(() => !on.sending.isLooking, 'the first look is over');
    const answer = Promise.withResolvers<undefined>();
    on.answersAfter(answer.promise);
    const look = on.sending.look();
    const realNow = performance.now.bind(performance);
    performance.now = () => realNow() + 3_600_000;
    try {
      answer.resolve(undefined);
      await look;
      expect(on.sending.step.step).to.equal('unknown');
      await on.sending.look();
      expect(on.sending.step.step).to.equal('never');
    } finally {
      performance.now = realNow;
    }
  });

  it('sends a code once, though the press is doubled and the first is refused in between', async () => {
    const wrong = new GiroError('refused', 'no', { code: 'wrong-code' });
    const on = stage({ answers: [CODE], confirms: [wrong] });
    await reviewed(on);
    await on.sending.confirm();
    await settled();
    await on.sending.giveCode('000000');
    expect(on.sending.step).to.include({ step: 'code', fault: 'wrong-code' });
    await on.sending.giveCode('000000');
    expect(on.confirmations()).to.equal(1);
    await settled();
    await on.sending.giveCode('111111');
    expect(on.confirmations()).to.equal(2);
  });

  it('misses no code in the second half of the press that had one sent', async () => {
    const on = stage({ answers: [CODE] });
    await reviewed(on);
    await on.sending.confirm();
    on.sending.missCode();
    expect(on.sending.step).to.include({ step: 'code' }).and.not.have.property('fault');
    await settled();
    on.sending.missCode();
    expect(on.sending.step).to.include({ step: 'code', fault: 'code-missing' });
  });

  it('sends nothing more after three consents that led nowhere', async () => {
    const on = stage({ answers: [consent('1')] });
    await reviewed(on, orderOf('v3'));
    for (let round = 1; round <= 3; round += 1) {
      await on.sending.confirm(); // asks, and the person is sent away
      await on.sending.look(); // they come back, and the same is asked for again
      expect(on.sending.step).to.include({ step: 'review', news: 'not-approved' });
      await settled();
    }
    const sent = on.starts();
    await on.sending.confirm();
    expect(on.starts()).to.equal(sent);
    expect(on.sending.step).to.include({ step: 'review', news: 'given-up' });
  });

  it('says nothing of a consent when the answer after it is lost', async () => {
    const on = stage({ answers: [consent('1'), LOST] });
    await reviewed(on, orderOf('v3'));
    await on.sending.confirm();
    await on.sending.look();
    await until(() => on.sending.step.step === 'unknown', `unknown (${on.sending.step.step})`);
    expect(on.said).not.to.include('consent.notYet');
    expect(on.events).not.to.include('giro-consent-resolved');
    expect(on.told).to.deep.equal(['unknown']);
  });

  it('tells once that a consent was given, and what was sent then', async () => {
    const on = stage({ answers: [consent('1'), DONE] });
    await reviewed(on, orderOf('v3'));
    await on.sending.confirm();
    await on.sending.look();
    expect(on.sending.step.step).to.equal('done');
    expect(on.told).to.deep.equal(['created']);
    expect(on.events.filter((type) => type === 'giro-consent-resolved')).to.have.length(1);
  });
});
