import { nothing } from 'lit';
import type { TransferOrder } from '../../domain/transfer.js';
import type { TransferStep } from '../../domain/transfer-flow.js';
import { consent } from '../../i18n/en/cards.js';
import { transactionWords } from '../../i18n/en/transaction-list.js';
import { movingSteps, transferSteps } from '../../i18n/en/transfer-steps.js';
import { cooldownLeft } from '../../internal/code-cooldown.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Sending } from '../../internal/sending.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { Reasons } from '../reasons.js';
import { Receipt, type ReceiptHost } from '../receipt.js';
import { saidWhy } from '../refusal.js';
import { warningWords } from './pointed-out.js';
import {
  codeFaultWords,
  doneTitle,
  hasFailed,
  renderCode,
  renderConsent,
  renderDone,
  renderReview,
  renderUnknown,
  statusWords,
  triesWords,
  unknowableWords,
  type StepView,
} from './step-views.js';

/** The English of these steps, which loads with them. */
export const texts = { ...consent, ...transactionWords, ...movingSteps, ...transferSteps };

/** Any step after the details. */
export type LaterStep = Exclude<TransferStep<TransferOrder>, { step: 'details' | 'checking' }>;

/** What the person does in these steps, besides what the sending itself knows. */
export interface StepActs {
  readonly code: () => string;
  readonly type: (code: string) => void;
  readonly giveCode: () => void;
  readonly reset: () => void;
  /** Back to the form, with what was decided. */
  readonly edit: (order: TransferOrder) => void;
  /** The same step has more to say. */
  readonly retell: () => void;
  /** The last failure under a heading; nothing when there was none. */
  readonly failure: (title: string) => unknown;
}

/** What a transfer shows and says from its review on. */
export class LaterSteps {
  readonly receipt: Receipt;
  readonly #tools: ElementTools;
  readonly #sending: Sending<TransferOrder>;
  readonly #acts: StepActs;
  readonly #reasons: Reasons;

  constructor(
    tools: ElementTools,
    host: ReceiptHost & { readonly changed: (moves: 'stays') => void },
    sending: Sending<TransferOrder>,
    acts: StepActs,
  ) {
    this.#tools = tools;
    this.#sending = sending;
    this.#acts = acts;
    this.#reasons = new Reasons(tools, acts.retell);
    this.receipt = new Receipt(tools, host, () => {
      host.changed('stays');
    });
  }

  /** What a screen reader is told when a step comes; undefined when its heading says enough. */
  said(step: LaterStep, words: Pick<StepView, 't' | 'locale'>): string | undefined {
    const { t, locale } = words;
    const { error, twins } = this.#sending;
    const why = saidWhy(error, t);
    switch (step.step) {
      case 'review':
        if (step.news === undefined) return undefined;
        if (step.news === 'duplicate')
          return twins.open.map((twin) => warningWords({ kind: 'duplicate', twin }, words)).join(' ');
        return `${t(`transfer.news.${step.news}`)} ${step.news === 'unsent' ? why : ''}`.trim();
      case 'starting':
      case 'confirming':
        return t('transfer.sending');
      case 'code':
        return (
          step.fault &&
          [codeFaultWords(step.fault, t), hasFailed(step.fault) ? why : '', triesWords(step, words)]
            .filter(Boolean)
            .join(' ')
        );
      case 'unknown':
        return step.isKnowable ? t('transfer.unknown.title') : unknowableWords(step.order, t);
      case 'never':
        return t('transfer.never.title');
      case 'done':
        return `${doneTitle(step, locale, t)}. ${statusWords(step.transaction, this.#told(words))}`;
      default:
        return undefined;
    }
  }

  /** Draws the step. */
  render(step: LaterStep, plain: Omit<StepView, 'reasonOf'>): unknown {
    const view = this.#told(plain);
    const sending = this.#sending;
    const settled = (act: () => void) => (): void => {
      if (!sending.isSettling) act();
    };
    const change = settled(() => {
      sending.change();
    });
    const fresh = settled(this.#acts.reset);
    const look = (): void => void sending.look();
    switch (step.step) {
      case 'review':
      case 'starting':
        return renderReview(step, view, {
          news: this.#news(step),
          twins: this.#renderTwins(view),
          send: () => void sending.confirm(),
          change,
        });
      case 'code':
      case 'confirming':
      case 'resending':
        return renderCode(step, view, {
          code: this.#acts.code(),
          wait: cooldownLeft('transfer'),
          now: performance.now(),
          failure: this.#acts.failure(''),
          type: this.#acts.type,
          submit: this.#acts.giveCode,
          resend: () => {
            if (cooldownLeft('transfer') === 0) void sending.resend();
          },
          change,
        });
      case 'consent':
        return renderConsent(step, view, { consent: sending.consent, check: look, change });
      case 'unknown':
      case 'never':
        return renderUnknown(step, view, {
          isLooking: sending.isLooking,
          look,
          again: settled(() => {
            sending.again();
          }),
          fresh,
        });
      case 'done':
        return renderDone(step, view, {
          receipt: this.receipt,
          fresh,
          edit: settled(() => {
            this.#acts.edit(step.order);
          }),
        });
    }
  }

  #told<W extends Pick<StepView, 't' | 'locale'>>(words: W): W & Pick<StepView, 'reasonOf'> {
    return { ...words, reasonOf: (transaction) => this.#reasons.of(transaction, words.locale) };
  }

  #news(step: Extract<LaterStep, { step: 'review' | 'starting' }>): unknown {
    const news = step.step === 'review' ? step.news : undefined;
    const { t } = this.#tools;
    if (news === undefined || news === 'duplicate') return nothing;
    if (news === 'unsent') return this.#acts.failure(t('transfer.news.unsent'));
    return renderNotice({ tone: 'warning', text: t(`transfer.news.${news}`) });
  }

  /** The same was sent a moment ago: pressing the button again says that the person means it. */
  #renderTwins(view: StepView): unknown {
    return this.#sending.twins.open.map((twin) =>
      renderNotice({ tone: 'warning', text: warningWords({ kind: 'duplicate', twin }, view) }),
    );
  }
}
