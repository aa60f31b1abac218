import { toGiroError } from '../api/errors.js';
import type { Challenge } from '../domain/challenge.js';
import { isWaiting, nextConsentStep, type ConsentEvent, type ConsentStep } from '../domain/consent.js';
import { GiroConsentRequiredEvent, GiroConsentResolvedEvent } from '../events.js';
import { returnAddress } from './consent-mark.js';
import {
  forgetConsent,
  isOurs,
  keepConsent,
  recallConsent,
  returnedState,
  type ConsentRecord,
} from './consent-records.js';
import type { ElementTools } from './giro-element.js';

/** Something a person wants that may need their consent. */
export interface Wish {
  /** The act and the id of its thing, for example `unfreeze <card id>`. Ids only. */
  readonly key: string;
  /** Asks the platform whether it has come true. The only proof there is. */
  readonly look: () => Promise<boolean>;
  /** Nothing can be asked: that the person came back is all there is to know. */
  readonly isOnlyAReturn?: boolean;
  /** Asking shows the person something for a moment, so nobody asks while the page is hidden. */
  readonly isForTheEyes?: boolean;
}

/** Says in this tab, and to other tabs of this origin, that somebody came back from a hosted page. */
const CHANNEL = 'giro-elements.consent';
/** How often a tab of ours is looked after: nothing tells when a tab on another origin is closed. */
const WATCH_MS = 500;

/** States whose outcome was told: two elements for one wish tell it once. */
const told = new Set<string>();

/**
 * The one way through a consent: asks where the person goes, tells the host, goes there (or opens the tab that was opened in
 * the click), and afterwards asks the platform for the truth. Survives reload, Back, a closed tab and a second return.
 */
export class ConsentController {
  step: ConsentStep = { step: 'none' };
  readonly #tools: ElementTools;
  readonly #changed: () => void;
  readonly #wish: Wish;
  #tab: Window | undefined;
  #watch: ReturnType<typeof setInterval> | undefined;
  #channel: BroadcastChannel | undefined;
  /** The person came back while the page was hidden and nothing was asked yet. */
  #isBack = false;

  constructor(tools: ElementTools, wish: Wish, changed: () => void) {
    this.#tools = tools;
    this.#wish = wish;
    this.#changed = changed;
  }

