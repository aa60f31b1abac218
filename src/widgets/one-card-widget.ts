import { property } from 'lit/decorators.js';
import type { GiroError } from '../api/errors.js';
import type { Card } from '../domain/card.js';
import { cardTopic } from '../internal/cards.js';
import { Query } from '../internal/query.js';
import { GiroWidget } from './giro-widget.js';

/** An element about one card: reads it, shares it with the page, and says so when it can't. */
export abstract class OneCardWidget extends GiroWidget {
  /** Id of the card. Nothing is read until it is set. Source: Cards v3 and Banking v2, "Cards", `id`. */
  @property({ attribute: 'card-id' }) cardId: string | undefined;

  protected readonly card = new Query<Card>(this, () => {
    const { live, cardId } = this;
    return live && cardId && this.wantsCard && this.hostFault() === undefined
      ? { live, topic: cardTopic(cardId) }
      : undefined;
  });

  /** False where the element has nothing to show of a card. */
  protected get wantsCard(): boolean {
    return true;
  }

  /** Says above a failed read what could not be had. */
  protected get failedTitle(): string | undefined {
    return undefined;
  }

  /** Draws the element for a card that has been read. */
  protected abstract renderCard(card: Card): unknown;

  protected override hostFault(): string | undefined {
    const { cardId } = this;
    if (cardId !== undefined && typeof cardId !== 'string') return '`cardId` must be a string.';
    return cardId ? undefined : 'The card-id attribute is missing: give it the id of a card.';
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.card.error];
  }

  protected override renderContent(): unknown {
    const { state } = this.card;
    switch (state.step) {
      case 'idle':
      case 'loading':
        return this.renderWaiting();
      case 'failed':
        return this.renderFailure(state.error, this.failedTitle, () => void this.reload());
      case 'ready':
        return this.renderCard(state.value);
    }
  }

  /** Reads the card again. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await this.card.reload();
  }
}
