/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { GiroCardSelectEvent } from 'giro-elements';
import type {} from 'giro-elements/preact';

const select = (event: GiroCardSelectEvent): void => console.log(event.detail.cardId);

export const right: VNode = (
  <giro-provider environment="live" getToken={() => Promise.resolve('token')}>
    <giro-card-list class="cards" account-id="a1" layout="grid" ongiro-card-select={select} />
    <giro-card-details cardId="c1" reveal-seconds={20} />
    <giro-apple-pay-button card-id="c1" in-wallet={false} ref={(button) => void button?.reload()} />
  </giro-provider>
);
