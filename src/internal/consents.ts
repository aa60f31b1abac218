import { toGiroError } from '../api/errors.js';
import type { Challenge } from '../domain/challenge.js';
import { nextConsentStep, type ConsentEvent } from '../domain/consent-flow.js';
import { isEnd, isWaiting, type ConsentStep } from '../domain/consent.js';
import { GiroConsentRequiredEvent, GiroConsentResolvedEvent } from '../events.js';
import { returnAddress } from './consent-mark.js';
import {
  forgetConsent,
  isSpent,
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
  /**
   * Asks the platform whether it has come true. The only proof there is. Undefined where it came to something else, told
   * elsewhere. `state`: of the consent that is followed.
   */
  readonly look: (state: string) => Promise<boolean | undefined>;
  /** Nothing can be asked: that the person came back is all there is to know. */
  readonly isOnlyAReturn?: boolean;
  /** Asking shows the person something for a moment, so nobody asks while the page is hidden. */
  readonly isForTheEyes?: boolean;
  /** Asking repeats the act, which the consent allows once. */
  readonly repeats?: boolean;
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
  /** Why to ask again: the page was hidden, or an answer was under way. */
  #missed: Occasion | undefined;
  /** Nobody is there to be taken anywhere. */
  #isStopped = false;
  /** Which challenge this is: what was asked before it says nothing against it. */
  #turn = 0;
  /** The state of the consent that is followed. */
  #state = '';

  constructor(tools: ElementTools, wish: Wish, changed: () => void) {
    this.#tools = tools;
    this.#wish = wish;
    this.#changed = changed;
  }

  /**
   * Takes the person through a challenge, in `tab` where one was opened in the click. `state` stands in the return address.
   * Once stopped it only tells the host. Rejects with a `GiroError` when the hosted page can't be had.
   */
  async meet(challenge: Challenge, state: string, tab?: Window): Promise<void> {
    this.#release(); // an earlier consent's
    this.#tab = tab;
    this.#turn += 1;
    this.#state = state;
    const before = recallConsent(this.#wish.key);
    const round = before?.isOver === true ? before.round + 1 : 1;
    this.#happened({ event: 'challenged' });
    const isGone = this.#leaving();
    try {
      const page = await this.#start(challenge, state);
      if (!page || this.step.step === 'given') {
        this.#release();
        return;
      }
      if (isGone()) {
        this.#drop();
        return;
      }
      const consentId = challenge.kind === 'consent' ? challenge.consentId : '';
      const scope = challenge.kind === 'consent' ? challenge.scope : [];
      const expiresAt = page.expiresAt ?? challenge.expiresAt;
      const goes = this.#tools.emit(new GiroConsentRequiredEvent({ consentId, scope, origin: page.origin, expiresAt }));
      if (goes && this.#isStopped) {
        this.#drop();
        return;
      }
      keepConsent({ state, wish: this.#wish.key, consentId, expiresAt, round, isOver: false, at: Date.now() });
      this.#go(page.url, page.origin, goes);
    } catch (error) {
      if (before) keepConsent(before);
      else forgetConsent(this.#wish.key);
      this.#drop();
      throw error;
    }
    this.#listen();
  }

  /** Says that it did not work after several attempts, instead of trying again. */
  giveUp(): void {
    this.#happened({ event: 'spent' });
    this.#tools.announce(this.#tools.t('consent.givenUp'));
  }

  /** Forgets how the last consent ended, because something new begins; one that is awaited stays. */
  clear(): void {
    if (!isWaiting(this.step)) this.#happened({ event: 'dropped' });
  }

  /** Picks up where this tab was before a reload or a return. */
  async resume(): Promise<void> {
    this.#isStopped = false;
    const back = noteReturn();
    const record = recallConsent(this.#wish.key);
    if (isWaiting(this.step)) this.#listen();
    if (!record || record.isOver || this.step.step !== 'none') return;
    this.#state = record.state;
    this.#happened({ event: 'taken-over' });
    this.#listen();
    await this.#look(record.state === back || record.isBack === true ? 'return' : 'glance');
  }

  /** Asks the platform for the truth, because the person says they are done. */
  async check(): Promise<void> {
    await this.#look('return');
  }

  /** Gives up following, and goes nowhere any more; what is kept stays kept. */
  stop(): void {
    this.#isStopped = true;
    this.#deafen();
  }

  #release(): void {
    this.#tab?.close();
    this.#tab = undefined;
  }

  #drop(): void {
    this.#release();
    this.#happened({ event: 'dropped' });
  }

  /** From now on, whether somebody else is there: what a consent comes to is the business of who was asked for it. */
  #leaving(): () => boolean {
    const live = this.#tools.live();
    const person = live?.person;
    return () => live?.person !== person;
  }

  /** Asks where the person goes. */
  async #start(challenge: Challenge, state: string): Promise<Page | undefined> {
    const client = this.#tools.live()?.client;
    if (challenge.kind === 'redirect')
      return { url: challenge.url, origin: new URL(challenge.url).origin, expiresAt: challenge.expiresAt };
    const returnUrl = returnAddress(client?.options.returnUrl, state);
    return await client?.consents.start(challenge.consentId, { returnUrl });
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

  /** Reads the thing, and says what became of the consent as far as that tells. */
  async #look(why: Occasion): Promise<void> {
    const { isOnlyAReturn = false, isForTheEyes = false, repeats = false, key } = this.#wish;
    if (this.step.step === 'starting') return;
    const isUnseen = isForTheEyes && document.hidden;
    if (isUnseen && why !== 'glance') this.#release(); // which brings this page to the front
    if (isUnseen || this.step.step === 'checking') {
      this.#missed = strongest(this.#missed, why);
      return;
    }
    const occasion = strongest(this.#takeMissed(), why);
    // Asking for these does more than read: only somebody who came back has them asked for.
    if ((isOnlyAReturn || isForTheEyes || repeats) && occasion === 'glance') return;
    const { report, announce, t } = this.#tools;
    const turn = this.#turn;
    const record = recallConsent(key);
    if (record && repeats && occasion === 'return') keepConsent({ ...record, isBack: true });
    if (isEnd(this.step)) announce(''); // how it ended before is asked anew, and told anew
    this.#happened({ event: 'looking' });
    const isGone = this.#leaving();
    let isMet: boolean | undefined;
    try {
      isMet = await this.#wish.look(this.#state);
    } catch (error) {
      if (isGone()) {
        this.#drop();
        return;
      }
      report(toGiroError(error));
      announce(t(`error.${toGiroError(error).kind}`));
      if (turn === this.#turn) this.#happened({ event: 'unreadable' });
      return;
    }
    if (!isMet && turn !== this.#turn) return;
    if (isMet === undefined || isGone()) {
      this.#deafen();
      forgetConsent(key);
      this.#drop();
      return;
    }
    const isExpired = record?.expiresAt !== undefined && Date.parse(record.expiresAt) < Date.now();
    const isOver = occasion === 'return'; // who went Back may go there again, or consent elsewhere
    this.#happened({ event: 'read', isMet, isOver, isExpired, isSpent: isSpent(key) });
    if (isWaiting(this.step)) {
      const missed = this.#takeMissed(); // the person came back after this was asked
      if (missed) await this.#look(missed);
      return;
    }
    this.#deafen();
    this.#release();
    if (isMet) forgetConsent(key);
    else if (isOver && record && recallConsent(key)?.state === record.state) keepConsent({ ...record, isOver: true });
    if (!isMet) announce(t(END_WORDS[this.step.step as keyof typeof END_WORDS]));
    // Where nothing can be read nobody knows whether it was given.
    if (record && !isOnlyAReturn && (isMet || isOver)) this.#tell(record, isMet);
  }

  #takeMissed(): Occasion | undefined {
    const missed = this.#missed;
    this.#missed = undefined;
    return missed;
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
    if (this.#isStopped) return;
    if (!this.#channel) {
      this.#channel = new BroadcastChannel(CHANNEL);
      this.#channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (data === recallConsent(this.#wish.key)?.state) void this.#look('return');
      });
      addEventListener('pageshow', this.#restored);
      document.addEventListener('visibilitychange', this.#seen);
    }
    clearInterval(this.#watch);
    if (!this.#tab) return;
    this.#watch = setInterval(() => {
      if (!this.#tab?.closed) return;
      this.#tab = undefined;
      clearInterval(this.#watch);
      void this.#look('return');
    }, WATCH_MS);
  }

  #deafen(): void {
    clearInterval(this.#watch);
    this.#watch = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    removeEventListener('pageshow', this.#restored);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /** The page came back from the back-forward cache, frozen in the middle of leaving. */
  readonly #restored = (event: PageTransitionEvent): void => {
    if (event.persisted) void this.#look('back');
  };

  /** The person looks at this tab again: perhaps they consented somewhere else. */
  readonly #seen = (): void => {
    if (!document.hidden && isWaiting(this.step)) void this.#look('glance');
  };
}

/**
 * Why the thing is read. `return`: the person came back by the return address, closed the tab or says they are done, so an
 * unchanged thing was not approved. `back`: they went Back, and may go there again. `glance`: perhaps they are done.
 */
type Occasion = 'return' | 'back' | 'glance';

const strongest = (one: Occasion | undefined, other: Occasion): Occasion =>
  one === 'return' || other === 'return' ? 'return' : one === 'back' || other === 'back' ? 'back' : 'glance';

/** Where the person goes. */
interface Page {
  readonly url: string;
  readonly origin: string;
  readonly expiresAt?: string | undefined;
}

/** What is said when nothing came of it. */
const END_WORDS = { 'not-yet': 'consent.notYet', expired: 'consent.expired', 'given-up': 'consent.givenUp' } as const;

let isNoted = false;

/**
 * The state this page was opened with, taken out of the address bar. Other tabs hear of it: the one that asked
 * for it, where this one did not, and a duplicate of this one.
 */
export function noteReturn(): string | undefined {
  const back = returnedState();
  if (back === undefined || isNoted) return back;
  isNoted = true;
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(back);
  channel.close();
  return back;
}
