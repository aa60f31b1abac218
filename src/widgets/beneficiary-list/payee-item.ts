import { html, nothing, type TemplateResult } from 'lit';
import { groupIban, groupSortCode } from '../../domain/account-number.js';
import { isPayable, type Beneficiary, type BeneficiaryStatus } from '../../domain/beneficiary.js';
import { shownText } from '../../domain/shown-text.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderBadge, type BadgeTone } from '../../ui/badge/badge.js';
import { renderSkeleton } from '../../ui/skeleton/skeleton.js';
import { formatLastUsed } from './last-used.js';

/** What drawing a payee takes, besides themselves. */
export interface PayeeView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  /** IANA name; the browser's when absent. */
  readonly timeZone: string | undefined;
  readonly now: Date;
  /** Id of the selected payee. */
  readonly selected: string | undefined;
  readonly select: (payee: Beneficiary) => void;
}

const TONES: Readonly<Record<BeneficiaryStatus, BadgeTone>> = {
  active: 'success',
  deleted: 'neutral',
  forbidden: 'danger',
  unknown: 'warning',
};

/** What a payee is called: by the person's own name for them, else by theirs. */
export const payeeName = ({ friendlyName, name }: Beneficiary): string =>
  shownText(friendlyName ?? '') || shownText(name);

/** One payee: a button that selects them, or, where they can't be paid, who they are and why. */
export function renderPayee(payee: Beneficiary, view: PayeeView): TemplateResult {
  const { t } = view;
  const isSelected = isPayable(payee) && payee.id === view.selected;
  return html`
    <div role="listitem" class="item ${isSelected ? 'selected' : ''}" part=${PARTS.item}>
      ${
        isPayable(payee)
          ? html`<button
              type="button"
              class="payee"
              aria-pressed=${isSelected ? 'true' : 'false'}
              @click=${() => {
                view.select(payee);
              }}
            >
              ${renderFacts(payee, view)}
            </button>`
          : html`<div class="payee unpayable">
              ${renderFacts(payee, view)}
              <span class="why">${t(`payees.why.${payee.status === 'active' ? 'unknown' : payee.status}`)}</span>
            </div>`
      }
    </div>
  `;
}

function renderFacts(payee: Beneficiary, view: PayeeView): TemplateResult {
  const { t } = view;
  const name = payeeName(payee);
  const ownName = shownText(payee.name);
  const used = usedText(payee, view);
  const hint = (content: unknown): TemplateResult => html`<span class="hint" part=${PARTS.hint}>${content}</span>`;
  return html`
    <span class="who">
      <span class="name" part=${PARTS.title}><bdi>${name || t('payees.unnamed')}</bdi></span>
      ${ownName === name || ownName === '' ? nothing : hint(html`<bdi>${ownName}</bdi>`)} ${renderAccount(payee, hint)}
    </span>
    <span class="how">
      ${renderBadge(statusText(payee, t), TONES[payee.status])}
      ${
        used === undefined
          ? nothing
          : hint(
              html`<bdi><time datetime=${payee.lastUsedAt ?? nothing}>${t('payees.used', { when: used })}</time></bdi>`,
            )
      }
    </span>
  `;
}

function renderAccount(
  { number, code, kind, currency }: Beneficiary,
  hint: (content: unknown) => TemplateResult,
): unknown {
  const shown = kind === 'uk-local' ? number : groupIban(number);
  const sortCode = kind === 'uk-local' && code !== undefined ? `${groupSortCode(code)} ` : '';
  const digits = shownText(`${sortCode}${shown}`);
  if (digits === '' && currency === undefined) return nothing;
  return hint(
    html`<span class="digits">${digits}</span
      >${currency === undefined ? nothing : html` <bdi>${shownText(currency)}</bdi>`}`,
  );
}

/** A status in words; one the kit does not know as the platform says it. */
const statusText = ({ status, statusName }: Beneficiary, t: ElementTools['t']): string =>
  (status === 'unknown' && shownText(statusName)) || t(`payees.status.${status}`);

const usedText = ({ lastUsedAt }: Beneficiary, { now, locale, timeZone }: PayeeView): string | undefined =>
  lastUsedAt === undefined ? undefined : formatLastUsed(lastUsedAt, now, locale, timeZone);

/** What stands in for one payee, in the same size. */
export const renderPayeeSkeleton = (): TemplateResult => html`
  <div class="item">
    <div class="payee">
      <span class="who"
        ><span class="name">${renderSkeleton('medium')}</span><span class="hint">${renderSkeleton('long')}</span></span
      >
      <span class="how"
        ><span class="badge">${renderSkeleton('short')}</span
        ><span class="hint">${renderSkeleton('medium')}</span></span
      >
    </div>
  </div>
`;
