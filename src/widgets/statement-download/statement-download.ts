import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { dayOf, isCalendarDate, isTimeZone } from '../../domain/calendar.js';
import {
  periodFault,
  STATEMENT_PERIODS,
  statementPeriod,
  type StatementFormat,
  type StatementPeriod,
  type StatementPeriodName,
} from '../../domain/statement.js';
import { statement as statementTexts } from '../../i18n/en/statement.js';
import { formatInstant } from '../../i18n/format-time.js';
import type { SaveFile } from '../../internal/save-file.js';
import { PARTS } from '../../styles/parts.js';
import { renderButton } from '../../ui/button/button.js';
import { choiceStyles, renderChoice } from '../../ui/field/choice.js';
import { fieldStyles, renderDateField, renderSelect } from '../../ui/field/field.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { GiroWidget } from '../giro-widget.js';
import { panelStyles, renderPanel, renderPanelSkeleton } from '../panel.js';
import { StatementMaking } from './making.js';
import { styles } from './statement-download.styles.js';
import { renderStatementNews } from './statement-news.js';

type Period = StatementPeriodName | 'custom';

/** What is chosen. */
interface StatementInput {
  readonly format: StatementFormat;
  readonly period: Period;
  /** Only where `period` is `custom`. */
  readonly days: StatementPeriod;
}

/**
 * Has a statement made and saves it: a PDF of one account, or a CSV of one or several.
 * Source: Banking v2, "Pdf statement report", "Csv statement report".
 *
 * @customElement giro-statement-download
 * @fires {GiroStatementReadyEvent} giro-statement-ready - The statement was handed to the browser, or to `saveFile`.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart title - The heading.
 * @csspart hint - Secondary text.
 * @csspart notice - What became of it.
 * @csspart button-primary - Download; open the statement.
 * @csspart button-secondary - Any other button.
 */
export class GiroStatementDownload extends GiroWidget {
  static override styles = [...GiroWidget.styles, skeletonStyles, choiceStyles, fieldStyles, panelStyles, styles];

  /** Id of the account; several for CSV, separated by spaces. Source: Banking v2, "Reports", `walletId`, `wallets`. */
  @property({ attribute: 'account-id' }) accountId: string | undefined;
  /** `pdf` or `csv`; without it the person chooses. Several accounts are always CSV. */
  @property() format: 'pdf' | 'csv' | undefined;
  /** First day, `YYYY-MM-DD`; with `to`, what the form begins with. */
  @property() from: string | undefined;
  /** Last day, `YYYY-MM-DD`, included. */
  @property() to: string | undefined;
  /** IANA name of the time zone days begin and end in; default the browser's. */
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;
  /** Corporation the statement is for; default that of the token. */
  @property({ attribute: 'corporation-id' }) corporationId: string | undefined;
  /** Takes the file instead of the browser. */
  @property({ attribute: false }) saveFile: SaveFile | undefined;

  protected override readonly texts = statementTexts;

