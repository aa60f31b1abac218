import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { toGiroError, type GiroError } from '../../api/errors.js';
import {
  ALIAS_MAX,
  orderFaults,
  type CardCompany,
  type Cardholder,
  type OrderFaults,
} from '../../domain/card-order.js';
import { GiroCardOrderedEvent } from '../../events.js';
import { card as cardTexts, order as orderTexts } from '../../i18n/en.js';
import { cardsTopic, type CardPages } from '../../internal/cards.js';
import { Query } from '../../internal/query.js';
import { renderButton } from '../../ui/button/button.js';
import { choiceStyles, renderChoice } from '../../ui/field/choice.js';
import { fieldStyles, renderSelect, renderTextField } from '../../ui/field/field.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { GiroWidget } from '../giro-widget.js';
import { panelStyles, renderPanel, renderPanelSkeleton } from '../panel.js';
import { OrderController } from './order.js';
import { styles } from './order-card.styles.js';

/** What is typed and chosen. */
interface OrderInput {
  readonly type: 'virtual' | 'physical';
  readonly alias: string;
  readonly month: number;
  readonly year: number;
  readonly account: string;
}

/** Years a card can be ordered for, this one included. */
const YEARS = 6;

/**
 * Orders a virtual or physical card. Sent once; a lost answer is looked up in the list before anything else.
 *
 * @customElement giro-order-card
 * @fires {GiroCardOrderedEvent} giro-card-ordered - The platform has the order.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 * @fires {GiroSessionExpiredEvent} giro-session-expired - No usable token can be had.
 * @csspart base - The whole element.
 * @csspart title - The heading.
 * @csspart hint - What comes next.
 * @csspart notice - What went wrong.
 * @csspart button-primary - Order.
 * @csspart button-secondary - Check again, order again.
 * @csspart skeleton - What stands in while accounts are read.
 */
export class GiroOrderCard extends GiroWidget {
  static override styles = [...GiroWidget.styles, skeletonStyles, choiceStyles, fieldStyles, panelStyles, styles];

  /** Account the card spends from; without it the person chooses among the accounts of their cards. */
  @property({ attribute: 'account-id' }) accountId: string | undefined;
  /** Whose card it is; required by Cards v3. Source: "Order card", `individual_id`. */
  @property({ attribute: 'individual-id' }) individualId: string | undefined;
  /** `virtual` or `physical`; without it the person chooses. Banking v2 offers virtual ones only. */
  @property() type: string | undefined;
  /** Corporate account; required by Banking v2. */
  @property({ attribute: false }) company: CardCompany | undefined;
  /** Who holds the card; required by Banking v2. */
  @property({ attribute: false }) cardholder: Cardholder | undefined;

  protected override readonly texts = { ...cardTexts, ...orderTexts };

