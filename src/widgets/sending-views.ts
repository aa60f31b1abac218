import { html, type TemplateResult } from 'lit';
import type { ElementTools } from '../internal/giro-element.js';
import { renderButton } from '../ui/button/button.js';
import { renderNotice } from '../ui/notice/notice.js';
import { renderFacts, type Fact } from './facts.js';
import { renderPanel } from './panel.js';

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

/** The platform has it. */
export const renderDonePanel = (done: {
  readonly title: string;
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly fresh: { readonly label: string; readonly press: () => void };
  readonly receipt: { readonly news: unknown; readonly buttons: unknown };
}): TemplateResult =>
  renderPanel({
    title: done.title,
    text: done.text,
    body: html`${renderFacts(done.facts, 'receipt')} ${done.receipt.news}`,
    actions: html`${renderButton({ ...done.fresh, kind: 'primary' })} ${done.receipt.buttons}`,
  });
