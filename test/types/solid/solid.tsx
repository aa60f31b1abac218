/** @jsxImportSource solid-js */
import { createSignal, type JSX } from 'solid-js';
import type { GiroCardSelectEvent } from 'giro-elements';
import type {} from 'giro-elements/solid';

export function Right(): JSX.Element {
  const [cardId, setCardId] = createSignal<string>();
  const select = (event: GiroCardSelectEvent): void => void setCardId(event.detail.cardId);
  return (
    <giro-provider environment="live" get-token={() => Promise.resolve('token')}>
      <giro-card-list class="cards" account-id="a1" selected={cardId()} on:giro-card-select={select} />
      <giro-card-details card-id={cardId()} reveal-seconds={20} />
      <giro-order-card prop:accountId={cardId()} cardholder={undefined} />
      <giro-apple-pay-button card-id="c1" in-wallet={false} />
    </giro-provider>
  );
}
