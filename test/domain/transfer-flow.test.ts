import { expect } from 'chai';
import fc from 'fast-check';
import {
  isBound,
  isFinal,
  isSending,
  mayArriveFor,
  mayBeNews,
  nextTransferStep,
  pauseOfLook,
  triesLeft,
  type TransferEvent,
  type TransferStep,
} from '../../src/domain/transfer-flow.js';
import { TRANSFER } from '../support/transaction.js';

type Step = TransferStep<string>;
type Event = TransferEvent<string>;

const DETAILS = { step: 'details' } as Step;
const CODE = { challenge: { lifetime: 300, phone: '***19' }, since: 1000 };
const run = (events: readonly Event[], from: Step = DETAILS): Step => events.reduce(nextTransferStep<string>, from);

const submitted: Event = { event: 'submitted' };
const checked: Event = { event: 'checked', order: 'order' };
const confirmed: Event = { event: 'confirmed' };
const codeSent: Event = { event: 'code-sent', ...CODE };
const codeGiven: Event = { event: 'code-given' };
const consentWanted: Event = { event: 'consent-wanted' };
const changed: Event = { event: 'changed' };
const lost: Event = { event: 'lost', isKnowable: true };
const carriedOut: Event = { event: 'carried-out', transaction: TRANSFER };

const REVIEWED = run([submitted, checked]);
const STARTED = run([confirmed], REVIEWED);
const ASKED = run([codeSent], STARTED);
const CONFIRMING = run([codeGiven], ASKED);
const UNKNOWN = run([lost], CONFIRMING);
const DONE = run([carriedOut], CONFIRMING);

