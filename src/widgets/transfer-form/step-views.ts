import { html, nothing, type TemplateResult } from 'lit';
import type { ConsentStep } from '../../domain/consent.js';
import { secondsLeft } from '../../domain/sign-in.js';
import type { Transaction } from '../../domain/transaction.js';
import { exchangeOf, type TransferOrder } from '../../domain/transfer.js';
import type { CodeFault, TransferStep } from '../../domain/transfer-flow.js';
import { isCarriedOut, isFinal, triesLeft } from '../../domain/transfer-flow.js';
import { formatMinutes } from '../../i18n/format-time.js';
import { formatCount, formatMoney } from '../../i18n/format.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { renderButton } from '../../ui/button/button.js';
import { renderCodeField } from '../../ui/field/code-field.js';
import { consentText, renderConsentActions } from '../consent-view.js';
import { renderFacts, type Fact } from '../facts.js';
import { renderPanel } from '../panel.js';
import type { Receipt } from '../receipt.js';
import {
  bookedFacts,
  renderDonePanel,
  renderNeverPanel,
  renderReviewPanel,
  renderUnknownPanel,
} from '../sending-views.js';
import { orderFacts, shownAmount, shownPayee, writtenAccount } from './order-view.js';

type Step<S extends TransferStep<TransferOrder>['step']> = Extract<TransferStep<TransferOrder>, { step: S }>;

/** What drawing any step takes. */
export interface StepView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  /** What the account that pays is called. */
  readonly from: string;
  /** Why the platform stopped it, in words, where it says so. */
  readonly reasonOf: (transaction: Transaction) => string | undefined;
}

const isolated = (text: string): string => `\u2068${text}\u2069`;
const names = (order: TransferOrder, locale: string): { amount: string; name: string } => ({
  amount: shownAmount(order, locale),
  name: isolated(shownPayee(order)),
});

/** Exactly what will be sent. */
export function renderReview(
  { order, step }: Step<'review' | 'starting'>,
  { t, locale, from }: StepView,
  more: { readonly news: unknown; readonly twins: unknown; readonly send: () => void; readonly change: () => void },
): TemplateResult {
  const busy = step === 'starting';
  return renderReviewPanel(t, {
    title: t('transfer.reviewing'),
    busy,
    facts: orderFacts(order, from, locale, t),
    news: html`${more.twins} ${more.news}`,
    send: {
      label: busy ? t('transfer.sending') : t('transfer.send', { amount: shownAmount(order, locale) }),
      press: more.send,
    },
    change: more.change,
  });
}

const CODE_WORDS: Readonly<Record<CodeFault, MessageKey>> = {
  'code-missing': 'transfer.code.missing',
  'wrong-code': 'transfer.code.wrong',
  'void-code': 'transfer.code.void',
  failed: 'transfer.code.failed',
  'not-resent': 'transfer.code.notResent',
};

/** True where why it is asked for again is a failure that the element knows. */
export const hasFailed = (fault: CodeFault | undefined): boolean => fault === 'failed' || fault === 'not-resent';

/** Why a code is asked for again, in words. */
export const codeFaultWords = (fault: CodeFault, t: ElementTools['t']): string => t(CODE_WORDS[fault]);

/** How many codes may still be given, in words; empty where that says nothing. */
export function triesWords(
  step: Step<'code' | 'confirming' | 'resending'>,
  { t, locale }: Pick<StepView, 't' | 'locale'>,
): string {
  const left = step.step === 'code' && step.fault === 'void-code' ? undefined : triesLeft(step);
  return left === undefined ? '' : t('transfer.code.tries', { count: formatCount(left, locale) });
}

/** The code, with amount and payee in view and in what describes the field. Source: RTS on SCA, article 5(1)(a). */
export function renderCode(
  step: Step<'code' | 'confirming' | 'resending'>,
  { t, locale }: StepView,
  more: {
    readonly code: string;
    /** Seconds until a new one may be asked for. */
    readonly wait: number;
    readonly now: number;
    readonly failure: unknown;
    readonly type: (code: string) => void;
    readonly submit: () => void;
    readonly resend: () => void;
    readonly change: () => void;
  },
): TemplateResult {
  const { order, challenge } = step;
  const fault = step.step === 'code' ? step.fault : undefined;
  const busy = step.step !== 'code';
  const isVoid = fault === 'void-code';
  const left = secondsLeft(step, more.now);
  const again =
    more.wait > 0 ? t('transfer.code.resendIn', { time: formatMinutes(more.wait) }) : t('transfer.code.resend');
  return html`
    <form
      novalidate
      @submit=${(event: Event) => {
        event.preventDefault();
        more.submit();
      }}
    >
      ${renderPanel({
        title: t('transfer.code.title', { amount: shownAmount(order, locale) }),
        busy,
        body: html`
          <p id="code-order" class="code-order">
            ${t('transfer.code.to', { name: isolated(shownPayee(order)), account: isolated(writtenAccount(order)) })}
          </p>
          <p class="panel-text">
            ${
              challenge.phone === undefined
                ? t('transfer.code.sentNoPhone')
                : t('transfer.code.sent', { phone: isolated(challenge.phone) })
            }
          </p>
          ${renderCodeField({
            name: 'code',
            label: t('transfer.code.label'),
            value: more.code,
            describedBy: 'title code-order',
            hint:
              isVoid || left === 0
                ? undefined
                : `${t('transfer.code.left', { time: formatMinutes(left) })} ${triesWords(step, { t, locale })}`.trim(),
            error: fault === undefined ? undefined : codeFaultWords(fault, t),
            held: busy,
            input: more.type,
          })}
          ${hasFailed(fault) ? more.failure : nothing}
        `,
        actions: html`
          ${
            isVoid
              ? nothing
              : renderButton({
                  label:
                    step.step === 'confirming'
                      ? t('transfer.sending')
                      : t('transfer.send', { amount: shownAmount(order, locale) }),
                  kind: 'primary',
                  busy,
                  submit: true,
                })
          }
          ${renderButton({
            label: step.step === 'resending' ? t('transfer.sending') : again,
            kind: isVoid && more.wait <= 0 ? 'primary' : 'secondary', // the time left is to be read
            busy: busy || more.wait > 0,
            press: more.resend,
          })}
          ${renderButton({ label: t('transfer.change'), busy, press: more.change })}
        `,
      })}
    </form>
  `;
}

