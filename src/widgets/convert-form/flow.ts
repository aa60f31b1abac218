import { nothing } from 'lit';
import type { Account } from '../../domain/account.js';
import { canConvert, conversionFaultsOf } from '../../domain/conversion-rules.js';
import type { Money } from '../../domain/money.js';
import type { ConversionOrder } from '../../domain/transfer.js';
import { screenOf } from '../../domain/transfer-flow.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { Sending } from '../../internal/sending.js';
import { Receipt } from '../receipt.js';
import { Reasons } from '../reasons.js';
import { renderRefusal } from '../refusal.js';
import type { SendingFlow, SendingHost } from '../sending-widget.js';
import { ConvertEntry, refusedFields, type ConvertField } from './convert-entry.js';
import { convertKind } from './convert-kind.js';
import { renderDetailsNews, renderReviewNews } from './convert-news.js';
import {
  receiptFacts,
  renderDetails,
  renderDone,
  renderReview,
  renderUnknown,
  type StepView,
} from './convert-views.js';
import { doneTitle, faultWords, feeWords, REFUSALS, saidOf, type ConvertStep, type Words } from './convert-words.js';
import { FeeQuote } from './fee-quote.js';

/** A fee that came under the person's finger is not what they agreed to: presses are ignored for so long. */
const SETTLE_MS = 500;

/** What the element gives. */
export interface ConvertHost extends SendingHost {
  /** The currency the host begins with. */
  readonly toCurrency: () => string | undefined;
}

