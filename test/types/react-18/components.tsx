import { StrictMode, useRef, type ReactElement } from 'react';
import type { GiroCardSelectEvent, GiroTransferForm } from 'giro-elements';
import { GiroCardList, GiroProvider, GiroTransferForm as TransferForm } from 'giro-elements/react';

export function Right(): ReactElement {
  const form = useRef<GiroTransferForm>(null);
  const select = (event: GiroCardSelectEvent): void => console.log(event.detail.cardId);
  return (
    <StrictMode>
      <GiroProvider environment="live" getToken={() => Promise.resolve('token')} locale="sv">
        <GiroCardList layout="list" className="cards" onGiroCardSelect={select} />
        <TransferForm ref={form} amount="1250" onGiroTransferCreated={({ detail }) => console.log(detail.status)} />
      </GiroProvider>
    </StrictMode>
  );
}
