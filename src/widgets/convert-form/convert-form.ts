import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { toGiroError, type GiroError } from '../../api/errors.js';
import { canConvert } from '../../domain/account.js';
import { TRANSFER_CURRENCIES } from '../../domain/transfer-currencies.js';
import { accounts as accountTexts } from '../../i18n/en/accounts.js';
import { convertForm, forms } from '../../i18n/en/money-forms.js';
import type { MessageKey, MessageOverrides } from '../../i18n/messages.js';
import { accountsTopic, type AccountsRead } from '../../internal/accounts.js';
import { Query } from '../../internal/query.js';
import type { SaveFile } from '../../internal/save-file.js';
import { fieldStyles } from '../../ui/field/field.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { accountName } from '../account-list/account-words.js';
import { panelStyles, renderPanelSkeleton } from '../panel.js';
import { SendingWidget } from '../sending-widget.js';
import { sendingStyles } from '../sending.styles.js';
import type { ConvertFlow, ConvertHost } from './flow.js';

/**
 * Converts between the currencies of a person's accounts: amount, fee, review, and what became of it. One decision is sent
 * once; an answer that is lost is looked up, and until it is known nothing is converted again.
 * Source: Banking v2, "Create a convert"; no other API offers it.
 *
 * @customElement giro-convert-form
 * @fires {GiroConversionCreatedEvent} giro-conversion-created - The platform has it.
 * @fires {GiroConversionUnknownEvent} giro-conversion-unknown - The answer was lost: do not convert again.
 * @fires {GiroErrorEvent} giro-error - A call failed, or the platform refused. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart title - The heading.
 * @csspart hint - Secondary text.
 * @csspart list - What is converted, as it is.
 * @csspart notice - What went wrong.
 * @csspart button-primary - What goes on.
 * @csspart button-secondary - Any other button.
 * @csspart skeleton - What stands in while accounts are read.
 */
export class GiroConvertForm extends SendingWidget<ConvertFlow> {
  static override styles = [...SendingWidget.styles, skeletonStyles, fieldStyles, panelStyles, sendingStyles];

  /** Account that pays; without it the person chooses among those that can be converted from. */
  @property({ attribute: 'account-id' }) accountId: string | undefined;
  /** ISO 4217 code to convert to, to begin with. */
  @property({ attribute: 'to-currency' }) toCurrency: string | undefined;
  /** Takes the receipt's file instead of the browser. */
  @property({ attribute: false }) saveFile: SaveFile | undefined;

  protected override readonly inputs = ['accountId', 'toCurrency'] as const;

  protected override texts: MessageOverrides = { ...accountTexts, ...forms, ...convertForm };

  readonly #accounts = new Query<AccountsRead>(this, () => {
    const { live } = this;
    return live && !this.#isV3 ? { live, topic: accountsTopic(undefined) } : undefined;
  });
  readonly #host: ConvertHost = {
    accounts: () => this.#accounts.value?.items ?? [],
    accountId: () => this.accountId || undefined,
    toCurrency: () => this.toCurrency || undefined,
    locale: () => this.locale,
    direction: () => (getComputedStyle(this).direction === 'rtl' ? 'rtl' : 'ltr'),
    saveFile: () => this.saveFile,
    nameOf: (account) => accountName(account, this.tools.t),
    renderFailure: (error, title) => this.renderFailure(error, title),
    adoptTexts: (texts) => {
      this.texts = { ...this.texts, ...texts };
    },
    refill: () => {
      this.refill();
    },
    changed: (moves) => {
      this.requestUpdate();
      if (moves !== 'stays') void this.moveFocus(moves);
    },
  };

  protected override async loadFlow(): Promise<ConvertFlow> {
    const { ConvertFlow } = await import('./flow.js');
    return new ConvertFlow(this.tools, this.#host);
  }

  protected override inputFault(): string | undefined {
    const { accountId, toCurrency } = this as { accountId: unknown; toCurrency: unknown };
    if (accountId !== undefined && accountId !== null && typeof accountId !== 'string')
      return '`accountId` must be a string.';
    if (toCurrency && !(typeof toCurrency === 'string' && TRANSFER_CURRENCIES.includes(toCurrency)))
      return `to-currency is none that can be converted to; use one of ${TRANSFER_CURRENCIES.join(', ')}.`;
    return undefined;
  }

  protected override takeInput(names: readonly string[], isChange: boolean): void {
    if (names.includes('toCurrency')) this.flow?.fromHost();
    if (isChange) this.flow?.change();
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#accounts.error];
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const { state } = this.#accounts;
    const { accountId } = this;
    if (this.inputFault() !== undefined || !accountId) return;
    if (state.step === 'ready' && !state.value.items.some(({ id }) => id === accountId))
      this.tellUsage(`account-id: “${accountId}” is none of the person's accounts.`);
  }

  protected override renderContent(): unknown {
    const { flow } = this;
    if (flow?.needsAccounts === false) return flow.render();
    if (this.#isV3) return this.#renderInstead('convert.notOffered');
    const { state } = this.#accounts;
    if (state.step === 'failed')
      return this.renderFailure(state.error, this.t('convert.title'), () => void this.reload());
    if (state.step !== 'ready') return this.renderWaiting();
    const { items } = state.value;
    if (items.length === 0) return this.#renderInstead('convert.noAccounts');
    if (!items.some(canConvert)) return this.#renderInstead('convert.noneAllowed');
    const given = items.find(({ id }) => id === this.accountId);
    if (this.accountId && !given) return this.#renderInstead('convert.unknownAccount');
    if (given && !canConvert(given)) return this.#renderInstead('convert.notThis');
    return html`${
      state.stale ? renderNotice({ tone: 'info', text: this.t(`error.${state.stale.kind}`) }) : nothing
    }${this.renderFlow((loaded) => loaded.render())}`;
  }

  protected override renderWaiting(): TemplateResult {
    return renderPanelSkeleton(this.t('common.loading'));
  }

  /** Says why there is no form, in its place. */
  #renderInstead(text: MessageKey): TemplateResult {
    return renderNotice({ tone: 'info', title: this.t('convert.title'), text: this.t(text) });
  }

  get #isV3(): boolean {
    return this.client?.options.paymentsApi === 'v3';
  }

  /**
   * Does what the main button of the screen that is shown does: goes on to the review, or converts.
   * Never rejects; a failure is shown and emitted.
   */
  async submit(): Promise<void> {
    if (this.client && !this.#isV3 && this.hostFault() === undefined) await this.flow?.submit();
  }

  /** Empties the form for another conversion. Does nothing while one may be under way. */
  reset(): void {
    this.flow?.reset();
  }

  /** Reads the accounts again, and looks what became of a conversion. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await Promise.all([this.#accounts.reload(), this.flow?.look()]).catch((error: unknown) => {
      this.report(toGiroError(error));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-convert-form': GiroConvertForm;
  }
}
