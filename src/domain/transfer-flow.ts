import { CODE_TRIES } from './session.js';
import type { SentCode } from './sign-in.js';
import type { Transaction } from './transaction.js';

/** Why a code is asked for again. */
export type CodeFault =
  | 'code-missing'
  | 'wrong-code'
  /** It ran out, or was refused for good: only a new one helps. */
  | 'void-code'
  /** A call failed and surely did nothing; the element knows the failure. */
  | 'failed'
  /** A new one could not be sent; the element knows the failure. */
  | 'not-resent';

/** Why a review is shown again. */
export type ReviewNews =
  /** Nothing was sent; the element knows the failure. */
  | 'unsent'
  /** The person came back, and the platform says that they did not approve it. */
  | 'not-approved'
  /** Approved as often as may be asked, without effect. */
  | 'given-up'
  /** The same was sent a moment ago, perhaps from another tab: the person must say that they mean it. */
  | 'duplicate';

/** Why the form is shown again. */
export type DetailsNews =
  /** Something was changed after it was reviewed. */
  | 'changed'
  /** The page was loaded again after a code was sent. Nothing was sent. */
  | 'restarted'
  /** The person came back to this page from approving what another tab is in the middle of. */
  | 'elsewhere'
  /** The session ran out before it was sent, and the same person signed in again. */
  | 'returned'
  /** The platform refused it; the element knows the failure. */
  | 'refused'
  /** Checks of what was typed failed, so nobody knows whether it holds; the element knows the failure. */
  | 'unchecked';

/** A code that is awaited; `wrong`: how many wrong ones were given for it, once there was one. */
type AwaitedCode = SentCode & { readonly wrong?: number | undefined };

/** Where a transfer stands; `O` is what was decided. A conversion goes the same way without code and consent. */
export type TransferStep<O> =
  | { readonly step: 'details'; readonly news?: DetailsNews | undefined }
  /** What was typed is checked by the platform. */
  | { readonly step: 'checking' }
  /** Frozen: what is sent is what is shown. */
  | { readonly step: 'review'; readonly order: O; readonly news?: ReviewNews | undefined }
  /** The first call, or after a consent the same call again, is out. */
  | { readonly step: 'starting'; readonly order: O }
  | ({ readonly step: 'code'; readonly order: O; readonly fault?: CodeFault | undefined } & AwaitedCode)
  | ({ readonly step: 'confirming'; readonly order: O } & AwaitedCode)
  /** A new first call is out. */
  | ({ readonly step: 'resending'; readonly order: O } & AwaitedCode)
  /** The person is on the platform's page, or was; the consent's own flow says where. */
  | { readonly step: 'consent'; readonly order: O }
  /** An answer was lost: nobody knows; `isKnowable`: looks may still tell. */
  | { readonly step: 'unknown'; readonly order: O; readonly isKnowable: boolean }
  /** It was looked for so long that it did not arrive: the person may send it again. */
  | { readonly step: 'never'; readonly order: O }
  | { readonly step: 'done'; readonly order: O; readonly transaction: Transaction };

/** What can happen to a transfer. */
export type TransferEvent<O> =
  | { readonly event: 'submitted' }
  | { readonly event: 'checked'; readonly order: O }
  | { readonly event: 'faulty'; readonly news?: DetailsNews | undefined }
  /** By the person or by the host. */
  | { readonly event: 'changed' }
  /** The same person is back after their session ran out. */
  | { readonly event: 'returned' }
  | { readonly event: 'confirmed' }
  | ({ readonly event: 'code-sent' } & SentCode)
  | { readonly event: 'consent-wanted' }
  | { readonly event: 'not-approved' }
  /** Not approved as often as it may be asked for: nothing is sent. */
  | { readonly event: 'given-up' }
  | { readonly event: 'code-given' }
  | { readonly event: 'code-refused'; readonly fault: CodeFault }
  | { readonly event: 'lapsed' }
  | { readonly event: 'resend' }
  /** Surely not carried out, and the same may be tried again. */
  | { readonly event: 'unsent' }
  | { readonly event: 'duplicate' }
  /** Surely not carried out, and the same again would be refused again. */
  | { readonly event: 'refused' }
  | { readonly event: 'lost'; readonly isKnowable: boolean }
  | { readonly event: 'absent' }
  /** No look will tell any more: whoever wants to know must ask the bank. */
  | { readonly event: 'unknowable' }
  | { readonly event: 'carried-out'; readonly transaction: Transaction }
  /** A newer answer about a transfer that is done. */
  | { readonly event: 'updated'; readonly transaction: Transaction }
  | { readonly event: 'again' }
  | { readonly event: 'fresh' }
  /** What a page before this one left behind. */
  | {
      readonly event: 'restored';
      readonly to: Extract<TransferStep<O>, { step: 'details' | 'unknown' | 'consent' | 'done' }>;
    };

