import type { ElementTools } from './giro-element.js';

/** The query parameter that brings a consent's state back. */
export const CONSENT_PARAMETER = 'giro-consent';
/** What the keys of consent records in session storage begin with. */
export const CONSENT_PREFIX = 'giro-consent ';

/** True when this tab came back from, or is in the middle of, a consent: only then its code is worth loading. */
export function isConsentAwaited(): boolean {
  if (new URLSearchParams(location.search).has(CONSENT_PARAMETER)) return true;
  try {
    return Object.keys(sessionStorage).some((key) => key.startsWith(CONSENT_PREFIX));
  } catch {
    return false; // storage is off or forbidden in this frame
  }
}

/** True when this tab keeps a consent for a wish. */
export function isConsentKept(wish: string): boolean {
  try {
    return sessionStorage.getItem(CONSENT_PREFIX + wish) !== null;
  } catch {
    return false;
  }
}

/** A tab opened in the person's click, to be sent somewhere later; it can't reach back. Undefined where the browser refused. */
export function openBlankTab(): Window | undefined {
  const tab = open('about:blank') ?? undefined;
  if (tab) tab.opener = null;
  return tab;
}

/** The tab a consent may need, opened in the person's click; none where the host takes the person there in its own way. */
export function openConsentTab({ live, setup }: Pick<ElementTools, 'live' | 'setup'>): Window | undefined {
  return live()?.client.options.consentTarget === 'tab' && !setup()?.openConsent ? openBlankTab() : undefined;
}

/** A state for one consent. Not `randomUUID`, which pages without TLS do not have. */
export const newConsentState = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** The page's own address with a state in it, for the platform to send the person back to. */
export function returnAddress(base: string | undefined, state: string): string {
  const url = new URL(base ?? location.href, location.href);
  url.searchParams.set(CONSENT_PARAMETER, state);
  return url.href;
}
