import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../../domain/account.js';
import { groupIban, groupInFours } from '../../domain/account-number.js';
import { isPayable, type Beneficiary } from '../../domain/beneficiary.js';
import { payeeMatcher, sortPayees } from '../../domain/beneficiary-search.js';
import { minorUnitDigits, type Money } from '../../domain/money.js';
import { shownText } from '../../domain/shown-text.js';
import type { DraftField } from '../../domain/transfer-draft.js';
import type { Exchange } from '../../domain/transfer.js';
import { TRANSFER_CURRENCIES } from '../../domain/transfer-currencies.js';
import { paysUkAccounts } from '../../domain/transfer-rules.js';
import type { MessageKey } from '../../i18n/messages.js';
import { renderButton } from '../../ui/button/button.js';
import { renderChoice } from '../../ui/field/choice.js';
import { renderAmountField } from '../../ui/field/amount-field.js';
import { renderGroupedField } from '../../ui/field/number-field.js';
import { renderSelect, renderTextField, type FieldOptions } from '../../ui/field/field.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { renderPanel } from '../panel.js';
import { renderSourceField } from '../source-field.js';
import type { Entry, PayeeMode } from './entry.js';
import { renderFees, type Fee } from './fee-view.js';
import { renderPasted, renderWarnings, type PointedOutView } from './pointed-out.js';

/** What drawing the form takes. */
export interface DetailsView extends PointedOutView {
  readonly accounts: readonly Account[];
  /** True where the host chose the account. */
  readonly isSourceGiven: boolean;
  readonly source: Account | undefined;
  readonly payees: readonly Beneficiary[];
  /** Reads the saved payees again, where they could not be read. */
  readonly rereadPayees: (() => void) | undefined;
  readonly nameOf: (account: Account) => string;
  /** What is wrong with a field, in words. */
  readonly errorOf: (field: DraftField) => string | undefined;
  /** What is wrong with fields that did not show it so far. */
  readonly undrawn: () => readonly string[];
  readonly needsAddress: boolean;
  /** What the platform would exchange. */
  readonly exchange: Exchange | undefined;
  readonly fees: readonly Fee[];
  /** The amount, where it is one. */
  readonly sum: Money | undefined;
  /** Why the form is shown again, or what failed. */
  readonly news: unknown;
  readonly busy: boolean;
  readonly set: (field: DraftField | 'region' | 'payeeKind', value: string, isTyped?: boolean) => void;
  readonly setMode: (mode: PayeeMode) => void;
  readonly choose: (payee: Beneficiary) => void;
  readonly search: (text: string) => void;
  readonly chooseSource: (id: string) => void;
  readonly pasted: (event: ClipboardEvent) => void;
  /** A field got the keyboard. */
  readonly entered: () => void;
  /** A field lost it. */
  readonly left: (event: Event) => void;
  readonly submit: () => void;
}

/** As many payees as are offered at once; the others by searching. */
const MOST_PAYEES = 50;

/** The first screen: who gets how much from where. While it is checked nothing can be changed, and what has focus keeps it. */
export function renderDetails(view: DetailsView): TemplateResult {
  const { t, busy } = view;
  return html`
    <form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        view.submit();
      }}
      @paste=${view.pasted}
      @focusin=${view.entered}
      @focusout=${view.left}
    >
      ${renderPanel({
        title: t('transfer.title'),
        busy,
        body: html`
          ${view.news} ${renderSource(view)} ${renderPayee(view)} ${renderPasted(view)}
          <div class="sum">
            ${renderAmountField({
              ...base(view, 'amount', 'transfer.amount'),
              hint: view.exchange && t('transfer.exchange.text', { ...view.exchange }),
              hasDecimals: minorUnitDigits(view.entry.draft.currency) > 0,
            })}
            ${renderSelect({
              ...base(view, 'currency', 'transfer.currency'),
              options: currencies(view).map((value) => ({ value, label: value })),
            })}
          </div>
          ${renderFees(view.fees, view.sum, view)} ${field(view, 'reference', 'transfer.reference')}
          ${renderWarnings(view)} ${renderUndrawn(view)}
        `,
        actions: renderButton({
          label: t(busy ? 'transfer.checking' : 'transfer.review'),
          kind: 'primary',
          busy,
          submit: true,
        }),
      })}
    </form>
  `;
}

const base = (view: DetailsView, name: DraftField, label: MessageKey, hint?: MessageKey): FieldOptions => ({
  name,
  label: view.t(label),
  hint: hint && view.t(hint),
  value: view.entry.draft[name as keyof Entry['draft']] ?? '',
  error: view.errorOf(name),
  held: view.busy,
  input: (value) => {
    view.set(name, value);
  },
});

const field = (
  view: DetailsView,
  name: DraftField,
  label: MessageKey,
  more: { readonly inputMode?: 'numeric'; readonly hint?: MessageKey; readonly isCode?: boolean } = {},
): TemplateResult =>
  renderTextField({ ...base(view, name, label, more.hint), inputMode: more.inputMode, isCode: more.isCode });

/** What can be sent; and what was given or pasted, as it is. */
const currencies = ({ source, entry }: DetailsView): readonly string[] => {
  const sent = source?.api === 'v3' ? [source.currency] : TRANSFER_CURRENCIES;
  const { currency } = entry.draft;
  return sent.includes(currency) ? sent : [currency, ...sent];
};

/** Last, when every field that is drawn has said what is wrong with it: nothing stands in the way without a word. */
function renderUndrawn({ t, undrawn }: DetailsView): unknown {
  const faults = undrawn();
  return faults.length === 0
    ? nothing
    : html`<div id="undrawn" tabindex="-1">
        ${renderNotice({ tone: 'danger', title: t('transfer.fault.summary'), text: faults.join(' ') })}
      </div>`;
}

