/**
 * Waiting for a person who must consent elsewhere, step by step. Pure: what happened goes in, where we are comes out.
 * Source: Cards v3, "Strong customer authentication": nothing that comes back proves success, only the thing read again does.
 */
export type ConsentStep =
  | { readonly step: 'none' }
  /** The platform is asked where the person goes. */
  | { readonly step: 'starting' }
  /** This tab is on its way. */
  | { readonly step: 'leaving' }
  /** The person is elsewhere; `link` where the browser refused a new tab and they go there themselves. */
  | { readonly step: 'waiting'; readonly link?: string | undefined }
  /** The thing is being read. */
  | { readonly step: 'checking'; readonly link?: string | undefined; readonly from: ConsentStep }
  /** Read, and as before. */
  | { readonly step: 'not-yet' }
  /** The platform's page is void by its own expiry; a new consent can be asked for. */
  | { readonly step: 'expired' }
  /** Read, and as the person wanted. */
  | { readonly step: 'given' }
  /** Asked for too often without effect. */
  | { readonly step: 'given-up' };

/** What can happen to a consent. */
export type ConsentEvent =
  | { readonly event: 'challenged' }
  /** Asked for as often as it may be: it is not asked for again. */
  | { readonly event: 'spent' }
  | { readonly event: 'left' }
  | { readonly event: 'tab-refused'; readonly url: string }
  | { readonly event: 'taken-over' }
  /** The person came back, or another tab says so, or the page was restored. */
  | { readonly event: 'looking' }
  | {
      readonly event: 'read';
      readonly isMet: boolean;
      readonly isOver: boolean;
      readonly isExpired: boolean;
      readonly isSpent: boolean;
    }
  | { readonly event: 'unreadable' }
  /** It came to nothing, or something new begins in its place. */
  | { readonly event: 'dropped' };

/** How many consents in a row without effect one wish may have; then it is not asked for again. */
export const MOST_ROUNDS = 3;

/** The step after something happened. */
export function nextConsentStep(now: ConsentStep, happened: ConsentEvent): ConsentStep {
  switch (happened.event) {
    case 'challenged':
      return { step: 'starting' };
    case 'spent':
      return { step: 'given-up' };
    case 'left':
      return { step: 'leaving' };
    case 'tab-refused':
      return { step: 'waiting', link: happened.url };
    case 'taken-over':
      return { step: 'waiting' };
    case 'looking':
      if (now.step === 'none' || now.step === 'given' || now.step === 'checking') return now;
      return { step: 'checking', link: linkOf(now), from: now };
    case 'read':
      if (happened.isMet) return { step: 'given' };
      if (happened.isSpent && now.step === 'checking' && now.from.step === 'given-up') return now.from;
      if (happened.isExpired) return { step: 'expired' };
      return happened.isOver ? { step: 'not-yet' } : { step: 'waiting', link: linkOf(now) };
    case 'unreadable':
      return now.step === 'checking' && now.from.step !== 'leaving' ? now.from : { step: 'waiting', link: linkOf(now) };
    case 'dropped':
      return { step: 'none' };
  }
}

/** True while the person is expected to do something elsewhere. */
export const isWaiting = ({ step }: ConsentStep): boolean =>
  step === 'leaving' || step === 'waiting' || step === 'checking';

/** True when it is over and nothing came of it. */
export const isEnd = ({ step }: ConsentStep): boolean =>
  step === 'not-yet' || step === 'expired' || step === 'given-up';

const linkOf = (now: ConsentStep): string | undefined => ('link' in now ? now.link : undefined);
