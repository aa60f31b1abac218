import { toGiroError, type GiroError } from '../../api/errors.js';
import type { Card } from '../../domain/card.js';
import type { CardOrder } from '../../domain/card-order.js';
import { takeCard } from '../../internal/cards.js';
import { Command } from '../../internal/command.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Live } from '../../internal/live.js';

/** How an order stands. */
export type OrderStep =
  | { readonly step: 'ready' }
  | { readonly step: 'busy' }
  /** The platform has it. Terminal: another card is another order. */
  | { readonly step: 'done'; readonly cardId: string }
  | { readonly step: 'failed'; readonly error: GiroError }
  /** Nobody knows; it is not in the list. `mayRepeat` once it has had time enough to appear. */
  | { readonly step: 'lost'; readonly mayRepeat: boolean };

/** An order that has not appeared after this long is not expected any more. */
const PATIENCE_MS = 60_000;

interface Sending {
  readonly live: Live;
  readonly order: CardOrder;
}

/** Sends an order once, and finds out what became of one whose answer was lost. */
export class OrderController {
  step: OrderStep = { step: 'ready' };
  readonly #tools: ElementTools;
  readonly #changed: () => void;
  #command: Command<Sending, string>;
  #lost: { readonly sending: Sending; readonly before: ReadonlySet<string>; readonly at: number } | undefined;

  constructor(tools: ElementTools, changed: () => void) {
    this.#tools = tools;
    this.#changed = changed;
    this.#command = this.#newCommand();
  }

  /** Sends it; answers the card's id, or undefined when it was refused, failed or lost. */
  async send(sending: Sending): Promise<string | undefined> {
    if (this.step.step === 'lost') return undefined; // first find out
    const ended = await this.#command.run(sending);
    if (ended?.step === 'done') {
      this.#become({ step: 'done', cardId: ended.value });
      this.#tools.announce(this.#tools.t('order.done.title'));
      return ended.value;
    }
    if (ended?.step === 'failed' && !this.#lost) {
      this.#tools.report(ended.error);
      this.#become({ step: 'failed', error: ended.error });
      this.#tools.announce(this.#tools.t('order.failed', { reason: this.#tools.t(`error.${ended.error.kind}`) }));
    }
    return undefined;
  }

  /** Looks for a lost order in the list. */
  async check(): Promise<void> {
    if (!this.#lost) return;
    const { sending, before, at } = this.#lost;
    try {
      const card = await find(sending, before);
      if (card) {
        this.#lost = undefined;
        this.#become({ step: 'done', cardId: card.id });
      } else this.#become({ step: 'lost', mayRepeat: performance.now() - at > PATIENCE_MS });
    } catch (error) {
      this.#tools.report(toGiroError(error));
      this.#tools.announce(this.#tools.t(`error.${toGiroError(error).kind}`));
    }
  }

  /** Another card is another order. */
  reset(): void {
    if (this.step.step === 'busy') return;
    this.#lost = undefined;
    this.#command = this.#newCommand();
    this.#become({ step: 'ready' });
  }

  #newCommand(): Command<Sending, string> {
    return new Command<Sending, string>(
      {
        lock: ({ live }) => ({ live, key: 'order' }),
        act: async (sending) => await this.#act(sending),
      },
      () => {
        if (this.#command.state.step === 'busy') this.#become({ step: 'busy' });
      },
    );
  }

  async #act(sending: Sending): Promise<string> {
    const { live, order } = sending;
    const before = new Set((await allCards(live)).map(({ id }) => id)); // what a lost one will be told from
    try {
      const { id, card } = await live.client.cards.order(order);
      if (card) takeCard(live, card);
      return id;
    } catch (error) {
      if (toGiroError(error).kind !== 'unknown-outcome') throw error;
      this.#tools.report(toGiroError(error));
      this.#tools.announce(this.#tools.t('order.checking'));
      const found = await find(sending, before).catch(() => undefined);
      if (found) return found.id;
      this.#lost = { sending, before, at: performance.now() };
      this.#become({ step: 'lost', mayRepeat: false });
      this.#tools.announce(this.#tools.t('order.lost'));
      throw error;
    }
  }

  #become(step: OrderStep): void {
    this.step = step;
    this.#changed();
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

/** A card that was not there before and is as it was ordered. */
async function find({ live, order }: Sending, before: ReadonlySet<string>): Promise<Card | undefined> {
  const cards = await allCards(live);
  return cards.find(
    (card) =>
      !before.has(card.id) &&
      card.type === order.type &&
      (card.accountId ?? order.accountId) === order.accountId &&
      (card.alias ?? '') === (order.alias ?? ''),
  );
}