/** The person approves on the platform's page. */
export function renderConsent(
  { order }: Step<'consent'>,
  { t, locale, from }: StepView,
  more: { readonly consent: ConsentStep; readonly check: () => void; readonly change: () => void },
): TemplateResult {
  return renderPanel({
    title: t('transfer.consent.title', names(order, locale)),
    text: consentText(more.consent, t) ?? t('consent.waiting'),
    body: renderFacts(orderFacts(order, from, locale, t)),
    actions: html`
      ${
        more.consent.step === 'none'
          ? renderButton({ label: t('common.checkAgain'), press: more.check })
          : renderConsentActions(more.consent, t, { check: more.check })
      }
      ${renderButton({ label: t('transfer.change'), press: more.change })}
    `,
  });
}

/** No look will tell: whom to ask, with what the platform knows it by. */
export const unknowableWords = ({ source, requestId }: TransferOrder, t: ElementTools['t']): string =>
  source.api === 'v3' ? t('transfer.unknown.never', { id: isolated(requestId) }) : t('transfer.unknown.ask');

/** Nobody knows what became of it; or by now, that it did not arrive. */
export function renderUnknown(
  step: Step<'unknown' | 'never'>,
  { t, locale, from }: StepView,
  more: {
    readonly isLooking: boolean;
    readonly look: () => void;
    readonly again: () => void;
    readonly fresh: () => void;
  },
): TemplateResult {
  const { order } = step;
  const facts = orderFacts(order, from, locale, t);
  if (step.step === 'never')
    return renderNeverPanel(t, {
      text: t('transfer.never.text', names(order, locale)),
      facts,
      again: { label: t('transfer.never.again'), press: more.again },
      fresh: { label: t('transfer.done.fresh'), press: more.fresh },
    });
  return renderUnknownPanel(t, {
    title: t('transfer.unknown.title'),
    text: step.isKnowable ? t('transfer.unknown.text', names(order, locale)) : unknowableWords(order, t),
    facts,
    isLooking: more.isLooking,
    look: step.isKnowable ? more.look : undefined,
  });
}

/** How a transfer that is done stands, in words. */
export function statusWords(transaction: Transaction, { t, reasonOf }: Pick<StepView, 't' | 'reasonOf'>): string {
  return [t(statusKey(transaction)), reasonOf(transaction)].filter(Boolean).join(' ');
}

function statusKey(transaction: Transaction): MessageKey {
  if (transaction.status === 'approved') return 'transfer.done.approved';
  if (isFinal(transaction)) return 'transfer.done.failed';
  return transaction.status === 'hold' ? 'transfer.done.hold' : 'transfer.done.pending';
}

/** The heading of a transfer that is done: sent, or, once the platform says so, not. */
export const doneTitle = ({ order, transaction }: Step<'done'>, locale: string, t: ElementTools['t']): string =>
  t(isCarriedOut(transaction) ? 'transfer.done.title' : 'transfer.done.title.failed', names(order, locale));

/** Everything a receipt says. */
const receiptFacts = ({ order, transaction }: Step<'done'>, view: StepView): readonly Fact[] => [
  ...orderFacts(order, view.from, view.locale, view.t),
  ...exchangedFacts(order, transaction, view),
  ...bookedFacts(transaction, view),
];

/** What an exchange came to, where the platform says it: the side that was not decided. */
function exchangedFacts(order: TransferOrder, { amount, original }: Transaction, view: StepView): readonly Fact[] {
  const { from, to } = exchangeOf(order) ?? {};
  const open = from === order.money.currency ? to : from;
  const sum = [amount, original].find((one) => one !== undefined && one.currency === open && one.amount > 0n);
  return sum
    ? [[view.t(open === to ? 'transfer.done.arrives' : 'transfer.done.paid'), formatMoney(sum, view.locale)]]
    : [];
}

/** The platform has it. */
export const renderDone = (
  step: Step<'done'>,
  view: StepView,
  more: { readonly receipt: Receipt; readonly fresh: () => void; readonly edit: () => void },
): TemplateResult =>
  renderDonePanel(
    { title: doneTitle(step, view.locale, view.t), facts: receiptFacts(step, view), transaction: step.transaction },
    {
      text: statusWords(step.transaction, view),
      receipt: more.receipt,
      next: isCarriedOut(step.transaction)
        ? { label: view.t('transfer.done.fresh'), press: more.fresh }
        : { label: view.t('transfer.done.edit'), press: more.edit },
    },
  );
