import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { GiroError } from '../../api/errors.js';
import type { Beneficiary } from '../../domain/beneficiary.js';
import { isTimeZone } from '../../domain/calendar.js';
import { payeeMatcher, sortPayees } from '../../domain/beneficiary-search.js';
import { GiroBeneficiarySelectEvent } from '../../events.js';
import { payees as payeeTexts } from '../../i18n/en/payees.js';
import { formatCount } from '../../i18n/format.js';
import { beneficiariesTopic } from '../../internal/beneficiaries.js';
import { Query } from '../../internal/query.js';
import { PARTS } from '../../styles/parts.js';
import { badgeStyles } from '../../ui/badge/badge.js';
import { renderButton } from '../../ui/button/button.js';
import { fieldStyles, renderTextField } from '../../ui/field/field.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { recalledCount, rememberCount } from '../count-memory.js';
import { GiroWidget } from '../giro-widget.js';
import { styles } from './beneficiary-list.styles.js';
import { payeeName, renderPayee, renderPayeeSkeleton, type PayeeView } from './payee-item.js';

/** Payees drawn in one piece. */
const CHUNK = 50;
/** Payees shown at first, and more each time the person asks. */
const SOME = 100;

/**
 * Saved payees: searched by name and account number, chosen one at a time. Who can't be paid is shown with the reason.
 *
 * @customElement giro-beneficiary-list
 * @fires {GiroBeneficiarySelectEvent} giro-beneficiary-select - The person chose a payee who can be paid.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart list - The list of payees.
 * @csspart item - One payee.
 * @csspart title - What a payee is called.
 * @csspart hint - Account number and when they were last used.
 * @csspart badge - Whether a payee can be paid.
 * @csspart skeleton - What stands in while payees are read.
 * @csspart notice - Empty, failed and out-of-date notices.
 * @csspart button-secondary - Show more, try again.
 * @cssprop [--giro-color-accent] - Ring of the selected payee.
 */
export class GiroBeneficiaryList extends GiroWidget {
  static override styles = [...GiroWidget.styles, badgeStyles, fieldStyles, skeletonStyles, styles];

  /** Id of the selected payee. Host input: the element follows it and never writes it. */
  @property() selected: string | undefined;
  /** IANA time zone in which “today” and dates are meant; default the browser's. */
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;

  protected override readonly texts = payeeTexts;

