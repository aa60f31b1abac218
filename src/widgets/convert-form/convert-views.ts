import { html, type TemplateResult } from 'lit';
import type { Account } from '../../domain/account.js';
import { canConvert } from '../../domain/conversion-rules.js';
import { minorUnitDigits } from '../../domain/money.js';
import { shownText } from '../../domain/shown-text.js';
import type { ConversionOrder } from '../../domain/transfer.js';
import { TRANSFER_CURRENCIES } from '../../domain/transfer-limits.js';
import { formatDecimal, formatInstant, formatMoney } from '../../i18n/format.js';
import { renderButton } from '../../ui/button/button.js';
import { renderAmountField } from '../../ui/field/amount-field.js';
import { renderSelect } from '../../ui/field/field.js';
import { renderFacts, type Fact } from '../facts.js';
import { renderPanel } from '../panel.js';
import { renderDonePanel, renderNeverPanel, renderReviewPanel, renderUnknownPanel } from '../sending-views.js';
import { renderSourceField, type SourceView } from '../source-field.js';
import type { ConvertEntry, ConvertField } from './convert-entry.js';
import { doneTitle, shownAmount, statusWords, type ConvertStep, type Words } from './convert-words.js';

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

/** What drawing any later step takes. */
export interface StepView extends Words {
  /** What the account that pays is called. */
  readonly from: string;
}

/** Everything that is sent, in words and figures. */
const orderFacts = (order: ConversionOrder, { t, locale, from }: StepView): readonly Fact[] => [
  [t('convert.review.gets'), shownAmount(order, locale)],
  [t('convert.review.from'), from],
  [t('convert.review.to'), t('convert.review.target', { currency: order.money.currency })],
];

/** Exactly what will be sent, and what is known of its price. */
export function renderReview(
  { step, order }: ConvertStep<'review' | 'starting'>,
  view: StepView,
  more: {
    readonly fee: string;
    /** The fee is asked for: nobody can agree to it yet. */
    readonly isHeld: boolean;
    readonly news: unknown;
    readonly send: () => void;
    readonly change: () => void;
  },
): TemplateResult {
  const { t, locale } = view;
  const busy = step === 'starting';
  return renderReviewPanel(t, {
    title: t('convert.reviewing'),
    busy,
    facts: [
      ...orderFacts(order, view),
      [t('transfer.fee'), more.fee],
      [t('transfer.done.rate'), t('convert.review.rate')],
    ],
    news: more.news,
    send: {
      label: busy ? t('convert.sending') : t('convert.send', { amount: shownAmount(order, locale) }),
      held: more.isHeld,
      press: more.send,
    },
    change: more.change,
  });
}

/** Nobody knows, or by now it is certain that it did not arrive. */
export function renderUnknown(
  step: ConvertStep<'unknown' | 'never'>,
  view: StepView,
  more: {
    readonly isLooking: boolean;
    readonly look: () => void;
    readonly again: () => void;
    readonly fresh: () => void;
  },
): TemplateResult {
  const { t, locale } = view;
  const facts = orderFacts(step.order, view);
  const amount = shownAmount(step.order, locale);
  return step.step === 'never'
    ? renderNeverPanel(t, {
        text: t('convert.never.text', { amount }),
        facts,
        again: { label: t('convert.never.again'), press: more.again },
        fresh: { label: t('convert.done.fresh'), press: more.fresh },
      })
    : renderUnknownPanel(t, {
        title: t('convert.unknown.title'),
        text: t('convert.unknown.text', { amount }),
        facts,
        isLooking: more.isLooking,
        look: more.look,
      });
}

/** Everything a receipt says. */
export function receiptFacts({ order, transaction }: ConvertStep<'done'>, view: StepView): readonly Fact[] {
  const { t, locale } = view;
  const { id, createdAt, exchangeRate, fee, amount, status } = transaction;
  const isPaid = amount.currency === order.source.currency && amount.amount > 0n;
  return [
    ...orderFacts(order, view),
    ...(isPaid ? [[t('convert.done.paid'), formatMoney(amount, locale)] as const] : []),
    ...(fee && fee.amount > 0n ? [[t('transfer.fee'), formatMoney(fee, locale)] as const] : []),
    ...(exchangeRate === undefined ? [] : [[t('transfer.done.rate'), formatDecimal(exchangeRate, locale)] as const]),
    [t('transfer.done.status'), t(`transaction.status.${status}`)],
    [t('transfer.done.date'), formatInstant(createdAt, locale, undefined, 'minute')],
    [t('transfer.done.id'), shownText(id)],
  ];
}

/** The platform has it. */
export const renderDone = (
  step: ConvertStep<'done'>,
  view: StepView,
  more: Pick<Parameters<typeof renderDonePanel>[0], 'receipt'> & { readonly fresh: () => void },
): TemplateResult =>
  renderDonePanel({
    title: doneTitle(step, view),
    text: statusWords(step, view),
    facts: receiptFacts(step, view),
    fresh: { label: view.t('convert.done.fresh'), press: more.fresh },
    receipt: more.receipt,
  });
