import type { PropertyValues, TemplateResult } from 'lit';
import type { GiroError } from '../api/errors.js';
import type { Account } from '../domain/account.js';
import type { TextPart } from '../i18n/index.js';
import type { MessageOverrides } from '../i18n/messages.js';
import { LaterPart } from '../internal/later-part.js';
import { GiroWidget } from './giro-widget.js';
import { renderPart } from './part-view.js';
import type { ReceiptHost } from './receipt.js';

/** What an element gives to what it sends. */
export interface SendingHost extends ReceiptHost {
  readonly accounts: () => readonly Account[];
  /** Takes the English of a part that loads later. */
  readonly adoptTexts: (texts: MessageOverrides) => void;
  /** Fills the empty form with what the host says. */
  readonly refill: () => void;
  /** The account the host chose. */
  readonly accountId: () => string | undefined;
  readonly nameOf: (account: Account) => string;
  readonly renderFailure: (error: GiroError, title: string) => TemplateResult;
  /** Something is to be drawn; whether the keyboard goes on elsewhere: at what is asked for, or on a new screen. */
  readonly changed: (moves: 'stays' | 'asks' | 'new-screen') => void;
}

/** What an element sends: what is typed, which step it is at, and what that looks like. */
export interface SendingFlow {
  /** True where the form needs the accounts to be read; what was decided is shown without them. */
  readonly needsAccounts: boolean;
  /** Picks up what an earlier page left. */
  connect(): Promise<void>;
  disconnect(): void;
  /** Takes back a decision that moved nothing. */
  change(): void;
  /** Somebody else uses the page. */
  drop(): void;
  /** The session ran out: nothing is drawn or told until somebody is back. */
  rest(): void;
  /** The same person is back. */
  resume(): void;
  render(): unknown;
}

/** An element that sends what a person decided: it picks up what is under way, and nothing the host says disturbs that. */
export abstract class SendingWidget<F extends SendingFlow> extends GiroWidget {
  /** What it does, which loads while the accounts are read. */
  readonly #part = new LaterPart(
    async () => await this.loadFlow(),
    () => {
      this.requestUpdate();
    },
  );
  protected override readonly textParts: readonly TextPart[] = ['common', 'money'];

  /** Properties that fill in the form. */
  protected abstract readonly inputs: readonly string[];
  #isBegun = false;
  /** What the host said and the form was not told: it came before there was a client, or while something else was wrong. */
  readonly #untold = new Set<string>();

  protected abstract loadFlow(): Promise<F>;

  /** Undefined until it is here. */
  protected get flow(): F | undefined {
    return this.#part.loaded;
  }

  /** Draws what the flow says, or what stands in for it. */
  protected renderFlow(draw: (flow: F) => unknown): unknown {
    return renderPart(this.#part, this.tools.t, draw);
  }

  /** What is wrong with what the host fills in. */
  protected abstract inputFault(): string | undefined;

  /** Puts in what the host says. */
  protected abstract takeInput(names: readonly string[], isChange: boolean): void;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#part.prefetch();
    if (this.#isBegun) void this.flow?.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A moved element is back within this task.
    queueMicrotask(() => {
      if (!this.isConnected) this.flow?.disconnect();
    });
  }

  /** Only where the form is: what is under way stays on the screen, whatever the host says meanwhile. */
  protected override hostFault(): string | undefined {
    return this.flow?.needsAccounts === false ? undefined : this.inputFault();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    for (const name of this.inputs) if (changed.has(name)) this.#untold.add(name);
    this.#take();
  }

  /** Fills the empty form with all that the host says. */
  protected refill(): void {
    for (const name of this.inputs) this.#untold.add(name);
    this.#take();
  }

  #take(): void {
    const { flow } = this;
    if (!this.client || !flow) return;
    if (this.inputFault() !== undefined) {
      if (this.#isBegun) flow.change();
      return;
    }
    const isFirst = !this.#isBegun;
    const touched = this.inputs.filter((name) => this.#untold.has(name) && (!isFirst || Reflect.get(this, name)));
    this.#untold.clear();
    if (isFirst || touched.length > 0) this.takeInput(touched, !isFirst);
    if (isFirst) {
      this.#isBegun = true;
      if (this.isConnected) void flow.connect();
    }
  }

  /** Who only has to sign in again finds what they were at; nobody else does. */
  protected override sessionRenewed(): void {
    if (this.client?.session.state.step === 'signed-out') this.flow?.rest();
    else this.flow?.resume();
  }

  protected override personChanged(): void {
    this.flow?.drop();
    this.refill();
    if (this.#isBegun && this.isConnected) void this.flow?.connect(); // to what they left before the page was loaded again
  }

  /** The keyboard goes on where something is asked for, if it was in here at all. */
  protected async moveFocus(moves: 'asks' | 'new-screen'): Promise<void> {
    const had = this.shadowRoot?.activeElement ?? (document.activeElement === this ? this : null);
    await this.updateComplete;
    if (!had) return;
    const root = this.renderRoot as ShadowRoot;
    const target =
      root.querySelector<HTMLElement>('[aria-invalid="true"], .warnings input:not(:checked)') ??
      root.querySelector<HTMLElement>('#undrawn') ??
      (moves === 'new-screen'
        ? (root.querySelector<HTMLElement>('#code') ?? root.querySelector<HTMLElement>('#title'))
        : null);
    target?.focus();
  }
}
