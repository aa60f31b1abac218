import { html, type TemplateResult } from 'lit';
import type { GiroError } from '../api/errors.js';
import type { MessageKey } from '../i18n/messages.js';
import type { ElementTools } from '../internal/giro-element.js';
import { renderNotice } from '../ui/notice/notice.js';

const CODES = ['20001', '20002', '20003', '20004', '20005', '20006', '20009', '20010', '20011', '20012'] as const;

/** Words of an element's own for a code, where the common ones do not fit. */
export type RefusalWords = Readonly<Record<string, MessageKey>>;

/** Why the platform refused, where its code says it. Source: Banking v2, "Validation errors for create transaction endpoint". */
export function refusalWords({ code }: GiroError, t: ElementTools['t'], own: RefusalWords = {}): string | undefined {
  const known = CODES.find((one) => one === code);
  return known && t(own[known] ?? `transfer.error.${known}`);
}

/** Why a call failed or was refused, for a screen reader; nothing when there is nothing to say. */
export const saidWhy = (error: GiroError | undefined, t: ElementTools['t'], own?: RefusalWords): string =>
  (error && (refusalWords(error, t, own) ?? t(`error.${error.kind}`))) ?? '';

/** A refusal told with its reason: the platform's own code in plain words, where it gave one, else as any failure. */
export function renderRefusal(
  error: GiroError,
  title: string,
  {
    t,
    otherwise,
    own,
  }: {
    readonly t: ElementTools['t'];
    readonly otherwise: (error: GiroError, title: string) => TemplateResult;
    readonly own?: RefusalWords;
  },
): TemplateResult {
  const words = refusalWords(error, t, own);
  if (words === undefined) return otherwise(error, title);
  const { requestId } = error;
  return renderNotice({
    tone: 'danger',
    title,
    text: words,
    detail: requestId === undefined ? undefined : html`<bdi>${t('common.reference', { id: requestId })}</bdi>`,
  });
}
