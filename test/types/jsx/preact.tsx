/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import 'giro-elements/sandbox';
import 'giro-elements/define/giro-card-list';
import 'giro-elements/define/giro-card-details';
import 'giro-elements/define/giro-apple-pay-button';
import type {} from 'giro-elements/preact';

/** The cards of a person, and what can be done with the chosen one. */
export function App(): VNode {
  const [cardId, setCardId] = useState<string>();
  return (
    <giro-provider environment="sandbox" messages={{ 'freeze.label': 'Pause {card}' }}>
      <giro-card-list class="cards" layout="grid" ongiro-card-select={({ detail }) => setCardId(detail.cardId)} />
      {cardId !== undefined && (
        <section>
          <giro-card-details cardId={cardId} reveal-seconds={20} />
          <giro-apple-pay-button card-id={cardId} in-wallet={false} ref={(button) => void button?.reload()} />
        </section>
      )}
    </giro-provider>
  );
}
