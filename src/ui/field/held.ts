/** For a held select or radio button, which have no `readonly`: the keyboard can leave, and change nothing. */
export function letNothingButTabThrough(event: KeyboardEvent): void {
  if (event.key !== 'Tab') event.preventDefault();
}

/** A prevented click leaves a radio button as it was. Source: HTML, "legacy-canceled-activation behavior". */
export function stayAsIs(event: Event): void {
  event.preventDefault();
}
