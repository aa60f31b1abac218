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

  /** Failure sentences: each says what happened and what to do. No network in the browser. */
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
  /** Above why the next page could not be read. */
  'cards.more.failed': string;
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
  /** Announced, and on the button for a moment: short. */
  'details.copied': string;
  /** Announced, and beside the buttons. */
  'details.notCopied': string;
  /** On the button for a moment: short. */
  'details.notCopied.short': string;
  /** `{reason}` is a failure sentence. */
  'details.failed': string;
  /** For cards whose number is not offered. */
  'details.elsewhere': string;
  'details.final': string;
  /** For a card whose platform word is “inactive”. */
  'details.inactive': string;
  /** For a card that is being made. */
  'details.pending': string;
  /** For a card in a state the kit does not know. */
  'details.other': string;

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
  /** Above why looking for a lost order failed. */
  'order.notChecked': string;
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

  /** Names the whole list for screen readers. */
  'transactions.label': string;
  /** There are none at all. */
  'transactions.empty.title': string;
  'transactions.empty.text': string;
  'transactions.failed.title': string;
  /** Above rows that could not be refreshed. */
  'transactions.stale': string;
  /** Button that reads the next page. */
  'transactions.more': string;
  /** Above why the next page could not be read. */
  'transactions.more.failed': string;
  /** Announced when more were added: `{count}` are shown now. */
  'transactions.shown': string;
  /** Below the last one: there are no more. `{count}` are shown. */
  'transactions.end': string;
  /** Below the list, and before it is saved: the platform has more of one second than it gives at once. */
  'transactions.partial': string;
  /** After that, where the platform can be asked for them. */
  'transactions.partial.find': string;
  /** In a row, after its time: what the other side paid or got, in its currency. */
  'transactions.row.original': string;
  /** In a row, after that: the exchange rate. */
  'transactions.row.rate': string;
  /** In a row: what was charged for it. */
  'transactions.row.fee': string;
  /** While pages are searched for what a filter wants. */
  'transactions.looking': string;
  /** For cards and accounts whose transactions are not offered. */
  'transactions.elsewhere': string;
  /** A transaction without a counterparty. */
  'transactions.unnamed': string;
  /** Heading of transactions whose date can’t be read. */
  'transactions.undated': string;
  /** A part of the element (filters, details) could not be loaded. */
  'transactions.part.failed': string;
  /** Kinds of transactions. Source: Banking v2, "The transaction object", `type`. */
  'transactions.type.outgoing': string;
  'transactions.type.incoming': string;
  'transactions.type.invoice': string;
  'transactions.type.fee': string;
  'transactions.type.convert': string;
  /** Label: name of the other side. */
  'transactions.counterparty': string;
  /** Label: masked account of the other side. */
  'transactions.account': string;
  /** Label. */
  'transactions.date': string;
  /** Label. */
  'transactions.status': string;
  /** Label: why it did not go through. */
  'transactions.reason': string;
  /** Label. */
  'transactions.amount': string;
  /** Label: the amount in the other side’s currency. */
  'transactions.original': string;
  /** Label. */
  'transactions.rate': string;
  /** Label: what was charged for it. */
  'transactions.fee': string;
  /** Label: what kind of transaction. */
  'transactions.type': string;
  /** A kind that nobody documented; the bank’s word follows in parentheses. */
  'transactions.type.other': string;
  /** Label: the bank’s own sentence, in English. */
  'transactions.description': string;
  /** Label. */
  'transactions.id': string;
  /** Our word for something, and the bank’s own. */
  'transactions.raw': string;
  /** `{code}` is a number that nobody documented; a person may tell it to the bank. */
  'transactions.reason.unknown': string;
  /** Button; what it copies follows for screen readers. */
  'transactions.copy': string;
  /** On the button for a moment, and announced: short. */
  'transactions.copied': string;
  /** Announced. */
  'transactions.notCopied': string;
  /** Names the filters for screen readers. */
  'transactions.tools': string;
  /** Label and placeholder of the search field. */
  'transactions.search': string;
  /** Opens the filters. */
  'transactions.filters': string;
  /** The same; `{count}` are in force. */
  'transactions.filters.active': string;
  /** Button. */
  'transactions.filters.clear': string;
  /** A filter that lets all through. */
  'transactions.any': string;
  /** Label. */
  'transactions.period': string;
  'transactions.period.this-month': string;
  'transactions.period.last-month': string;
  'transactions.period.last-30-days': string;
  'transactions.period.last-90-days': string;
  'transactions.period.this-year': string;
  'transactions.period.last-year': string;
  /** Two date fields follow. */
  'transactions.period.custom': string;
  /** Label: it belongs to the period. */
  'transactions.from': string;
  /** Label: it belongs to the period. */
  'transactions.to': string;
  /** The period ends before it begins. */
  'transactions.period.wrong': string;
  /** Label. */
  'transactions.currency': string;
  /** Label: whether money came or went. */
  'transactions.direction': string;
  'transactions.direction.incoming': string;
  'transactions.direction.outgoing': string;
  /** Label. */
  'transactions.order': string;
  'transactions.order.newest': string;
  'transactions.order.oldest': string;
  /** Under their currencies. */
  'transactions.order.amount': string;
  /** There are more that have not been read. `{count}` have. */
  'transactions.order.partly': string;
  /** The filters let nothing through. */
  'transactions.none.title': string;
  /** `{filters}` are the filters in force. */
  'transactions.none.text': string;
  /** Announced after filtering. */
  'transactions.found': string;
  /** Announced after filtering; more may be found further back. */
  'transactions.found.soFar': string;
  /** Opens the choice of files. */
  'transactions.export': string;
  /** What a file will hold. */
  'transactions.export.text': string;
  /** There are more that are not listed yet. */
  'transactions.export.partly': string;
  /** Button. */
  'transactions.export.csv-local': string;
  /** Button. */
  'transactions.export.csv-machine': string;
  /** Button. */
  'transactions.export.json': string;
  /** Checkbox: adds a byte order mark. */
  'transactions.export.mark': string;
  /** `{name}` is the file’s name. */
  'transactions.export.saved': string;
  /** Follows when the page is in a frame that may forbid saving. */
  'transactions.export.unsure': string;
  'transactions.export.blocked': string;
  'transactions.export.failed': string;
  /** Column heading in a file. */
  'transactions.export.time': string;
  /** Column heading in a file. */
  'transactions.export.originalCurrency': string;
  /** Column heading in a file: the currency of the fee, which may be another than that of the amount. */
  'transactions.export.feeCurrency': string;
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

  /** Heading. */
  'signIn.title': string;
  /** Label. */
  'signIn.email': string;
  /** Label. */
  'signIn.password': string;
  /** Button that sends e-mail and password; a code by SMS may follow. */
  'signIn.submit': string;
  /** On the button while a call is out. */
  'signIn.busy': string;
  /** Button to the page that sends a link. */
  'signIn.forgot': string;
  /** Button back to e-mail and password. */
  'signIn.back': string;
  /** The person has just signed out. */
  'signIn.out': string;
  /** The session ran out. */
  'signIn.ended': string;
  /** Signed in. */
  'signIn.done.title': string;
  /** Button. */
  'session.signOut': string;
  /** Heading above the field for the code. */
  'signIn.code.title': string;
  /** `{phone}` is masked by the platform, like *********89. */
  'signIn.code.text': string;
  /** The platform does not say which phone. */
  'signIn.code.textNoPhone': string;
  /** Label. */
  'signIn.code.label': string;
  /** How long the code is good for. `{time}` is minutes and seconds, like 4:59. */
  'signIn.code.left': string;
  /** Button. */
  'signIn.code.submit': string;
  /** Button. */
  'signIn.code.resend': string;
  /** The same button while it has to wait. `{time}` is minutes and seconds. */
  'signIn.code.resendIn': string;
  /** Announced after a new code was asked for. */
  'signIn.code.resent': string;
  /** Heading. */
  'signIn.forgotten.title': string;
  /** What the button below does. */
  'signIn.forgotten.text': string;
  /** Button. */
  'signIn.forgotten.submit': string;
  /** Heading. */
  'signIn.mailed.title': string;
  /** Must not say whether the e-mail has an account. */
  'signIn.mailed.text': string;
  /** Heading. The person came by the link in the mail. */
  'signIn.new.title': string;
  /** Label. */
  'signIn.new.password': string;
  /** Button. */
  'signIn.new.submit': string;
  /** Heading. */
  'signIn.saved.title': string;
  /** What to do next. */
  'signIn.saved.text': string;
  /** Nothing was sent. */
  'signIn.fault.credentials-missing': string;
  /** Must not say which of the two was wrong. */
  'signIn.fault.credentials': string;
  /** A code was sent before the page was loaded again. `{time}` is minutes and seconds. */
  'signIn.fault.too-soon': string;
  /** What was typed holds no code, or more than one. */
  'signIn.fault.code-missing': string;
  /** The platform did not take the code. */
  'signIn.fault.wrong-code': string;
  /** It ran out, or was wrong too often. */
  'signIn.fault.void-code': string;
  /** Nothing was sent. */
  'signIn.fault.email-missing': string;
  /** Nothing was sent, or the platform found the password too weak. */
  'signIn.fault.password-short': string;
  /** The link of the mail was used or ran out. */
  'signIn.fault.link-void': string;
  /** Heading of the warning before a session ends. */
  'session.ending.title': string;
  /** `{time}` is minutes and seconds. */
  'session.ending.text': string;
  /** Button. */
  'session.ending.stay': string;

  /** Name of the list for screen readers. */
  'accounts.label': string;
  /** No accounts at all. */
  'accounts.empty.title': string;
  'accounts.empty.text': string;
  /** No account matches what the page asks for. */
  'accounts.none.title': string;
  'accounts.none.text': string;
  /** Reading failed and nothing can be shown. */
  'accounts.failed.title': string;
  /** Heading: some of several accounts could not be read; a failure sentence follows. */
  'accounts.some': string;
  /** A refresh failed; what is on screen may be old. */
  'accounts.stale': string;
  /** An account without a name. `{currency}` is a code like EUR. */
  'accounts.unnamed': string;
  /** Read aloud for the last four characters of the account number. `{digits}`. */
  'accounts.ending': string;
  /** Under an amount: what can be spent. */
  'accounts.available': string;
  /** Money held for payments under way. `{amount}` is formatted. */
  'accounts.reserved': string;
  /** The platform does not say how much there is. */
  'accounts.unknown': string;
  /** Name of the totals for screen readers. */
  'accounts.totals': string;
  /** What can be spent in all accounts of one currency. `{currency}` is a code like EUR. */
  'accounts.total': string;

  /** Button that shows bank details. */
  'payIn.show': string;
  /** Its whole name; must begin with the words of payIn.show. `{account}` is the account’s name. */
  'payIn.showOf': string;
  /** The bank details could not be read. */
  'payIn.failed': string;
  /** The platform names no way to pay in. */
  'payIn.none': string;
  /** Whose name a payment must carry. */
  'payIn.beneficiary': string;
  'payIn.iban': string;
  'payIn.bic': string;
  /** UK account number, or a number the kit does not know. */
  'payIn.number': string;
  /** UK sort code. */
  'payIn.sortCode': string;
  /** Code of a bank, of a kind the kit does not know. */
  'payIn.code': string;
  /** Name and address of the bank. */
  'payIn.bank': string;
  /** Kind of payment. */
  'payIn.rail.sepa': string;
  /** Kind of payment. */
  'payIn.rail.cross-border': string;
  /** Kind of payment. */
  'payIn.rail.uk-local': string;
  /** Button beside a value. */
  'payIn.copy': string;
  /** Its whole name; must begin with the words of payIn.copy. `{what}` is a label, for example IBAN. */
  'payIn.copyOf': string;
  /** On the button for a moment: short. */
  'payIn.copied': string;
  /** Announced. `{what}` is a label, for example IBAN. */
  'payIn.copiedOf': string;
  /** Announced, and below the details. */
  'payIn.notCopied': string;
  /** On the button for a moment: short. */
  'payIn.notCopied.short': string;
  /** Name of the picture. `{account}` is the account’s name. */
  'payIn.qr': string;
  /** Beside the picture. */
  'payIn.qr.text': string;
  /** The picture could not be loaded. */
  'payIn.qr.failed': string;

  /** Name of the list for screen readers. */
  'payees.label': string;
  /** Label of the search field. */
  'payees.search': string;
  /** Under the search field. */
  'payees.search.hint': string;
  /** Announced while searching: `{count}` payees match. */
  'payees.found': string;
  /** Nobody is saved. */
  'payees.empty.title': string;
  'payees.empty.text': string;
  /** Nobody matches the search. */
  'payees.none.title': string;
  'payees.none.text': string;
  /** Reading failed and nothing can be shown. */
  'payees.failed.title': string;
  /** A refresh failed; what is on screen may be old. */
  'payees.stale': string;
  /** The platform’s other payment model has no such list. */
  'payees.elsewhere': string;
  /** Somebody without a name. */
  'payees.unnamed': string;
  /** When money was last sent to them. `{when}` is a date, or words like “yesterday”. */
  'payees.used': string;
  /** Can be paid; one or two words. */
  'payees.status.active': string;
  /** One or two words. */
  'payees.status.deleted': string;
  /** One or two words. */
  'payees.status.forbidden': string;
  /** A status the kit does not know and the platform left empty. */
  'payees.status.unknown': string;
  /** Why it can’t be chosen. */
  'payees.why.deleted': string;
  /** Why it can’t be chosen. */
  'payees.why.forbidden': string;
  /** Why it can’t be chosen. */
  'payees.why.unknown': string;
  /** Button that shows more of them. */
  'payees.more': string;

  /** Heading. */
  'statement.title': string;
  /** Legend of the choice of a file format. */
  'statement.format': string;
  /** To read and print. */
  'statement.format.pdf': string;
  /** For spreadsheets and bookkeeping. */
  'statement.format.csv': string;
  /** Label. */
  'statement.period': string;
  /** Periods. From its first day until today. */
  'statement.period.this-month': string;
  /** The whole month before. */
  'statement.period.last-month': string;
  /** Of the calendar year, until today. */
  'statement.period.this-quarter': string;
  /** Of the calendar year. */
  'statement.period.last-quarter': string;
  /** The calendar year, until today. */
  'statement.period.this-year': string;
  /** The calendar year before. */
  'statement.period.last-year': string;
  /** The person chooses two days. */
  'statement.period.custom': string;
  /** Label of the first day. */
  'statement.from': string;
  /** Label of the last day. */
  'statement.to': string;
  /** What the days mean. `{from}` and `{to}` are dates, `{zone}` a time zone like Europe/Stockholm. */
  'statement.until': string;
  /** No days are chosen yet. */
  'statement.until.open': string;
  /** Button. */
  'statement.submit': string;
  /** On the button, and announced: the bank makes the file. */
  'statement.preparing': string;
  /** On the button: the file is on its way. */
  'statement.fetching': string;
  /** `{name}` is the file’s name. */
  'statement.saved': string;
  /** In a frame that may not be allowed to save files. */
  'statement.unsure': string;
  /** The app has the file now. */
  'statement.given': string;
  /** A frame that may not save files. */
  'statement.forbidden': string;
  /** The file waits at an address this page may not read. */
  'statement.link.text': string;
  /** Link. */
  'statement.link': string;
  /** The file’s address was good for a short time only. */
  'statement.expired': string;
  /** What came is empty, cut off or no statement; nothing was saved. */
  'statement.broken': string;
  /** The page around the element, for example an app, did not take the file. */
  'statement.notTaken': string;
  /** Title above the reason. */
  'statement.failed': string;
  /** A day is missing or does not exist. */
  'statement.fault.missing': string;
  /** The last day is before the first. */
  'statement.fault.order': string;
  /** The first day is still to come. */
  'statement.fault.future': string;

  /** Heading of the form. */
  'transfer.title': string;
  'transfer.from': string;
  /** Money that can be spent. `{amount}` is formatted. */
  'transfer.available': string;
  /** Instead of the form. */
  'transfer.noAccounts': string;
  /** Instead of the form: the host chose an account that there is not. */
  'transfer.unknownAccount': string;
  /** Legend over the ways to choose a payee. */
  'transfer.to': string;
  'transfer.to.saved': string;
  'transfer.to.new': string;
  'transfer.to.own': string;
  /** Saved payees can’t be read; they can still be typed. */
  'transfer.payees.failed': string;
  'transfer.search': string;
  'transfer.payee': string;
  'transfer.payee.choose': string;
  'transfer.account.choose': string;
  'transfer.kind': string;
  'transfer.kind.iban': string;
  'transfer.kind.uk-local': string;
  'transfer.name': string;
  'transfer.iban': string;
  'transfer.iban.hint': string;
  'transfer.bic': string;
  'transfer.number': string;
  'transfer.sortCode': string;
  'transfer.accountId': string;
  'transfer.address': string;
  'transfer.street': string;
  'transfer.city': string;
  'transfer.postCode': string;
  'transfer.country': string;
  'transfer.amount': string;
  'transfer.currency': string;
  'transfer.reference': string;
  'transfer.fee': string;
  /** Beside the fee, where the bank exchanges the money on its way. */
  'transfer.fee.exchange': string;
  'transfer.fee.asking': string;
  'transfer.fee.unknown': string;
  'transfer.total': string;
  'transfer.review': string;
  'transfer.checking': string;
  /** After pasting an invoice line or QR text. `{fields}` are labels. */
  'transfer.pasted': string;
  'transfer.pasted.amount': string;
  /** The steps after the form could not be loaded. */
  'transfer.part.failed': string;
  /** Announced when fields are wrong; also the heading of what is wrong with none that is shown. */
  'transfer.fault.summary': string;
  'transfer.fault.missing': string;
  'transfer.fault.too-long': string;
  /** `{example}` is an amount as the language writes it. */
  'transfer.fault.not-a-number': string;
  'transfer.fault.too-many-decimals': string;
  'transfer.fault.amount-too-long': string;
  'transfer.fault.negative': string;
  'transfer.fault.other-currency': string;
  /** `{first}` and `{second}` are formatted amounts. */
  'transfer.fault.ambiguous': string;
  /** `{amount}` is formatted. */
  'transfer.fault.below-minimum': string;
  /** Fee included. `{available}` and `{total}` are formatted. */
  'transfer.fault.not-enough': string;
  'transfer.fault.iban.country': string;
  'transfer.fault.iban.length': string;
  'transfer.fault.iban.check-digits': string;
  'transfer.fault.iban.characters': string;
  'transfer.fault.iban.platform': string;
  'transfer.fault.bic': string;
  'transfer.fault.bic.platform': string;
  'transfer.fault.sort-code': string;
  'transfer.fault.sort-code.platform': string;
  'transfer.fault.account-number': string;
  'transfer.fault.account-number.platform': string;
  'transfer.fault.country': string;
  'transfer.fault.currency': string;
  /** Another currency than the account’s was given or pasted. `{currency}` is an ISO 4217 code. */
  'transfer.fault.only-of-account': string;
  'transfer.fault.only-gbp': string;
  'transfer.fault.only-eur': string;
  'transfer.fault.same-account': string;
  'transfer.fault.refused': string;
  /** Label of {@link Messages}`['transfer.exchange.text']`. */
  'transfer.exchange': string;
  /** The bank exchanges on the way. `{from}` and `{to}` are currency codes. */
  'transfer.exchange.text': string;
  /** Over what must be acknowledged. */
  'transfer.warnings': string;
  'transfer.warning.changed': string;
  'transfer.warning.mixed-scripts': string;
  'transfer.warning.hidden': string;
  'transfer.warning.foreign-bic': string;
  'transfer.warning.payee-changed': string;
  /** `{amount}`, `{name}` and `{time}` of a booking that is there. */
  'transfer.warning.duplicate': string;
  'transfer.warning.accept': string;
  'transfer.warning.needed': string;
  /** Heading of the review. */
  'transfer.reviewing': string;
  'transfer.review.payee': string;
  'transfer.review.account': string;
  'transfer.review.bic': string;
  'transfer.review.sortCode': string;
  'transfer.review.address': string;
  'transfer.review.amount': string;
  'transfer.review.from': string;
  'transfer.review.reference': string;
  /** The button that decides. `{amount}` is formatted. */
  'transfer.send': string;
  'transfer.sending': string;
  'transfer.change': string;
  /** Why the form is shown again. */
  'transfer.news.changed': string;
  'transfer.news.restarted': string;
  'transfer.news.returned': string;
  /** In a tab that only comes back from the bank’s page, while another tab is in the middle of the payment. */
  'transfer.news.elsewhere': string;
  'transfer.news.refused': string;
  'transfer.news.unchecked': string;
  'transfer.news.unsent': string;
  'transfer.news.not-approved': string;
  'transfer.news.given-up': string;
  /** Heading of the code step. `{amount}` is formatted. */
  'transfer.code.title': string;
  /** `{name}` of the payee, `{account}` number as written. */
  'transfer.code.to': string;
  /** `{phone}` is masked by the bank. */
  'transfer.code.sent': string;
  'transfer.code.sentNoPhone': string;
  'transfer.code.label': string;
  /** `{time}` is minutes and seconds. */
  'transfer.code.left': string;
  /** After a wrong code. `{count}` is 2 or 1. */
  'transfer.code.tries': string;
  'transfer.code.resend': string;
  'transfer.code.resendIn': string;
  'transfer.code.missing': string;
  'transfer.code.wrong': string;
  'transfer.code.void': string;
  'transfer.code.failed': string;
  /** A new code could not be sent; why follows. */
  'transfer.code.notResent': string;
  /** Heading while the person approves elsewhere. */
  'transfer.consent.title': string;
  /** The answer was lost: the most important words of the kit. Never say sent, nor failed. */
  'transfer.unknown.title': string;
  'transfer.unknown.text': string;
  /** `{id}` is a reference to quote. */
  'transfer.unknown.never': string;
  /** When looking for it can’t tell any more: the transfer stands below. */
  'transfer.unknown.ask': string;
  'transfer.unknown.looking': string;
  'transfer.never.title': string;
  'transfer.never.text': string;
  'transfer.never.again': string;
  /** `{amount}` is formatted. */
  'transfer.done.title': string;
  'transfer.done.title.failed': string;
  'transfer.done.status': string;
  'transfer.done.approved': string;
  'transfer.done.pending': string;
  'transfer.done.hold': string;
  'transfer.done.failed': string;
  'transfer.done.id': string;
  'transfer.done.date': string;
  'transfer.done.rate': string;
  /** What left the account, and what comes in, where the bank exchanges. */
  'transfer.done.paid': string;
  'transfer.done.arrives': string;
  'transfer.done.fresh': string;
  /** Button back to the form, under a transfer or a conversion that the bank did not carry out. */
  'transfer.done.edit': string;
  'transfer.receipt.print': string;
  'transfer.receipt.copy': string;
  'transfer.receipt.copied': string;
  'transfer.receipt.pdf': string;
  'transfer.receipt.title': string;
  /** The browser has the file. `{name}`: its name. */
  'transfer.receipt.saved': string;
  /** The app has the file now. */
  'transfer.receipt.given': string;
  /** Small print where it is not known whether the frame may save files. */
  'transfer.receipt.unsure': string;
  /** A frame that may not save files. */
  'transfer.receipt.forbidden': string;
  /** The file could not be made, or the app did not take it. */
  'transfer.receipt.notSaved': string;
  'transfer.receipt.notCopied': string;
  /** The platform’s refusals, by code. Source: Banking v2, "Validation errors for create transaction endpoint". */
  'transfer.error.20001': string;
  'transfer.error.20002': string;
  'transfer.error.20003': string;
  'transfer.error.20004': string;
  'transfer.error.20005': string;
  'transfer.error.20006': string;
  'transfer.error.20009': string;
  'transfer.error.20010': string;
  'transfer.error.20011': string;
  'transfer.error.20012': string;

  /** Heading of the form. */
  'convert.title': string;
  /** Instead of the form, where payments go over an API without conversions. */
  'convert.notOffered': string;
  'convert.noAccounts': string;
  /** Instead of the form. Source: Banking v2, code 20009. */
  'convert.noneAllowed': string;
  /** Instead of the form: the host chose an account that can’t be converted from. */
  'convert.notThis': string;
  /** Instead of the form: the host chose an account that there is not. */
  'convert.unknownAccount': string;
  /** An account that can’t be chosen. */
  'convert.excluded': string;
  'convert.to': string;
  'convert.amount': string;
  /** `{currency}` is an ISO 4217 code. */
  'convert.amount.hint': string;
  'convert.noTarget': string;
  /** When the fee was asked for; `{time}` is “10 seconds ago” in the language. */
  'convert.fee.age': string;
  'convert.fault.no-conversion': string;
  'convert.fault.currency': string;
  'convert.fault.same-currency': string;
  'convert.reviewing': string;
  'convert.review.gets': string;
  'convert.review.from': string;
  'convert.review.to': string;
  /** Where it goes; `{currency}` is an ISO 4217 code. */
  'convert.review.target': string;
  /** In place of a rate nobody knows before. */
  'convert.review.rate': string;
  'convert.feeChanged': string;
  /** `{amount}` and `{time}` are formatted. */
  'convert.duplicate': string;
  /** `{amount}` is formatted. */
  'convert.send': string;
  'convert.sending': string;
  'convert.news.changed': string;
  'convert.news.returned': string;
  'convert.news.refused': string;
  'convert.news.unsent': string;
  'convert.unknown.title': string;
  'convert.unknown.text': string;
  /** When looking for it can’t tell any more: the conversion stands below. */
  'convert.unknown.ask': string;
  'convert.never.text': string;
  'convert.never.again': string;
  'convert.done.title': string;
  'convert.done.title.pending': string;
  'convert.done.title.failed': string;
  'convert.done.approved': string;
  'convert.done.pending': string;
  'convert.done.hold': string;
  'convert.done.failed': string;
  /** What left the account. */
  'convert.done.paid': string;
  'convert.done.fresh': string;
  /** The platform’s refusals whose words for a transfer do not fit, by code. */
  'convert.error.20001': string;
  'convert.error.20003': string;
  'convert.error.20004': string;
  'convert.error.20009': string;
  'convert.error.20011': string;
}

/** A key of {@link Messages}. */
export type MessageKey = keyof Messages;

/** Texts of the forms that move money, which no other element shows. */
export type MoneyMessages = Pick<Messages, Extract<MessageKey, `transfer.${string}` | `convert.${string}`>>;

/**
 * Texts a host replaces, by key. The words for `status.error_code` and for what a `status.code` means lie in a file of their
 * own (`transaction-words.ts`); a host replaces them, or adds one, by code and by status.
 */
export type MessageOverrides = Partial<Readonly<Messages>> & {
  readonly [key: `transaction.error.${number}` | `transaction.meaning.${string}`]: string;
};

/** Values for a text's placeholders. */
export type MessageValues = Readonly<Record<string, string | number>>;

/** Puts values into a text; a placeholder without a value stays as it is. */
export const fill = (text: string, values: MessageValues = {}): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
