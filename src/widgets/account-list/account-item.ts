import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../domain/account.js';
import type { Money } from '../../domain/money.js';
import { shownText } from '../../domain/shown-text.js';
import { formatMoney } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderSkeleton } from '../../ui/skeleton/skeleton.js';
import { accountName, endingOf } from './account-words.js';

/** What drawing an account in a list takes, besides the account. */
export interface AccountItemView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  /** Id of the selected account. */
  readonly selected: string | undefined;
  /** Id of the account whose bank details are shown. */
  readonly opened: string | undefined;
  readonly select: (account: Account) => void;
  readonly toggle: (account: Account) => void;
  /** What is shown of the opened one. */
  readonly payIn: (account: Account) => unknown;
}

/** One account: a button that selects it, and one that shows how to pay in. */
export function renderAccountItem(account: Account, view: AccountItemView): TemplateResult {
  const { t } = view;
  const name = accountName(account, t);
  const isSelected = account.id === view.selected;
  const isOpen = account.id === view.opened;
  const panel = `pay-in-${encodeURIComponent(account.id)}`;
  return html`
    <div role="listitem" class="item ${isSelected ? 'selected' : ''}" part=${PARTS.item}>
      <button
        type="button"
        class="account"
        aria-pressed=${isSelected ? 'true' : 'false'}
        @click=${() => {
          view.select(account);
        }}
      >
        <span class="who">
          <span class="name" part=${PARTS.title}><bdi>${name}</bdi></span>
          <span class="hint facts" part=${PARTS.hint}>${renderFacts(account, t)}</span>
        </span>
        <span class="how">${renderAmounts(account, view)}</span>
      </button>
      <div class="actions" part=${PARTS.actions}>
        <button
          type="button"
          class="button disclosure"
          part=${PARTS.buttonSecondary}
          aria-expanded=${isOpen ? 'true' : 'false'}
          aria-controls=${isOpen ? panel : nothing}
          aria-label=${t('payIn.showOf', { account: name })}
          @click=${() => {
            view.toggle(account);
          }}
        >
          ${t('payIn.show')}
        </button>
      </div>
      ${isOpen ? html`<div class="panel" id=${panel}>${view.payIn(account)}</div>` : nothing}
    </div>
  `;
}

function renderFacts(account: Account, t: ElementTools['t']): TemplateResult {
  const ending = endingOf(account);
  return html`<bdi class="currency">${shownText(account.currency)}</bdi> ${
      ending === undefined
        ? nothing
        : html`<span
            ><span class="digits" aria-hidden="true">•••• ${shownText(ending)}</span
            ><span class="visually-hidden">, ${t('accounts.ending', { digits: shownText(ending) })}</span></span
          >`
    }`;
}

function renderAmounts({ available, reserved }: Account, { t, locale }: AccountItemView): TemplateResult {
  const hint = (text: string): TemplateResult => html`<span class="hint" part=${PARTS.hint}><bdi>${text}</bdi></span>`;
  const held = reserved && reserved.amount !== 0n ? t('accounts.reserved', { amount: money(reserved, locale) }) : '';
  return html`
    ${
      available
        ? html`<bdi class="amount">${money(available, locale)}</bdi> ${hint(t('accounts.available'))}`
        : hint(t('accounts.unknown'))
    }
    ${held === '' ? nothing : hint(held)}
  `;
}

const money = (amount: Money, locale: string): string =>
  formatMoney({ ...amount, currency: shownText(amount.currency) }, locale);

/** What can be spent in each currency. */
export const renderTotals = (
  totals: readonly Money[],
  { t, locale }: Pick<AccountItemView, 't' | 'locale'>,
): TemplateResult => html`
  <dl class="totals" part=${PARTS.hint} aria-label=${t('accounts.totals')}>
    ${totals.map(
      (total) => html`
        <div class="total">
          <dt><bdi>${t('accounts.total', { currency: shownText(total.currency) })}</bdi></dt>
          <dd><bdi class="amount">${money(total, locale)}</bdi></dd>
        </div>
      `,
    )}
  </dl>
`;

/** What stands in for one account, in the same size. */
export const renderAccountSkeleton = (): TemplateResult => html`
  <div class="item">
    <div class="account">
      <span class="who"
        ><span class="name">${renderSkeleton('medium')}</span><span class="hint">${renderSkeleton('short')}</span></span
      >
      <span class="how"
        ><span class="amount">${renderSkeleton('short')}</span
        ><span class="hint">${renderSkeleton('short')}</span></span
      >
    </div>
    <div class="actions"><span class="button disclosure">${renderSkeleton('medium')}</span></div>
  </div>
`;

/** What stands in for one total, in the same size. */
export const renderTotalSkeleton = (): TemplateResult => html`
  <div class="total">
    <span>${renderSkeleton('medium')}</span><span class="amount">${renderSkeleton('short')}</span>
  </div>
`;
