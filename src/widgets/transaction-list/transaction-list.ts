import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { GiroError } from '../../api/errors.js';
import type { Page } from '../../api/client.types.js';
import type { Transaction } from '../../domain/transaction.js';
import { GiroTransactionSelectEvent } from '../../events.js';
import { transactionWords, transactions as transactionTexts } from '../../i18n/en/transaction-list.js';
import { formatCount } from '../../i18n/format.js';
import type { MessageOverrides } from '../../i18n/messages.js';
import type { SaveFile } from '../../internal/save-file.js';
import { PARTS } from '../../styles/parts.js';
import { badgeStyles } from '../../ui/badge/badge.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { GiroWidget } from '../giro-widget.js';
import { hostFaultOf } from './host-input.js';
import { ListEnd } from './list-end.js';
import { renderFoot, renderMissing, renderRowSkeletons } from './list-foot.js';
import { ListedRows } from './listed-rows.js';
import { OpenDetails } from './open-details.js';
import { ToolsPart } from './tools-part.js';
import type { TransactionColumn } from './transaction-row.js';
import { TransactionReader } from './transaction-reader.js';
import type { TransactionTools } from './transaction-tools.js';
import { styles } from './transaction-list.styles.js';

/** About as many as a screen has room for. */
const SCREEN = 20;
const PAGE_SIZE = 50;
/** Always the same one: another would have every row drawn again. */
const NO_COLUMNS: readonly TransactionColumn[] = [];

/**
 * Transactions of one card or one account, by day: search, filters, pages, details of a chosen one, and export of what is listed.
 *
 * @customElement giro-transaction-list
 * @fires {GiroTransactionSelectEvent} giro-transaction-select - The person chose one; cancel it to show your own details.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart list - The transactions of one day.
 * @csspart item - One transaction.
 * @csspart title - The counterparty.
 * @csspart hint - Time, original amount, rate, fee, reason, host columns, and labels of the details.
 * @csspart badge - The status.
 * @csspart notice - Empty, failed and out-of-date notices.
 * @csspart button-secondary - Filters, export, show more, try again, copy.
 * @csspart skeleton - What stands in while transactions are read.
 */
export class GiroTransactionList extends GiroWidget {
  static override styles = [...GiroWidget.styles, badgeStyles, skeletonStyles, styles];

  /** Id of the card. Source: Banking v2, "Get card transactions". Cards v3 offers none. */
  @property({ attribute: 'card-id' }) cardId: string | undefined;
  /** Id of the account, instead of a card's. Source: Banking v2, "List all transactions". */
  @property({ attribute: 'account-id' }) accountId: string | undefined;
  /** Begins with only these statuses, separated by spaces, for example `declined rejected`. The person may choose others. */
  @property() status: string | undefined;
  /** Begins with only these currencies (ISO 4217), separated by spaces. The person may choose others. */
  @property() currency: string | undefined;
  /** Begins with only `incoming` or `outgoing`. The person may choose otherwise. */
  @property() direction: string | undefined;
  /** Begins with this first day, `YYYY-MM-DD`, included. The person may choose others. */
  @property() from: string | undefined;
  /** Begins with this last day, `YYYY-MM-DD`, included. The person may choose others. */
  @property() to: string | undefined;
  /** IANA time zone of days and times; default the browser's. */
  @property({ attribute: 'time-zone' }) timeZone: string | undefined;
  /** How many one call reads, 1 to 100; default 50. */
  @property({ type: Number, attribute: 'page-size' }) pageSize: number | undefined;
  /** Lines of the host's own in every row, its details and exported files: plain text. Give another array to change them. */
  @property({ attribute: false }) columns: readonly TransactionColumn[] | undefined;
  /** Takes exported files instead of the browser, for example in an app's web view. */
  @property({ attribute: false }) saveFile: SaveFile | undefined;

  protected override texts: MessageOverrides = { ...transactionTexts, ...transactionWords };