/** A conversion as one element does it: what is typed, which step it is at, and what that looks like. */
export class ConvertFlow implements SendingFlow {
  readonly #tools: ElementTools;
  readonly #host: ConvertHost;
  readonly #entry = new ConvertEntry();
  readonly #sending: Sending<ConversionOrder>;
  readonly #receipt: Receipt;
  readonly #reasons: Reasons;
  readonly #fee = new FeeQuote(() => {
    this.#feeAnswered();
  });
  /** The fee as it stood when the review came, once it is known. */
  #reviewed: { readonly fee: Money | undefined } | undefined;
  #isFeeChanged = false;
  #isRefusedShown = false;
  /** What a screen reader was last told of the step. */
  #told: string | undefined;
  #isConnected = false;
  #tick: ReturnType<typeof setInterval> | undefined;

  constructor(tools: ElementTools, host: ConvertHost) {
    this.#tools = tools;
    this.#host = host;
    this.#reasons = new Reasons(tools, () => {
      this.#stepChanged(false);
    });
    this.#receipt = new Receipt(tools, host, () => {
      host.changed('stays');
    });
    this.#sending = new Sending(convertKind(tools), tools, (moves) => {
      this.#stepChanged(moves);
    });
  }

  get needsAccounts(): boolean {
    return this.#sending.isResting || screenOf(this.#sending.step) === 'details';
  }

  /** The account that pays: the host's, the person's choice, else the first that can be converted from. */
  get source(): Account | undefined {
    const given = this.#host.accountId();
    const accounts = this.#host.accounts();
    if (given !== undefined) return accounts.find(({ id }) => id === given);
    return accounts.find(({ id }) => id === this.#entry.draft.sourceId) ?? accounts.find(canConvert);
  }

  async connect(): Promise<void> {
    this.#isConnected = true;
    this.#count();
    const { scope = '' } = this.#tools.live()?.client ?? {};
    await this.#sending.follow(`${scope} ${this.#host.accountId() ?? ''}`);
  }

  disconnect(): void {
    this.#isConnected = false;
    this.#sending.stop();
    this.#fee.stop();
    this.#count();
  }

  drop(): void {
    this.#entry.clear();
    this.#fee.stop();
    this.#receipt.drop();
    this.#sending.drop();
  }

  rest(): void {
    this.#sending.rest();
    this.#fee.stop();
    this.#receipt.drop();
    this.#count();
  }

  resume(): void {
    this.#sending.resume();
    this.#stepChanged(true);
  }

  change(): void {
    this.#sending.change();
  }

  /** Puts in the currency the host says. */
  fromHost(): void {
    this.#entry.set('currency', this.#host.toCurrency() ?? '');
  }

  /** Begins anew, as the host says; does nothing while a conversion may be under way. */
  reset(): void {
    if (!this.#sending.fresh()) return;
    this.#tools.announce(''); // what became of the one before is no news any more
    this.#entry.clear();
    this.#host.refill();
    this.#host.changed('stays');
  }

  async look(): Promise<void> {
    await this.#sending.look();
  }

  /** The main button of the screen that is shown. */
  async submit(): Promise<void> {
    if (this.#sending.isResting) return;
    if (this.#sending.step.step === 'review') await this.#decide();
    else await this.#sending.review(async () => await this.#make());
  }

  /** Agrees to what stands on the screen, the fee included: not to one that is old, still asked for, or only just came. */
  async #decide(): Promise<void> {
    if (this.#fee.isStale) {
      this.#fee.again();
      this.#host.changed('stays');
      return;
    }
    if (!this.#fee.isAsking && (this.#fee.age ?? 0) >= SETTLE_MS) await this.#sending.confirm();
  }

  /** Checks what is typed and makes the order it means; the review comes with its fee. */
  async #make(): Promise<ConversionOrder | undefined> {
    const order = this.#entry.order(this.source, this.#host.locale());
    if (!order) {
      this.#tools.announce(this.#tools.t('transfer.fault.summary'));
      setTimeout(() => {
        this.#host.changed('asks'); // once the step is back
      });
      return undefined;
    }
    const { draft } = this.#entry;
    this.#fee.follow(this.#tools.live()?.client, order.money);
    await this.#fee.settled();
    return draft === this.#entry.draft ? order : undefined;
  }

  render(): unknown {
    const { step, isResting } = this.#sending;
    if (isResting) return nothing;
    const settled = (act: () => void) => (): void => {
      if (!this.#sending.isSettling) act();
    };
    const fresh = settled(() => {
      this.reset();
    });
    switch (step.step) {
      case 'details':
      case 'checking':
        return this.#renderDetails(step);
      case 'review':
      case 'starting':
        return this.#renderReview(step, settled);
      case 'unknown':
      case 'never':
        return renderUnknown(step, this.#view(step), {
          isLooking: this.#sending.isLooking,
          look: () => void this.#sending.look(),
          again: settled(() => {
            this.#sending.again();
          }),
          fresh,
        });
      case 'done': {
        const view = this.#view(step);
        return renderDone(step, view, {
          receipt: {
            news: this.#receipt.renderNews(),
            buttons: this.#receipt.renderButtons({
              title: doneTitle(step, view),
              facts: receiptFacts(step, view),
              transaction: step.transaction,
            }),
          },
          fresh,
        });
      }
      default:
        return nothing; // a conversion takes neither code nor consent
    }
  }

  #renderDetails(step: ConvertStep<'details' | 'checking'>): unknown {
    const busy = step.step === 'checking';
    const entry = this.#entry;
    const { source } = this;
    const accounts = this.#host.accounts();
    if (source) entry.begin(source, accounts);
    const locale = this.#host.locale();
    const money = entry.money(source, locale);
    if (!busy) this.#fee.follow(this.#tools.live()?.client, money);
    return renderDetails({
      ...this.#words,
      entry,
      accounts,
      source,
      isSourceGiven: this.#host.accountId() !== undefined,
      nameOf: this.#host.nameOf,
      errorOf: (field) => this.#errorOf(field),
      fee: money && feeWords(this.#fee, this.#words),
      news: renderDetailsNews(step, {
        ...this.#words,
        failure: this.#failure,
        isRefusedShown: this.#isRefusedShown,
      }),
      busy,
      set: (field, value) => {
        if (!busy) entry.set(field, value);
        this.#isRefusedShown = false;
        this.#host.changed('stays');
      },
      submit: () => void this.submit(),
    });
  }

  #renderReview(step: ConvertStep<'review' | 'starting'>, settled: (act: () => void) => () => void): unknown {
    if (step.step === 'review') this.#fee.follow(this.#tools.live()?.client, step.order.money);
    return renderReview(step, this.#view(step), {
      fee: feeWords(this.#fee, this.#words),
      isHeld: this.#fee.isAsking,
      news: renderReviewNews(step, {
        ...this.#words,
        failure: this.#failure,
        twins: this.#sending.twins.open,
        isFeeChanged: this.#isFeeChanged,
      }),
      send: () => void this.#decide(),
      change: settled(() => {
        this.#sending.change();
      }),
    });
  }

  #errorOf(field: ConvertField): string | undefined {
    const { faults, draft, refused } = this.#entry;
    const { source } = this;
    // A currency is always chosen, so that what is wrong about it needs no waiting.
    const now = field === 'currency' && source ? conversionFaultsOf(draft, { ...this.#words, source }) : faults;
    return (
      faultWords(now, field, draft.currency, this.#words) ??
      (refused.includes(field) ? this.#tools.t('transfer.fault.refused') : undefined)
    );
  }

  readonly #failure = (title: string): unknown => {
    const { error } = this.#sending;
    const { t } = this.#tools;
    return error ? renderRefusal(error, title, { t, otherwise: this.#host.renderFailure, own: REFUSALS }) : nothing;
  };

  get #words(): Words {
    const locale = this.#host.locale();
    return { t: this.#tools.t, locale, reasonOf: (transaction) => this.#reasons.of(transaction, locale) };
  }

  #view({ order }: { readonly order: ConversionOrder }): StepView {
    const id = order.source.accountId;
    const account = this.#host.accounts().find((one) => one.id === id);
    return { ...this.#words, from: account ? this.#host.nameOf(account) : id };
  }

  /** Says what a screen reader's user does not see, and moves the keyboard. */
  #stepChanged(moves: boolean): void {
    const { step, error, isResting } = this.#sending;
    if (isResting) {
      this.#host.changed('stays'); // what happens meanwhile is for the person's eyes and ears
      return;
    }
    if (moves) {
      const isKnown = !this.#fee.isAsking && this.#fee.age !== undefined;
      this.#reviewed = step.step === 'review' && isKnown ? { fee: this.#fee.value } : undefined;
      this.#isFeeChanged = false;
      if (step.step !== 'details' && step.step !== 'review') this.#fee.stop();
    }
    if (step.step !== 'done') this.#receipt.forget();
    if (step.step === 'details' && step.news === 'refused' && moves && error) {
      this.#isRefusedShown = true;
      this.#entry.refused = refusedFields(error);
    }
    const words = saidOf(step, this.#sending, this.#words);
    if (words !== undefined && (step.step !== 'done' || words !== this.#told)) this.#tools.announce(words);
    this.#told = words;
    this.#count();
    this.#host.changed(moves ? 'new-screen' : 'stays');
  }

  #feeAnswered(): void {
    const { value } = this.#fee;
    if (this.#sending.step.step === 'review') {
      this.#reviewed ??= { fee: value };
      const { fee } = this.#reviewed;
      if (fee?.amount !== value?.amount || fee?.currency !== value?.currency) {
        this.#isFeeChanged = true;
        this.#tools.announce(`${this.#tools.t('convert.feeChanged')} ${feeWords(this.#fee, this.#words)}`);
      }
    }
    this.#count();
    this.#host.changed('stays');
  }

  /** Lets the fee's age run where it is shown, and asks again when it is old, as long as somebody can see it. */
  #count(): void {
    const { step } = this.#sending.step;
    const isShown = this.#isConnected && (step === 'details' || step === 'review') && this.#fee.age !== undefined;
    if (isShown === (this.#tick !== undefined)) return;
    clearInterval(this.#tick);
    this.#tick = isShown
      ? setInterval(() => {
          if (this.#fee.isStale && !document.hidden) this.#fee.again();
          this.#count();
          this.#host.changed('stays');
        }, 1000)
      : undefined;
  }
}
