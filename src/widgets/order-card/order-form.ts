import { html, nothing, type TemplateResult } from 'lit';
import { ALIAS_MAX, type OrderFaults } from '../../domain/card-order.js';
import type { FieldFault } from '../../api/errors.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { renderButton } from '../../ui/button/button.js';
import { renderChoice } from '../../ui/field/choice.js';
import { renderSelect, renderTextField } from '../../ui/field/field.js';
import { renderPanel } from '../panel.js';

/** What is typed and chosen. */
export interface OrderInput {
  readonly type: 'virtual' | 'physical';
  readonly alias: string;
  readonly month: number;
  readonly year: number;
  readonly account: string;
}

/** What drawing the form takes. */
export interface OrderFormView {
  readonly t: ElementTools['t'];
  readonly input: OrderInput;
  /** What is wrong before anything is sent. */
  readonly faults: OrderFaults;
  /** What the platform refused, as long as nothing was changed since. */
  readonly refused: readonly FieldFault[];
  readonly offersPhysical: boolean;
  /** To choose from; undefined where the host chose. */
  readonly accounts: readonly { readonly value: string; readonly label: string }[] | undefined;
  readonly busy: boolean;
  /** True while something on the page orders, or just has: nothing can be sent. */
  readonly held: boolean;
  /** How the last order failed. */
  readonly failure: TemplateResult | undefined;
  /** False while sending the same again can't help. */
  readonly canSend: boolean;
  readonly set: (input: Partial<OrderInput>) => void;
  readonly submit: () => void;
}

/** Years a card can be ordered for, this one included. */
const YEARS = 6;

/** The form of an order; while it is sent nothing can be changed, and what has focus keeps it. */
export function renderOrderForm(view: OrderFormView): TemplateResult {
  const { t, input, faults, busy, accounts, set } = view;
  return html`
    <form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        view.submit();
      }}
    >
      ${renderPanel({
        title: t('order.title'),
        busy,
        body: html`
          ${
            view.offersPhysical
              ? renderChoice({
                  name: 'type',
                  legend: t('order.type'),
                  options: (['virtual', 'physical'] as const).map((value) => ({ value, label: t(`order.${value}`) })),
                  value: input.type,
                  held: busy,
                  choose: (type) => {
                    set({ type });
                  },
                })
              : nothing
          }
          ${renderTextField({
            name: 'alias',
            label: t('order.alias'),
            hint: t('order.alias.hint'),
            value: input.alias,
            error: faults.alias ? t('order.error.alias', { max: ALIAS_MAX }) : refusal(view, 'display_name'),
            held: busy,
            input: (alias) => {
              set({ alias });
            },
          })}
          ${renderExpiry(view)} ${accounts ? renderAccounts(view, accounts) : nothing} ${view.failure ?? nothing}
        `,
        actions: view.canSend
          ? renderButton({
              label: t(busy ? 'order.busy' : 'order.submit'),
              kind: 'primary',
              busy: busy || view.held,
              submit: true,
            })
          : undefined,
      })}
    </form>
  `;
}

/** What to say at a field that the platform refused under one of these names. */
const refusal = ({ refused, t }: OrderFormView, ...names: readonly string[]): string | undefined =>
  refused.some(({ field }) => names.some((name) => field.includes(name))) ? t('order.error.refused') : undefined;

function renderExpiry(view: OrderFormView): TemplateResult {
  const { t, input, busy, set } = view;
  const first = new Date().getFullYear();
  const numbers = (from: number, count: number): { value: string; label: string }[] =>
    Array.from({ length: count }, (_, i) => ({ value: String(from + i), label: String(from + i).padStart(2, '0') }));
  return html`
    <fieldset class="expiry">
      <legend>${t('order.expiry')}</legend>
      ${renderSelect({
        name: 'month',
        label: t('order.month'),
        options: numbers(1, 12),
        value: String(input.month),
        error: view.faults.expiry ? t('order.error.expiry') : refusal(view, 'exp_', 'expiry'),
        held: busy,
        input: (month) => {
          set({ month: Number(month) });
        },
      })}
      ${renderSelect({
        name: 'year',
        label: t('order.year'),
        options: numbers(first, YEARS),
        value: String(input.year),
        held: busy,
        input: (year) => {
          set({ year: Number(year) });
        },
      })}
    </fieldset>
  `;
}

/** Cards v3 lists no accounts: those of the person's cards are what is known. */
function renderAccounts(view: OrderFormView, accounts: NonNullable<OrderFormView['accounts']>): TemplateResult {
  const { t, input, busy, set } = view;
  return renderSelect({
    name: 'account',
    label: t('order.account'),
    required: true,
    value: input.account,
    error: view.faults.account ? t('order.error.account') : refusal(view, 'account_id', 'funding_source_id'),
    options: [{ value: '', label: t('order.account.choose') }, ...accounts],
    held: busy,
    input: (account) => {
      set({ account });
    },
  });
}

/** What stands in while accounts are read: the form itself without its words, so that nothing moves when it comes. */
export const renderOrderSkeleton = (form: TemplateResult, loading: string): TemplateResult => html`
  <div aria-busy="true">
    <span class="visually-hidden">${loading}</span>
    <div class="stand-in" inert aria-hidden="true">${form}</div>
  </div>
`;