const renderSource = (view: DetailsView): TemplateResult =>
  renderSourceField(view, {
    isGiven: view.isSourceGiven,
    error: view.errorOf('source'),
    held: view.busy,
    choose: view.chooseSource,
  });

function renderPayee(view: DetailsView): TemplateResult {
  const { t, entry, payees, accounts, source } = view;
  const modes: PayeeMode[] = ['new'];
  if (payees.length > 0) modes.unshift('saved');
  if (accounts.some(({ id }) => id !== source?.id)) modes.push('own');
  return html`
    ${
      modes.length > 1
        ? renderChoice({
            name: 'mode',
            legend: t('transfer.to'),
            options: modes.map((value) => ({ value, label: t(`transfer.to.${value}`) })),
            value: entry.mode,
            held: view.busy,
            choose: view.setMode,
          })
        : nothing
    }
    ${
      view.rereadPayees
        ? renderNotice({
            tone: 'info',
            text: t('transfer.payees.failed'),
            actions: renderButton({ label: t('common.retry'), press: view.rereadPayees }),
          })
        : nothing
    }
    ${entry.mode === 'own' ? renderOwn(view) : entry.mode === 'saved' ? renderSaved(view) : renderNew(view)}
  `;
}

const renderOwn = (view: DetailsView): TemplateResult =>
  renderSelect({
    ...base(view, 'accountId', 'transfer.accountId'),
    options: [
      { value: '', label: view.t('transfer.account.choose') },
      ...view.accounts
        .filter(({ id }) => id !== view.source?.id)
        .map((account) => ({ value: account.id, label: view.nameOf(account) })),
    ],
  });

function renderSaved(view: DetailsView): TemplateResult {
  const { t, entry, payees, locale } = view;
  const nameOf = ({ name, friendlyName }: Beneficiary): string => shownText(friendlyName || name);
  const matches = payeeMatcher(entry.search);
  const shown = sortPayees(payees.filter(isPayable).filter(matches), nameOf, locale).slice(0, MOST_PAYEES);
  const chosen = payees.find(({ id }) => id === entry.draft.beneficiaryId);
  const listed = chosen && !shown.includes(chosen) ? [chosen, ...shown] : shown;
  return html`
    ${
      payees.length > 8
        ? renderTextField({
            name: 'search',
            label: t('transfer.search'),
            value: entry.search,
            held: view.busy,
            input: view.search,
          })
        : nothing
    }
    ${renderSelect({
      name: 'name',
      label: t('transfer.payee'),
      value: chosen?.id ?? '',
      error: (chosen && (view.errorOf('iban') ?? view.errorOf('number'))) ?? view.errorOf('name'),
      held: view.busy,
      options: [
        { value: '', label: t('transfer.payee.choose') },
        ...listed.map((payee) => ({
          value: payee.id,
          label: `${nameOf(payee)} · ${payee.kind === 'uk-local' ? payee.number : groupInFours(payee.number)}`,
        })),
      ],
      input: (id) => {
        const payee = payees.find((one) => one.id === id);
        if (payee) view.choose(payee);
      },
    })}
    ${chosen ? renderMissingOfSaved(view) : nothing}
  `;
}

/** What the platform wants and a saved payee does not hold is asked for. */
function renderMissingOfSaved(view: DetailsView): TemplateResult {
  const { entry, errorOf } = view;
  return html`
    ${
      entry.draft.payeeKind === 'uk-local'
        ? entry.asksCode || errorOf('sortCode') !== undefined
          ? field(view, 'sortCode', 'transfer.sortCode', { inputMode: 'numeric', isCode: true })
          : nothing
        : entry.asksCode || errorOf('bic') !== undefined
          ? field(view, 'bic', 'transfer.bic', { isCode: true })
          : nothing
    }
    ${view.needsAddress ? renderAddress(view) : nothing}
  `;
}

function renderNew(view: DetailsView): TemplateResult {
  const { t, entry, source } = view;
  const { payeeKind, currency } = entry.draft;
  const isUk = payeeKind === 'uk-local';
  return html`
    ${
      (currency === 'GBP' || isUk) && source && paysUkAccounts(source)
        ? renderChoice({
            name: 'payeeKind',
            legend: t('transfer.kind'),
            options: (['iban', 'uk-local'] as const).map((value) => ({ value, label: t(`transfer.kind.${value}`) })),
            value: isUk ? 'uk-local' : 'iban',
            held: view.busy,
            choose: (value) => {
              view.set('payeeKind', value);
            },
          })
        : nothing
    }
    ${field(view, 'name', 'transfer.name')}
    ${
      isUk
        ? html`${field(view, 'number', 'transfer.number', { inputMode: 'numeric', isCode: true })}
          ${field(view, 'sortCode', 'transfer.sortCode', { inputMode: 'numeric', isCode: true })}`
        : html`${renderGroupedField({ ...base(view, 'iban', 'transfer.iban', 'transfer.iban.hint'), value: groupIban(entry.draft.iban) })}
          ${field(view, 'bic', 'transfer.bic', { isCode: true })}`
    }
    ${view.needsAddress ? renderAddress(view) : nothing}
  `;
}

const renderAddress = (view: DetailsView): TemplateResult => html`
  <fieldset class="address">
    <legend>${view.t('transfer.address')}</legend>
    ${field(view, 'street', 'transfer.street')} ${field(view, 'postCode', 'transfer.postCode')}
    ${field(view, 'city', 'transfer.city')} ${field(view, 'country', 'transfer.country')}
  </fieldset>
`;