/** True while a call is out that may move money: nothing else may be sent, and nothing changes what was decided. */
export const isSending = <O>({ step }: TransferStep<O>): boolean =>
  step === 'starting' || step === 'confirming' || step === 'resending';

/** True once something may have moved, until it is known: what was decided can't be changed, forgotten or sent again. */
export const isBound = <O>(now: TransferStep<O>): boolean => isSending(now) || now.step === 'unknown';

/** The step after something happened; what can't happen now changes nothing. */
export function nextTransferStep<O>(now: TransferStep<O>, happened: TransferEvent<O>): TransferStep<O> {
  switch (happened.event) {
    case 'submitted':
      return now.step === 'details' ? { step: 'checking' } : now;
    case 'checked':
      return now.step === 'checking' ? { step: 'review', order: happened.order } : now;
    case 'faulty':
      return now.step === 'checking' ? { step: 'details', news: happened.news } : now;
    case 'changed':
      return changed(now);
    case 'returned':
      return returned(now);
    case 'confirmed':
      return now.step === 'review' || now.step === 'consent' ? { step: 'starting', order: now.order } : now;
    case 'code-sent': {
      const { challenge, since } = happened;
      return now.step === 'starting' || now.step === 'resending'
        ? { step: 'code', order: now.order, challenge, since }
        : now;
    }
    case 'consent-wanted':
      return now.step === 'starting' ? { step: 'consent', order: now.order } : now;
    case 'not-approved':
      return now.step === 'consent' || now.step === 'starting' || now.step === 'unknown'
        ? { step: 'review', order: now.order, news: 'not-approved' }
        : now;
    case 'given-up':
      return now.step === 'review' ? { ...now, news: 'given-up' } : now;
    case 'code-given':
      // A code that ran out or was refused for good is not sent again: only a new one helps.
      return now.step === 'code' && now.fault !== 'void-code' ? withCode('confirming', now) : now;
    case 'code-refused':
      return refusedCode(now, happened.fault);
    case 'lapsed':
      return now.step === 'code' && now.fault !== 'void-code' ? { ...now, fault: 'void-code' } : now;
    case 'resend':
      return now.step === 'code' ? withCode('resending', now) : now;
    case 'unsent':
      return unsent(now);
    case 'duplicate':
      return now.step === 'starting' || now.step === 'resending'
        ? { step: 'review', order: now.order, news: 'duplicate' }
        : now;
    case 'refused':
      return isBound(now) || now.step === 'consent' ? { step: 'details', news: 'refused' } : now;
    case 'lost':
      return isSending(now) && 'order' in now
        ? { step: 'unknown', order: now.order, isKnowable: happened.isKnowable }
        : now;
    case 'absent':
      return now.step === 'unknown' ? { step: 'never', order: now.order } : now;
    case 'unknowable':
      return now.step === 'unknown' && now.isKnowable ? { ...now, isKnowable: false } : now;
    case 'carried-out':
      return carriedOut(now, happened.transaction);
    case 'updated':
      return now.step === 'done' && now.transaction.id === happened.transaction.id
        ? { ...now, transaction: happened.transaction }
        : now;
    case 'again':
      return now.step === 'never' ? { step: 'review', order: now.order } : now;
    case 'fresh':
      return now.step === 'done' || now.step === 'never' ? { step: 'details' } : now;
    case 'restored':
      return now.step === 'details' ? happened.to : now;
  }
}

/** A decision that nothing was sent for yet, or that surely moved nothing, is taken back; one that may have moved money is not. */
function changed<O>(now: TransferStep<O>): TransferStep<O> {
  switch (now.step) {
    case 'checking':
    case 'review':
    case 'code':
    case 'consent':
      return { step: 'details', news: now.step === 'checking' ? undefined : 'changed' };
    case 'never':
      return { step: 'details' };
    default:
      return now;
  }
}

/** A decision that moved nothing is made anew in the new session; what may have moved money, and what is known, stays. */
function returned<O>(now: TransferStep<O>): TransferStep<O> {
  const isUndecided =
    now.step === 'checking' ||
    now.step === 'review' ||
    now.step === 'code' ||
    now.step === 'consent' ||
    (now.step === 'details' && now.news === 'unchecked');
  return isUndecided ? { step: 'details', news: 'returned' } : now;
}

