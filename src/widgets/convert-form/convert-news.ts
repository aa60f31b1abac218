import { nothing } from 'lit';
import { renderNotice } from '../../ui/notice/notice.js';
import type { ConvertStep, Words } from './convert-words.js';

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
