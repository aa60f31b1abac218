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
  /** The hosted page's own time is over. */
  'consent.expired': string;
  /** Button that asks for a new consent. */
  'consent.again': string;
  /** Link to the hosted page when the browser refused a new tab. `{origin}`. */
  'consent.link': string;
  /** The thing is being read after a consent. */
  'consent.checking': string;
  /** Asked three times without effect. */
  'consent.givenUp': string;
  /** The platform is asked where to go. */
  'consent.starting': string;

  /** Heading. */
  'activate.title': string;
  /** What happens. */
  'activate.text': string;
  /** Button. */
  'activate.start': string;
  /** It is active now. `{card}`. */
  'activate.done': string;
  /** `{reason}` is a failure sentence. */
  'activate.failed': string;
  /** Why there is nothing to activate. */
  'activate.why.active': string;
  'activate.why.frozen': string;
  'activate.why.final': string;
  'activate.why.not-offered': string;
  'activate.why.other': string;
  /** The answer was lost and the card is as before. */
  'activate.lost': string;
  /** The answer was lost and the card can't be read. */
  'activate.lost.unknown': string;

  /** Heading. */
  'report.title': string;
  'report.text': string;
  /** Name of the choice. */
  'report.reason': string;
  /** A choice. */
  'report.lost': string;
  /** A choice. */
  'report.stolen': string;
  /** A choice. */
  'report.blocked': string;
  /** Button to the second question. */
  'report.next': string;
  /** Nothing was chosen. */
  'report.choose': string;
  /** Second question, in other words. `{card}`. */
  'report.confirm.title': string;
  'report.confirm.lost': string;
  'report.confirm.stolen': string;
  'report.confirm.blocked': string;
  /** Button that does it. */
  'report.yes.lost': string;
  /** Button that does it. */
  'report.yes.stolen': string;
  /** Button that does it. */
  'report.yes.blocked': string;
  /** Button that goes back. */
  'report.no': string;
  'report.busy': string;
  /** `{card}`, `{status}`. */
  'report.done': string;
  /** Button after it is done. */
  'report.order': string;
  /** `{reason}` is a failure sentence. */
  'report.failed': string;
  'report.why.final': string;
  'report.why.not-offered': string;
  /** The answer was lost and the card is as before. */
  'report.lost.unchanged': string;
  /** The answer was lost and the card can't be read. */
  'report.lost.unknown': string;

  /** Label. */
  'details.number': string;
  /** Label. */
  'details.expiry': string;
  /** Label. EMV: card verification code. */
  'details.code': string;
  /** Read instead of a hidden value. */
  'details.hidden': string;
  /** Button. */
  'details.show': string;
  /** Button. */
  'details.hide': string;
  'details.busy': string;
  /** Announced; `{seconds}`. */
  'details.shown': string;
  /** Beside the details. `{seconds}`. */
  'details.left': string;
  /** Announced. */
  'details.concealed': string;
  /** Button. */
  'details.copyNumber': string;
  /** Button. */
  'details.copyCode': string;
  /** Announced. */
  'details.copied': string;
  /** Announced. */
  'details.notCopied': string;
  /** `{reason}` is a failure sentence. */
  'details.failed': string;
  /** For cards whose number is not offered. */
  'details.elsewhere': string;
  'details.final': string;

  /** Heading. */
  'order.title': string;
  /** Name of the choice. */
  'order.type': string;
  /** A choice. */
  'order.virtual': string;
  /** A choice. */
  'order.physical': string;
  /** Label. */
  'order.alias': string;
  'order.alias.hint': string;
  /** Label of month and year. */
  'order.expiry': string;
  /** Label. */
  'order.month': string;
  /** Label. */
  'order.year': string;
  /** Label. */
  'order.account': string;
  /** No account is known. */
  'order.account.none': string;
  /** First choice of the account list. */
  'order.account.choose': string;
  /** Button. */
  'order.submit': string;
  'order.busy': string;
  'order.done.title': string;
  'order.done.virtual': string;
  'order.done.physical': string;
  /** Where the platform issues cards active. */
  'order.done.ready': string;
  /** `{reason}` is a failure sentence. */
  'order.failed': string;
  'order.checking': string;
  'order.lost': string;
  /** It still is not in the list after more than a minute. */
  'order.lost.never': string;
  /** Button after it surely or probably did not arrive. */
  'order.again': string;
  /** Under the field. */
  'order.error.account': string;
  /** Under the field. */
  'order.error.expiry': string;
  /** Under the field. `{max}`. */
  'order.error.alias': string;
  /** Under a field the platform refused. */
  'order.error.refused': string;

  /** Apple's own wording, never changed. Source: Apple, "Add to Apple Wallet" guidelines. */
  'applePay.add': string;
  'applePay.busy': string;
  'applePay.approved': string;
  'applePay.error': string;
  'applePay.unknown': string;
  /** `{reason}` is a failure sentence. */
  'applePay.failed': string;

  /** Name of the list. `{card}` is empty or a name. */
  'transactions.label': string;
  'transactions.empty.title': string;
  'transactions.empty.text': string;
  'transactions.failed.title': string;
  'transactions.stale': string;
  /** Button. */
  'transactions.more': string;
  /** Announced. `{count}`. */
  'transactions.shown': string;
  /** For cards whose transactions are not offered. */
  'transactions.elsewhere': string;
  /** A transaction without a counterparty. */
  'transactions.unnamed': string;
  /** Label. */
  'transactions.status': string;
  /** Label. */
  'transactions.date': string;
  /** Label. */
  'transactions.amount': string;
  /** Label: the amount in the payee's currency. */
  'transactions.original': string;
  /** Label: the exchange rate. */
  'transactions.rate': string;
  /** Label. */
  'transactions.type': string;
  /** Label. */
  'transactions.id': string;
  /** Button of the details. */
  'transactions.close': string;
  /** How far a transaction has come. Source: Banking v2, "Authorization Codes". */
  'transaction.status.approved': string;
  'transaction.status.authorized': string;
  'transaction.status.declined': string;
  'transaction.status.refunded': string;
  'transaction.status.hold': string;
  'transaction.status.rejected': string;
  'transaction.status.pending': string;
  'transaction.status.processing': string;
  'transaction.status.under-review': string;
  'transaction.status.initialized': string;
  'transaction.status.unknown': string;

  /** Button. Opens `giro-activate-card`. */
  'cards.action.activate': string;
  /** Button. Opens `giro-report-card`. */
  'cards.action.report': string;
  /** Button. Opens `giro-card-details`. */
  'cards.action.details': string;
  /** Button. Opens `giro-apple-pay-button`. */
  'cards.action.apple-pay': string;
  /** Button. Opens `giro-transaction-list`. */
  'cards.action.transactions': string;
  /** Accessible name of such a button. `{action}`, `{card}`. */
  'cards.action.of': string;
  /** Closes the dialog. */
  'cards.action.close': string;
  /** The dialog's content could not be loaded. */
  'cards.action.failed': string;
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