/** What is no code is not refused while another is out: the answer to that one counts. */
function refusedCode<O>(now: TransferStep<O>, fault: CodeFault): TransferStep<O> {
  const isOut = now.step === 'confirming' || now.step === 'resending';
  return now.step === 'code' || (isOut && fault !== 'code-missing')
    ? { ...withCode('code', now), ...wrongCodes(now, fault), fault }
    : now;
}

function unsent<O>(now: TransferStep<O>): TransferStep<O> {
  switch (now.step) {
    case 'starting':
    case 'consent':
    case 'unknown':
      return { step: 'review', order: now.order, news: 'unsent' };
    case 'confirming':
      return { ...withCode('code', now), fault: 'failed' };
    case 'resending':
      return { ...withCode('code', now), fault: 'not-resent' };
    default:
      return now;
  }
}

/** Once it is known to have happened nothing takes that back, whatever was thought before. */
function carriedOut<O>(now: TransferStep<O>, transaction: Transaction): TransferStep<O> {
  return 'order' in now && now.step !== 'done' ? { step: 'done', order: now.order, transaction } : now;
}

const withCode = <O, S extends 'code' | 'confirming' | 'resending'>(
  step: S,
  { order, challenge, since, wrong }: { readonly order: O } & AwaitedCode,
): { readonly step: S; readonly order: O } & AwaitedCode => ({
  step,
  order,
  challenge,
  since,
  ...(wrong === undefined ? {} : { wrong }),
});

const wrongCodes = ({ wrong = 0 }: AwaitedCode, fault: CodeFault): Pick<AwaitedCode, 'wrong'> =>
  fault === 'wrong-code' ? { wrong: wrong + 1 } : fault === 'void-code' ? { wrong: CODE_TRIES } : {};

/** How many codes may still be given, as far as is known; undefined before one was wrong, and once none may be. */
export const triesLeft = ({ wrong = 0 }: AwaitedCode): number | undefined =>
  wrong > 0 && wrong < CODE_TRIES ? CODE_TRIES - wrong : undefined;

/** A transaction's status that stays. Source: Banking v2, "Authorization Codes": 0, 10, 21, 30. */
const FINAL: readonly Transaction['status'][] = ['approved', 'declined', 'refunded', 'rejected'];

/** True when a transaction's status will not change any more. */
export const isFinal = ({ status }: Transaction): boolean => FINAL.includes(status);

/** False for one that the platform had and did not carry out; true also while it still may. */
export const isCarriedOut = (transaction: Transaction): boolean =>
  !isFinal(transaction) || transaction.status === 'approved';

/** Longer than a code is good for, absence proves that a transfer did not arrive; as seconds after the last call. */
const PROOF_AFTER_S = 60;
/** Source: CHANGELOG 3.0.0, `code_expiration_sec`. */
const LIFETIME_S = 300;

/** How long after the last call a transfer that can't be found may still arrive, in milliseconds. */
export const mayArriveFor = (lifetime = LIFETIME_S): number => (lifetime + PROOF_AFTER_S) * 1000;

/** Pauses between looks for a lost transfer, in milliseconds: once the platform is there again the truth is known within 5 s. */
const lookPause = (looks: number): number => Math.min(4000, 1000 * 2 ** Math.min(looks, 2));

/** Pauses between looks at a transfer that is not final yet, in milliseconds. */
const statusPause = (looks: number): number => Math.min(60_000, 2000 * 2 ** Math.min(looks, 5));

/** True where a look may bring something new. */
export const mayBeNews = (step: TransferStep<unknown>): boolean =>
  step.step === 'unknown' || (step.step === 'done' && !isFinal(step.transaction));

/** How long to wait for the next look by itself, in milliseconds; undefined where none can find something out. */
export function pauseOfLook(step: TransferStep<unknown>, looks: number): number | undefined {
  if (!mayBeNews(step)) return undefined;
  if (step.step !== 'unknown') return statusPause(looks);
  return step.isKnowable ? lookPause(looks) : undefined;
}

/** Steps that look alike are one screen. */
export function screenOf<O>(step: TransferStep<O>): 'details' | 'review' | 'code' | 'consent' | 'unknown' | 'done' {
  switch (step.step) {
    case 'checking':
      return 'details';
    case 'starting':
      return 'review';
    case 'confirming':
    case 'resending':
      return 'code';
    case 'never':
      return 'unknown';
    default:
      return step.step;
  }
}
