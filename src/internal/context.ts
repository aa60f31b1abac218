import { createContext } from '@lit/context';
import type { GiroClient, GiroClientOptions } from '../api/client.types.js';
import { createClient } from '../api/client.js';
import type { MessageOverrides } from '../i18n/messages.js';

/** Takes the person to a hosted page in the host's own way, for example a native browser view. */
export type OpenConsent = (url: string) => void;

/** What a provider, or {@link configure}, gives the elements below it. */
export interface GiroSetup {
  /** Undefined while it can't be known yet. */
  readonly client: GiroClient | undefined;
  /** What the host forgot; a sentence for developers. */
  readonly problem?: string | undefined;
  /** BCP 47 tag; else the nearest `lang`, else the browser's. */
  readonly locale?: string | undefined;
  readonly messages?: MessageOverrides | undefined;
  readonly openConsent?: OpenConsent | undefined;
  /** Where the outcome of an act is told when the element that did it is gone from the page. */
  readonly outlet?: EventTarget | undefined;
}

/** The community context protocol's key; equal in every copy of the kit. */
export const setupContext = createContext<GiroSetup>(Symbol.for('giro-elements.setup'));

/** Options of {@link configure}: the client's, and what a provider has besides. */
export interface GiroOptions extends GiroClientOptions {
  readonly client?: GiroClient | undefined;
  readonly locale?: string | undefined;
  readonly messages?: MessageOverrides | undefined;
  readonly openConsent?: OpenConsent | undefined;
}

/** True when options say enough to reach a platform. */
export const saysWhere = (options: GiroClientOptions): boolean =>
  options.environment !== undefined || options.cardsUrl !== undefined || options.bankingUrl !== undefined;

let pageSetup: GiroSetup | undefined;
const listeners = new Set<() => void>();

/**
 * Sets the page's default for elements that have no `<giro-provider>` above them; the last call wins.
 * Never throws: what is missing is said by the elements.
 */
export function configure(options: GiroOptions): void {
  const { client, locale, messages, openConsent, ...clientOptions } = options;
  pageSetup = {
    client: client ?? (saysWhere(clientOptions) ? createClient(clientOptions) : undefined),
    problem:
      client || saysWhere(clientOptions) ? undefined : 'configure() was called without `environment` or `client`.',
    locale,
    messages,
    openConsent,
  };
  for (const listener of [...listeners]) listener();
}

/** The page's default, if any. */
export const defaultSetup = (): GiroSetup | undefined => pageSetup;

/** Calls when the page's default changes; answers how to stop. */
export function onDefaultSetup(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
