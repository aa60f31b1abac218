import { expect } from 'chai';
import { GiroError } from '../../src/api/errors.js';
import type { Act } from '../../src/domain/challenge.js';
import type { Transaction } from '../../src/domain/transaction.js';
import type { TransferFinding } from '../../src/domain/transfer.js';
import type { TransferChallenge } from '../../src/api/client.types.js';
import { Sending } from '../../src/internal/sending.js';
import type { Sendable, SendingKind } from '../../src/internal/sending-kind.js';
import { TRANSFER } from '../support/transaction.js';
import { pause, until } from '../widgets/stage.js';
import { brokenTwin, expectFailure, type Edits } from './twin.js';

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
const realOpen = globalThis.open;
afterEach(() => {
  for (const sending of stages.splice(0)) sending.stop();
  sessionStorage.clear();
  localStorage.clear();
  globalThis.open = realOpen;
});

/** A sending whose platform answers what a test says, in turn; the last answer stays. */
function stage({
  answers = [DONE],
  confirms = [],
  dedupe = false,
  opens,
  Kit = Sending,
}: {
  answers?: readonly unknown[];
  confirms?: readonly unknown[];
  dedupe?: boolean;
  /** A consent is given in a tab of its own, which this opens. */
  opens?: typeof globalThis.open;
  Kit?: typeof Sending;
} = {}) {
  const told: string[] = [];
  const said: string[] = [];
  const events: string[] = [];
  let [starts, confirmations] = [0, 0];
  let finding: TransferFinding | undefined;
  const lookedWith: unknown[] = [];
  let late: Promise<unknown> | undefined;
  const next = (from: readonly unknown[], count: number): Promise<never> => {
    const answer = from[Math.min(count, from.length - 1)];
    if (typeof answer === 'function') return (answer as () => Promise<never>)();
    return (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)) as Promise<never>;
  };
  const client = {
    session: { owner: undefined, person: {} },
    options: { dedupe, ...(opens && { consentTarget: 'tab' }) },
    scope: 'test',
    transactions: { list: () => Promise.resolve({ items: [] }), get: () => Promise.resolve(TRANSACTION) },
    consents: { start: () => Promise.resolve({ url: 'https://bank.example/1', origin: 'https://bank.example' }) },
    accounts: { get: () => Promise.reject(new GiroError('not-found', 'no')) },
  };
  let live = {
    client,
    person: 0,
    tell: () => undefined,
    find: () => undefined,
    reread: () => Promise.resolve(),
    stamp: () => 0,
  };
  const tools = {
    live: () => live,
    setup: () => (opens ? {} : { openConsent: () => undefined }),
    t: (key: string) => key,
    announce: (text: string) => said.push(text),
    emit: (event: Event) => events.push(event.type) > 0,
    report: () => undefined,
  } as unknown as ConstructorParameters<typeof Sending<Sendable>>[1];
  const kind: SendingKind<Sendable> = {
    name: 'transfer',
    mayNeedConsent: () => opens !== undefined,
    isOrder: (order): order is Sendable => order !== undefined,
    start: () => next(answers, (starts += 1) - 1),
    confirm: () => next(confirms, (confirmations += 1) - 1),
    find: async (asked) => {
      lookedWith.push(asked);
      await late;
      return finding ?? { step: 'absent' };
    },
    isDuplicate: () => false,
    mayGo: () => true,
    created: () => told.push('created'),
    refused: () => told.push('refused'),
    unknown: () => told.push('unknown'),
  };
  if (opens) globalThis.open = opens;
  const sending = new Kit(kind, tools, () => undefined);
  stages.push(sending);
  return {
    sending,
    told,
    said,
    events,
    starts: () => starts,
    confirmations: () => confirmations,
    finds: (what: TransferFinding) => {
      finding = what;
    },
    /** What the looks so far were asked of. */
    lookedWith,
    client,
    /** The provider has another client. */
    otherClient: () => {
      live = { ...live, client: { ...client } };
    },
    /** Somebody else signed in. */
    otherPerson: () => {
      client.session.person = {};
    },
    /** Looks take as long as this. */
    answersAfter: (what: Promise<unknown>) => {
      late = what;
    },
  };
}

