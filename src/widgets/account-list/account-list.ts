import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { GiroError } from '../../api/errors.js';
import type { Account, PayInDetails } from '../../domain/account.js';
import { totalsOf } from '../../domain/account-totals.js';
import { GiroAccountSelectEvent } from '../../events.js';
import { accounts as accountTexts, payIn as payInTexts } from '../../i18n/en/accounts.js';
import { accountsTopic, payInTopic, type AccountsRead } from '../../internal/accounts.js';
import { Query } from '../../internal/query.js';
import { PARTS } from '../../styles/parts.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { Copying, copyingStyles } from '../copying.js';
import { recalledCount, rememberCount } from '../count-memory.js';
import { GiroWidget } from '../giro-widget.js';
import { renderAccountItem, renderAccountSkeleton, renderTotals, renderTotalSkeleton } from './account-item.js';
import { styles } from './account-list.styles.js';
import { accountName } from './account-words.js';
import { hasQrCode, renderPayIn, renderPayInSkeleton, type QrDrawer } from './pay-in.js';

/**
 * Accounts of the person: name, currency, what is available and reserved, how to pay in, and a total for each currency.
 *
 * @customElement giro-account-list
 * @fires {GiroAccountSelectEvent} giro-account-select - The person chose an account.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart list - The list of accounts.
 * @csspart item - One account with its bank details.
 * @csspart title - An account's name, and a kind of payment.
 * @csspart hint - Secondary words: currency, what an amount is, labels, totals.
 * @csspart actions - What can be done with an account.
 * @csspart skeleton - What stands in while accounts are read.
 * @csspart notice - Empty, failed and out-of-date notices.
 * @csspart button-secondary - How to pay in, copy, try again.
 * @cssprop [--giro-color-accent] - Ring of the selected account.
 */
export class GiroAccountList extends GiroWidget {
  static override styles = [...GiroWidget.styles, skeletonStyles, copyingStyles, styles];

  /** Only accounts in these currencies, ISO 4217 codes separated by spaces, for example `EUR SEK`; empty for all. */
  @property() currency: string | undefined;
  /** Id of the selected account. Host input: the element follows it and never writes it. */
  @property() selected: string | undefined;
  /**
   * Only these accounts: ids separated by spaces. Needed where the provider says `payments-api="v3"`, as Cards v3 lists no
   * accounts. Source: Banking v2, "List all corporation wallets"; Cards v3 accounts.
   */
  @property({ attribute: 'account-ids' }) accountIds: string | undefined;

  protected override readonly texts = { ...accountTexts, ...payInTexts };