  readonly #payees = new Query<readonly Beneficiary[]>(this, () => {
    const { live } = this;
    return live && this.#isOffered && this.hostFault() === undefined ? { live, topic: beneficiariesTopic } : undefined;
  });
  /** What the person chose, until the host says otherwise. */
  #chosen: string | undefined;
  #search = '';
  #most = SOME;
  #sorted: { readonly of: readonly Beneficiary[]; readonly locale: string; readonly payees: readonly Beneficiary[] } = {
    of: [],
    locale: '',
    payees: [],
  };

  protected override hostFault(): string | undefined {
    const { selected, timeZone } = this;
    if (!isTextOrNothing(selected)) return '`selected` must be a string.';
    if (!isTextOrNothing(timeZone)) return '`timeZone` must be a string.';
    return timeZone && !isTimeZone(timeZone) ? `time-zone="${timeZone}" is not an IANA time zone.` : undefined;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('selected')) this.#chosen = this.selected || undefined;
  }

  protected override personChanged(): void {
    this.#search = '';
    this.#most = SOME;
    this.#chosen = this.selected || undefined;
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#payees.error];
  }

  protected override renderContent(): unknown {
    if (!this.#isOffered) return renderNotice({ tone: 'info', text: this.t('payees.elsewhere') });
    const { state } = this.#payees;
    switch (state.step) {
      case 'idle':
      case 'loading':
        return this.renderWaiting();
      case 'failed':
        return this.renderFailure(state.error, this.t('payees.failed.title'), () => void this.reload());
      case 'ready':
        return this.#renderPayees(
          state.value,
          state.stale ? this.renderFailure(state.stale, this.t('payees.stale'), () => void this.reload()) : nothing,
        );
    }
  }

  protected override renderWaiting(): TemplateResult {
    const many = recalledCount('payees', this.client?.scope);
    const skeletons = Array.from({ length: many }, renderPayeeSkeleton);
    return this.#renderBase(nothing, html`<div class="list" aria-hidden="true">${skeletons}</div>`, true);
  }

  #renderPayees(all: readonly Beneficiary[], notice: unknown): TemplateResult {
    rememberCount('payees', this.client?.scope, all.length || 1);
    if (all.length === 0)
      return html`${notice}
      ${renderNotice({ tone: 'info', title: this.t('payees.empty.title'), text: this.t('payees.empty.text') })}`;
    const found = this.#found(all);
    const shown = found.slice(0, this.#most);
    if (found.length === 0)
      return this.#renderBase(
        notice,
        renderNotice({ tone: 'info', title: this.t('payees.none.title'), text: this.t('payees.none.text') }),
      );
    const more = renderButton({
      label: this.t('payees.more'),
      press: () => {
        this.#showMore(found.length);
      },
    });
    return this.#renderBase(
      notice,
      html`${this.#renderList(shown)} ${shown.length === found.length ? nothing : html`<div class="more">${more}</div>`}`,
    );
  }

  /** One template for all that has the search field, so that whoever types while payees are read goes on typing. */
  #renderBase(notice: unknown, content: TemplateResult, busy = false): TemplateResult {
    return html`
      ${notice}
      <div class="base" part=${PARTS.base} aria-busy=${busy ? 'true' : nothing}>
        <span class="visually-hidden">${busy ? this.t('common.loading') : nothing}</span>
        ${renderTextField({
          name: 'search',
          label: this.t('payees.search'),
          hint: this.t('payees.search.hint'),
          value: this.#search,
          input: this.#searchFor,
        })}
        ${content}
      </div>
    `;
  }

  #renderList(payees: readonly Beneficiary[]): TemplateResult {
    const view: PayeeView = {
      t: this.tools.t,
      locale: this.locale,
      timeZone: this.timeZone || undefined,
      now: new Date(),
      selected: this.#chosen,
      select: this.#select,
    };
    const chunks = Array.from({ length: Math.ceil(payees.length / CHUNK) }, (_, i) =>
      payees.slice(i * CHUNK, (i + 1) * CHUNK),
    );
    return html`
      <div role="list" class="list" part=${PARTS.list} aria-label=${this.t('payees.label')}>
        ${chunks.map(
          (chunk) => html`<div role="none" class="chunk">${chunk.map((payee) => renderPayee(payee, view))}</div>`,
        )}
      </div>
    `;
  }

  /** Cards v3 has no such call. */
  get #isOffered(): boolean {
    return this.client?.options.paymentsApi !== 'v3';
  }

  #found(all: readonly Beneficiary[]): readonly Beneficiary[] {
    const { locale } = this;
    if (this.#sorted.of !== all || this.#sorted.locale !== locale)
      this.#sorted = { of: all, locale, payees: sortPayees(all, payeeName, locale) };
    const { payees } = this.#sorted;
    return this.#search.trim() === '' ? payees : payees.filter(payeeMatcher(this.#search));
  }

  readonly #searchFor = (search: string): void => {
    this.#search = search;
    this.#most = SOME;
    const { value } = this.#payees;
    if (value) this.announce(this.t('payees.found', { count: formatCount(this.#found(value).length, this.locale) }));
    this.requestUpdate();
  };

  readonly #select = ({ id }: Beneficiary): void => {
    this.#chosen = id;
    this.emit(new GiroBeneficiarySelectEvent({ beneficiaryId: id }));
    this.requestUpdate();
  };

  #showMore(found: number): void {
    this.#most += SOME;
    this.announce(this.t('payees.found', { count: formatCount(Math.min(found, this.#most), this.locale) }));
    this.requestUpdate();
  }

  /** Reads the payees again. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await this.#payees.reload();
  }
}

const isTextOrNothing = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';

declare global {
  interface HTMLElementTagNameMap {
    'giro-beneficiary-list': GiroBeneficiaryList;
  }
}