/** The sending with a guard taken out. */
const twinOf = async (edits: Edits): Promise<typeof Sending> =>
  (await brokenTwin<{ Sending: typeof Sending }>('/src/internal/sending.ts', edits)).Sending;

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

  it('closes the tab that was opened for a consent once somebody else is there', async () => {
    let closed = 0;
    const tab = { close: () => (closed += 1), opener: null, closed: false };
    const answer = Promise.withResolvers<Answer>();
    const on = stage({ answers: [() => answer.promise], opens: () => tab as unknown as Window });
    await reviewed(on, orderOf('v3'));
    const confirming = on.sending.confirm();
    await pause(20);
    on.otherPerson();
    on.sending.drop();
    answer.resolve(consent('1'));
    await confirming;
    expect(closed).to.equal(1);
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

  it('goes on waiting for the answer to a code, though the button is pressed again and nothing stands in the field', async () => {
    const answer = Promise.withResolvers<Transaction>();
    const on = stage({ answers: [CODE], confirms: [answer.promise] });
    await reviewed(on);
    await on.sending.confirm();
    await settled();
    const confirming = on.sending.giveCode('111111');
    await settled();
    on.sending.missCode();
    expect(on.sending.step.step).to.equal('confirming');
    answer.resolve(TRANSACTION);
    await confirming;
    expect(on.sending.step.step).to.equal('done');
  });

  const TOO_MANY = new GiroError('rate-limited', 'too often', { status: 429 });
  /** A code whose confirmation is refused for its rate: perhaps a copy that the browser sent by itself. */
  async function refusedForItsRate(finding?: TransferFinding, Kit = Sending): Promise<ReturnType<typeof stage>> {
    const confirm = async (): Promise<never> => {
      if (finding) on.finds(finding); // the look before the call found nothing
      return await Promise.reject(TOO_MANY);
    };
    const on = stage({ answers: [CODE], confirms: [confirm], Kit });
    await reviewed(on);
    await on.sending.confirm();
    await settled();
    await on.sending.giveCode('111111');
    return on;
  }

  const findsTheFirstCopy = async (Kit = Sending): Promise<void> => {
    const on = await refusedForItsRate({ step: 'found', transaction: TRANSACTION }, Kit);
    expect(on.confirmations()).to.equal(1);
    expect(on.sending.step.step).to.equal('done');
  };
  it('looks before it says that nothing was sent, where the platform answered', () => findsTheFirstCopy());
  it('the test would notice one that does not', async () => {
    const Twin = await twinOf({
      '/src/internal/sending-call.ts': [['status !== void 0 && kind !== "unauthorized"', 'false']],
    });
    await expectFailure(() => findsTheFirstCopy(Twin));
  });

  it('asks for the code again where the look finds nothing', async () => {
    const on = await refusedForItsRate();
    expect(on.sending.step).to.include({ step: 'code', fault: 'failed' });
    expect(on.told).to.be.empty;
  });

  it('shows the same to be sent again where a look finds nothing later', async () => {
    const on = await refusedForItsRate({ step: 'unknowable' });
    expect(on.sending.step.step).to.equal('unknown');
    await until(() => !on.sending.isLooking, 'the first look is over');
    on.finds({ step: 'absent' });
    await on.sending.look();
    expect(on.sending.step).to.include({ step: 'review', news: 'unsent' });
    expect(on.told, 'the host hears how it ended').to.deep.equal(['unknown', 'refused']);
  });

  it('says where to turn once nothing can be told apart for as long as it may still arrive', async () => {
    const on = stage({ answers: [LOST] });
    on.finds({ step: 'unknowable' });
    await reviewed(on);
    await on.sending.confirm();
    await until(() => !on.sending.isLooking, 'the first look is over');
    expect(on.sending.step).to.include({ step: 'unknown', isKnowable: true });
    const realNow = performance.now.bind(performance);
    performance.now = () => realNow() + 360_001;
    try {
      await on.sending.look();
      expect(on.sending.step).to.include({ step: 'unknown', isKnowable: false });
      on.finds({ step: 'found', transaction: TRANSACTION });
      await on.sending.look();
      expect(on.sending.step.step, 'the truth counts, however late').to.equal('done');
    } finally {
      performance.now = realNow;
    }
  });

  it('tells the host that what was unknown never arrived', async () => {
    const on = stage({ answers: [LOST] });
    await reviewed(on);
    await on.sending.confirm();
    await until(() => !on.sending.isLooking, 'the first look is over');
    const realNow = performance.now.bind(performance);
    performance.now = () => realNow() + 360_001;
    try {
      await on.sending.look();
      expect(on.told).to.deep.equal(['unknown', 'refused']);
    } finally {
      performance.now = realNow;
    }
  });

  it('tells the host that what was unknown waits for a consent that was not given', async () => {
    const on = stage({ answers: [LOST], dedupe: true });
    on.finds({ step: 'not-carried-out' });
    await reviewed(on, orderOf('v3'));
    await on.sending.confirm();
    await until(() => on.sending.step.step === 'review', 'it was looked up');
    expect(on.told).to.deep.equal(['unknown', 'refused']);
  });
});