  readonly #making = new StatementMaking(this.tools, () => {
    this.requestUpdate();
  });
  #input: StatementInput = { format: 'pdf', period: 'last-month', days: { from: '', to: '' } };
  #fault: ReturnType<typeof periodFault>;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A moved element is back within this task.
    queueMicrotask(() => {
      if (!this.isConnected) this.#making.stop();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('from') || changed.has('to')) this.#begin();
    if (changed.has('accountId')) this.#making.reset();
  }

  protected override hostFault(): string | undefined {
    const { accountIds, timeZone } = this;
    const format: string | undefined = this.format; // in HTML, any
    if (accountIds.length === 0) return 'The account-id attribute is missing: give it the id of an account.';
    if (format && format !== 'pdf' && format !== 'csv') return `format="${format}" is not known; use "pdf" or "csv".`;
    if (format === 'pdf' && accountIds.length > 1)
      return 'A PDF is of exactly one account: give one account-id, or format="csv".';
    for (const name of ['from', 'to'] as const) {
      const day = this[name];
      if (day && !isCalendarDate(day)) return `${name}="${day}" is no day; write it as YYYY-MM-DD.`;
    }
    return timeZone && !isTimeZone(timeZone)
      ? `time-zone="${timeZone}" is not known; use an IANA name such as "Europe/Stockholm".`
      : undefined;
  }

  protected override personChanged(): void {
    this.#making.stop();
    this.reset();
  }

  protected override renderContent(): unknown {
    const { step } = this.#making;
    const busy = this.#making.isBusy;
    const { t } = this.tools;
    return html`
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.submit();
        }}
      >
        ${renderPanel({
          title: t('statement.title'),
          busy,
          body: html`${this.#renderChoices(busy)} ${this.#renderNews()}`,
          actions: renderButton({
            label: busy ? t(`statement.${step.step as 'preparing' | 'fetching'}`) : t('statement.submit'),
            kind: step.step === 'link' ? 'secondary' : 'primary',
            busy,
            submit: true,
          }),
        })}
      </form>
    `;
  }

  protected override renderWaiting(): TemplateResult {
    return renderPanelSkeleton(this.t('common.loading'));
  }

  #renderChoices(busy: boolean): TemplateResult {
    const { t } = this.tools;
    const { period, days } = this.#input;
    return html`
      ${
        this.#offersFormats
          ? renderChoice({
              name: 'format',
              legend: t('statement.format'),
              options: (['pdf', 'csv'] as const).map((value) => ({ value, label: t(`statement.format.${value}`) })),
              value: this.#input.format,
              held: busy,
              choose: (format) => {
                this.#set({ format });
              },
            })
          : nothing
      }
      ${renderSelect({
        name: 'period',
        label: t('statement.period'),
        options: [...STATEMENT_PERIODS, 'custom' as const].map((value) => ({
          value,
          label: t(`statement.period.${value}`),
        })),
        value: period,
        held: busy,
        input: (value) => {
          const next = value as Period;
          this.#set({ period: next, days: next === 'custom' ? this.#period : days });
        },
      })}
      ${
        period === 'custom'
          ? html`<div class="days">
              ${(['from', 'to'] as const).map((name) =>
                renderDateField({
                  name,
                  label: t(`statement.${name}`),
                  value: days[name],
                  held: busy,
                  error: this.#faultAt(name),
                  input: (value) => {
                    this.#set({ days: { ...this.#input.days, [name]: value } });
                  },
                }),
              )}
            </div>`
          : nothing
      }
      <p class="until" part=${PARTS.hint}>${this.#daysInWords()}</p>
    `;
  }

  /** What the days mean: the last one counts to its end, in which time zone. */
  #daysInWords(): string {
    const { t } = this.tools;
    const period = this.#period;
    if (!isCalendarDate(period.from) || !isCalendarDate(period.to)) return t('statement.until.open');
    const [from, to] = [period.from, period.to].map((day) => formatInstant(day, this.locale, 'UTC', 'day'));
    return t('statement.until', { from: from ?? '', to: to ?? '', zone: this.#zone.replaceAll('_', ' ') });
  }

  #faultAt(name: 'from' | 'to'): string | undefined {
    const fault = this.#fault;
    if (fault === undefined) return undefined;
    if (fault === 'missing') return isCalendarDate(this.#period[name]) ? undefined : this.t('statement.fault.missing');
    return (fault === 'future') === (name === 'from') ? this.t(`statement.fault.${fault}`) : undefined;
  }

  #renderNews(): unknown {
    const { step } = this.#making;
    return renderStatementNews(step, this.tools.t, {
      opened: () => {
        this.#making.opened();
      },
      failed: (error) => this.renderFailure(error, this.t('statement.failed')),
    });
  }

  /** Ids of `account-id`. */
  private get accountIds(): readonly string[] {
    const { accountId } = this as { accountId: unknown };
    return typeof accountId === 'string' ? accountId.split(/\s+/).filter((id) => id) : [];
  }

  get #offersFormats(): boolean {
    return !this.format && this.accountIds.length === 1;
  }

  get #format(): StatementFormat {
    if (this.accountIds.length > 1) return 'csv';
    return this.format === 'pdf' || this.format === 'csv' ? this.format : this.#input.format;
  }

  get #zone(): string {
    return this.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  }

  get #today(): string {
    return dayOf(Date.now(), this.#zone) ?? '';
  }

  get #period(): StatementPeriod {
    const { period, days } = this.#input;
    return period === 'custom' ? days : statementPeriod(period, this.#today);
  }

  #set(input: Partial<StatementInput>): void {
    this.#input = { ...this.#input, ...input };
    this.#fault = undefined;
    this.#making.reset();
    this.requestUpdate();
  }

  #begin(): void {
    const { from, to } = this;
    this.#fault = undefined;
    this.#input =
      from || to
        ? { ...this.#input, period: 'custom', days: { from: from ?? '', to: to || this.#today } }
        : { ...this.#input, period: 'last-month' };
  }

  /** Has the chosen statement made and saves it. Never rejects; a failure is shown and emitted. */
  async submit(): Promise<void> {
    if (this.#making.isBusy || !this.client || this.hostFault() !== undefined) return;
    const period = this.#period;
    this.#fault = periodFault(period, this.#today);
    this.requestUpdate();
    if (this.#fault !== undefined) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    this.announce(this.t('statement.preparing'));
    const order = {
      ...period,
      accountIds: this.accountIds,
      timeZone: this.#zone,
      corporationId: this.corporationId || undefined,
    };
    await this.#making.make({ format: this.#format, order }, this.saveFile);
    await this.updateComplete;
    this.announce(this.renderRoot.querySelector('.notice')?.textContent.replaceAll(/\s+/g, ' ').trim() ?? '');
  }

  /** Goes back to what the attributes say. */
  reset(): void {
    this.#input = { format: 'pdf', period: 'last-month', days: { from: '', to: '' } };
    this.#begin();
    this.#making.reset();
  }

  /** There is nothing to read; draws anew. Never rejects. */
  async reload(): Promise<void> {
    this.requestUpdate();
    if (this.isConnected) await this.updateComplete;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-statement-download': GiroStatementDownload;
  }
}
