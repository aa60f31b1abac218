/** @jsxImportSource react */
import type { ReactNode } from 'react';
import { GiroCardList, GiroTransferForm } from 'giro-elements/react';

export const mistakes: readonly ReactNode[] = [
  // wrong: a tag that does not exist
  <giro-card-lists />,
  // wrong: an attribute that does not exist
  <giro-card-list account="a1" />,
  // wrong: an attribute of another type
  <giro-card-details card-id="c1" reveal-seconds="soon" />,
  // wrong: a word that the attribute does not know
  <giro-card-list layout="grdi" />,
  // wrong: an amount as a number
  <giro-transfer-form amount={1250} />,
  // wrong: a property of another type
  <giro-apple-pay-button launch="native" />,
  // wrong: a handler of another event
  <giro-card-list ongiro-card-select={(event: KeyboardEvent) => console.log(event.key)} />,
  // wrong: a handler that reads what the event does not carry
  <giro-card-list ongiro-card-select={(event) => console.log(event.detail.number)} />,
  // wrong: a component's property that does not exist
  <GiroCardList account="a1" />,
  // wrong: a component's property of another type
  <GiroTransferForm amount={1250} />,
  // wrong: a component's event that does not exist
  <GiroCardList onGiroCardSelected={() => undefined} />,
  // wrong: a component's handler of another event
  <GiroCardList onGiroCardSelect={(event: KeyboardEvent) => console.log(event.key)} />,
];
