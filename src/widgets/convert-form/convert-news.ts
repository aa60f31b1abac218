import { nothing } from 'lit';
import type { Transaction } from '../../domain/transaction.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { twinWords, type ConvertStep, type Words } from './convert-words.js';

/** What news are told by. */
interface NewsView extends Words {
  /** The last failure under a heading; nothing when there was none. */
  readonly failure: (title: string) => unknown;
}

/** Why the form is shown again. */
export function renderDetailsNews(
  step: ConvertStep<'details' | 'checking'>,
  { t, failure, isRefusedShown }: NewsView & { readonly isRefusedShown: boolean },
): unknown {
  const news = step.step === 'details' ? step.news : undefined;
  if (news === 'changed' || news === 'returned') return renderNotice({ tone: 'info', text: t(`convert.news.${news}`) });
  if (news === 'unchecked') return failure(t('convert.news.unsent'));
  return news === 'refused' && isRefusedShown ? failure(t('convert.news.refused')) : nothing;
}

/** The same was converted a moment ago, or the fee changed: pressing the button again says that the person means it. */
export function renderReviewNews(
  step: ConvertStep<'review' | 'starting'>,
  view: NewsView & { readonly twins: readonly Transaction[]; readonly isFeeChanged: boolean },
): unknown {
  const { t } = view;
  const news = step.step === 'review' ? step.news : undefined;
  const texts = [
    ...view.twins.map((twin) => twinWords(twin, step.order, view)),
    ...(view.isFeeChanged ? [t('convert.feeChanged')] : []),
  ];
  return [
    ...texts.map((text) => renderNotice({ tone: 'warning', text })),
    news === 'unsent' ? view.failure(t('convert.news.unsent')) : nothing,
  ];
}
