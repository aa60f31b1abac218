import { nothing } from 'lit';
import { readCode } from '../../domain/code-entry.js';
import { secondsLeft } from '../../domain/sign-in.js';
import type { TransferOrder } from '../../domain/transfer.js';
import { screenOf } from '../../domain/transfer-flow.js';
import { moving, transfer } from '../../i18n/en/transfer.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { LaterPart } from '../../internal/later-part.js';
import { Sending } from '../../internal/sending.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { renderPart } from '../part-view.js';
import { renderRefusal } from '../refusal.js';
import type { SendingFlow } from '../sending-widget.js';
import { Details, type DetailsHost } from './details.js';
import type { HostInput } from './entry.js';
import type { LaterSteps } from './later-steps.js';
import { saidOfDetails } from './said.js';
import type { StepView } from './step-views.js';
import { transferKind } from './transfer-kind.js';

/** A transfer as one element does it: which step it is at, and what that looks like. */
export class TransferFlow implements SendingFlow {
  readonly #tools: ElementTools;
  readonly #host: DetailsHost;
  readonly #details: Details;
  readonly #sending: Sending<TransferOrder>;
  /** What comes after the details: here before anything is sent. */
  readonly #part: LaterPart<LaterSteps>;
  #code = '';
  #tick: ReturnType<typeof setInterval> | undefined;
  /** What a screen reader was last told of the step. */
  #told: string | undefined;

  constructor(tools: ElementTools, host: DetailsHost) {
    this.#tools = tools;
    this.#host = host;
    host.adoptTexts({ ...moving, ...transfer });
    this.#details = new Details(tools, host, () => this.#sending.step.step !== 'details');
    this.#sending = new Sending(transferKind(tools), tools, (moves) => {
      this.#stepChanged(moves);
    });
    this.#part = new LaterPart(
      async () => await this.#loadSteps(),
      () => {
        if (screenOf(this.#sending.step) === 'details') host.changed('stays');
        else this.#stepChanged(true);
      },
    );
  }

  get #steps(): LaterSteps | undefined {
    return this.#part.loaded;
  }

  async #loadSteps(): Promise<LaterSteps> {
    // A consent is met right after the call that moves money: what it takes must be here before the call, too.
    const [{ LaterSteps, texts }] = await Promise.all([
      import('./later-steps.js'),
      import('../../internal/consents.js'),
    ]);
    this.#host.adoptTexts(texts);
    return new LaterSteps(this.#tools, this.#host, this.#sending, {
      code: () => this.#code,
      type: (code) => {
        this.#code = code;
      },
      giveCode: () => void this.#giveCode(),
      reset: () => {
        this.reset();
      },
      edit: (order) => {
        this.#edit(order);
      },
      failure: this.#failure,
      retell: () => {
        this.#stepChanged(false);
      },
    });
  }

  /** True where the form needs the accounts to be read; what was decided is shown without them. */
  get needsAccounts(): boolean {
    return this.#sending.isResting || screenOf(this.#sending.step) === 'details';
  }

  /** Picks up what an earlier page left. */
  async connect(): Promise<void> {
    this.#part.prefetch();
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
    this.#steps?.receipt.drop();
    this.#sending.drop();
  }

  rest(): void {
    this.#sending.rest();
    this.#code = '';
    this.#details.stop();
    this.#steps?.receipt.drop();
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

  /** What was not carried out, to be decided anew. */
  #edit(order: TransferOrder): void {
    if (!this.#sending.fresh()) return;
    const { entry } = this.#details;
    if (entry.draft.amount === '') entry.fromOrder(order, this.#host.locale()); // the page was loaded again
    this.#tools.announce('');
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
        await this.#sending.review(async () => {
          const order = await this.#details.make(this.#sending);
          if (order) await this.#part.want();
          return order;
        });
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
    if (step.step === 'details' || step.step === 'checking')
      return this.#details.render(this.#detailsNews(), () => void this.submit());
    return renderPart(this.#part, this.#tools.t, (steps) => steps.render(step, this.#view(step)));
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
      case 'elsewhere':
      case 'returned':
        return renderNotice({ tone: 'info', text: t(`transfer.news.${news}`) });
      case 'refused':
        return this.#details.isRefusedShown ? this.#failure(t('transfer.news.refused')) : nothing;
      case 'unchecked':
        return this.#failure(t('transfer.news.unchecked'));
    }
  }

  readonly #failure = (title: string): unknown => {
    const { error } = this.#sending;
    const { t } = this.#tools;
    return error ? renderRefusal(error, title, { t, otherwise: this.#host.renderFailure }) : nothing;
  };

  get #words(): { readonly t: ElementTools['t']; readonly locale: string } {
    return { t: this.#tools.t, locale: this.#host.locale() };
  }

  #view(step: Sending<TransferOrder>['step']): Omit<StepView, 'reasonOf'> {
    const id = 'order' in step ? step.order.source.accountId : undefined;
    const account = this.#host.accounts().find((one) => one.id === id);
    return { ...this.#words, from: account ? this.#host.nameOf(account) : (id ?? '') };
  }

  /** Says what a screen reader's user does not see, and moves the keyboard. */
  #stepChanged(moves: boolean): void {
    const { step, error, isResting } = this.#sending;
    if (isResting) {
      this.#host.changed('stays'); // what happens meanwhile is for the person's eyes and ears
      return;
    }
    if (step.step !== 'code' && step.step !== 'confirming' && step.step !== 'resending') this.#code = '';
    if (step.step !== 'done') this.#steps?.receipt.forget();
    if (step.step === 'details' && step.news === 'refused' && moves && error) this.#details.showRefusal(error);
    const words = this.#said(step);
    // While it is looked for, or followed, the same screen says the same again and again.
    const isNews = moves || (step.step === 'done' || step.step === 'unknown' ? words !== this.#told : true);
    this.#told = words;
    if (words !== undefined && isNews) this.#tools.announce(words);
    this.#count();
    this.#host.changed(moves ? 'new-screen' : step.step === 'code' && step.fault ? 'asks' : 'stays');
  }

  #said(step: Sending<TransferOrder>['step']): string | undefined {
    const { t } = this.#tools;
    if (step.step === 'details') return saidOfDetails(step, this.#sending.error, t);
    if (step.step === 'checking') return undefined;
    return this.#part.isMissing ? t('transfer.part.failed') : this.#steps?.said(step, this.#words);
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
