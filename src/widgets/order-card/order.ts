import type { ReactiveControllerHost } from 'lit';
import { toGiroError, type GiroError } from '../../api/errors.js';
import type { Card } from '../../domain/card.js';
import type { CardOrder } from '../../domain/card-order.js';
import { takeCard } from '../../internal/cards.js';
import { Command } from '../../internal/command.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { Held } from '../../internal/held.js';
import type { Live } from '../../internal/live.js';

/** How an order stands. */
export type OrderStep =
  | { readonly step: 'ready' }
  | { readonly step: 'busy' }
  /** The platform has it. Terminal: another card is another order. */
  | { readonly step: 'done'; readonly cardId: string }
  | { readonly step: 'failed'; readonly error: GiroError }
  /**
   * Nobody knows. `checking` while the list is looked through, `error` when that failed; `mayRepeat` once it was not
   * there although it had time enough to appear.
   */
  | {
      readonly step: 'lost';
      readonly checking: boolean;
      readonly mayRepeat: boolean;
      readonly error?: GiroError | undefined;
    };

/** One order at a time on a page: what is new in the list is told apart by what was there before. */
const LOCK = 'order';

/** An order that has not appeared after this long is not expected any more. */
const PATIENCE_MS = 60_000;

interface Sending {
  readonly live: Live;
  readonly order: CardOrder;
}

interface Lost {
  readonly sending: Sending;
  /** Ids of the cards there were before. */
  readonly before: ReadonlySet<string>;
  readonly at: number;
}

/** Cards that an order on this page ended in: a lost order is none of them, however equal. */
const ordered = new WeakMap<Live, Set<string>>();

function orderedOf(live: Live): Set<string> {
  const ids = ordered.get(live) ?? new Set();
  ordered.set(live, ids);
  return ids;
}

/** Sends an order once, and finds out what became of one whose answer was lost. */
export class OrderController {
  step: OrderStep = { step: 'ready' };
  readonly #host: ReactiveControllerHost;
  readonly #tools: ElementTools;
  #command: Command<Sending, string>;
  #lost: Lost | undefined;
  readonly #held: Held;

  constructor(host: ReactiveControllerHost, tools: ElementTools) {
    this.#host = host;
    this.#tools = tools;
    this.#held = new Held(host, tools.live);
    this.#command = this.#newCommand();
  }

  /** True while any element on the page orders or looks for a lost order, or just has. */
  get isHeld(): boolean {
    return this.#held.by(LOCK);
  }

  /** Sends it; answers the card's id, or undefined when it was refused, failed or lost. */
  async send(sending: Sending): Promise<string | undefined> {
    if (this.step.step === 'lost') return undefined; // first find out
    const ended = await this.#command.run(sending);
    if (ended?.step === 'done') return this.#arrive(ended.value);
    if (ended?.step === 'failed' && !this.#lost) {
      this.#tools.report(ended.error);
      this.#become({ step: 'failed', error: ended.error });
      this.#tools.announce(this.#tools.t('order.failed', { reason: this.#tools.t(`error.${ended.error.kind}`) }));
    }
    return undefined;
  }

  /** Looks for a lost order in the list; answers the card's id once it is there. */
  async check(): Promise<string | undefined> {
    const lost = this.#lost;
    if (!lost || (this.step.step === 'lost' && this.step.checking) || !lost.sending.live.lock(LOCK)) return undefined;
    try {
      const card = await this.#look(lost);
      return card && this.#arrive(card.id);
    } finally {
      lost.sending.live.unlock(LOCK);
    }
  }

  /** Another card is another order. */
  reset(): void {
    if (this.step.step === 'busy' || (this.step.step === 'lost' && this.step.checking)) return;
    this.forget();
  }

  /** Forgets what the person before ordered; what is under way goes on, and is told to nobody. */
  forget(): void {
    this.#lost = undefined;
    this.#command = this.#newCommand();
    this.#become({ step: 'ready' });
  }

  #newCommand(): Command<Sending, string> {
    return new Command<Sending, string>(
      {
        lock: ({ live }) => ({ live, key: LOCK }),
        act: async (sending) => await this.#act(sending),
      },
      () => {
        if (this.#command.state.step === 'busy') this.#become({ step: 'busy' });
      },
    );
  }

  async #act(sending: Sending): Promise<string> {
    const { live, order } = sending;
    const { person } = live;
    const before = new Set((await allCards(live)).map(({ id }) => id)); // what a lost one will be told from
    try {
      const { id, card } = await live.client.cards.order(order);
      if (card && live.person === person) takeCard(live, card);
      orderedOf(live).add(id);
      return id;
    } catch (error) {
      if (toGiroError(error).kind !== 'unknown-outcome' || live.person !== person) throw error;
      this.#tools.report(toGiroError(error));
      this.#lost = { sending, before, at: performance.now() };
      const card = await this.#look(this.#lost);
      if (card) return card.id;
      throw error;
    }
  }

  async #look({ sending, before, at }: Lost): Promise<Card | undefined> {
    const { t, announce, report } = this.#tools;
    const { live } = sending;
    const { person } = live;
    const mayRepeat = this.step.step === 'lost' && this.step.mayRepeat;
    this.#become({ step: 'lost', checking: true, mayRepeat });
    announce(t('order.checking'));
    try {
      const card = await find(sending, before);
      if (card) orderedOf(live).add(card.id);
      if (live.person !== person) return undefined;
      if (card) return card;
      const isOver = performance.now() - at > PATIENCE_MS;
      this.#become({ step: 'lost', checking: false, mayRepeat: isOver });
      announce(t(isOver ? 'order.lost.never' : 'order.lost'));
    } catch (thrown) {
      if (live.person !== person) return undefined;
      const error = toGiroError(thrown);
      report(error);
      this.#become({ step: 'lost', checking: false, mayRepeat, error });
      announce(`${t(mayRepeat ? 'order.lost.never' : 'order.lost')} ${t(`error.${error.kind}`)}`);
    }
    return undefined;
  }

  #arrive(cardId: string): string {
    this.#lost = undefined;
    this.#become({ step: 'done', cardId });
    this.#tools.announce(this.#tools.t('order.done.title'));
    return cardId;
  }

  #become(step: OrderStep): void {
    this.step = step;
    this.#host.requestUpdate();
  }
}

/** Every card, all pages. */
async function allCards(live: Live): Promise<readonly Card[]> {
  const all: Card[] = [];
  let after: string | undefined;
  do {
    const page = await live.client.cards.list({ after, limit: 100 });
    all.push(...page.items);
    after = page.items.length === 0 ? undefined : page.after;
  } while (after !== undefined);
  return all;
}

/** A card that was not there before, is as it was ordered, and is no other order's. */
async function find({ live, order }: Sending, before: ReadonlySet<string>): Promise<Card | undefined> {
  const cards = await allCards(live);
  return cards.find(
    (card) =>
      !before.has(card.id) &&
      !orderedOf(live).has(card.id) &&
      card.type === order.type &&
      (card.accountId ?? order.accountId) === order.accountId &&
      (card.alias ?? '') === (order.alias ?? ''),
  );
}
