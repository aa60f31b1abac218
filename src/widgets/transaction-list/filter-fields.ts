import { html, type TemplateResult } from 'lit';
import { PERIODS } from '../../domain/transaction-periods.js';
import { CURRENCIES, STATUSES, type TransactionFilter } from '../../domain/transaction-filter.js';
import { ORDERS, type TransactionOrder } from '../../domain/transaction-rows.js';
import type { Transaction, TransactionStatus } from '../../domain/transaction.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { listOf, type FilterChoice, type PeriodChoice } from './filter-choice.js';

interface Option {
  readonly value: string;
  readonly label: string;
}
type Take = (value: string) => void;

/** A status in words; one that is none as it came. */
export function statusWord(status: string, t: ElementTools['t']): string {
  const known = STATUSES.find((word) => word === status);
  return known ? t(`transaction.status.${known}`) : status;
}

/** The fields of a choice. `items` is what was read, for the currencies there are besides those of the reference. */
export function renderFilterFields(
  choice: FilterChoice,
  items: readonly Transaction[],
  t: ElementTools['t'],
): TemplateResult {
  const { from, to, statuses, currencies, direction } = choice.filter;
  const all = { value: '', label: t('transactions.any') };
  const plain = (values: readonly string[], word = (value: string): string => value): readonly Option[] =>
    values.map((value) => ({ value, label: word(value) }));
  // Each currency is judged once, not each transaction.
  const used = new Set<string>();
  for (const { amount } of items) used.add(amount.currency);
  const found = [...used].filter((currency) => /^[A-Z]{3}$/.test(currency));
  return html`
    ${renderSelect(
      'period',
      t('transactions.period'),
      choice.period,
      [
        all,
        ...PERIODS.map((value) => ({ value, label: t(`transactions.period.${value}`) })),
        { value: 'custom', label: t('transactions.period.custom') },
      ],
      (value) => {
        choice.choosePeriod(value as PeriodChoice);
      },
    )}
    ${
      choice.period === 'custom'
        ? (['from', 'to'] as const).map((name) =>
            renderDate(name, t(`transactions.${name}`), { from, to }[name], (value) => {
              choice.set({ [name]: value || undefined });
            }),
          )
        : ''
    }
    ${renderChoice(
      'status',
      t('transactions.status'),
      statuses,
      [all, ...plain(STATUSES, (status) => statusWord(status, t))],
      (value) => {
        choice.set({ statuses: listOf(value) as readonly TransactionStatus[] });
      },
    )}
    ${renderChoice(
      'currency',
      t('transactions.currency'),
      currencies,
      [all, ...plain([...new Set([...CURRENCIES, ...found])])],
      (value) => {
        choice.set({ currencies: listOf(value) });
      },
    )}
    ${renderSelect(
      'direction',
      t('transactions.direction'),
      direction ?? '',
      [
        all,
        { value: 'incoming', label: t('transactions.direction.incoming') },
        { value: 'outgoing', label: t('transactions.direction.outgoing') },
      ],
      (value) => {
        choice.set({ direction: (value || undefined) as TransactionFilter['direction'] });
      },
    )}
    ${renderSelect(
      'order',
      t('transactions.order'),
      choice.order,
      ORDERS.map((value) => ({ value, label: t(`transactions.order.${value}`) })),
      (value) => {
        choice.sort(value as TransactionOrder);
      },
    )}
  `;
}

/** A choice of one; several that the host set stand as one more choice. */
function renderChoice(name: string, label: string, chosen: readonly string[], options: readonly Option[], take: Take) {
  const value = chosen.join(' ');
  const wordOf = (word: string): string => options.find((option) => option.value === word)?.label ?? word;
  const isListed = value === '' || options.some((option) => option.value === value);
  const extra = isListed ? [] : [{ value, label: chosen.map(wordOf).join(', ') }];
  return renderSelect(name, label, value, [...options, ...extra], take);
}

// Properties, not attributes: an attribute no longer counts once the person has chosen.
const renderSelect = (
  name: string,
  label: string,
  value: string,
  options: readonly Option[],
  take: Take,
): TemplateResult =>
  html`<div class="field">
    <label for=${name}>${label}</label>
    <select
      id=${name}
      @change=${(event: Event) => {
        take((event.target as HTMLSelectElement).value);
      }}
    >
      ${options.map(
        (option) => html`<option value=${option.value} .selected=${option.value === value}>${option.label}</option>`,
      )}
    </select>
  </div>`;

const renderDate = (name: string, label: string, value: string | undefined, take: Take): TemplateResult =>
  html`<div class="field">
    <label for=${name}>${label}</label>
    <input
      id=${name}
      type="date"
      .value=${value ?? ''}
      @change=${(event: Event) => {
        take((event.target as HTMLInputElement).value);
      }}
    />
  </div>`;
