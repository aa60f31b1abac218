import { html, type TemplateResult } from 'lit';
import { shownText } from '../domain/shown-text.js';
import type { Transaction } from '../domain/transaction.js';
import { formatInstant } from '../i18n/format-time.js';
import { formatDecimal, formatMoney } from '../i18n/format.js';
import type { ElementTools } from '../internal/giro-element.js';
import { renderButton } from '../ui/button/button.js';
import { renderNotice } from '../ui/notice/notice.js';
import { renderFacts, type Fact } from './facts.js';
import { renderPanel } from './panel.js';
import type { Receipt, ReceiptPaper } from './receipt.js';

// The screens that every form that moves money has, in the words of each.

/** Exactly what will be sent. */
export const renderReviewPanel = (
  t: ElementTools['t'],
  review: {
    readonly title: string;
    /** The call is out. */
    readonly busy: boolean;
    readonly facts: readonly Fact[];
    /** What else stands under what is sent. */
    readonly news: unknown;
    readonly send: {
      readonly label: string;
      /** Takes no press, though no call is out. */
      readonly held?: boolean;
      readonly press: () => void;
    };
    readonly change: () => void;
  },
): TemplateResult =>
  renderPanel({
    title: review.title,
    busy: review.busy,
    body: html`${renderFacts(review.facts)} ${review.news}`,
    actions: html`
      ${renderButton({
        label: review.send.label,
        kind: 'primary',
        busy: review.busy || review.send.held === true,
        press: review.send.press,
      })}
      ${renderButton({ label: t('transfer.change'), busy: review.busy, press: review.change })}
    `,
  });

/** Nobody knows what became of it. `look` is absent where there is no way to look. */
export const renderUnknownPanel = (
  t: ElementTools['t'],
  unknown: {
    readonly title: string;
    readonly text: string;
    readonly facts: readonly Fact[];
    readonly isLooking: boolean;
    readonly look?: (() => void) | undefined;
  },
): TemplateResult =>
  renderPanel({
    title: unknown.title,
    body: html`${renderNotice({ tone: 'warning', text: unknown.text })} ${renderFacts(unknown.facts)}`,
    actions:
      unknown.look &&
      renderButton({
        label: t(unknown.isLooking ? 'transfer.unknown.looking' : 'common.checkAgain'),
        busy: unknown.isLooking,
        press: unknown.look,
      }),
  });

/** By now it is certain that it did not arrive: the same may be sent again. */
export const renderNeverPanel = (
  t: ElementTools['t'],
  never: {
    readonly text: string;
    readonly facts: readonly Fact[];
    readonly again: { readonly label: string; readonly press: () => void };
    readonly fresh: { readonly label: string; readonly press: () => void };
  },
): TemplateResult =>
  renderPanel({
    title: t('transfer.never.title'),
    text: never.text,
    body: renderFacts(never.facts),
    actions: html` ${renderButton({ ...never.again, kind: 'primary' })} ${renderButton(never.fresh)} `,
  });

/** What the booking of an order says, for its receipt. */
export function bookedFacts(
  { id, createdAt, exchangeRate, fee, status }: Transaction,
  { t, locale }: { readonly t: ElementTools['t']; readonly locale: string },
): readonly Fact[] {
  return [
    [t('transfer.done.status'), t(`transaction.status.${status}`)],
    [t('transfer.done.date'), formatInstant(createdAt, locale, undefined, 'minute')],
    ...(fee && fee.amount > 0n ? [[t('transfer.fee'), formatMoney(fee, locale)] as const] : []),
    ...(exchangeRate === undefined ? [] : [[t('transfer.done.rate'), formatDecimal(exchangeRate, locale)] as const]),
    [t('transfer.done.id'), shownText(id)],
  ];
}

/** The platform has it: what stands on the receipt, and what can be done with that. */
export const renderDonePanel = (
  paper: ReceiptPaper,
  more: {
    readonly text: string;
    readonly receipt: Receipt;
    /** What can be done after it. */
    readonly next: { readonly label: string; readonly press: () => void };
  },
): TemplateResult =>
  renderPanel({
    title: paper.title,
    text: more.text,
    body: html`${renderFacts(paper.facts, 'receipt')} ${more.receipt.renderNews()}`,
    actions: html`${renderButton({ ...more.next, kind: 'primary' })} ${more.receipt.renderButtons(paper)}`,
  });
