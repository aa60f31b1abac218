import { useState, type ReactNode } from 'react';
import { GiroCardList, GiroFreezeToggle, GiroProvider } from 'giro-elements/react';

/** The same by components: React drops properties and listeners of tags while it hydrates what the server wrote. */
export function Cards(): ReactNode {
  const [cardId, setCardId] = useState<string>();
  const [told, tell] = useState('');
  return (
    <GiroProvider environment="sandbox" locale="en" messages={{ 'freeze.label': 'Pause {card}' }}>
      <output id="told">{told}</output>
      <GiroCardList layout="grid" onGiroCardSelect={({ detail }) => setCardId(detail.cardId)} />
      {cardId !== undefined && (
        <GiroFreezeToggle
          cardId={cardId}
          onGiroCardFreezeChange={({ detail }) => tell(detail.frozen ? 'frozen' : 'not frozen')}
        />
      )}
    </GiroProvider>
  );
}
