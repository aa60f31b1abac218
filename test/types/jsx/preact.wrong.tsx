/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type {} from 'giro-elements/preact';

export const mistakes: readonly VNode[] = [
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
];