  readonly #accounts = new Query<AccountsRead>(this, () => {
    const { live } = this;
    if (!live || this.hostFault() !== undefined) return undefined;
    return { live, topic: accountsTopic(this.#isV3 ? this.#ids : undefined) };
  });
  readonly #payIn = new Query<readonly PayInDetails[]>(this, () => {
    const account = this.#openedAccount;
    return this.live && account?.payIn.length === 0 ? { live: this.live, topic: payInTopic(account.id) } : undefined;
  });
  readonly #copying = new Copying<string>(() => {
    this.#copied();
  });
  /** What the person chose, until the host says otherwise. */
  #chosen: string | undefined;
  /** Id of the account whose bank details are shown. */
  #opened: string | undefined;
  #qr: QrDrawer = 'loading';
  /** Label of what was copied last. */
  #copiedWhat = '';

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('selected')) this.#chosen = this.selected || undefined;
    if (this.hostFault() !== undefined) return;
    for (const word of this.#currencies.filter((code) => !/^[A-Z]{3}$/.test(code)))
      this.tellUsage(`currency: “${word}” is no currency; use ISO 4217 codes, for example currency="EUR SEK".`);
    const { value } = this.#accounts;
    if (value && !this.#isV3)
      for (const id of this.#ids.filter((wanted) => !value.items.some((account) => account.id === wanted)))
        this.tellUsage(`account-ids: “${id}” is none of the person's accounts.`);
  }

  protected override hostFault(): string | undefined {
    const wrong = HOST_INPUT.find((name) => !isTextOrNothing(this[name]));
    if (wrong) return `\`${wrong}\` must be a string.`;
    return this.#isV3 && this.#ids.length === 0
      ? 'The account-ids attribute is missing: with payments-api="v3" the platform lists no accounts; give their ids, separated by spaces.'
      : undefined;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    super.updated(changed);
    const account = this.#openedAccount;
    if (account && this.#qr === 'loading' && hasQrCode(this.#waysOf(account) ?? [], account.currency))
      void this.#loadQr();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#copying.stop();
  }

  protected override personChanged(): void {
    this.#copying.stop();
    this.#opened = undefined;
    this.#chosen = this.selected || undefined;
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#accounts.error, this.#accounts.value?.fault, this.#payIn.error];
  }

  protected override renderContent(): unknown {
    const { state } = this.#accounts;
    switch (state.step) {
      case 'idle':
      case 'loading':
        return this.renderWaiting();
      case 'failed':
        return this.renderFailure(state.error, this.t('accounts.failed.title'), () => void this.reload());
      case 'ready': {
        const { stale, value } = state;
        return html`
          ${stale ? this.renderFailure(stale, this.t('accounts.stale'), () => void this.reload()) : nothing}
          ${value.fault && !stale ? this.renderFailure(value.fault, this.t('accounts.some'), () => void this.reload()) : nothing}
          ${this.#renderAccounts(value.items.filter(this.#matches), value.items.length > 0)}
        `;
      }
    }
  }

  protected override renderWaiting(): TemplateResult {
    const scope = this.client?.scope;
    const accounts = recalledCount(this.#memory('accounts'), scope);
    const totals = recalledCount(this.#memory('totals'), scope, 0);
    return html`
      <div class="base" part=${PARTS.base} aria-busy="true">
        <span class="visually-hidden">${this.t('common.loading')}</span>
        <div class="list" aria-hidden="true">${Array.from({ length: accounts }, renderAccountSkeleton)}</div>
        ${
          totals === 0
            ? nothing
            : html`<div class="totals" aria-hidden="true">${Array.from({ length: totals }, renderTotalSkeleton)}</div>`
        }
      </div>
    `;
  }

  #renderAccounts(accounts: readonly Account[], hasOthers: boolean): TemplateResult {
    const { locale } = this;
    const { t } = this.tools;
    const totals = accounts.length > 1 ? totalsOf(accounts) : [];
    rememberCount(this.#memory('accounts'), this.client?.scope, accounts.length || 1);
    rememberCount(this.#memory('totals'), this.client?.scope, totals.length);
    if (accounts.length === 0)
      return renderNotice({
        tone: 'info',
        title: t(hasOthers ? 'accounts.none.title' : 'accounts.empty.title'),
        text: t(hasOthers ? 'accounts.none.text' : 'accounts.empty.text'),
      });
    const view = {
      t,
      locale,
      selected: this.#chosen,
      opened: this.#opened,
      select: this.#select,
      toggle: this.#toggle,
      payIn: (account: Account) => this.#renderPayIn(account),
    };
    return html`
      <div class="base" part=${PARTS.base}>
        <div role="list" class="list" part=${PARTS.list} aria-label=${t('accounts.label')}>
          ${accounts.map((account) => renderAccountItem(account, view))}
        </div>
        ${totals.length === 0 ? nothing : renderTotals(totals, view)}
      </div>
    `;
  }

  #renderPayIn(account: Account): unknown {
    const { t } = this.tools;
    const ways = this.#waysOf(account);
    const { state } = this.#payIn;
    if (ways)
      return renderPayIn(ways, {
        t,
        account: accountName(account, t),
        currency: account.currency,
        qr: this.#qr,
        copying: this.#copying,
        copy: this.#copy,
      });
    return state.step === 'failed'
      ? this.renderFailure(state.error, t('payIn.failed'), () => void this.#payIn.reload())
      : renderPayInSkeleton(t('common.loading'));
  }

  /** How to pay in, as far as it is known. */
  #waysOf({ payIn }: Account): readonly PayInDetails[] | undefined {
    return payIn.length > 0 ? payIn : this.#payIn.value;
  }

  get #openedAccount(): Account | undefined {
    const items = this.#accounts.value?.items ?? [];
    return items.find((account) => account.id === this.#opened && this.#matches(account));
  }

  async #loadQr(): Promise<void> {
    try {
      this.#qr = (await import('./qr-code.js')).drawQrCode;
    } catch {
      this.#qr = 'failed';
    }
    this.requestUpdate();
  }

  readonly #select = ({ id }: Account): void => {
    this.#chosen = id;
    this.emit(new GiroAccountSelectEvent({ accountId: id }));
    this.requestUpdate();
  };

  readonly #toggle = ({ id }: Account): void => {
    this.#copying.stop();
    this.#opened = this.#opened === id ? undefined : id;
    if (this.#qr === 'failed') this.#qr = 'loading'; // another try
    this.requestUpdate();
  };

  readonly #copy = (what: string, label: string, text: string): void => {
    this.#copiedWhat = label;
    void this.#copying.copy(what, text);
  };

  /** Unsaid after a moment, so that copying again is announced again. */
  #copied(): void {
    const { said } = this.#copying;
    const key = said?.worked ? 'payIn.copiedOf' : 'payIn.notCopied';
    this.announce(said ? this.t(key, { what: this.#copiedWhat }) : '');
  }

  readonly #matches = ({ id, currency }: Account): boolean => {
    const currencies = this.#currencies;
    const ids = this.#ids;
    return (currencies.length === 0 || currencies.includes(currency)) && (ids.length === 0 || ids.includes(id));
  };

  get #currencies(): readonly string[] {
    return wordsOf(this.currency).map((word) => word.toUpperCase());
  }

  get #ids(): readonly string[] {
    return [...new Set(wordsOf(this.accountIds))];
  }

  get #isV3(): boolean {
    return this.client?.options.paymentsApi === 'v3';
  }

  #memory(what: string): string {
    return [what, ...this.#currencies, ...this.#ids].join(' ');
  }

  /** Reads the accounts again, and the bank details that are shown. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await Promise.all([this.#accounts.reload(), this.#payIn.reload()]);
  }
}

const HOST_INPUT = ['currency', 'selected', 'accountIds'] as const;

const isTextOrNothing = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';

/** Asked before the host's input is known to be text. */
const wordsOf = (text: unknown): readonly string[] =>
  typeof text === 'string' ? text.split(/\s+/).filter((word) => word !== '') : [];

declare global {
  interface HTMLElementTagNameMap {
    'giro-account-list': GiroAccountList;
  }
}
