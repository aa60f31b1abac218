/**
 * The one vocabulary of `::part` names, so that a host styles `::part(button-primary)` once for every element.
 * An element may use a subset; it never invents a name that is not here.
 */
export const PARTS = {
  /** The element's outermost box. */
  base: 'base',
  /** A list of things. */
  list: 'list',
  /** One thing in a list. */
  item: 'item',
  /** The drawn payment card. */
  cardArt: 'card-art',
  /** What can be done with one thing. */
  actions: 'actions',
  /** A button that does the main thing. */
  buttonPrimary: 'button-primary',
  /** Any other button. */
  buttonSecondary: 'button-secondary',
  /** A switch. */
  switch: 'switch',
  /** A state in one or two words. */
  badge: 'badge',
  /** A box that tells what happened and what to do. */
  notice: 'notice',
  /** What stands in while something loads. */
  skeleton: 'skeleton',
  /** The line that says how an act is going; also announced. */
  status: 'status',
  /** A heading or name. */
  title: 'title',
  /** Secondary text. */
  hint: 'hint',
} as const;
