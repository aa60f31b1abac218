import type { TemplateResult } from 'lit';
import type { Transaction } from '../../domain/transaction.js';
import { isCarriedOut, isFinal } from '../../domain/transfer-flow.js';
import type { ConversionOrder } from '../../domain/transfer.js';
import { formatInstant } from '../../i18n/format-time.js';
import { formatMoney } from '../../i18n/format.js';
import type { Fact } from '../facts.js';
import type { Receipt } from '../receipt.js';
import {
  bookedFacts,
  renderDonePanel,
  renderNeverPanel,
  renderReviewPanel,
  renderUnknownPanel,
} from '../sending-views.js';
import type { ConvertStep, Words } from './convert-words.js';

/** The very amount that is sent, as it is shown everywhere. */
export const shownAmount = ({ money }: ConversionOrder, locale: string): string => formatMoney(money, locale);

/** The same was converted a moment ago. */
export const twinWords = ({ createdAt }: Transaction, order: ConversionOrder, { t, locale }: Words): string =>
  t('convert.duplicate', {
    amount: shownAmount(order, locale),
    time: formatInstant(createdAt, locale, undefined, 'minute'),
  });

/** The heading of a conversion the platform has: what it became, as far as is known. */
export function doneTitle({ order, transaction }: ConvertStep<'done'>, { t, locale }: Words): string {
  const end = !isFinal(transaction) ? '.pending' : transaction.status === 'approved' ? '' : '.failed';
  return t(`convert.done.title${end}`, { amount: shownAmount(order, locale) });
}

/** How a conversion the platform has stands, in words. */
export function statusWords({ order, transaction }: ConvertStep<'done'>, { t, reasonOf }: ToldWords): string {
  if (transaction.status === 'approved') return t('convert.done.approved', { currency: order.money.currency });
  const status = isFinal(transaction) ? 'failed' : transaction.status === 'hold' ? 'hold' : 'pending';
  return [t(`convert.done.${status}`), reasonOf(transaction)].filter(Boolean).join(' ');
}

/** What words of a conversion that was sent take. */
export interface ToldWords extends Words {
  /** Why the platform stopped it, in words, where it says so. */
  readonly reasonOf: (transaction: Transaction) => string | undefined;
}

/** What drawing any later step takes. */
export interface StepView extends ToldWords {
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
        text: step.isKnowable ? t('convert.unknown.text', { amount }) : t('convert.unknown.ask'),
        facts,
        isLooking: more.isLooking,
        look: step.isKnowable ? more.look : undefined,
      });
}

/** Everything a receipt says. */
function receiptFacts({ order, transaction }: ConvertStep<'done'>, view: StepView): readonly Fact[] {
  const { amount } = transaction;
  const isPaid = amount.currency === order.source.currency && amount.amount > 0n;
  return [
    ...orderFacts(order, view),
    ...(isPaid ? [[view.t('convert.done.paid'), formatMoney(amount, view.locale)] as const] : []),
    ...bookedFacts(transaction, view),
  ];
}

/** The platform has it. */
export const renderDone = (
  step: ConvertStep<'done'>,
  view: StepView,
  more: { readonly receipt: Receipt; readonly fresh: () => void; readonly edit: () => void },
): TemplateResult =>
  renderDonePanel(
    { title: doneTitle(step, view), facts: receiptFacts(step, view), transaction: step.transaction },
    {
      text: statusWords(step, view),
      receipt: more.receipt,
      next: isCarriedOut(step.transaction)
        ? { label: view.t('convert.done.fresh'), press: more.fresh }
        : { label: view.t('transfer.done.edit'), press: more.edit },
    },
  );