describe('a transfer, step by step', () => {
  it('goes from details over review and code to done', () => {
    expect(REVIEWED).to.deep.equal({ step: 'review', order: 'order' });
    expect(ASKED).to.deep.equal({ step: 'code', order: 'order', ...CODE });
    expect(DONE).to.deep.equal({ step: 'done', order: 'order', transaction: TRANSFER });
  });

  it('needs no code where two-factor is off, and none to an own account', () => {
    expect(run([carriedOut], STARTED).step).to.equal('done');
  });

  it('is reviewed again in a new session, unless something may have moved or is known', () => {
    const returned: Event = { event: 'returned' };
    const unchecked = run([submitted, { event: 'faulty', news: 'unchecked' }]);
    for (const step of [run([submitted]), unchecked, REVIEWED, ASKED, run([consentWanted], STARTED)])
      expect(run([returned], step), step.step).to.deep.equal({ step: 'details', news: 'returned' });
    const refused = run([submitted, { event: 'faulty', news: 'refused' }]);
    const never = run([{ event: 'absent' }], UNKNOWN);
    for (const step of [DETAILS, refused, STARTED, CONFIRMING, UNKNOWN, never, DONE])
      expect(run([returned], step), step.step).to.equal(step);
  });

  it('goes through a consent and sends the same again after it', () => {
    const waiting = run([consentWanted], STARTED);
    expect(waiting).to.deep.equal({ step: 'consent', order: 'order' });
    expect(run([confirmed], waiting)).to.deep.equal({ step: 'starting', order: 'order' });
    expect(run([{ event: 'not-approved' }], waiting)).to.deep.equal({
      step: 'review',
      order: 'order',
      news: 'not-approved',
    });
  });

  it('is taken back to its details by a change until something may have moved', () => {
    for (const step of [REVIEWED, ASKED, run([consentWanted], STARTED)])
      expect(run([changed], step)).to.deep.equal({ step: 'details', news: 'changed' });
    for (const step of [STARTED, CONFIRMING, UNKNOWN, DONE]) expect(run([changed], step)).to.equal(step);
  });

  it('asks for the code again when it was wrong, and takes none once it is void', () => {
    const wrong = run([{ event: 'code-refused', fault: 'wrong-code' }], CONFIRMING);
    expect(wrong).to.include({ step: 'code', fault: 'wrong-code' });
    expect(run([codeGiven], wrong).step).to.equal('confirming');
    const isVoid = run([{ event: 'lapsed' }], ASKED);
    expect(run([codeGiven], isVoid)).to.equal(isVoid);
    expect(run([{ event: 'resend' }, codeSent], isVoid)).to.deep.equal(ASKED);
  });

  it('knows how many codes may still be given once one was wrong, and begins again with a new one', () => {
    const left = (step: Step): number | undefined => (step.step === 'code' ? triesLeft(step) : undefined);
    const wrong: readonly Event[] = [codeGiven, { event: 'code-refused', fault: 'wrong-code' }];
    const unsent: readonly Event[] = [codeGiven, { event: 'unsent' }];
    expect(left(ASKED)).to.equal(undefined);
    expect(left(run(unsent, ASKED))).to.equal(undefined);
    expect(left(run(wrong, ASKED))).to.equal(2);
    const twice = run([...wrong, { event: 'code-refused', fault: 'code-missing' }, ...unsent, ...wrong], ASKED);
    expect(left(twice)).to.equal(1);
    expect(left(run([{ event: 'resend' }, { event: 'unsent' }], twice)), 'the code is the same').to.equal(1);
    expect(left(run(wrong, twice)), 'which only a new code mends').to.equal(undefined);
    expect(left(run([codeGiven, { event: 'code-refused', fault: 'void-code' }], twice))).to.equal(undefined);
    expect(run([{ event: 'resend' }, codeSent], twice)).to.deep.equal(ASKED);
  });

  it('goes back to where it was sent from when surely nothing was sent', () => {
    expect(run([{ event: 'unsent' }], STARTED)).to.deep.equal({ step: 'review', order: 'order', news: 'unsent' });
    expect(run([{ event: 'unsent' }], CONFIRMING)).to.include({ step: 'code', fault: 'failed' });
  });

  it('goes back to its details when the platform refuses it, also after it was looked for', () => {
    for (const step of [STARTED, CONFIRMING, UNKNOWN])
      expect(run([{ event: 'refused' }], step)).to.deep.equal({ step: 'details', news: 'refused' });
  });

  it('says that it can’t be told once it can’t, and still takes the truth', () => {
    const unknowable = run([{ event: 'unknowable' }], UNKNOWN);
    expect(unknowable).to.deep.equal({ step: 'unknown', order: 'order', isKnowable: false });
    expect(run([carriedOut], unknowable).step).to.equal('done');
    expect(run([{ event: 'unknowable' }], STARTED)).to.equal(STARTED);
  });

  it('goes back to its review when what was unknown surely was not even looked at', () => {
    expect(run([{ event: 'unsent' }], UNKNOWN)).to.deep.equal({ step: 'review', order: 'order', news: 'unsent' });
  });

  it('may be sent again only once it is certain that it did not arrive', () => {
    expect(run([{ event: 'again' }], UNKNOWN)).to.equal(UNKNOWN);
    const never = run([{ event: 'absent' }], UNKNOWN);
    expect(run([{ event: 'again' }], never)).to.deep.equal({ step: 'review', order: 'order' });
  });

  it('is done for good, also when it is found after it was given up', () => {
    for (const from of [UNKNOWN, run([{ event: 'absent' }], UNKNOWN)])
      expect(run([carriedOut], from).step).to.equal('done');
    const newer = { ...TRANSFER, status: 'approved' } as const;
    expect(run([{ event: 'updated', transaction: newer }], DONE)).to.include({ transaction: newer });
    expect(run([{ event: 'updated', transaction: { ...newer, id: 't-2' } }], DONE)).to.equal(DONE);
    expect(run([{ event: 'fresh' }], DONE)).to.deep.equal(DETAILS);
  });

  it('picks up what an earlier page left, and only in an untouched form', () => {
    const restored: Event = { event: 'restored', to: { step: 'unknown', order: 'old', isKnowable: true } };
    expect(run([restored])).to.deep.equal({ step: 'unknown', order: 'old', isKnowable: true });
    expect(run([restored], STARTED)).to.equal(STARTED);
  });
});

