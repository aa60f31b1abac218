import { GiroError, toGiroError } from '../api/errors.js';
import type { Act } from '../domain/challenge.js';
import { isEnd, type ConsentStep } from '../domain/consent.js';
import { Command, type CommandState } from './command.js';
import { isConsentAwaited, openConsentTab, returnAddress, newConsentState } from './consent-mark.js';
import { forgetConsent, isSpent } from './consent-records.js';
import type { ConsentController, Wish } from './consents.js';
import type { ElementTools } from './giro-element.js';
import type { Live } from './live.js';

/** How an act that may need the person's consent ended, when it was not refused. */
export type ProtectedOutcome =
  /** The platform took it. */
  | 'taken'
  /** The answer was lost, the thing was read again and is as before. */
  | 'unchanged'
  /** The answer was lost and the thing can't be read: nobody knows. */
  | 'lost'
  /** The platform waits for the person; `consent` says how that stands. */
  | 'consent';

/** What a {@link ProtectedAct} does. */
export interface ProtectedWish extends Wish {
  readonly look: () => Promise<boolean>;
  /** The call, once. `returnUrl`: where the edition that asks for it at once shall send the person back to. */
  readonly send: (live: Live, returnUrl: string) => Promise<Act<unknown>>;
  /** Told once the platform says that it has come true. `isNews`: no other element told the host of it already. */
  readonly met: (isNews: boolean) => void;
  /** Told when the platform took the act and then says something else than was wanted. */
  readonly otherwise?: (() => void) | undefined;
  /** Told when the platform refused: what is shown may be old, and is worth reading again. */
  readonly refused?: ((live: Live) => Promise<unknown>) | undefined;
  /** That the platform took it proves nothing: it counts only once it is read. */
  readonly mustBeSeen?: boolean | undefined;
  /** Said while a lost answer is looked up. */
  readonly checking?: string | undefined;
  /** Page-wide lock; default the wish's key. */
  readonly lock?: string | undefined;
}

/** States of consents whose effect was told: two elements that wait for one tell it once. */
const told = new Set<string>();

const NONE: ConsentStep = { step: 'none' };

/**
 * An act on one thing that may need the person's consent: sends it once, takes the person through a challenge,
 * looks when an answer is lost, and ends in what the platform says. What consents take is loaded with the first one.
 */
export class ProtectedAct {
  readonly #command: Command<Live, ProtectedOutcome>;
  readonly #tools: ElementTools;
  readonly #wish: Omit<ProtectedWish, 'look'> & Wish;
  readonly #changed: () => void;
  readonly #lookItself: () => Promise<boolean>;
  #consent: ConsentController | undefined;
  #isStopped = false;
  #isChecking = false;

