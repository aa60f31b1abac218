import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toGiroError, type GiroError } from '../../api/errors.js';
import { freezeOffer, type Card, type CardStatus } from '../../domain/card.js';
import { isWaiting, type ConsentStep } from '../../domain/consent.js';
import { GiroCardFreezeChangeEvent } from '../../events.js';
import { cardKey, readCard, takeCard } from '../../internal/cards.js';
import type { CommandState } from '../../internal/command.js';
import { isConsentAwaited, isConsentKept } from '../../internal/consent-mark.js';
import { forgetConsent, recallConsent } from '../../internal/consent-records.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { Held } from '../../internal/held.js';
import type { Live } from '../../internal/live.js';
import { ProtectedAct, type ProtectedOutcome } from '../../internal/protected-act.js';
import { cardName, statusText } from '../card-words.js';

/** One card's way to one of the two states. */
interface Flip {
  readonly to: 'frozen' | 'active';
  /** The status it started from: once that is another, how the act ended is no longer news. */
  readonly from: CardStatus;
  readonly act: ProtectedAct;
}

/** Freezes and unfreezes cards for an element; acts on one card are one at a time on the whole page. */
export class FreezeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #tools: ElementTools;
  /** The last act on each card. */
  readonly #flips = new Map<string, Flip>();
  /** The cards the element shows, as they are now. */
  #shown: readonly Card[] = [];
  #isResumed = false;
  #isConnected = false;
  readonly #held: Held;

  constructor(host: ReactiveControllerHost, tools: ElementTools) {
    this.#host = host;
    this.#tools = tools;
    this.#held = new Held(host, tools.live);
    host.addController(this);
  }

  hostConnected(): void {
    this.#isConnected = true;
    for (const { act } of this.#flips.values()) void act.resume(); // moved in the document: goes on following
  }

  hostDisconnected(): void {
    this.#isConnected = false;
    for (const { act } of this.#flips.values()) act.stop();
  }

  /** Forgets what the person before did. */
  forget(): void {
    for (const { act } of this.#flips.values()) act.stop();
    this.#flips.clear();
  }

  /** How freezing stands for a card. An outcome that the card's status has overtaken is no longer told. */
  state(card: Card): CommandState<ProtectedOutcome> {
    const flip = this.#flips.get(card.id);
    if (!flip) return { step: 'ready' };
    const { state } = flip.act;
    if (state.step === 'busy') return state;
    const isOver = flip.from !== card.status || (state.step === 'done' && state.value === 'taken');
    return isOver ? { step: 'ready' } : state;
  }

  /** How the person's consent to unfreezing a card stands. */
  consent(card: Card): ConsentStep {
    const flip = this.#flips.get(card.id);
    return flip && flip.from === card.status ? flip.act.consent : { step: 'none' };
  }

  /** True while any element on the page acts on the card, or just has. */
  isBusy(card: Card): boolean {
    return this.#held.by(lockKey(card));
  }

  /** Flips the switch: sends the state the person asked for, once. */
  async flip(card: Card): Promise<void> {
    const { t, announce } = this.#tools;
    const { can } = freezeOffer(card, new Date());
    if (can === 'nothing' || this.isBusy(card)) return;
    const to = can === 'freeze' ? 'frozen' : 'active';
    announce(t(`freeze.busy.${can}`));
    this.#sayEnd(card, await this.#begin(card, to).run());
  }

  /** Says how an act ended, of a card that is still shown as it was; that it came true is said when that is seen. */
  #sayEnd(card: Card, ended: CommandState<ProtectedOutcome> | undefined): void {
    if (!this.#shown.some(({ id, status }) => id === card.id && status === card.status)) return;
    const { t, announce } = this.#tools;
    if (ended?.step === 'failed') announce(this.failure(card, ended.error));
    else if (ended?.step === 'done' && ended.value === 'unchanged') announce(t('freeze.lost.unchanged'));
    else if (ended?.step === 'done' && ended.value === 'lost') announce(t('freeze.lost.unknown'));
  }

  /** Takes the cards that are shown, and picks up consents to unfreezing them that this tab was in the middle of, or came back from. */
  resume(cards: readonly Card[]): void {
    this.#shown = cards;
    if (!this.#isConnected) return;
    for (const card of cards) this.#forgetOvertaken(card);
    if (!isConsentAwaited()) return;
    if (!this.#isResumed) void this.#noteReturn();
    this.#isResumed = true;
    for (const card of cards)
      if (!this.#flips.has(card.id) && isConsentKept(unfreezeKey(card.id))) void this.#begin(card, 'active').resume();
  }

  /** A card that is another than an act left it: how that ended, and what did not work before, no longer count. */
  #forgetOvertaken(card: Card): void {
    const flip = this.#flips.get(card.id);
    if (flip && flip.from !== card.status && flip.act.state.step !== 'busy' && !isWaiting(flip.act.consent)) {
      flip.act.overtaken();
      flip.act.stop();
      this.#flips.delete(card.id);
    }
    const key = unfreezeKey(card.id);
    if (card.status !== 'frozen' && isConsentKept(key) && recallConsent(key)?.isOver === true) forgetConsent(key);
  }

  async #noteReturn(): Promise<void> {
    try {
      (await import('../../internal/consents.js')).noteReturn();
    } catch (error) {
      this.#tools.report(toGiroError(error)); // a part of the kit could not be loaded
    }
  }

  /** Reads the card again after a lost answer or a consent, and says what is true. */
  async check(card: Card): Promise<void> {
    this.#sayEnd(card, await this.#flips.get(card.id)?.act.check());
  }

  /** A failed act in words: that nothing changed, and why. */
  failure(card: Card, error: GiroError): string {
    const { t } = this.#tools;
    const { can } = freezeOffer(card, new Date());
    return t(can === 'unfreeze' ? 'freeze.failed.unfreeze' : 'freeze.failed.freeze', {
      reason: t(`error.${error.kind}`),
    });
  }

  #begin(card: Card, to: Flip['to']): ProtectedAct {
    const { id, status: from } = card;
    const before = this.#flips.get(id);
    if (before?.to === to) {
      this.#flips.set(id, { ...before, from });
      return before.act;
    }
    before?.act.stop();
    let now: Card | undefined;
    const tell = (isNews: boolean): void => {
      const live = this.#tools.live();
      if (live) this.#confirm(live, now ?? takeCard(live, { ...card, status: to, statusName: to }), isNews);
    };
    const act = new ProtectedAct(
      this.#tools,
      {
        key: to === 'active' ? unfreezeKey(id) : `freeze ${id}`,
        lock: lockKey(card),
        checking: this.#tools.t('freeze.checking'),
        send: async ({ client: { cards } }) =>
          to === 'frozen' ? await cards.freeze(id, { reread: false }) : await cards.unfreeze(id, { reread: false }),
        refused: async (live) => await readCard(live, id),
        look: async () => {
          now = undefined;
          now = await this.#read(id);
          return now?.status === to;
        },
        met: tell,
        otherwise: () => {
          tell(true);
        },
      },
      this.#changed,
    );
    this.#flips.set(id, { to, from, act });
    return act;
  }

  async #read(id: string): Promise<Card | undefined> {
    const live = this.#tools.live();
    return live && (await readCard(live, id));
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };

  #confirm(live: Live, card: Card, isNews: boolean): void {
    const { t, announce, emit } = this.#tools;
    const name = cardName(card, t);
    if (card.status === 'frozen' || card.status === 'active') announce(t(`freeze.done.${card.status}`, { card: name }));
    else announce(t('freeze.done.other', { card: name, status: statusText(card.status, card.statusName, t) }));
    live.tell(cardKey(card.id));
    if (isNews) emit(new GiroCardFreezeChangeEvent({ cardId: card.id, frozen: card.status === 'frozen' }));
  }
}

const lockKey = (card: Card): string => `freeze ${card.id}`;

const unfreezeKey = (cardId: string): string => `unfreeze ${cardId}`;
