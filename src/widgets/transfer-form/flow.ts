import { nothing } from 'lit';
import { readCode } from '../../domain/code-entry.js';
import { secondsLeft } from '../../domain/sign-in.js';
import type { TransferOrder } from '../../domain/transfer.js';
import { screenOf } from '../../domain/transfer-flow.js';
import { cooldownLeft } from '../../internal/code-cooldown.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { Sending } from '../../internal/sending.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { Receipt } from '../receipt.js';
import { Reasons } from '../reasons.js';
import { renderRefusal } from '../refusal.js';
import type { SendingFlow } from '../sending-widget.js';
import { Details, type DetailsHost } from './details.js';
import { warningWords } from './details-view.js';
import type { HostInput } from './entry.js';
import { saidOf } from './said.js';
import {
  doneTitle,
  receiptFacts,
  renderCode,
  renderConsent,
  renderDone,
  renderReview,
  renderUnknown,
  type StepView,
} from './step-views.js';
import { transferKind } from './transfer-kind.js';

/** A transfer as one element does it: which step it is at, and what that looks like. */
export class TransferFlow implements SendingFlow {
  readonly #tools: ElementTools;
  readonly #host: DetailsHost;
  readonly #details: Details;
  readonly #sending: Sending<TransferOrder>;
  readonly #receipt: Receipt;
  readonly #reasons: Reasons;
  #code = '';
  #tick: ReturnType<typeof setInterval> | undefined;
  /** What a screen reader was last told of the step. */
  #told: string | undefined;

