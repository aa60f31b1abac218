import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { GiroError, toGiroError } from '../../api/errors.js';
import { orderFaults, type CardCompany, type Cardholder, type OrderFaults } from '../../domain/card-order.js';
import { GiroCardOrderedEvent } from '../../events.js';
import { order as orderTexts } from '../../i18n/en/order-card.js';
import { card as cardTexts } from '../../i18n/en/cards.js';
import { cardsTopic, type CardPages } from '../../internal/cards.js';
import { Query } from '../../internal/query.js';
import { renderButton } from '../../ui/button/button.js';
import { choiceStyles } from '../../ui/field/choice.js';
import { fieldStyles } from '../../ui/field/field.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { GiroWidget, retryHelps } from '../giro-widget.js';
import { panelStyles, renderPanel } from '../panel.js';
import { OrderController, type OrderStep } from './order.js';
import { renderOrderForm, renderOrderSkeleton, type OrderInput } from './order-form.js';
import { styles } from './order-card.styles.js';

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
  @property() type: 'virtual' | 'physical' | undefined;
  /** Corporate account; required by Banking v2. */
  @property({ attribute: false }) company: CardCompany | undefined;
  /** Who holds the card; required by Banking v2. */
  @property({ attribute: false }) cardholder: Cardholder | undefined;

  protected override readonly texts = { ...cardTexts, ...orderTexts };

  readonly #cards = new Query<CardPages>(this, () => {
    const { live } = this;
    return live && !this.accountId ? { live, topic: cardsTopic(undefined) } : undefined;
  });
  readonly #order = new OrderController(this, this.tools);
  #input: OrderInput = { type: 'virtual', alias: '', ...firstExpiry(), account: '' };
  #faults: OrderFaults = {};
  /** True when the form is another one than was sent last. */
  #isChanged = false;
  /** True once the session ran out, until somebody signs in or tries: of a form without accounts no read says so. */
  #hasEnded = false;

  protected override hostFault(): string | undefined {
    const { company, cardholder, individualId, client } = this;
    const type: unknown = this.type;
    if (type && type !== 'virtual' && type !== 'physical')
      return `${typeof type === 'string' ? `type="${type}"` : 'This type'} is not known; use "virtual" or "physical".`;
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

  protected override personChanged(): void {
    this.#empty();
    this.#order.forget();
    const state = this.client?.session.state;
    this.#hasEnded = state?.step === 'signed-out' && state.why === 'expired';
    if (this.#hasEnded) this.announce(this.t('error.unauthorized'));
  }

  protected override renderContent(): unknown {
    const { step } = this.#order;
    if (this.#hasEnded)
      return this.renderFailure(new GiroError('unauthorized', 'The session ran out.'), this.t('order.title'), () => {
        this.#hasEnded = false;
        this.requestUpdate();
      });
    if (!this.accountId) {
      const { state } = this.#cards;
      if (state.step === 'idle' || state.step === 'loading') return this.renderWaiting();
      if (state.step === 'failed')
        return this.renderFailure(state.error, this.t('order.title'), () => void this.reload());
      if (this.#accounts.length === 0 && step.step === 'ready')
        return renderNotice({ tone: 'info', title: this.t('order.title'), text: this.t('order.account.none') });
    }
    switch (step.step) {
      case 'done':
        return renderPanel({
          title: this.t('order.done.title'),
          text: this.t(
            this.client?.options.cardsApi === 'banking-v2' ? 'order.done.ready' : `order.done.${this.#input.type}`,
          ),
        });
      case 'lost':
        return this.#renderLost(step);
      default:
        return this.#renderForm(step.step === 'busy', step.step === 'failed' ? step.error : undefined);
    }
  }

  protected override renderWaiting(): TemplateResult {
    return renderOrderSkeleton(this.#renderForm(false, undefined), this.t('common.loading'));
  }

  #renderForm(busy: boolean, error: GiroError | undefined): TemplateResult {
    const { t } = this.tools;
    return renderOrderForm({
      t,
      input: this.#input,
      faults: this.#faults,
      refused: this.#isChanged ? [] : (error?.fields ?? []),
      offersPhysical: !this.type && this.client?.options.cardsApi !== 'banking-v2',
      accounts: this.accountId ? undefined : this.#accounts,
      busy,
      held: this.#order.isHeld,
      failure: error && this.renderFailure(error, t('order.failed', { reason: '' }).trim()),
      canSend: !error || this.#isChanged || error.kind === 'validation' || retryHelps(error.kind),
      set: (input) => {
        this.#set(input);
      },
      submit: () => void this.submit(),
    });
  }

  #renderLost({ checking, mayRepeat, error }: Extract<OrderStep, { step: 'lost' }>): TemplateResult {
    const { t } = this.tools;
    const words = mayRepeat ? 'order.lost.never' : 'order.lost';
    return renderPanel({
      title: t('order.title'),
      text: t(checking ? 'order.checking' : words),
      busy: checking,
      body: error && this.renderFailure(error, t('order.notChecked')),
      actions: html`
        ${renderButton({
          label: t('common.checkAgain'),
          kind: 'primary',
          busy: checking || this.#order.isHeld,
          press: () => void this.#check(),
        })}
        ${
          mayRepeat
            ? renderButton({
                label: t('order.again'),
                busy: checking || this.#order.isHeld,
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
    if (this.#order.step.step === 'busy') return;
    this.#isChanged = true;
    this.#input = { ...this.#input, ...input };
    this.#faults = {};
    this.requestUpdate();
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
      await this.#focusFault();
      return;
    }
    const sent = this.#order.send({
      live,
      order: { type, alias: alias.trim() || undefined, expiry, accountId, individualId, company, cardholder },
    });
    if (this.#order.step.step === 'busy') this.#isChanged = false;
    const cardId = await sent;
    if (cardId !== undefined) this.emit(new GiroCardOrderedEvent({ cardId }));
    else if (this.shadowRoot?.activeElement) await this.#focusFault();
  }

  async #check(): Promise<void> {
    const cardId = await this.#order.check();
    if (cardId !== undefined) this.emit(new GiroCardOrderedEvent({ cardId }));
  }

  /** The keyboard goes on at the first field that is wrong. */
  async #focusFault(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  /** Empties the form for another card. */
  reset(): void {
    this.#empty();
    this.#order.reset();
  }

  #empty(): void {
    this.#input = { type: this.type === 'physical' ? 'physical' : 'virtual', alias: '', ...firstExpiry(), account: '' };
    this.#faults = {};
    this.#isChanged = false;
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
