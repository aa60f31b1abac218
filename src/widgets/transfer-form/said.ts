import type { TransferOrder } from '../../domain/transfer.js';
import type { TransferStep } from '../../domain/transfer-flow.js';
import type { Sending } from '../../internal/sending.js';
import { saidWhy } from '../refusal.js';
import { warningWords } from './details-view.js';
import { codeFaultWords, doneTitle, statusWords, triesWords, type StepView } from './step-views.js';

/** What a screen reader is told when a step comes; undefined when its heading says enough. */
export function saidOf(
  step: TransferStep<TransferOrder>,
  { error, twins }: Pick<Sending<TransferOrder>, 'error' | 'twins'>,
  words: Pick<StepView, 't' | 'locale' | 'reasonOf'>,
): string | undefined {
  const { t, locale } = words;
  const why = saidWhy(error, t);
  switch (step.step) {
    case 'details':
      if (step.news === undefined) return undefined;
      return step.news === 'refused' || step.news === 'unchecked'
        ? `${t(`transfer.news.${step.news}`)} ${why}`.trim()
        : t(`transfer.news.${step.news}`);
    case 'review':
      if (step.news === undefined) return undefined;
      if (step.news === 'duplicate')
        return twins.open.map((twin) => warningWords({ kind: 'duplicate', twin }, words)).join(' ');
      return `${t(`transfer.news.${step.news}`)} ${step.news === 'unsent' ? why : ''}`.trim();
    case 'code':
      return (
        step.fault &&
        [codeFaultWords(step.fault, t), step.fault === 'failed' ? why : '', triesWords(step, words)]
          .filter(Boolean)
          .join(' ')
      );
    case 'unknown':
      return t('transfer.unknown.title');
    case 'never':
      return t('transfer.never.title');
    case 'done':
      return `${doneTitle(step, locale, t)}. ${statusWords(step.transaction, words)}`;
    default:
      return undefined;
  }
}