type Stage = ReturnType<typeof stage>;

/** Confirms an order while another tab has the account's turn, and lets that go on once `meanwhile` happened. */
async function confirmedBehind(on: Stage, meanwhile: () => void): Promise<void> {
  await reviewed(on);
  const turn = Promise.withResolvers<undefined>();
  const held = Promise.withResolvers<undefined>();
  const other = navigator.locks.request('giro-sending a', async () => {
    held.resolve(undefined);
    await turn.promise;
  });
  await held.promise;
  const confirming = on.sending.confirm();
  await pause(20);
  meanwhile();
  turn.resolve(undefined);
  await Promise.all([confirming, other]);
}

describe('an order, which is one person’s at one platform', () => {
  const sendsNothing = async (meanwhile: (on: Stage) => void, Kit?: typeof Sending): Promise<void> => {
    const on = stage({ ...(Kit && { Kit }) });
    await confirmedBehind(on, () => {
      meanwhile(on);
    });
    expect(on.starts()).to.equal(0);
    expect(on.sending.step).to.deep.equal({ step: 'details', ...(meanwhile !== dropped && { news: 'changed' }) });
    expect(on.told).to.be.empty;
  };
  const otherPerson = ({ otherPerson: signsIn }: Stage): void => {
    signsIn();
  };
  const dropped = ({ otherPerson: signsIn, sending }: Stage): void => {
    signsIn();
    sending.drop();
  };
  const otherClient = ({ otherClient: comes }: Stage): void => {
    comes();
  };

  it('is not sent for the next person, who signed in while it waited for its turn', () => sendsNothing(otherPerson));
  it('is not sent once the form was emptied for the next person', () => sendsNothing(dropped));
  it('is not sent once the provider has another client', () => sendsNothing(otherClient));

  it('the tests would notice one that goes to whoever is there', async () => {
    const Twin = await twinOf({ '/src/internal/sending-call.ts': [['if (stopped)', 'if (false)']] });
    for (const meanwhile of [otherPerson, dropped, otherClient]) {
      await expectFailure(() => sendsNothing(meanwhile, Twin));
    }
  });

  it('is taken back when it is confirmed at another client than it was reviewed with', async () => {
    const on = stage();
    await reviewed(on);
    on.otherClient();
    await on.sending.confirm();
    expect(on.starts()).to.equal(0);
    expect(on.sending.step).to.include({ step: 'details', news: 'changed' });
  });

  it('gets no code from another client than sent it', async () => {
    const on = stage({ answers: [CODE], confirms: [TRANSACTION] });
    await reviewed(on);
    await on.sending.confirm();
    await settled();
    on.otherClient();
    await on.sending.giveCode('111111');
    expect(on.confirmations()).to.equal(0);
    expect(on.sending.step).to.include({ step: 'details', news: 'changed' });
  });

  it('is looked for at the client that sent it', async () => {
    const on = stage({ answers: [LOST] });
    await reviewed(on);
    await on.sending.confirm();
    await until(() => !on.sending.isLooking, 'the first look is over');
    on.otherClient();
    await on.sending.look();
    expect(on.lookedWith).to.have.length(2);
    expect(on.lookedWith.every((asked) => asked === on.client)).to.equal(true);
  });
});