  constructor(tools: ElementTools, host: DetailsHost) {
    this.#tools = tools;
    this.#host = host;
    const redraw = (): void => {
      host.changed('stays');
    };
    this.#details = new Details(tools, host, () => this.#sending.step.step !== 'details');
    this.#receipt = new Receipt(tools, host, redraw);
    this.#reasons = new Reasons(tools, () => {
      this.#stepChanged(false);
    });
    this.#sending = new Sending(transferKind(tools), tools, (moves) => {
      this.#stepChanged(moves);
    });
  }

  /** True where the form needs the accounts to be read; what was decided is shown without them. */
  get needsAccounts(): boolean {
    return this.#sending.isResting || screenOf(this.#sending.step) === 'details';
  }

  /** Picks up what an earlier page left. */
  async connect(): Promise<void> {
    this.#count();
    const { scope = '' } = this.#tools.live()?.client ?? {};
    const order = await this.#sending.follow(`${scope} ${this.#host.accountId() ?? ''}`);
    if (!order) return;
    this.#details.entry.fromOrder(order, this.#host.locale());
    this.#host.changed('stays');
  }

  disconnect(): void {
    this.#sending.stop();
    this.#details.stop();
    clearInterval(this.#tick);
    this.#tick = undefined;
  }

  /** Somebody else uses the page. */
  drop(): void {
    this.#code = '';
    this.#details.stop();
    this.#details.entry.clear();
    this.#receipt.drop();
    this.#sending.drop();
  }

  rest(): void {
    this.#sending.rest();
    this.#code = '';
    this.#details.stop();
    this.#receipt.drop();
    this.#count();
  }

  resume(): void {
    this.#sending.resume();
    this.#stepChanged(true);
  }

  /** Puts in what the host says; a change takes a decision back that moved nothing. */
  fromHost(
    { isChange = false }: { readonly isChange?: boolean },
    names: readonly (keyof HostInput | 'accountId')[],
    input: HostInput,
  ): void {
    const values = Object.fromEntries(names.map((name) => [name, input[name as keyof HostInput]])) as HostInput;
    this.#details.entry.fromHost(values, this.#host.locale());
    if (isChange) this.#sending.change();
  }

  /** Takes back a decision that moved nothing. */
  change(): void {
    this.#sending.change();
  }

  /** Begins anew, as the host says; does nothing while a transfer may be under way. */
  reset(): void {
    if (!this.#sending.fresh()) return;
    this.#tools.announce(''); // what became of the one before is no news any more
    this.#code = '';
    this.#details.entry.clear();
    this.#host.refill();
    this.#host.changed('stays');
  }

  async look(): Promise<void> {
    await this.#sending.look();
  }

  /** The main button of the screen that is shown. */
  async submit(): Promise<void> {
    if (this.#sending.isResting) return;
    switch (this.#sending.step.step) {
      case 'details':
        await this.#sending.review(async () => await this.#details.make(this.#sending));
        return;
      case 'review':
        await this.#sending.confirm();
        return;
      case 'code':
        await this.#giveCode();
        return;
      default:
        return; // a call is out, or there is nothing to send
    }
  }

  async #giveCode(): Promise<void> {
    const code = readCode(this.#code);
    if (code === undefined) this.#sending.missCode();
    else await this.#sending.giveCode(code);
  }

  /** Draws the step. */
  render(): unknown {
    const { step, isResting } = this.#sending;
    if (isResting) return nothing;
    const view = this.#view(step);
    const change = (): void => {
      if (!this.#sending.isSettling) this.#sending.change();
    };
    const fresh = (): void => {
      if (!this.#sending.isSettling) this.reset();
    };
    switch (step.step) {
      case 'details':
      case 'checking':
        return this.#details.render(this.#detailsNews(), () => void this.submit());
      case 'review':
      case 'starting':
        return renderReview(step, view, {
          news: this.#reviewNews(step),
          twins: this.#renderTwins(),
          send: () => void this.#sending.confirm(),
          change,
        });
      case 'code':
      case 'confirming':
      case 'resending':
        return renderCode(step, view, {
          code: this.#code,
          wait: cooldownLeft('transfer'),
          now: performance.now(),
          failure: this.#failure(''),
          type: (code) => {
            this.#code = code;
          },
          submit: () => void this.#giveCode(),
          resend: () => {
            if (cooldownLeft('transfer') === 0) void this.#sending.resend();
          },
          change,
        });
      case 'consent':
        return renderConsent(step, view, {
          consent: this.#sending.consent,
          check: () => void this.#sending.look(),
          change,
        });
      case 'unknown':
      case 'never':
        return renderUnknown(step, view, {
          isLooking: this.#sending.isLooking,
          look: () => void this.#sending.look(),
          again: () => {
            if (!this.#sending.isSettling) this.#sending.again();
          },
          fresh,
        });
      case 'done':
        return renderDone(step, view, {
          receipt: {
            news: this.#receipt.renderNews(),
            buttons: this.#receipt.renderButtons({
              title: doneTitle(step, view.locale, view.t),
              facts: receiptFacts(step, view),
              transaction: step.transaction,
            }),
          },
          fresh,
        });
    }
  }

  #detailsNews(): unknown {
    const { step } = this.#sending;
    const news = step.step === 'details' ? step.news : undefined;
    const { t } = this.#tools;
    switch (news) {
      case undefined:
        return nothing;
      case 'changed':
      case 'restarted':
      case 'returned':
        return renderNotice({ tone: 'info', text: t(`transfer.news.${news}`) });
      case 'refused':
        return this.#details.isRefusedShown ? this.#failure(t('transfer.news.refused')) : nothing;
      case 'unchecked':
        return this.#failure(t('transfer.news.unchecked'));
    }
  }

  #reviewNews(step: ReturnType<() => Sending<TransferOrder>['step']>): unknown {
    const news = step.step === 'review' ? step.news : undefined;
    const { t } = this.#tools;
    if (news === undefined || news === 'duplicate') return nothing;
    if (news === 'unsent') return this.#failure(t('transfer.news.unsent'));
    return renderNotice({ tone: 'warning', text: t(`transfer.news.${news}`) });
  }

  /** The same was sent a moment ago: pressing the button again says that the person means it. */
  #renderTwins(): unknown {
    return this.#sending.twins.open.map((twin) =>
      renderNotice({ tone: 'warning', text: warningWords({ kind: 'duplicate', twin }, this.#words) }),
    );
  }

  #failure(title: string): unknown {
    const { error } = this.#sending;
    const { t } = this.#tools;
    return error ? renderRefusal(error, title, { t, otherwise: this.#host.renderFailure }) : nothing;
  }

  get #words(): Omit<StepView, 'from'> {
    const locale = this.#host.locale();
    return { t: this.#tools.t, locale, reasonOf: (transaction) => this.#reasons.of(transaction, locale) };
  }

  #view(step: Sending<TransferOrder>['step']): StepView {
    const id = 'order' in step ? step.order.source.accountId : undefined;
    const account = this.#host.accounts().find((one) => one.id === id);
    return { ...this.#words, from: account ? this.#host.nameOf(account) : (id ?? '') };
  }

  /** Says what a screen reader's user does not see, and moves the keyboard. */
  #stepChanged(moves: boolean): void {
    const { step, error, isResting } = this.#sending;
    const { t, announce } = this.#tools;
    if (isResting) {
      this.#host.changed('stays'); // what happens meanwhile is for the person's eyes and ears
      return;
    }
    if (step.step !== 'code' && step.step !== 'confirming' && step.step !== 'resending') this.#code = '';
    if (step.step !== 'done') this.#receipt.forget();
    if (step.step === 'details' && step.news === 'refused' && moves && error) this.#details.showRefusal(error);
    const words = saidOf(step, this.#sending, this.#words);
    // While it is looked for, the same screen says the same again and again.
    const isNews = moves || (step.step === 'done' ? words !== this.#told : step.step !== 'unknown');
    this.#told = words;
    if (words !== undefined && isNews) announce(words);
    else if (step.step === 'starting' || step.step === 'confirming') announce(t('transfer.sending'));
    this.#count();
    this.#host.changed(moves ? 'new-screen' : step.step === 'code' && step.fault ? 'asks' : 'stays');
  }

  /** Counts seconds while a code is awaited. */
  #count(): void {
    const isCounting = !this.#sending.isResting && screenOf(this.#sending.step) === 'code';
    if (isCounting === (this.#tick !== undefined)) return;
    clearInterval(this.#tick);
    this.#tick = isCounting
      ? setInterval(() => {
          const { step } = this.#sending;
          if (step.step === 'code' && secondsLeft(step, performance.now()) === 0) this.#sending.lapse();
          this.#host.changed('stays');
        }, 1000)
      : undefined;
  }
}
