import { nothing } from 'lit';
import type { ConversionOrder } from '../../domain/transfer.js';
import type { TransferStep } from '../../domain/transfer-flow.js';
import { convertSteps } from '../../i18n/en/convert-steps.js';
import { transactionWords } from '../../i18n/en/transaction-list.js';
import { movingSteps } from '../../i18n/en/transfer-steps.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Sending } from '../../internal/sending.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { Reasons } from '../reasons.js';
import { Receipt, type ReceiptHost } from '../receipt.js';
import { saidWhy } from '../refusal.js';
import { REFUSALS, type ConvertStep, type Words } from './convert-words.js';
import {
  doneTitle,
  renderDone,
  renderReview,
  renderUnknown,
  statusWords,
  twinWords,
  type StepView,
  type ToldWords,
} from './step-views.js';

/** The English of these steps, which loads with them. */
export const texts = { ...transactionWords, ...movingSteps, ...convertSteps };

/** Any step after the details. */
export type LaterStep = Exclude<TransferStep<ConversionOrder>, { step: 'details' | 'checking' }>;

/** What drawing a step takes besides the sending. */
export interface LaterView extends Omit<StepView, 'reasonOf'> {
  readonly fee: string;
  /** The fee is asked for: nobody can agree to it yet. */
  readonly isHeld: boolean;
  readonly isFeeChanged: boolean;
  /** The last failure under a heading; nothing when there was none. */
  readonly failure: (title: string) => unknown;
  readonly send: () => void;
  readonly reset: () => void;
  /** Back to the form, with what is typed. */
  readonly edit: () => void;
}

/** What a conversion shows and says from its review on. */
export class LaterSteps {
  readonly receipt: Receipt;
  readonly #sending: Sending<ConversionOrder>;
  readonly #reasons: Reasons;

  /** `retell` is called where the same step has more to say. */
  constructor(
    tools: ElementTools,
    host: ReceiptHost & { readonly changed: (moves: 'stays') => void },
    sending: Sending<ConversionOrder>,
    retell: () => void,
  ) {
    this.#sending = sending;
    this.#reasons = new Reasons(tools, retell);
    this.receipt = new Receipt(tools, host, () => {
      host.changed('stays');
    });
  }

  /** What a screen reader is told when a step comes; undefined when its heading says enough. */
  said(step: LaterStep, words: Words): string | undefined {
    const { t } = words;
    const { error, twins } = this.#sending;
    switch (step.step) {
      case 'review':
        if (step.news === undefined) return undefined;
        return step.news === 'duplicate'
          ? twins.open.map((twin) => twinWords(twin, step.order, words)).join(' ')
          : `${t('convert.news.unsent')} ${saidWhy(error, t, REFUSALS)}`.trim();
      case 'starting':
        return t('convert.sending');
      case 'unknown':
        return t(step.isKnowable ? 'convert.unknown.title' : 'convert.unknown.ask');
      case 'never':
        return t('transfer.never.title');
      case 'done':
        return `${doneTitle(step, words)}. ${statusWords(step, this.#told(words))}`;
      default:
        return undefined;
    }
  }

  /** Draws the step. */
  render(step: LaterStep, plain: LaterView): unknown {
    const view = this.#told(plain);
    const sending = this.#sending;
    const settled = (act: () => void) => (): void => {
      if (!sending.isSettling) act();
    };
    const fresh = settled(view.reset);
    switch (step.step) {
      case 'review':
      case 'starting':
        return renderReview(step, view, {
          fee: view.fee,
          isHeld: view.isHeld,
          news: this.#news(step, view),
          send: view.send,
          change: settled(() => {
            sending.change();
          }),
        });
      case 'unknown':
      case 'never':
        return renderUnknown(step, view, {
          isLooking: sending.isLooking,
          look: () => void sending.look(),
          again: settled(() => {
            sending.again();
          }),
          fresh,
        });
      case 'done':
        return renderDone(step, view, { receipt: this.receipt, fresh, edit: settled(view.edit) });
      default:
        return nothing; // a conversion takes neither code nor consent
    }
  }

  #told<W extends Words>(words: W): W & ToldWords {
    return { ...words, reasonOf: (transaction) => this.#reasons.of(transaction, words.locale) };
  }

  /** The same was converted a moment ago, or the fee changed: pressing the button again says that the person means it. */
  #news(step: ConvertStep<'review' | 'starting'>, view: LaterView): unknown {
    const { t, isFeeChanged, failure } = view;
    const texts = [
      ...this.#sending.twins.open.map((twin) => twinWords(twin, step.order, view)),
      ...(isFeeChanged ? [t('convert.feeChanged')] : []),
    ];
    return [
      ...texts.map((text) => renderNotice({ tone: 'warning', text })),
      step.step === 'review' && step.news === 'unsent' ? failure(t('convert.news.unsent')) : nothing,
    ];
  }
}
