import type { ConsentStep } from './consent.js';

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

/**
 * The step after something happened. Pure: what happened goes in, where we are comes out.
 * Source: Cards v3, "Strong customer authentication": nothing that comes back proves success, only the thing read again does.
 */
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

const linkOf = (now: ConsentStep): string | undefined => ('link' in now ? now.link : undefined);
