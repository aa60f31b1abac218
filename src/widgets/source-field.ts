import { html, nothing, type TemplateResult } from 'lit';
import type { Account } from '../domain/account.js';
import { formatMoney } from '../i18n/format.js';
import type { ElementTools } from '../internal/giro-element.js';
import { renderSelect } from '../ui/field/field.js';

/** What a form that moves money knows of accounts. */
export interface SourceView {
  readonly t: ElementTools['t'];
  readonly locale: string;
  readonly accounts: readonly Account[];
  readonly source: Account | undefined;
  readonly nameOf: (account: Account) => string;
}

/** The account that pays, with what can be spent: to be chosen, or as the host chose it. */
export function renderSourceField(
  { t, locale, accounts, source, nameOf }: SourceView,
  field: {
    readonly isGiven: boolean;
    readonly error: string | undefined;
    readonly held: boolean;
    /** Which accounts can be chosen; all where absent. */
    readonly canChoose?: (account: Account) => boolean;
    readonly choose: (id: string) => void;
  },
): TemplateResult {
  const hint = source?.available && t('transfer.available', { amount: formatMoney(source.available, locale) });
  if (field.isGiven)
    return html`<p class="from">
      <span class="from-label">${t('transfer.from')}</span> <bdi>${source && nameOf(source)}</bdi>
      ${hint === undefined ? nothing : html`<span class="field-hint">${hint}</span>`}
      ${field.error === undefined ? nothing : html`<span class="field-error">${field.error}</span>`}
    </p>`;
  return renderSelect({
    name: 'source',
    label: t('transfer.from'),
    hint,
    value: source?.id ?? '',
    error: field.error,
    held: field.held,
    options: accounts.map((account) => ({
      value: account.id,
      label: nameOf(account),
      disabled: field.canChoose?.(account) === false,
    })),
    input: field.choose,
  });
}
