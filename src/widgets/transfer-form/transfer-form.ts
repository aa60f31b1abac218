import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { toGiroError, type GiroError } from '../../api/errors.js';
import type { Account } from '../../domain/account.js';
import type { Beneficiary } from '../../domain/beneficiary.js';
import type { TransferOrder } from '../../domain/transfer.js';
import { accounts as accountTexts } from '../../i18n/en/accounts.js';
import { forms, transferForm } from '../../i18n/en/money-forms.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import { accountsTopic, type AccountsRead } from '../../internal/accounts.js';
import { beneficiariesTopic } from '../../internal/beneficiaries.js';
import { ownAccountsTopic } from '../../internal/own-accounts.js';
import { Query } from '../../internal/query.js';
import type { SaveFile } from '../../internal/save-file.js';
import { choiceStyles } from '../../ui/field/choice.js';
import { fieldStyles } from '../../ui/field/field.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { accountName } from '../account-list/account-words.js';
import { panelStyles, renderPanelSkeleton } from '../panel.js';
import { SendingWidget } from '../sending-widget.js';
import { sendingStyles } from '../sending.styles.js';
import type { HostInput } from './entry.js';
import type { TransferFlow } from './flow.js';
import type { DetailsHost } from './details.js';
import { styles } from './transfer-form.styles.js';

/** Amounts in attributes. Source: the kit's own contract, "integer string in minor units", at most 16 digits. */
const MINOR_UNITS = /^\d{1,16}$/;

/**
 * Sends money: payee, amount, fee, review, code or consent, and what became of it. One decision is sent once; an answer that
 * is lost is looked up, and until it is known nothing is sent again. A person whose session ran out finds what they typed once
 * they have signed in again with `giro-sign-in` or `client.session`; anybody else finds it empty. A host's token changes nobody.
 * Source: Banking v2, "Create a transfer"; Cards v3 `POST /transactions/pay`, `POST /transactions/move`.
 *
 * @customElement giro-transfer-form
 * @fires {GiroTransferReviewedEvent} giro-transfer-reviewed - The person decided to send it; cancel to keep it from being sent.
 * @fires {GiroTransferCreatedEvent} giro-transfer-created - The platform has it.
 * @fires {GiroTransferRefusedEvent} giro-transfer-refused - The platform refused it, or it never arrived: no money moved.
 * @fires {GiroTransferUnknownEvent} giro-transfer-unknown - The answer was lost: do not send it again.
 * @fires {GiroConsentRequiredEvent} giro-consent-required - Consent is needed; cancel to take the person there yourself.
 * @fires {GiroConsentResolvedEvent} giro-consent-resolved - The person came back from a consent.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart title - The heading.
 * @csspart hint - Secondary text.
 * @csspart list - What is sent, as it is.
 * @csspart notice - What went wrong.
 * @csspart button-primary - What goes on.
 * @csspart button-secondary - Any other button.
 * @csspart skeleton - What stands in while accounts are read.
 */
export class GiroTransferForm extends SendingWidget<TransferFlow> {
  static override styles = [
    ...SendingWidget.styles,
    skeletonStyles,
    choiceStyles,
    fieldStyles,
    panelStyles,
    sendingStyles,
    styles,
  ];

  /** Account that pays; without it the person chooses. Required where payments go over Cards v3, which has no list. */
  @property({ attribute: 'account-id' }) accountId: string | undefined;
  /**
   * Own accounts that can be paid into over Cards v3, besides those of the person's cards: ids separated by spaces. Not needed
   * over Banking v2, which lists them. Source: Cards v3 `POST /transactions/move`.
   */
  @property({ attribute: 'account-ids' }) accountIds: string | undefined;
  /** Amount to begin with, in minor units of `currency`, as an integer string of at most 16 digits. */
  @property() amount: string | undefined;
  /** ISO 4217 code to begin with; default that of the account. Over Cards v3 an account sends no other: it is shown, and said. */
  @property() currency: string | undefined;
  /** Name of the payee to begin with. */
  @property({ attribute: 'payee-name' }) payeeName: string | undefined;
  /** IBAN of the payee to begin with, in any spelling. */
  @property() iban: string | undefined;
  /** BIC of the payee to begin with. */
  @property() bic: string | undefined;
  /** Reference for the payee to begin with. */
  @property() reference: string | undefined;
  /** Takes the receipt's file instead of the browser. */
  @property({ attribute: false }) saveFile: SaveFile | undefined;

  protected override readonly inputs = [
    'accountId',
    'amount',
    'currency',
    'payeeName',
    'iban',
    'bic',
    'reference',
  ] as const;

  protected override texts: MessageOverrides = { ...accountTexts, ...forms, ...transferForm };

