import { html, nothing } from 'lit';
import { shownText } from '../../domain/shown-text.js';
import type { DraftField } from '../../domain/transfer-draft.js';
import { formatInstant } from '../../i18n/format-time.js';
import { formatMoney } from '../../i18n/format.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Entry, Warning } from './entry.js';

/** What pointing something out takes: what a paste filled, and what is to be looked at twice. */
export interface PointedOutView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  readonly entry: Entry;
  readonly accept: (warning: Warning, isAccepted: boolean) => void;
}

const LABELS: Readonly<Partial<Record<DraftField, MessageKey>>> = {
  source: 'transfer.from',
  accountId: 'transfer.accountId',
  street: 'transfer.street',
  city: 'transfer.city',
  postCode: 'transfer.postCode',
  country: 'transfer.country',
  iban: 'transfer.iban',
  bic: 'transfer.bic',
  number: 'transfer.number',
  sortCode: 'transfer.sortCode',
  name: 'transfer.name',
  amount: 'transfer.amount',
  currency: 'transfer.currency',
  reference: 'transfer.reference',
};

/** What a field is called, where it has a name of its own. */
export const labelOf = (field: DraftField, t: ElementTools['t']): string => t(LABELS[field] ?? 'transfer.payee');

/** What a pasted text filled, in words; undefined when nothing was pasted. */
export function pastedWords({ pasted, isPastedAmountOpen }: Entry, t: ElementTools['t']): string | undefined {
  if (pasted.length === 0) return undefined;
  const fields = pasted.map((name) => labelOf(name, t)).join(', ');
  const words = t('transfer.pasted', { fields });
  return isPastedAmountOpen ? `${words} ${t('transfer.pasted.amount')}` : words;
}

/** What a pasted text filled. */
export function renderPasted({ entry, t }: PointedOutView): unknown {
  const words = pastedWords(entry, t);
  return words === undefined ? nothing : html`<p class="pasted">${words}</p>`;
}

/** What must be acknowledged before the review. */
export function renderWarnings(view: PointedOutView): unknown {
  const { entry, t } = view;
  if (entry.warnings.length === 0) return nothing;
  return html`<fieldset class="warnings" aria-describedby=${entry.isTickMissing ? 'tick-error' : nothing}>
    <legend id="warnings" tabindex="-1">${t('transfer.warnings')}</legend>
    ${entry.warnings.map(
      (warning, index) =>
        html`<div class="warning">
          <p id=${`warning-${index}`}>${warningWords(warning, view)}</p>
          <label class="option">
            <input
              type="checkbox"
              .checked=${entry.isAccepted(warning)}
              aria-describedby=${`warning-${index}`}
              aria-invalid=${entry.isTickMissing && !entry.isAccepted(warning) ? 'true' : nothing}
              @change=${(event: Event) => {
                view.accept(warning, (event.target as HTMLInputElement).checked);
              }}
            />
            <span>${t('transfer.warning.accept')}</span>
          </label>
        </div>`,
    )}
    ${entry.isTickMissing ? html`<p class="field-error" id="tick-error">${t('transfer.warning.needed')}</p>` : nothing}
  </fieldset>`;
}

/** A warning in words. */
export function warningWords(
  { kind, twin }: Pick<Warning, 'kind' | 'twin'>,
  { t, locale }: Pick<PointedOutView, 't' | 'locale'>,
): string {
  return kind === 'duplicate'
    ? t('transfer.warning.duplicate', {
        amount: twin ? formatMoney(twin.original ?? twin.amount, locale) : '',
        name: `\u2068${shownText(twin?.counterparty ?? '')}\u2069`,
        time: twin ? formatInstant(twin.createdAt, locale, undefined, 'minute') : '',
      })
    : t(`transfer.warning.${kind}`);
}
