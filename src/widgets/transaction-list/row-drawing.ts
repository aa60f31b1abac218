import { nothing, render } from 'lit';
import type { Transaction, TransactionStatus } from '../../domain/transaction.js';
import { formatInstant } from '../../i18n/format-time.js';
import { formatDecimal, formatMoney, formatSignedMoney } from '../../i18n/format.js';
import { PARTS } from '../../styles/parts.js';
import { renderBadge, type BadgeTone } from '../../ui/badge/badge.js';
import { titleOf, type RowView } from './transaction-row.js';

const TONES: Readonly<Record<TransactionStatus, BadgeTone>> = {
  approved: 'success',
  authorized: 'info',
  declined: 'danger',
  refunded: 'neutral',
  hold: 'warning',
  rejected: 'danger',
  pending: 'warning',
  processing: 'info',
  'under-review': 'warning',
  initialized: 'neutral',
  unknown: 'neutral',
};

/** An element with what stands in it. */
export function made(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** What every row has, to be copied. */
const makeMould = (): HTMLElement =>
  made(
    'div',
    { role: 'listitem', class: 'item', part: PARTS.item },
    made(
      'button',
      { type: 'button', class: 'row', 'aria-expanded': 'false' },
      made(
        'span',
        { class: 'who' },
        made('span', { class: 'name', part: PARTS.title }, made('bdi', {})),
        made('span', { class: 'hint', part: PARTS.hint }, made('bdi', {}, made('time', {}))),
      ),
      made('span', { class: 'how' }, made('bdi', {})),
    ),
  );
let mould: HTMLElement | undefined;

const down = (element: Element): Element => element.firstElementChild ?? element;
const next = (element: Element): Element => element.nextElementSibling ?? element;

/** Takes away what only some rows have, which stands after what all have. */
function keepFirst(element: Element): void {
  while (element.lastChild && element.lastChild !== element.firstChild) element.lastChild.remove();
}

/** A status that is drawn is copied from then on. */
const badges = new WeakMap<RowView, Map<TransactionStatus, Element>>();

function badgeOf(status: TransactionStatus, view: RowView): Node {
  const known = badges.get(view) ?? new Map<TransactionStatus, Element>();
  badges.set(view, known);
  let badge = known.get(status);
  if (!badge) {
    const place = document.createElement('span');
    render(renderBadge(view.t(`transaction.status.${status}`), TONES[status]), place);
    known.set(status, (badge = down(place)));
  }
  return badge.cloneNode(true);
}

const isNothingMoved = ({ status }: Transaction): boolean => status === 'declined' || status === 'rejected';

/**
 * One line: who, when, how much, and how far it has come unless that is simply done. Copied and filled by hand: as a template
 * a row costs three times as much, for its markers and bindings, and a list has thousands.
 */
export class RowDrawing {
  /** The whole row. */
  readonly element = (mould ??= makeMould()).cloneNode(true) as HTMLElement;
  #transaction: Transaction | undefined;
  #view: RowView | undefined;
  #details: unknown;

  /** Draws it as it is now; nothing where that says the same. `details` stand below an open one. */
  draw(transaction: Transaction, view: RowView, details: unknown): void {
    if (transaction !== this.#transaction || view !== this.#view) {
      this.#fill(transaction, view);
      this.#transaction = transaction;
      this.#view = view;
    }
    if (details === this.#details) return;
    down(this.element).setAttribute('aria-expanded', details === undefined ? 'false' : 'true');
    render(details ?? nothing, this.element);
    this.#details = details;
  }

  #fill(transaction: Transaction, view: RowView): void {
    const { t, locale, timeZone, order, columns, hostText, reason } = view;
    const { id, status, amount, direction, createdAt, original, exchangeRate, fee } = transaction;
    const row = down(this.element);
    const who = down(row);
    const name = down(who);
    const hint = next(name);
    const time = down(down(hint));
    const how = next(who);
    const sum = down(how);
    row.setAttribute('data-id', id);
    down(name).textContent = titleOf(transaction, t);
    time.setAttribute('datetime', createdAt);
    time.textContent = formatInstant(createdAt, locale, timeZone, order === 'amount' ? 'day' : 'time');
    sum.className = `amount ${direction}${isNothingMoved(transaction) ? ' void' : ''}`;
    sum.textContent = formatSignedMoney(amount, direction, locale);
    keepFirst(hint);
    const tell = (fact: string): void => {
      hint.append(' · ', made('bdi', {}, fact));
    };
    if (original) tell(t('transactions.row.original', { amount: formatMoney(original, locale) }));
    if (original && exchangeRate) tell(t('transactions.row.rate', { rate: formatDecimal(exchangeRate, locale) }));
    if (fee && fee.amount !== 0n) tell(t('transactions.row.fee', { amount: formatMoney(fee, locale) }));
    const why = reason(transaction); // a sentence: nothing follows it
    if (why !== undefined) hint.append(` · ${why}`);
    while (who.lastElementChild !== hint) who.lastElementChild?.remove();
    for (const column of columns) {
      const text = hostText(column, transaction);
      if (text !== '')
        who.append(made('span', { class: 'hint', part: PARTS.hint }, `${column.label}: `, made('bdi', {}, text)));
    }
    keepFirst(how);
    if (status !== 'approved') how.append(badgeOf(status, view));
  }
}
