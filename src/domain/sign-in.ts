import type { CodeChallenge } from './session.js';

/** A code that was asked for, and since when, in milliseconds of a monotonic clock. */
export interface SentCode {
  readonly challenge: CodeChallenge;
  readonly since: number;
}

/** Why a screen of signing in asks again. Each has its own words; the first never says which of the two was wrong. */
export type SignInFault =
  | 'credentials-missing'
  | 'credentials'
  /** A code was sent a moment ago, before the page was loaded again. */
  | 'too-soon'
  | 'code-missing'
  | 'wrong-code'
  | 'void-code'
  | 'email-missing'
  | 'password-short'
  | 'link-void'
  /** A call failed; the element knows the failure. */
  | 'failed';

/** Where signing in stands. Source: Banking v2, "Person sign in", "Person forgot password", "Person recover password". */
export type SignInStep =
  | { readonly step: 'credentials'; readonly fault?: SignInFault | undefined }
  /** The first call is out. */
  | { readonly step: 'asking' }
  | ({ readonly step: 'code'; readonly fault?: SignInFault | undefined } & SentCode)
  | ({ readonly step: 'confirming' } & SentCode)
  /** A new first call is out. */
  | ({ readonly step: 'resending' } & SentCode)
  | { readonly step: 'signed-in' }
  | { readonly step: 'forgotten'; readonly fault?: SignInFault | undefined }
  | { readonly step: 'mailing' }
  | { readonly step: 'mailed' }
  | { readonly step: 'new-password'; readonly fault?: SignInFault | undefined }
  | { readonly step: 'saving' }
  | { readonly step: 'saved' };

/** What can happen while somebody signs in. */
export type SignInEvent =
  | { readonly event: 'submitted' }
  | { readonly event: 'resend' }
  | ({ readonly event: 'sent' } & SentCode)
  | { readonly event: 'done' }
  | { readonly event: 'failed'; readonly fault: SignInFault }
  | { readonly event: 'lapsed' }
  | { readonly event: 'forgot' }
  | { readonly event: 'back' };

/** True while a call is out: no second one may be. */
export const isCalling = ({ step }: SignInStep): boolean =>
  step === 'asking' || step === 'confirming' || step === 'resending' || step === 'mailing' || step === 'saving';

/** The step after something happened; what can't happen now changes nothing. */
export function nextSignInStep(now: SignInStep, happened: SignInEvent): SignInStep {
  switch (happened.event) {
    case 'submitted':
      return submitted(now);
    case 'resend':
      return now.step === 'code' ? { step: 'resending', challenge: now.challenge, since: now.since } : now;
    case 'sent':
      return now.step === 'asking' || now.step === 'resending'
        ? { step: 'code', challenge: happened.challenge, since: happened.since }
        : now;
    case 'done':
      return done(now);
    case 'failed':
      return failed(now, happened.fault);
    case 'lapsed':
      return now.step === 'code' && now.fault !== 'void-code' ? { ...now, fault: 'void-code' } : now;
    case 'forgot':
      return now.step === 'credentials' || now.step === 'new-password' ? { step: 'forgotten' } : now;
    case 'back':
      return isCalling(now) ? now : { step: 'credentials' };
  }
}

function submitted(now: SignInStep): SignInStep {
  switch (now.step) {
    case 'credentials':
      return { step: 'asking' };
    case 'code':
      // A code that ran out or was refused for good is not sent again: only a new one helps.
      return now.fault === 'void-code' ? now : { step: 'confirming', challenge: now.challenge, since: now.since };
    case 'forgotten':
      return { step: 'mailing' };
    case 'new-password':
      return { step: 'saving' };
    default:
      return now;
  }
}

function done(now: SignInStep): SignInStep {
  switch (now.step) {
    case 'asking':
    case 'resending':
    case 'confirming':
      return { step: 'signed-in' };
    case 'mailing':
      return { step: 'mailed' };
    case 'saving':
      return { step: 'saved' };
    default:
      return now;
  }
}

function failed(now: SignInStep, fault: SignInFault): SignInStep {
  switch (now.step) {
    case 'asking':
    case 'credentials':
      return { step: 'credentials', fault };
    case 'resending':
      return fault === 'credentials' ? { step: 'credentials', fault } : { ...now, step: 'code', fault };
    case 'confirming':
    case 'code':
      return { ...now, step: 'code', fault };
    case 'mailing':
    case 'forgotten':
      return { step: 'forgotten', fault };
    case 'saving':
    case 'new-password':
      return { step: 'new-password', fault };
    default:
      return now;
  }
}

/** Whole seconds a code is still good for at a moment of the same clock; never negative. */
export const secondsLeft = ({ challenge, since }: SentCode, now: number): number =>
  Math.max(0, Math.ceil((since + challenge.lifetime * 1000 - now) / 1000));