  readonly #redraw = (): void => {
    this.requestUpdate();
  };
  readonly #adoptTexts = (texts: MessageOverrides): void => {
    this.texts = { ...this.texts, ...texts };
  };
  readonly #reader = new TransactionReader(this, () => {
    const { live, cardId, accountId } = this;
    if (!live || !this.#isOffered || this.hostFault() !== undefined || this.#waitsForTools) return undefined;
    return {
      live,
      ask: {
        of: accountId ? { accountId } : { cardId: cardId ?? '' },
        filter: (accountId && this.#tools?.platformFilter) || {},
        limit: this.#limit,
      },
    };
  });
  readonly #rows = new ListedRows(this, this.tools);
  readonly #end = new ListEnd(() => void this.#readMore());
  readonly #opened = new OpenDetails({
    ...this.tools,
    requestUpdate: this.#redraw,
    adoptTexts: this.#adoptTexts,
    loadWords: () => this.#rows.views.loadWords(),
  });
  readonly #part = new ToolsPart({
    ...this.tools,
    renderRoot: () => this.renderRoot,
    adoptTexts: this.#adoptTexts,
    requestUpdate: this.#redraw,
    locale: () => this.locale,
    timeZone: () => this.timeZone || undefined,
    view: () => this.#rows.views.view,
    loadWords: () => this.#rows.views.loadWords(),
    saveFile: () => this.saveFile,
  });
  /** Another choice was made, whose outcome is to be told once it is known. */
  #toTell: unknown;

  constructor() {
    super();
    this.addController(this.#end);
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('click', (event) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>('button.row') : null;
      const id = row?.dataset['id'];
      if (id !== undefined && this.emit(new GiroTransactionSelectEvent({ transactionId: id }))) this.#opened.toggle(id);
    });
    return root;
  }

  protected override hostFault(): string | undefined {
    return hostFaultOf(this);
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return this.#reader.failures;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('cardId') || changed.has('accountId')) this.#opened.close();
    if (this.hostFault() !== undefined) return;
    for (const word of this.status?.split(/\s+/) ?? [])
      if (word !== '' && !(`transaction.status.${word}` in transactionWords))
        this.tellUsage(`status: “${word}” is not a known status.`);
    this.#part.want();
    const { status, currency, direction, from, to } = this;
    this.#tools?.follow({ status, currency, direction, from, to });
    this.#reader.follow();
    const { items } = this.#pages ?? { items: [] };
    const order = this.#tools?.order ?? 'newest';
    const isSearched = this.#reader.isFound && this.#reader.state.step === 'ready';
    const matches = this.#tools?.matcher(isSearched);
    this.#rows.take({
      items,
      matches,
      order,
      timeZone: this.timeZone || undefined,
      locale: this.locale,
      messages: this.setup?.messages,
      columns: this.columns ?? NO_COLUMNS,
      usage: (fault) => {
        this.tellUsage(fault);
      },
      changed: this.#redraw,
    });
    const filter = this.#tools?.filter;
    if (filter && this.#toTell === undefined) this.#toTell = filter; // how it begins is nobody's choice
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.hostFault() !== undefined) return;
    const { state, more } = this.#reader;
    // The last of all: looked for by its class, it would be found only after every row.
    const last = this.#rows.isWhole ? this.renderRoot.querySelector('.base')?.lastElementChild : undefined;
    this.#end.watch(last?.classList.contains('more') ? last : null, more === 'ready');
    if (state.step !== 'ready' || more !== 'ready') return;
    if (state.value.after !== undefined && this.#rows.listed.length < this.#wanted) void this.#readMore();
    else this.#tell();
  }

  protected override personChanged(): void {
    this.#opened.close();
    this.#rows.forget();
  }

  protected override renderContent(): unknown {
    if (!this.#isOffered) return renderNotice({ tone: 'info', text: this.t('transactions.elsewhere') });
    const { state } = this.#reader;
    const pages = this.#pages;
    if (state.step === 'failed')
      return this.#frame(
        this.renderFailure(state.error, this.t('transactions.failed.title'), () => void this.reload()),
      );
    if (!pages || (this.#rows.listed.length === 0 && this.#isLooking))
      return this.#frame(renderRowSkeletons(this.tools.t));
    const stale = state.step === 'ready' ? state.stale : undefined;
    return this.#frame(html`
      ${stale ? this.renderFailure(stale, this.t('transactions.stale'), () => void this.reload()) : nothing}
      ${this.#renderRows(pages.after !== undefined)}
    `);
  }

  protected override renderWaiting(): TemplateResult {
    return this.#frame(renderRowSkeletons(this.tools.t));
  }

  /** The filters stay where they are, whatever is below. */
  #frame(content: unknown): TemplateResult {
    const shown = {
      items: this.#pages?.items ?? [],
      listed: this.#rows.listed,
      hasMore: this.#pages?.after !== undefined,
      isPartial: this.#pages?.isPartial ?? false,
    };
    return html`
      <div class="base" part=${PARTS.base}>
        <div class="tools-place">${this.#part.render(shown)}</div>
        ${content}
      </div>
    `;
  }

  #renderRows(hasMore: boolean): unknown {
    const { listed, isWhole } = this.#rows;
    if (listed.length === 0 && !hasMore)
      return this.#tools?.isActive
        ? html`${this.#tools.renderNone()} ${renderMissing(this.#missing)}`
        : renderNotice({
            tone: 'info',
            title: this.t('transactions.empty.title'),
            text: this.t('transactions.empty.text'),
          });
    return html`
      <div
        class="rows"
        role="group"
        aria-label=${this.t('transactions.label')}
        aria-busy=${this.#isLooking ? 'true' : 'false'}
        ${this.#rows.draw(this.#opened)}
      ></div>
      ${isWhole ? this.#renderEnd(hasMore, listed.length) : nothing}
    `;
  }

  #renderEnd(hasMore: boolean, count: number): TemplateResult {
    const { more } = this.#reader;
    if (typeof more === 'object')
      return html`<div>
        ${this.renderFailure(more, this.t('transactions.more.failed'), () => void this.#readMore())}
      </div>`;
    return renderFoot(
      {
        hasMore,
        count,
        isLooking: this.#isLooking,
        isReading: more === 'reading',
        missing: this.#missing,
        locale: this.locale,
        more: () => void this.#readMore(),
      },
      this.tools.t,
    );
  }

  /** What there is to list: what was asked for, or what matches of the rest until that is here. */
  get #pages(): Page<Transaction> | undefined {
    const { state, meanwhile } = this.#reader;
    return state.step === 'ready' ? state.value : meanwhile;
  }

  /** That some may be missing, and what finds them; empty where none are. Cards are searched only as far as they are read. */
  get #missing(): string {
    if (!this.#pages?.isPartial) return '';
    return [this.t('transactions.partial'), ...(this.accountId ? [this.t('transactions.partial.find')] : [])].join(' ');
  }

  /** Search, filters and export, once they are loaded. */
  get #tools(): TransactionTools | undefined {
    return this.#part.tools;
  }

  get #limit(): number {
    return this.pageSize ?? PAGE_SIZE;
  }

  /** So many make a screen, where only some of each page are shown: those that a filter leaves, or of one account. */
  get #wanted(): number {
    if (this.#tools?.isActive) return Math.min(this.#limit, PAGE_SIZE);
    return this.accountId ? Math.min(this.#limit, SCREEN) : 1;
  }

  get #isLooking(): boolean {
    const { state, more } = this.#reader;
    const sparse = this.#rows.listed.length < this.#wanted && this.#pages?.after !== undefined;
    return state.step === 'loading' || state.step === 'idle' || (sparse && typeof more === 'string');
  }

  /** Cards v3 has no such call, nor have its accounts. */
  get #isOffered(): boolean {
    const options = this.client?.options;
    return this.accountId ? options?.paymentsApi !== 'v3' : options?.cardsApi === 'banking-v2';
  }

  /** Filters that the host asks for are needed before anything is shown. */
  get #waitsForTools(): boolean {
    return !this.#tools && [this.status, this.currency, this.direction, this.from, this.to].some(Boolean);
  }

  async #readMore(): Promise<void> {
    const before = this.#rows.listed.length;
    const wasMissing = this.#missing;
    const goal = before < this.#wanted ? this.#wanted : before + this.#wanted;
    const isActive = this.#tools?.isActive ?? false;
    const ended = await this.#reader.readOn(({ items }) => {
      const match = this.#tools?.matcher(this.#reader.isFound);
      return (match ? items.filter(match) : items).length >= goal;
    });
    if (!ended || isActive || before === 0) return;
    const shown = this.t('transactions.shown', { count: formatCount(this.#pages?.items.length ?? 0, this.locale) });
    this.announce(this.#missing === wasMissing ? shown : `${shown} ${this.#missing}`);
  }

  /** Tells what a choice of filters brought, once that is known. */
  #tell(): void {
    const filter = this.#tools?.filter;
    if (filter === this.#toTell) return;
    this.#toTell = filter;
    const key = this.#pages?.after === undefined ? 'transactions.found' : 'transactions.found.soFar';
    this.announce(this.t(key, { count: formatCount(this.#rows.listed.length, this.locale) }));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#tools?.stop();
  }

  /** Reads the transactions again, as many as are shown. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await this.#reader.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-transaction-list': GiroTransactionList;
  }
}
