import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { toGiroError, type GiroError } from '../../api/errors.js';
import { freezeOffer, type Card, type CardStatus } from '../../domain/card.js';
import type { Challenge } from '../../domain/challenge.js';
import { GiroCardFreezeChangeEvent, GiroConsentRequiredEvent } from '../../events.js';
import { cardKey, readCard, takeCard } from '../../internal/cards.js';
import { Command, type CommandState } from '../../internal/command.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Live } from '../../internal/live.js';
import { cardName, statusText } from '../card-words.js';

/** How an act of freezing or unfreezing ended, when it was not refused. */
export type FreezeOutcome =
  /** The platform took it and the card was read again (or, where it could not be, is as asked). */
  | { readonly kind: 'taken' }
  /** The answer was lost; the card was read again and is as before. */
  | { readonly kind: 'unchanged' }
  /** The answer was lost and the card can't be read: nobody knows. */
  | { readonly kind: 'lost' }
  /** The platform waits for the person. */
  | { readonly kind: 'consent'; readonly asked: 'waiting' | 'not-yet' };

interface Flip {
  readonly live: Live;
  readonly card: Card;
  readonly to: 'frozen' | 'active';
}

/** Freezes and unfreezes cards for an element; acts on one card are one at a time on the whole page. */
export class FreezeController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #tools: ElementTools;
  readonly #commands = new Map<string, Command<Flip, FreezeOutcome>>();
  /** The status each act started from: once it is another, how that act ended is no longer news. */
  readonly #from = new Map<string, CardStatus>();
  #live: Live | undefined;
  #stop: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, tools: ElementTools) {
    this.#host = host;
    this.#tools = tools;
    host.addController(this);
  }

  hostUpdate(): void {
    const live = this.#tools.live();
    if (live === this.#live) return;
    this.#stop?.();
    this.#live = live;
    this.#stop = live?.onLocks(() => {
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = this.#live = undefined;
  }

  /** How freezing stands for a card. An outcome that the card's status has overtaken is no longer told. */
  state(card: Card): CommandState<FreezeOutcome> {
    const state = this.#commands.get(card.id)?.state ?? { step: 'ready' };
    if (state.step === 'busy') return state;
    const isOver = this.#from.get(card.id) !== card.status || (state.step === 'done' && state.value.kind === 'taken');
    return isOver ? { step: 'ready' } : state;
  }

  /** True while any element on the page acts on the card, or just has. */
  isBusy(card: Card): boolean {
    return this.#tools.live()?.isLocked(lockKey(card)) ?? false;
  }

  /** Flips the switch: sends the state the person asked for, once. */
  async flip(card: Card): Promise<void> {
    const live = this.#tools.live();
    const { can } = freezeOffer(card, new Date());
    if (!live || can === 'nothing') return;
    const ended = await this.#command(card.id).run({ live, card, to: can === 'freeze' ? 'frozen' : 'active' });
    if (ended?.step !== 'failed') return;
    this.#tools.report(ended.error);
    this.#tools.announce(this.failure(card, ended.error));
  }

  /** Reads the card again after a lost answer or a consent, and says what is true. */
  async check(card: Card): Promise<void> {
    const live = this.#tools.live();
    const command = this.#command(card.id);
    if (!live || command.state.step !== 'done') return;
    try {
      const now = await readCard(live, card.id);
      if (now.status !== card.status) this.#confirm(live, now);
      else if (command.state.value.kind === 'consent') {
        command.become({ step: 'done', value: { kind: 'consent', asked: 'not-yet' } });
        this.#tools.announce(this.#tools.t('consent.notYet'));
      } else command.become({ step: 'done', value: { kind: 'unchanged' } });
    } catch (error) {
      this.#tools.report(toGiroError(error));
      this.#tools.announce(this.#tools.t(`error.${toGiroError(error).kind}`));
    }
  }

  /** A failed act in words: that nothing changed, and why. */
  failure(card: Card, error: GiroError): string {
    const { t } = this.#tools;
    const { can } = freezeOffer(card, new Date());
    return t(can === 'unfreeze' ? 'freeze.failed.unfreeze' : 'freeze.failed.freeze', {
      reason: t(`error.${error.kind}`),
    });
  }

  #command(cardId: string): Command<Flip, FreezeOutcome> {
    let command = this.#commands.get(cardId);
    if (!command) {
      command = new Command<Flip, FreezeOutcome>(
        {
          repeatable: true,
          lock: ({ live, card }) => ({ live, key: lockKey(card) }),
          act: async (flip) => await this.#act(flip),
        },
        () => {
          this.#host.requestUpdate();
        },
      );
      this.#commands.set(cardId, command);
    }
    return command;
  }

  async #act({ live, card, to }: Flip): Promise<FreezeOutcome> {
    const { t, announce } = this.#tools;
    const { cards } = live.client;
    this.#from.set(card.id, card.status);
    announce(t(to === 'frozen' ? 'freeze.busy.freeze' : 'freeze.busy.unfreeze'));
    try {
      const act =
        to === 'frozen'
          ? await cards.freeze(card.id, { reread: false })
          : await cards.unfreeze(card.id, { reread: false });
      if (!act.done) return await this.#challenge(live, card, act.challenge);
    } catch (error) {
      if (toGiroError(error).kind === 'unknown-outcome') return await this.#lookUp(live, card, to, toGiroError(error));
      void readCard(live, card.id).catch(() => undefined); // refused: what we show may be old; the refusal itself is told
      throw error;
    }
    const now = await readCard(live, card.id).catch(() => takeCard(live, { ...card, status: to, statusName: to }));
    this.#confirm(live, now);
    return { kind: 'taken' };
  }

  /** A lost answer: the card itself says what happened. */
  async #lookUp(live: Live, card: Card, to: CardStatus, error: GiroError): Promise<FreezeOutcome> {
    const { t, announce, report } = this.#tools;
    report(error);
    announce(t('freeze.checking'));
    try {
      const now = await readCard(live, card.id);
      if (now.status === to) {
        this.#confirm(live, now);
        return { kind: 'taken' };
      }
      announce(t('freeze.lost.unchanged'));
      return { kind: 'unchanged' };
    } catch {
      announce(t('freeze.lost.unknown'));
      return { kind: 'lost' };
    }
  }

  #confirm(live: Live, card: Card): void {
    this.#sayStatus(card);
    live.tell(cardKey(card.id));
    this.#tools.emit(new GiroCardFreezeChangeEvent({ cardId: card.id, frozen: card.status === 'frozen' }));
  }

  #sayStatus(card: Card): void {
    const { t, announce } = this.#tools;
    const name = cardName(card, t);
    if (card.status === 'frozen' || card.status === 'active') announce(t(`freeze.done.${card.status}`, { card: name }));
    else announce(t('freeze.done.other', { card: name, status: statusText(card.status, card.statusName, t) }));
  }

  /** Sends the person to the hosted page; what they did there is seen by reading the card, never by what comes back. */
  async #challenge(live: Live, card: Card, challenge: Challenge): Promise<FreezeOutcome> {
    const { t, announce, emit, setup } = this.#tools;
    const { url, origin, expiresAt } =
      challenge.kind === 'consent'
        ? await live.client.consents.start(challenge.consentId, {
            returnUrl: live.client.options.returnUrl ?? location.href,
          })
        : { ...challenge, origin: new URL(challenge.url).origin };
    const go = emit(
      new GiroConsentRequiredEvent({
        consentId: challenge.kind === 'consent' ? challenge.consentId : '',
        scope: challenge.kind === 'consent' ? challenge.scope : [],
        origin,
        expiresAt,
      }),
    );
    if (go) {
      announce(t('consent.leaving', { origin }));
      (setup()?.openConsent ?? leave)(url);
    } else announce(t('consent.waiting'));
    return { kind: 'consent', asked: 'waiting' };
  }
}

const lockKey = (card: Card): string => `freeze ${card.id}`;

const leave = (url: string): void => {
  location.assign(url);
};