  readonly #cards = new Query<CardPages>(this, () => {
    const { live } = this;
    return live && { live, topic: cardsTopic(undefined) };
  });
  readonly #order = new OrderController(this.tools, () => {
    this.requestUpdate();
  });
  #input: OrderInput = { type: 'virtual', alias: '', ...firstExpiry(), account: '' };
  #faults: OrderFaults = {};

  protected override hostFault(): string | undefined {
    const { type, company, cardholder, individualId, client } = this;
    if (type && type !== 'virtual' && type !== 'physical')
      return `type="${type}" is not known; use "virtual" or "physical".`;
    if (client?.options.cardsApi !== 'banking-v2')
      return individualId
        ? undefined
        : 'The individual-id attribute is missing: Cards v3 needs to know whose card it is.';
    return company && cardholder ? undefined : 'Banking v2 needs the `company` and `cardholder` properties.';
  }

  protected override failures(): readonly (GiroError | undefined)[] {
    return [this.#cards.error];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { type } = this;
    if (changed.has('type') && (type === 'virtual' || type === 'physical')) this.#input = { ...this.#input, type };
  }

  protected override renderContent(): unknown {
    const { state } = this.#cards;
    if (state.step === 'idle' || state.step === 'loading') return this.renderWaiting();
    if (state.step === 'failed' && !this.accountId)
      return this.renderFailure(state.error, this.t('order.title'), () => void this.reload());
    if (!this.accountId && this.#accounts.length === 0 && this.#order.step.step === 'ready')
      return renderNotice({ tone: 'info', title: this.t('order.title'), text: this.t('order.account.none') });
    const { step } = this.#order;
    switch (step.step) {
      case 'done':
        return renderPanel({
          title: this.t('order.done.title'),
          text: this.t(
            this.client?.options.cardsApi === 'banking-v2' ? 'order.done.ready' : `order.done.${this.#input.type}`,
          ),
        });
      case 'lost':
        return this.#renderLost(step.mayRepeat);
      default:
        return this.#renderForm(step.step === 'busy', step.step === 'failed' ? step.error : undefined);
    }
  }

  protected override renderWaiting(): TemplateResult {
    return renderPanelSkeleton(this.t('common.loading'));
  }

  #renderForm(busy: boolean, error: GiroError | undefined): TemplateResult {
    const { t } = this.tools;
    const refused = (field: string): string | undefined =>
      error?.fields.some((each) => each.field.includes(field)) === true ? t('order.error.refused') : undefined;
    return html`
      <form
        novalidate
        @submit=${(event: Event) => {
          event.preventDefault();
          void this.submit();
        }}
      >
        ${renderPanel({
          title: t('order.title'),
          busy,
          body: html`
            ${
              this.#offersPhysical
                ? renderChoice({
                    name: 'type',
                    legend: t('order.type'),
                    options: (['virtual', 'physical'] as const).map((value) => ({ value, label: t(`order.${value}`) })),
                    value: this.#input.type,
                    choose: (type) => {
                      this.#set({ type });
                    },
                  })
                : nothing
            }
            ${renderTextField({
              name: 'alias',
              label: t('order.alias'),
              hint: t('order.alias.hint'),
              value: this.#input.alias,
              error: this.#faults.alias ? t('order.error.alias', { max: ALIAS_MAX }) : refused('display_name'),
              input: (alias) => {
                this.#set({ alias });
              },
            })}
            ${this.#renderExpiry(this.#faults.expiry ? t('order.error.expiry') : (refused('exp_') ?? refused('expiry')))}
            ${this.accountId ? nothing : this.#renderAccounts(refused('account_id') ?? refused('funding_source_id'))}
            ${error ? this.renderFailure(error, t('order.failed', { reason: '' }).trim()) : nothing}
          `,
          actions: renderButton({
            label: busy ? t('order.busy') : t('order.submit'),
            kind: 'primary',
            busy,
            submit: true,
          }),
        })}
      </form>
    `;
  }

  #renderExpiry(error: string | undefined): TemplateResult {
    const { t } = this.tools;
    const first = new Date().getFullYear();
    const numbers = (from: number, count: number): { value: string; label: string }[] =>
      Array.from({ length: count }, (_, i) => ({ value: String(from + i), label: String(from + i).padStart(2, '0') }));
    return html`
      <fieldset class="expiry">
        <legend>${t('order.expiry')}</legend>
        ${renderSelect({
          name: 'month',
          label: t('order.month'),
          options: numbers(1, 12),
          value: String(this.#input.month),
          error,
          input: (month) => {
            this.#set({ month: Number(month) });
          },
        })}
        ${renderSelect({
          name: 'year',
          label: t('order.year'),
          options: numbers(first, YEARS),
          value: String(this.#input.year),
          input: (year) => {
            this.#set({ year: Number(year) });
          },
        })}
      </fieldset>
    `;
  }

  /** Cards v3 lists no accounts: those of the person's cards are what is known. */
  #renderAccounts(refused: string | undefined): TemplateResult {
    const { t } = this.tools;
    const accounts = this.#accounts;
    return renderSelect({
      name: 'account',
      label: t('order.account'),
      required: true,
      value: this.#input.account,
      error: this.#faults.account ? t('order.error.account') : refused,
      options: [{ value: '', label: t('order.account.choose') }, ...accounts],
      input: (account) => {
        this.#set({ account });
      },
    });
  }

  #renderLost(mayRepeat: boolean): TemplateResult {
    const { t } = this.tools;
    return renderPanel({
      title: t('order.title'),
      text: t(mayRepeat ? 'order.lost.never' : 'order.lost'),
      actions: html`
        ${renderButton({ label: t('common.checkAgain'), kind: 'primary', press: () => void this.#order.check() })}
        ${
          mayRepeat
            ? renderButton({
                label: t('order.again'),
                press: () => {
                  this.#order.reset();
                },
              })
            : nothing
        }
      `,
    });
  }

  #set(input: Partial<OrderInput>): void {
    this.#input = { ...this.#input, ...input };
    this.#faults = {};
    this.requestUpdate();
  }

  get #offersPhysical(): boolean {
    return !this.type && this.client?.options.cardsApi !== 'banking-v2';
  }

  get #accounts(): readonly { readonly value: string; readonly label: string }[] {
    const byId = new Map(
      (this.#cards.value?.items ?? []).flatMap(({ accountId, currency = '' }) =>
        accountId === undefined ? [] : [[accountId, `${currency} •••• ${accountId.slice(-4)}`.trim()] as const],
      ),
    );
    return [...byId].map(([value, label]) => ({ value, label }));
  }

  /** Orders the card as it stands in the form; what is wrong is said at the field. Never rejects. */
  async submit(): Promise<void> {
    const { live, individualId, company, cardholder } = this;
    const { type, alias, month, year } = this.#input;
    const accountId = this.accountId || this.#input.account;
    const expiry = { month, year };
    this.#faults = orderFaults({ accountId, expiry, alias }, new Date());
    this.requestUpdate();
    if (!live || Object.keys(this.#faults).length > 0) {
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
      return;
    }
    const ended = await this.#order.send({
      live,
      order: { type, alias: alias.trim() || undefined, expiry, accountId, individualId, company, cardholder },
    });
    if (ended !== undefined) this.emit(new GiroCardOrderedEvent({ cardId: ended }));
  }

  /** Empties the form for another card. */
  reset(): void {
    this.#input = { type: this.type === 'physical' ? 'physical' : 'virtual', alias: '', ...firstExpiry(), account: '' };
    this.#faults = {};
    this.#order.reset();
  }

  /** Reads the accounts again. Never rejects; a failure is shown and emitted. */
  async reload(): Promise<void> {
    await this.#cards.reload().catch((error: unknown) => {
      this.report(toGiroError(error));
    });
  }
}

/** Three years from now: what people expect of a new card. */
function firstExpiry(): { month: number; year: number } {
  const now = new Date();
  return { month: now.getMonth() + 1, year: now.getFullYear() + 3 };
}

declare global {
  interface HTMLElementTagNameMap {
    'giro-order-card': GiroOrderCard;
  }
}