const anyEvent = fc.constantFrom<Event>(
  submitted,
  checked,
  { event: 'faulty' },
  changed,
  confirmed,
  codeSent,
  consentWanted,
  { event: 'not-approved' },
  { event: 'given-up' },
  codeGiven,
  { event: 'code-refused', fault: 'wrong-code' },
  { event: 'code-refused', fault: 'void-code' },
  { event: 'code-refused', fault: 'code-missing' },
  { event: 'lapsed' },
  { event: 'resend' },
  { event: 'unsent' },
  { event: 'duplicate' },
  { event: 'refused' },
  lost,
  { event: 'absent' },
  { event: 'unknowable' },
  carriedOut,
  { event: 'again' },
  { event: 'fresh' },
);

describe('a transfer, whatever happens in whatever order', () => {
  const walk = (holds: (before: Step, event: Event, after: Step) => boolean): void => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let now: Step = DETAILS;
        return events.every((event) => {
          const after = nextTransferStep(now, event);
          const isRight = holds(now, event, after);
          now = after;
          return isRight;
        });
      }),
      { numRuns: 2000 },
    );
  };

  it('leaves done by a new transfer only', () => {
    walk((before, { event }, after) => before.step !== 'done' || event === 'fresh' || after.step === 'done');
  });

  it('leaves unknown by the truth only', () => {
    walk(
      (before, { event }, after) =>
        before.step !== 'unknown' ||
        after.step === 'unknown' ||
        ['carried-out', 'refused', 'unsent', 'absent', 'not-approved'].includes(event),
    );
  });

  it('begins a call by a decision of the person only', () => {
    walk(
      (before, { event }, after) =>
        !['starting', 'confirming', 'resending'].includes(after.step) ||
        before.step === after.step ||
        ['confirmed', 'code-given', 'resend'].includes(event),
    );
  });

  it('ends a call by its answer only', () => {
    walk(
      (before, { event, ...more }, after) =>
        !isSending(before) ||
        before.step === after.step ||
        (event !== 'lapsed' && !('fault' in more && more.fault === 'code-missing')),
    );
  });

  it('keeps what was decided while it may be under way', () => {
    walk(
      (before, _, after) =>
        !isBound(before) || !('order' in before) || !('order' in after) || before.order === after.order,
    );
  });
});

describe('time in a transfer', () => {
  it('takes absence for proof only after the code is void and a minute has passed', () => {
    expect(mayArriveFor()).to.equal(360_000);
    expect(mayArriveFor(120)).to.equal(180_000);
  });

  it('looks often while a person waits, and no more rarely than the truth may take', () => {
    const pauses = Array.from({ length: 40 }, (_, looks) => pauseOfLook(UNKNOWN, looks) ?? 0);
    expect(pauses.slice(0, 4)).to.deep.equal([1000, 2000, 4000, 4000]);
    expect(pauses.at(-1), 'the truth is to be there within 5 s').to.equal(4000);
    expect(pauses).to.deep.equal([...pauses].sort((a, b) => a - b));
    expect([0, 1, 9].map((looks) => pauseOfLook(DONE, looks))).to.deep.equal([2000, 4000, 60_000]);
  });

  it('looks no more by itself where nothing can be found out', () => {
    const final: Step = { step: 'done', order: 'order', transaction: { ...TRANSFER, status: 'approved' } };
    for (const step of [DETAILS, REVIEWED, ASKED, CONFIRMING, final]) {
      expect(mayBeNews(step), step.step).to.equal(false);
      expect(pauseOfLook(step, 0), step.step).to.equal(undefined);
    }
    const unknowable: Step = { step: 'unknown', order: 'order', isKnowable: false };
    expect(mayBeNews(unknowable), 'the person may ask').to.equal(true);
    expect(pauseOfLook(unknowable, 0)).to.equal(undefined);
  });

  it('knows which statuses stay', () => {
    const finals = (['approved', 'declined', 'refunded', 'rejected', 'pending', 'hold', 'unknown'] as const).filter(
      (status) => isFinal({ ...TRANSFER, status }),
    );
    expect(finals).to.deep.equal(['approved', 'declined', 'refunded', 'rejected']);
  });
});
