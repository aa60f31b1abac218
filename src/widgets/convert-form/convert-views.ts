import { html, type TemplateResult } from 'lit';
import { canConvert, type Account } from '../../domain/account.js';
import { minorUnitDigits } from '../../domain/money.js';
import { TRANSFER_CURRENCIES } from '../../domain/transfer-currencies.js';
import { renderButton } from '../../ui/button/button.js';
import { renderAmountField } from '../../ui/field/amount-field.js';
import { renderSelect } from '../../ui/field/field.js';
import { renderFacts } from '../facts.js';
import { renderPanel } from '../panel.js';
import { renderSourceField, type SourceView } from '../source-field.js';
import type { ConvertEntry, ConvertField } from './convert-entry.js';

/** What drawing the form takes. */
export interface DetailsView extends SourceView {
  readonly entry: ConvertEntry;
  /** True where the host chose the account. */
  readonly isSourceGiven: boolean;
  /** What is wrong with a field, in words. */
  readonly errorOf: (field: ConvertField) => string | undefined;
  /** The fee in words; undefined as long as there is nothing to ask about. */
  readonly fee: string | undefined;
  /** Why the form is shown again, or what failed. */
  readonly news: unknown;
  readonly busy: boolean;
  readonly set: (field: 'sourceId' | 'amount' | 'currency', value: string) => void;
  readonly submit: () => void;
}

/** The first screen: how much of which currency, from where. While it is checked nothing can be changed. */
export function renderDetails(view: DetailsView): TemplateResult {
  const { t, entry, busy } = view;
  const { amount, currency } = entry.draft;
  return html`
    <form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        view.submit();
      }}
    >
      ${renderPanel({
        title: t('convert.title'),
        busy,
        body: html`
          ${view.news} ${renderSource(view)} ${renderTarget(view)}
          ${renderAmountField({
            name: 'amount',
            label: t('convert.amount'),
            hint: t('convert.amount.hint', { currency }),
            value: amount,
            currency,
            hasDecimals: minorUnitDigits(currency) > 0,
            error: view.errorOf('amount'),
            held: busy,
            input: (value) => {
              view.set('amount', value);
            },
          })}
          ${renderFacts([[t('transfer.fee'), view.fee ?? '–']])}
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

const renderSource = (view: DetailsView): TemplateResult =>
  renderSourceField(
    {
      ...view,
      nameOf: (account: Account) =>
        canConvert(account) ? view.nameOf(account) : view.t('convert.excluded', { name: view.nameOf(account) }),
    },
    {
      isGiven: view.isSourceGiven,
      error: view.errorOf('source'),
      held: view.busy,
      canChoose: canConvert,
      choose: (id) => {
        view.set('sourceId', id);
      },
    },
  );

function renderTarget({ t, entry, source, accounts, errorOf, busy, set }: DetailsView): TemplateResult {
  const { currency } = entry.draft;
  const others = TRANSFER_CURRENCIES.filter((one) => one !== source?.currency || one === currency);
  const error = errorOf('currency');
  const hasTarget = accounts.some((account) => account.currency === currency);
  return renderSelect({
    name: 'currency',
    label: t('convert.to'),
    hint: hasTarget || error !== undefined || currency === '' ? undefined : t('convert.noTarget', { currency }),
    value: currency,
    error,
    held: busy,
    options: (others.includes(currency) ? others : [currency, ...others]).map((value) => ({ value, label: value })),
    input: (value) => {
      set('currency', value);
    },
  });
}
