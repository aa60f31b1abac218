/** @jsxImportSource solid-js */
import type { JSX } from 'solid-js';
import type {} from 'giro-elements/solid';

export const mistakes: readonly JSX.Element[] = [
  // wrong: a tag that does not exist
  <giro-card-lists />,
  // wrong: an attribute that does not exist
  <giro-card-list account="a1" />,
  // wrong: a name that Solid would write in small letters
  <giro-card-list accountId="a1" />,
  // wrong: an attribute of another type
  <giro-card-details card-id="c1" reveal-seconds="soon" />,
  // wrong: a word that the attribute does not know
  <giro-card-list layout="grdi" />,
  // wrong: an amount as a number
  <giro-transfer-form amount={1250} />,
  // wrong: a property of another type
  <giro-apple-pay-button prop:launch="native" />,
  // wrong: a handler of another event
  <giro-card-list on:giro-card-select={(event: KeyboardEvent) => console.log(event.key)} />,
  // wrong: a handler that reads what the event does not carry
  <giro-card-list on:giro-card-select={(event) => console.log(event.detail.number)} />,
];
