import type { ReactElement } from 'react';
import { GiroCardList, GiroTransferForm } from 'giro-elements/react';

export const mistakes: readonly ReactElement[] = [
  // wrong: a tag, whose events and properties React 18 does not set
  <giro-card-list layout="list" />,
  // wrong: a property that does not exist
  <GiroCardList account="a1" />,
  // wrong: a word that the property does not know
  <GiroCardList layout="grdi" />,
  // wrong: a property of another type
  <GiroTransferForm amount={1250} />,
  // wrong: an event that does not exist
  <GiroCardList onGiroCardSelected={() => undefined} />,
  // wrong: a handler of another event
  <GiroCardList onGiroCardSelect={(event: KeyboardEvent) => console.log(event.key)} />,
];
