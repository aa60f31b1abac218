import { nothing } from 'lit';
import { canConvert, type Account } from '../../domain/account.js';
import { conversionFaultsOf } from '../../domain/conversion-rules.js';
import type { Money } from '../../domain/money.js';
import type { ConversionOrder } from '../../domain/transfer.js';
import { screenOf } from '../../domain/transfer-flow.js';
import { convert } from '../../i18n/en/convert.js';
import { moving } from '../../i18n/en/transfer.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { LaterPart } from '../../internal/later-part.js';
import { Sending } from '../../internal/sending.js';
import { renderPart } from '../part-view.js';
import { renderRefusal } from '../refusal.js';
import type { SendingFlow, SendingHost } from '../sending-widget.js';
import { ConvertEntry, refusedFields, type ConvertField } from './convert-entry.js';
import { convertKind } from './convert-kind.js';
import { renderDetailsNews } from './convert-news.js';
import { renderDetails } from './convert-views.js';
import { faultWords, feeWords, REFUSALS, saidOfDetails, type ConvertStep, type Words } from './convert-words.js';
import { FeeQuote } from './fee-quote.js';
import type { LaterSteps } from './later-steps.js';

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
  /** What comes after the details: here before anything is sent. */
  readonly #part: LaterPart<LaterSteps>;
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
    host.adoptTexts({ ...moving, ...convert });
    this.#sending = new Sending(convertKind(tools), tools, (moves) => {
      this.#stepChanged(moves);
    });
    this.#part = new LaterPart(
      async () => {
        const { LaterSteps, texts } = await import('./later-steps.js');
        host.adoptTexts(texts);
        return new LaterSteps(tools, host, this.#sending, () => {
          this.#stepChanged(false);
        });
      },
      () => {
        if (screenOf(this.#sending.step) === 'details') host.changed('stays');
        else {
          this.#say();
          host.changed('new-screen');
        }
      },
    );
  }

  get needsAccounts(): boolean {
    return this.#sending.isResting || screenOf(this.#sending.step) === 'details';
  }

  /** The account that pays: the host's, the person's choice, else the first that can be converted from. */
  get #source(): Account | undefined {
    const given = this.#host.accountId();
    const accounts = this.#host.accounts();
    if (given !== undefined) return accounts.find(({ id }) => id === given);
    return accounts.find(({ id }) => id === this.#entry.draft.sourceId) ?? accounts.find(canConvert);
  }

  async connect(): Promise<void> {
    this.#isConnected = true;
    this.#part.prefetch();
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
    this.#part.loaded?.receipt.drop();
    this.#sending.drop();
  }

  rest(): void {
    this.#sending.rest();
    this.#fee.stop();
    this.#part.loaded?.receipt.drop();
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
    const order = this.#entry.order(this.#source, this.#host.locale());
    if (!order) {
      this.#tools.announce(''); // the same words again would not be read out
      setTimeout(() => {
        this.#tools.announce(this.#tools.t('transfer.fault.summary'));
        this.#host.changed('asks'); // once the step is back
      });
      return undefined;
    }
    const { draft } = this.#entry;
    this.#fee.follow(this.#tools.live()?.client, order.money);
    await Promise.all([this.#fee.settled(), this.#part.want()]);
    return draft === this.#entry.draft ? order : undefined;
  }

  render(): unknown {
    const { step, isResting } = this.#sending;
    if (isResting) return nothing;
    if (step.step === 'details' || step.step === 'checking') return this.#renderDetails(step);
    if (step.step === 'review') this.#fee.follow(this.#tools.live()?.client, step.order.money);
    return renderPart(this.#part, this.#tools.t, (steps) =>
      steps.render(step, {
        ...this.#words,
        from: this.#nameOf(step.order),
        fee: feeWords(this.#fee, this.#words),
        isHeld: this.#fee.isAsking,
        isFeeChanged: this.#isFeeChanged,
        failure: this.#failure,
        send: () => void this.#decide(),
        reset: () => {
          this.reset();
        },
        edit: () => {
          if (this.#sending.fresh()) this.#tools.announce('');
        },
      }),
    );
  }

  #renderDetails(step: ConvertStep<'details' | 'checking'>): unknown {
    const busy = step.step === 'checking';
    const entry = this.#entry;
    const source = this.#source;
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

  #errorOf(field: ConvertField): string | undefined {
    const { faults, draft, refused } = this.#entry;
    const source = this.#source;
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
    return { t: this.#tools.t, locale: this.#host.locale() };
  }

  #nameOf({ source: { accountId } }: ConversionOrder): string {
    const account = this.#host.accounts().find(({ id }) => id === accountId);
    return account ? this.#host.nameOf(account) : accountId;
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
    if (step.step !== 'done') this.#part.loaded?.receipt.forget();
    if (step.step === 'details' && step.news === 'refused' && moves && error) {
      this.#isRefusedShown = true;
      this.#entry.refused = refusedFields(error);
    }
    this.#say();
    this.#count();
    this.#host.changed(moves ? 'new-screen' : 'stays');
  }

  #say(): void {
    const { step } = this.#sending;
    const words = this.#said(step);
    if (words !== undefined && (step.step !== 'done' || words !== this.#told)) this.#tools.announce(words);
    this.#told = words;
  }

  #said(step: ConvertStep): string | undefined {
    const { t } = this.#tools;
    if (step.step === 'details') return saidOfDetails(step, this.#sending.error, t);
    if (step.step === 'checking') return undefined;
    return this.#part.isMissing ? t('transfer.part.failed') : this.#part.loaded?.said(step, this.#words);
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