describe('an order in two tabs, one a copy of the other, after the consent', () => {
  /** Both at the consent, the second with a copy of what the first keeps; both come back. */
  async function comeBack(
    answers: readonly unknown[],
    { dedupe = false, Kit = Sending }: { dedupe?: boolean; Kit?: typeof Sending } = {},
  ): Promise<readonly [Stage, Stage]> {
    const order = orderOf('v3');
    const first = stage({ answers: [consent('1'), ...answers], dedupe, Kit });
    await reviewed(first, order);
    await first.sending.confirm();
    const second = stage({ answers, dedupe, Kit });
    first.sending.stop(); // frees its place in this page, which is the copy's own in its tab
    await second.sending.follow(order.requestId);
    await first.sending.follow(order.requestId);
    expect([first, second].map(({ sending }) => sending.step.step)).to.deep.equal(['consent', 'consent']);
    await first.sending.look();
    await second.sending.look();
    await until(() => !second.sending.isLooking, 'the second knows');
    return [first, second];
  }
  const refusal = new GiroError('refused', 'no', { code: '20002', status: 400 });

  const paysOnce = async (Kit = Sending): Promise<void> => {
    const [first, second] = await comeBack([DONE], { Kit });
    expect(first.starts() + second.starts(), 'the first call, and its repetition').to.equal(2);
    for (const { sending } of [first, second])
      expect(sending.step).to.deep.include({ step: 'done', transaction: TRANSACTION });
  };
  it('is repeated by one of them, and both say what came of it', () => paysOnce());
  it('the test would notice a copy that repeats it, too', async () => {
    const Twin = await twinOf({ '/src/internal/sending-claims.ts': [['if (repeated)', 'if (false)']] });
    await expectFailure(() => paysOnce(Twin));
  });

  it('is unknown in both where the answer to the one is lost', async () => {
    const [first, second] = await comeBack([LOST]);
    expect(first.starts() + second.starts()).to.equal(2);
    expect(first.sending.step).to.include({ step: 'unknown', isKnowable: false });
    expect(second.sending.step, 'the other tab may know yet').to.include({ step: 'unknown', isKnowable: true });
  });

  it('is not said to have moved nothing where the claim is gone because a day has passed', async () => {
    const [, second] = await comeBack([LOST]);
    const realNow = performance.now.bind(performance);
    performance.now = () => realNow() + 360_001;
    try {
      localStorage.clear();
      second.finds({ step: 'unknowable' });
      await second.sending.look();
      expect(second.sending.step).to.include({ step: 'unknown', isKnowable: false });
    } finally {
      performance.now = realNow;
    }
  });

  it('is asked about by both where the platform de-duplicates', async () => {
    const [first, second] = await comeBack([DONE], { dedupe: true });
    expect(first.starts() + second.starts()).to.equal(3);
  });

  it('may be repeated by the other once the one surely moved nothing', async () => {
    for (const [answer, step] of [
      [consent('2'), { step: 'review', news: 'not-approved' }],
      [refusal, { step: 'details', news: 'refused' }],
      [new GiroError('offline', 'no network'), { step: 'review', news: 'unsent' }],
    ] as const) {
      const [first, second] = await comeBack([answer]);
      expect(second.starts()).to.equal(1);
      for (const { sending } of [first, second]) expect(sending.step).to.include(step);
    }
  });
});
