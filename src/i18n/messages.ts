/**
 * Every text the kit shows, by key, with a note to translators.
 * `{name}` stands for a value.
 */
export interface Messages {
  /** Button that tries a failed read again. */
  'common.retry': string;
  /** Button that reads the truth again after a lost answer or a consent. */
  'common.checkAgain': string;
  /** Announced to screen readers while something is read. */
  'common.loading': string;
  /** Before a request id a person can quote to support. `{id}` is the id. */
  'common.reference': string;
  /** Button that copies the request id. */
  'common.copy': string;
  /** Announced after copying. */
  'common.copied': string;
  /** Shown to visitors where a developer forgot to set the kit up. */
  'common.unavailable': string;
  /** Stands where the platform should have said something. */
  'common.unknown': string;

  /** Failure sentences. No network in the browser. */
  'error.offline': string;
  /** The platform could not be reached. */
  'error.network': string;
  /** The platform did not answer in time. */
  'error.timeout': string;
  /** The session is over. */
  'error.unauthorized': string;
  /** The person may not do this. */
  'error.forbidden': string;
  /** There is no such card, account ... */
  'error.not-found': string;
  /** The platform refused fields. */
  'error.validation': string;
  /** The platform refused the act. */
  'error.refused': string;
  /** Too many calls. */
  'error.rate-limited': string;
  /** The platform has a fault. */
  'error.server': string;
  /** The platform's answer made no sense. */
  'error.bad-answer': string;
  /** Nobody knows whether an act was carried out. */
  'error.unknown-outcome': string;
  /** The host page set something up wrongly (visitors read this; developers see more). */
  'error.usage': string;
  /** The read was given up. */
  'error.cancelled': string;

  /** A card without an alias, brand or number. */
  'card.unnamed': string;
  /** Read aloud for the last four digits. `{digits}`. */
  'card.ending': string;
  /** `{date}` is month and year, like 12/27. */
  'card.expires': string;
  /** Money left on the card. `{amount}` is formatted. */
  'card.balance': string;
  /** Kind of card: exists only as a number. */
  'card.type.virtual': string;
  /** Kind of card: plastic. */
  'card.type.physical': string;
  /** Card states, one or two words each. */
  'card.status.active': string;
  'card.status.frozen': string;
  /** Ordered, but the holder has not activated it. */
  'card.status.not-activated': string;
  'card.status.inactive': string;
  'card.status.pending': string;
  /** Blocked for good. */
  'card.status.blocked': string;
  /** Reported stolen, final. */
  'card.status.stolen': string;
  /** Reported lost, final. */
  'card.status.lost': string;
  'card.status.canceled': string;
  /** Its last month is over. */
  'card.status.expired': string;
  /** A status the kit does not know and the platform left empty. */
  'card.status.unknown': string;

  /** Name of the list for screen readers. */
  'cards.label': string;
  /** No cards at all. */
  'cards.empty.title': string;
  'cards.empty.text': string;
  /** No cards match the filter. */
  'cards.none.title': string;
  'cards.none.text': string;
  /** Reading failed and nothing can be shown. */
  'cards.failed.title': string;
  /** A refresh failed; what is on screen may be old. */
  'cards.stale': string;
  /** Button that reads the next page. */
  'cards.more': string;
  /** Announced when more were added: `{count}` are shown now. */
  'cards.shown': string;
  /** How many of all are shown. `{shown}`, `{total}`. */
  'cards.of': string;

  /** Name of the switch. `{card}` is the card's name. */
  'freeze.label': string;
  /** Visible words beside the switch. */
  'freeze.title': string;
  /** What freezing means, while it is active. */
  'freeze.hint.active': string;
  /** What it means, while it is frozen. */
  'freeze.hint.frozen': string;
  'freeze.busy.freeze': string;
  'freeze.busy.unfreeze': string;
  /** Announced. `{card}`. */
  'freeze.done.frozen': string;
  'freeze.done.active': string;
  /** The platform took it but says something else than asked. `{card}`, `{status}`. */
  'freeze.done.other': string;
  /** Why there is nothing to switch. */
  'freeze.why.activate-first': string;
  'freeze.why.final': string;
  'freeze.why.inactive': string;
  'freeze.why.pending': string;
  'freeze.why.unknown': string;
  'freeze.why.not-offered': string;
  /** A freeze failed and nothing changed; `{reason}` is a failure sentence. */
  'freeze.failed.freeze': string;
  'freeze.failed.unfreeze': string;
  /** The answer was lost; looking. */
  'freeze.checking': string;
  /** The answer was lost; the card was read again and is as before. */
  'freeze.lost.unchanged': string;
  /** The answer was lost and the card can't be read. */
  'freeze.lost.unknown': string;
  /** The card itself can't be read. */
  'freeze.failed.read': string;
  /** Going to the hosted page. `{origin}`. */
  'consent.leaving': string;
  /** The host takes the person there. */
  'consent.waiting': string;
  /** The card was read again and is as before. */
  'consent.notYet': string;
  /** The hosted page can't be opened. */
  'consent.failed': string;
}

/** A key of {@link Messages}. */
export type MessageKey = keyof Messages;

/** Texts a host replaces, by key. */
export type MessageOverrides = Partial<Readonly<Messages>>;

/** Values for a text's placeholders. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Puts values into a text; a placeholder without a value stays as it is. */
export const fill = (text: string, values: MessageValues = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