  constructor(tools: ElementTools, wish: ProtectedWish, changed: () => void) {
    this.#tools = tools;
    this.#wish = { ...wish, look: async (state) => await this.#look(state) };
    this.#changed = changed;
    this.#lookItself = wish.look;
    this.#command = new Command(
      {
        repeatable: true,
        lock: (live) => ({ live, key: wish.lock ?? wish.key }),
        act: async (live) => await this.#act(live),
      },
      changed,
    );
  }

  /** How the act stands. */
  get state(): CommandState<ProtectedOutcome> {
    return this.#command.state;
  }

  /** How the person's consent stands. */
  get consent(): ConsentStep {
    return this.#consent?.step ?? NONE;
  }

  /** Does it. Must be called in the person's click, so that a new tab may open. */
  async run(): Promise<CommandState<ProtectedOutcome> | undefined> {
    const live = this.#tools.live();
    if (!live) return undefined;
    const ended = await this.#command.run(live);
    if (ended?.step === 'failed') this.#tools.report(ended.error);
    return ended;
  }

  /** Picks up a consent this tab was in the middle of, or came back from. */
  async resume(): Promise<void> {
    this.#follow();
    if (!this.#consent && !isConsentAwaited()) return;
    try {
      const consent = this.#consent ?? (await this.#consents());
      if (!this.#isStopped) await consent.resume();
    } catch (error) {
      this.#tools.report(toGiroError(error));
    }
  }

  /** Reads the truth, because the person asks for it; answers how the act ended where that was found out now. */
  async check(): Promise<CommandState<ProtectedOutcome> | undefined> {
    if (this.consent.step !== 'none') {
      await this.#consent?.check();
      return undefined;
    }
    if (this.#isChecking) return undefined;
    this.#isChecking = true;
    const live = this.#tools.live();
    const person = live?.person;
    const isGone = (): boolean => live?.person !== person; // what is found is the business of who asked
    try {
      const value = (await this.#look()) ? 'taken' : 'unchanged';
      if (isGone()) return undefined;
      this.#command.become({ step: 'done', value });
      return this.state;
    } catch (error) {
      if (isGone()) return undefined;
      this.#tools.report(toGiroError(error));
      this.#tools.announce(this.#tools.t(`error.${toGiroError(error).kind}`));
      return undefined;
    } finally {
      this.#isChecking = false;
    }
  }

  /** The thing was seen to be another by now: that it was refused, or nothing came of a consent, is no longer told. */
  overtaken(): void {
    const isRefused = this.state.step === 'failed';
    if (!isRefused && !isEnd(this.consent)) return;
    if (isRefused) this.#command.become({ step: 'ready' });
    this.#consent?.clear();
    this.#tools.announce('');
  }

  /** Stops following a consent, and goes to none that is still to come; what is kept for a reload stays. */
  stop(): void {
    this.#isStopped = true;
    this.#consent?.stop();
  }

  #follow(): void {
    this.#isStopped = false;
  }

  async #look(state?: string): Promise<boolean> {
    const live = this.#tools.live();
    const person = live?.person;
    const isMet = await this.#lookItself();
    if (!isMet || live?.person !== person) return false;
    const isNews = state === undefined || !told.has(state);
    if (state !== undefined) told.add(state);
    this.#wish.met(isNews);
    return true;
  }

  async #act(live: Live): Promise<ProtectedOutcome> {
    if (isSpent(this.#wish.key)) {
      (await this.#consents()).giveUp();
      return 'consent';
    }
    const tab = openConsentTab(this.#tools);
    const state = newConsentState();
    this.#consent?.clear();
    const { person } = live;
    const isGone = (): boolean => live.person !== person; // what comes of it is the business of who began it
    let act: Act<unknown>;
    try {
      act = await this.#wish.send(live, returnAddress(live.client.options.returnUrl, state));
    } catch (error) {
      tab?.close();
      if (isGone()) throw error;
      if (toGiroError(error).kind === 'unknown-outcome') return await this.#lookUp(toGiroError(error));
      void this.#wish.refused?.(live).catch(() => undefined); // the refusal itself is told
      throw error;
    }
    if (isGone()) {
      tab?.close();
      return 'lost';
    }
    if (!act.done) {
      try {
        await (await this.#consents()).meet(act.challenge, state, tab);
      } catch (error) {
        tab?.close();
        throw error;
      }
      return 'consent';
    }
    tab?.close();
    forgetConsent(this.#wish.key);
    try {
      if (!(await this.#look()) && !isGone()) this.#wish.otherwise?.();
    } catch (error) {
      if (isGone()) throw error;
      this.#tools.report(toGiroError(error)); // taken, but not to be seen yet
      if (this.#wish.mustBeSeen === true) return 'lost';
      this.#wish.met(true);
    }
    return 'taken';
  }

  async #lookUp(error: GiroError): Promise<ProtectedOutcome> {
    this.#tools.report(error);
    if (this.#wish.checking !== undefined) this.#tools.announce(this.#wish.checking);
    try {
      return (await this.#look()) ? 'taken' : 'unchanged';
    } catch {
      return 'lost';
    }
  }

  async #consents(): Promise<ConsentController> {
    const { ConsentController } = await import('./consents.js').catch((error: unknown) => {
      throw new GiroError('network', 'A part of the kit could not be loaded.', { cause: error });
    });
    this.#consent ??= new ConsentController(this.#tools, this.#wish, this.#changed);
    if (this.#isStopped) this.#consent.stop();
    return this.#consent;
  }
}