  readonly #accounts = new Query<AccountsRead>(this, () => {
    const { live, accountId } = this;
    if (!live) return undefined;
    return { live, topic: accountsTopic(this.#isV3 && accountId ? [accountId] : undefined) };
  });
  /** Where there is no list: what else money can be moved to. The form does not wait for it. */
  readonly #own = new Query<AccountsRead>(this, () => {
    const { live, accountIds } = this;
    if (!live || !this.#isV3 || this.hostFault() !== undefined) return undefined;
    return { live, topic: ownAccountsTopic((accountIds ?? '').split(/\s+/).filter(Boolean)) };
  });
  readonly #payees = new Query<readonly Beneficiary[]>(this, () => {
    const { live } = this;
    return live && !this.#isV3 ? { live, topic: beneficiariesTopic } : undefined;
  });
  readonly #host: DetailsHost = {
    accounts: () => [
      ...new Map(
        [this.#own, this.#accounts].flatMap(({ value }) =>
          (value?.items ?? []).map((account) => [account.id, account]),
        ),
      ).values(),
    ],
    payees: () => this.#payees.value ?? [],
    arePayeesMissing: () => this.#payees.state.step === 'failed',
    rereadPayees: async () => {
      if (!this.#isV3) await this.#payees.reload();
      return this.#payees.value ?? [];
    },
    accountId: () => this.accountId || undefined,
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

  protected override async loadFlow(): Promise<TransferFlow> {
    const { TransferFlow } = await import('./flow.js');
    return new TransferFlow(this.tools, this.#host);
  }

  protected override inputFault(): string | undefined {
    const { amount, currency } = this as { amount: unknown; currency: unknown };
    for (const name of ['accountId', 'accountIds', 'payeeName', 'iban', 'bic', 'reference'] as const) {
      const value: unknown = this[name];
      if (value !== undefined && value !== null && typeof value !== 'string') return `\`${name}\` must be a string.`;
    }
    if (this.#isV3 && !this.accountId)
      return 'The account-id attribute is missing: Cards v3 has no list of accounts to choose from.';
    if (amount && !(typeof amount === 'string' && MINOR_UNITS.test(amount)))
      return 'The amount is no amount; write minor units as an integer string, for example "1250" for 12.50.';
    if (currency && !(typeof currency === 'string' && /^[A-Z]{3}$/.test(currency)))
      return 'The currency is no ISO 4217 code, for example "EUR".';
    return undefined;
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#accounts.error, this.#payees.error, this.#own.error, this.#own.value?.fault];
  }

  protected override takeInput(names: readonly string[], isChange: boolean): void {
    this.flow?.fromHost({ isChange }, names as readonly (keyof HostInput | 'accountId')[], this);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#isUnknown && this.hostFault() === undefined)
      this.tellUsage(`account-id: “${this.accountId ?? ''}” is none of the person's accounts.`);
  }

  protected override renderContent(): unknown {
    const { state } = this.#accounts;
    const { flow } = this;
    if (flow?.needsAccounts === false) return flow.render();
    if (state.step === 'failed')
      return this.renderFailure(state.error, this.t('transfer.title'), () => void this.reload());
    if (state.step !== 'ready' || this.#payees.state.step === 'loading') return this.renderWaiting();
    if (state.value.items.length === 0 || this.#isUnknown) {
      const text = this.t(this.#isUnknown ? 'transfer.unknownAccount' : 'transfer.noAccounts');
      return renderNotice({ tone: 'info', title: this.t('transfer.title'), text });
    }
    return html`${
      state.stale ? renderNotice({ tone: 'info', text: this.t(`error.${state.stale.kind}`) }) : nothing
    }${this.renderFlow((loaded) => loaded.render())}`;
  }

  protected override renderWaiting(): TemplateResult {
    return renderPanelSkeleton(this.t('common.loading'));
  }

  /** The host chose an account that is none of the person's. Over Cards v3 reading it says so. */
  get #isUnknown(): boolean {
    const { state } = this.#accounts;
    const { accountId } = this;
    if (!accountId || this.#isV3 || state.step !== 'ready') return false;
    return !state.value.items.some(({ id }) => id === accountId);
  }

  get #isV3(): boolean {
    return this.client?.options.paymentsApi === 'v3';
  }

  /**
   * Does what the main button of the screen that is shown does: goes on to the review, sends, or gives the code.
   * Never rejects; a failure is shown and emitted.
   */
  async submit(): Promise<void> {
    if (this.client && this.hostFault() === undefined) await this.flow?.submit();
  }

  /** Empties the form for another transfer, filled with what the attributes say. Does nothing while one may be under way. */
  reset(): void {
    this.flow?.reset();
  }

  /** Reads accounts and payees again, and looks what became of a transfer. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    const reads = [this.#accounts, this.#own, this.#payees].map(async (query) => await query.reload());
    await Promise.all([...reads, this.flow?.look()]).catch((error: unknown) => {
      this.report(toGiroError(error));
    });
  }
}

/** What a transfer was decided to be; see `TransferOrder`. */
export type { TransferOrder, Account };

declare global {
  interface HTMLElementTagNameMap {
    'giro-transfer-form': GiroTransferForm;
  }
}