  /**
   * Takes the person through a challenge, in `tab` where one was opened in the click. `state` stands in the return address.
   * Rejects with a `GiroError` when the hosted page can't be had.
   */
  async meet(challenge: Challenge, state: string, tab?: Window): Promise<void> {
    this.#tab = tab;
    const client = this.#tools.live()?.client;
    if (!client) return;
    const before = recallConsent(this.#wish.key);
    const round = before?.isOver === true ? before.round + 1 : 1;
    this.#happened({ event: 'challenged', round });
    if (this.step.step === 'given-up') {
      this.#release();
      return;
    }
    try {
      const page =
        challenge.kind === 'consent'
          ? await client.consents.start(challenge.consentId, {
              returnUrl: returnAddress(client.options.returnUrl, state),
            })
          : { url: challenge.url, origin: new URL(challenge.url).origin, expiresAt: challenge.expiresAt };
      const consentId = challenge.kind === 'consent' ? challenge.consentId : '';
      const expiresAt = page.expiresAt ?? challenge.expiresAt;
      keepConsent({ state, wish: this.#wish.key, consentId, expiresAt, round, isOver: false, at: Date.now() });
      const scope = challenge.kind === 'consent' ? challenge.scope : [];
      const goes = this.#tools.emit(new GiroConsentRequiredEvent({ consentId, scope, origin: page.origin, expiresAt }));
      this.#go(page.url, page.origin, goes);
    } catch (error) {
      this.#release();
      this.#happened({ event: 'failed' });
      throw error;
    }
    this.#listen();
  }

  /** Picks up where this tab was before a reload or a return. */
  async resume(): Promise<void> {
    const back = noteReturn();
    const record = recallConsent(this.#wish.key);
    if (isWaiting(this.step)) this.#listen();
    if (!record || record.isOver || this.step.step !== 'none') return;
    this.#happened({ event: 'taken-over' });
    this.#listen();
    await this.#look(record.state === back);
  }

  /** Asks the platform for the truth, because the person says they are done. */
  async check(): Promise<void> {
    await this.#look(true);
  }

  /** Gives up listening; what is kept stays kept. */
  stop(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    removeEventListener('pageshow', this.#restored);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  #release(): void {
    this.#tab?.close();
    this.#tab = undefined;
  }

  #go(url: string, origin: string, goes: boolean): void {
    const { t, announce, setup } = this.#tools;
    const own = setup()?.openConsent;
    if (!goes || own) {
      this.#release();
      this.#happened({ event: 'taken-over' });
      announce(goes ? t('consent.leaving', { origin }) : t('consent.waiting'));
      if (goes) own?.(url);
      return;
    }
    announce(t('consent.leaving', { origin }));
    if (this.#tools.live()?.client.options.consentTarget !== 'tab') {
      this.#happened({ event: 'left' });
      location.assign(url);
    } else if (this.#tab && !this.#tab.closed) {
      this.#tab.location.replace(url);
      this.#happened({ event: 'taken-over' });
    } else this.#happened({ event: 'tab-refused', url });
  }

  /** Reads the thing. `isOver`: the person came back, so an unchanged thing means that it was not approved. */
  async #look(isOver: boolean): Promise<void> {
    if (this.step.step === 'checking' || (this.#wish.isOnlyAReturn === true && !isOver)) return;
    if (this.#wish.isForTheEyes === true && document.hidden) {
      this.#isBack ||= isOver;
      if (isOver) this.#release(); // which brings this page to the front
      return;
    }
    this.#isBack = false;
    const { report, announce, t } = this.#tools;
    this.#happened({ event: 'looking' });
    const record = recallConsent(this.#wish.key);
    let isMet: boolean;
    try {
      isMet = await this.#wish.look();
    } catch (error) {
      report(toGiroError(error));
      announce(t(`error.${toGiroError(error).kind}`));
      this.#happened({ event: 'unreadable' });
      return;
    }
    const isExpired = record?.expiresAt !== undefined && Date.parse(record.expiresAt) < Date.now();
    this.#happened({ event: 'read', isMet, isOver, isExpired });
    if (isWaiting(this.step)) return;
    this.stop();
    this.#release();
    if (isMet) forgetConsent(this.#wish.key);
    else if (record) keepConsent({ ...record, isOver: true });
    if (!isMet) announce(t(isExpired ? 'consent.expired' : 'consent.notYet'));
    if (record && this.#wish.isOnlyAReturn !== true) this.#tell(record, isMet); // nobody knows whether it was given
  }

  #tell({ state, consentId }: ConsentRecord, isMet: boolean): void {
    if (told.has(state)) return;
    told.add(state);
    this.#tools.emit(new GiroConsentResolvedEvent({ consentId, given: isMet }));
  }

  #happened(event: ConsentEvent): void {
    this.step = nextConsentStep(this.step, event);
    this.#changed();
  }

  #listen(): void {
    if (!this.#channel) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data === recallConsent(this.#wish.key)?.state) void this.#look(true);
      });
      addEventListener('pageshow', this.#restored);
      document.addEventListener('visibilitychange', this.#seen);
    }
    if (!this.#tab) return;
    clearInterval(this.#watch);
    this.#watch = setInterval(() => {
      if (!this.#tab?.closed) return;
      this.#tab = undefined;
      clearInterval(this.#watch);
      void this.#look(true);
    }, WATCH_MS);
  }

  /** The page came back from the back-forward cache, frozen in the middle of leaving. */
  readonly #restored = (event: PageTransitionEvent): void => {
    if (event.persisted) void this.#look(true);
  };

  /** The person looks at this tab again: perhaps they consented somewhere else. */
  readonly #seen = (): void => {
    if (!document.hidden && isWaiting(this.step)) void this.#look(this.#isBack);
  };
}

let isNoted = false;

/**
 * The state this page was opened with, taken out of the address bar. One that this tab did not ask for belongs to another
 * tab, or to nobody: that tab reads the truth, this one just shows it.
 */
export function noteReturn(): string | undefined {
  const back = returnedState();
  if (back === undefined || isNoted) return back;
  isNoted = true;
  if (isOurs(back)) return back;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(back);
  channel.close();
  return back;
}
