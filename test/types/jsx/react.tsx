/** @jsxImportSource react */
import { useRef, useState, type ReactNode } from 'react';
import type { GiroCardSelectEvent, GiroTransferForm } from 'giro-elements';
import { GiroCardList, GiroProvider, GiroTransferForm as TransferForm } from 'giro-elements/react';

/** Tags, as React 19 has them. */
export function Tags(): ReactNode {
  const [cardId, setCardId] = useState<string>();
  return (
    <giro-provider
      environment="live"
      locale="sv"
      getToken={async ({ api, expired }) => `${api} ${String(expired)}`}
      ongiro-session-expired={(event) => setCardId(event.detail.api)}
    >
      <giro-card-list
        className="cards"
        account-id="a1"
        layout="grid"
        selected={cardId}
        ongiro-card-select={(event) => {
          event.preventDefault();
          setCardId(event.detail.cardId);
        }}
      />
      <giro-card-details card-id="c1" reveal-seconds={20} ongiro-card-revealed={() => undefined} />
      <giro-apple-pay-button card-id="c1" in-wallet={false} launch={() => Promise.resolve({ status: 'approved' })} />
      <giro-transaction-list accountId="a1" page-size="50" columns={[]} hidden />
    </giro-provider>
  );
}

/** Components, for React 18 and where server HTML is hydrated. */
export function Components(): ReactNode {
  const form = useRef<GiroTransferForm>(null);
  const select = (event: GiroCardSelectEvent): void => console.log(event.detail.cardId);
  return (
    <GiroProvider environment="sandbox" messages={{ 'common.retry': 'Again' }}>
      <GiroCardList layout="list" id="cards" onGiroCardSelect={select} onClick={() => void form.current?.submit()} />
      <TransferForm ref={form} amount="1250" onGiroTransferCreated={({ detail }) => console.log(detail.status)} />
    </GiroProvider>
  );
}
