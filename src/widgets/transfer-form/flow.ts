import { nothing, type TemplateResult } from 'lit';
import type { Account } from '../../domain/account.js';
import { writeAmount } from '../../domain/amount-entry.js';
import type { Beneficiary } from '../../domain/beneficiary.js';
import { readCode } from '../../domain/code-entry.js';
import { checkIban } from '../../domain/iban.js';
import { readPaste } from '../../domain/payee-paste.js';
import { secondsLeft } from '../../domain/sign-in.js';
import type { TransferOrder } from '../../domain/transfer.js';
import type { DraftField } from '../../domain/transfer-draft.js';
import { draftNeedsAddress, faultsOf, type TransferFacts } from '../../domain/transfer-rules.js';
import { cooldownLeft } from '../../internal/code-cooldown.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { newRequestId } from '../../internal/request-id.js';
import { screenOf, Sending } from '../../internal/sending.js';
import { renderNotice } from '../../ui/notice/notice.js';
import { Receipt } from '../receipt.js';
import { renderRefusal } from '../refusal.js';
import type { SendingFlow, SendingHost } from '../sending-widget.js';
import { pastedWords, renderDetails, warningWords } from './details-view.js';
import { Entry, type HostInput } from './entry.js';
import { faultWords, platformWords, refusedFields } from './fault-words.js';
import { askPlatform } from './platform-checks.js';
import { Quotes } from './quotes.js';
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

/** What the element gives. */
export interface FlowHost extends SendingHost {
  readonly payees: () => readonly Beneficiary[];
  readonly rereadPayees: () => Promise<readonly Beneficiary[]>;
}

/** A transfer as one element does it: what is typed, which step it is at, and what that looks like. */
export class TransferFlow implements SendingFlow {
  readonly #tools: ElementTools;
  readonly #host: FlowHost;
  readonly #entry = new Entry();
  readonly #sending: Sending<TransferOrder>;
  readonly #receipt: Receipt;
  readonly #quotes: Quotes;
  #code = '';
  #tick: ReturnType<typeof setInterval> | undefined;
  /** What a refused order was, so that its refusal is drawn at the right fields. */
  #isRefusedShown = false;
  /** What a screen reader was last told of the step. */
  #told: string | undefined;

  constructor(tools: ElementTools, host: FlowHost) {
    this.#tools = tools;
    this.#host = host;
    const redraw = (): void => {
      host.changed('stays');
    };
    this.#quotes = new Quotes(redraw);
    this.#receipt = new Receipt(tools, host, redraw);
    this.#sending = new Sending(transferKind(tools), tools, (moves) => {
      this.#stepChanged(moves);
    });
  }

  /** True where the form needs the accounts to be read; what was decided is shown without them. */
  get needsAccounts(): boolean {
    return screenOf(this.#sending.step) === 'details';
  }

  /** Picks up what an earlier page left. */
  async connect(): Promise<void> {
    this.#count();
    const { scope = '' } = this.#tools.live()?.client ?? {};
    const order = await this.#sending.follow(`${scope} ${this.#host.accountId() ?? ''}`);
    if (!order) return;
    this.#entry.fromOrder(order, this.#host.locale());
    this.#host.changed('stays');
  }

  disconnect(): void {
    this.#sending.stop();
    this.#quotes.stop();
    clearInterval(this.#tick);
    this.#tick = undefined;
  }

  /** Somebody else uses the page. */
  drop(): void {
    this.#code = '';
    this.#entry.clear();
    this.#receipt.drop();
    this.#sending.drop();
  }

  /** Puts in what the host says; a change takes a decision back that moved nothing. */
  fromHost(
    { isChange = false }: { readonly isChange?: boolean },
    names: readonly (keyof HostInput | 'accountId')[],
    input: HostInput,
  ): void {
    const values = Object.fromEntries(names.map((name) => [name, input[name as keyof HostInput]])) as HostInput;
    this.#entry.fromHost(values, this.#host.locale());
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
    this.#entry.clear();
    this.#host.refill();
    this.#host.changed('stays');
  }

  async look(): Promise<void> {
    await this.#sending.look();
  }

  /** The main button of the screen that is shown. */
  async submit(): Promise<void> {
    switch (this.#sending.step.step) {
      case 'details':
        await this.#sending.review(async () => await this.#make());
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

  /** Checks what is typed, here and with the platform, and makes the order it means. */
  async #make(): Promise<TransferOrder | undefined> {
    const entry = this.#entry;
    const client = this.#tools.live()?.client;
    const source = this.#source;
    entry.faults = faultsOf(entry.draft, this.#facts);
    entry.refused = [];
    if (!client || !source || Object.keys(entry.faults).length > 0) {
      this.#asks();
      return;
    }
    const draft = entry.draft;
    const { refused, isSepa } = await askPlatform(client, draft, source.id);
    entry.faults = faultsOf(draft, { ...this.#facts, isSepa });
    entry.refused = refused;
    if (refused.length > 0 || Object.keys(entry.faults).length > 0) {
      this.#asks();
      return;
    }
    const order = entry.order(source, this.#host.accounts(), this.#host.nameOf, {
      locale: this.#host.locale(),
      requestId: newRequestId(),
    });
    if (!order) {
      this.#asks();
      return;
    }
    const twins = await this.#sending.duplicates(order);
    const payees = draft.beneficiaryId === undefined ? [] : await this.#host.rereadPayees();
    entry.warn(twins, payees, entry.warnings);
    if (entry.open.length > 0) {
      this.#tools.announce(
        [this.#tools.t('transfer.warnings'), ...entry.open.map((one) => warningWords(one, this.#words))].join(' '),
      );
      this.#asks(false);
      return;
    }
    this.#sending.acknowledge(twins);
    return order;
  }

  #asks(isFault = true): undefined {
    if (isFault) this.#tools.announce(this.#tools.t('transfer.fault.summary'));
    setTimeout(() => {
      this.#host.changed('asks'); // once the step is back
    });
    return undefined;
  }

  /** Draws the step. */
  render(): unknown {
    const { step } = this.#sending;
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
        return this.#renderDetails(step.step === 'checking');
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

  #renderDetails(busy: boolean): TemplateResult {
    const { t } = this.#tools;
    const entry = this.#entry;
    const source = this.#source;
    if (source && entry.draft.currency === '') entry.draft = { ...entry.draft, currency: source.currency };
    const locale = this.#host.locale();
    this.#quotes.follow(this.#tools.live()?.client, source, entry.draft, entry.amountIn(locale));
    const edit = (act: () => void) => (): void => {
      if (!busy) act();
      this.#isRefusedShown = false;
      this.#host.changed('stays');
    };
    return renderDetails({
      t,
      locale,
      entry,
      accounts: this.#host.accounts(),
      isSourceGiven: this.#host.accountId() !== undefined,
      source,
      payees: this.#host.payees(),
      nameOf: this.#host.nameOf,
      errorOf: (field) => this.#errorOf(field),
      needsAddress: draftNeedsAddress(entry.draft, this.#facts) && this.#isAddressTime,
      fee: this.#isFeeAsked ? { money: this.#quotes.fee, isAsking: this.#quotes.isAskingFee } : undefined,
      news: this.#detailsNews(),
      busy,
      set: (field, value) => {
        edit(() => {
          entry.set(field, value);
          const own = field === 'accountId' ? this.#host.accounts().find(({ id }) => id === value) : undefined;
          if (own) entry.set('currency', own.currency); // it takes no other
        })();
      },
      setMode: (mode) => {
        edit(() => {
          entry.setMode(mode);
        })();
      },
      choose: (payee) => {
        edit(() => {
          entry.choose(payee);
        })();
      },
      search: (text) => {
        edit(() => {
          entry.search = text;
        })();
      },
      chooseSource: (id) => {
        edit(() => {
          entry.sourceId = id;
          entry.warnings = [];
          entry.faults = {};
        })();
      },
      pasted: this.#pasted,
      accept: (warning, isAccepted) => {
        edit(() => {
          entry.accept(warning, isAccepted);
        })();
      },
      submit: () => void this.submit(),
    });
  }

  /** The account that pays: the host's, the person's choice, else the first. */
  get #source(): Account | undefined {
    const given = this.#host.accountId();
    const accounts = this.#host.accounts();
    if (given !== undefined) return accounts.find(({ id }) => id === given);
    return accounts.find(({ id }) => id === this.#entry.sourceId) ?? accounts[0];
  }

  get #facts(): TransferFacts {
    const { fee, isSepa } = this.#quotes;
    const source = this.#source;
    return {
      locale: this.#host.locale(),
      source,
      isSepa,
      ...(fee && fee.currency === source?.currency ? { fee: fee.amount } : {}),
    };
  }

  /** An address is asked for once it is known where the money goes. */
  get #isAddressTime(): boolean {
    const { payeeKind, iban, number } = this.#entry.draft;
    return payeeKind === 'iban' ? checkIban(iban).kind === 'iban' : number !== '';
  }

  get #isFeeAsked(): boolean {
    return (
      this.#source?.api === 'banking-v2' &&
      this.#entry.draft.payeeKind !== 'account' &&
      (this.#quotes.isAskingFee || this.#entry.amountIn(this.#host.locale()) !== undefined)
    );
  }

  #errorOf(field: DraftField): string | undefined {
    const { t } = this.#tools;
    const { faults, draft, refused } = this.#entry;
    const fault = faults[field];
    if (fault) return faultWords(fault, draft.currency, this.#host.locale(), t);
    return refused.includes(field) ? platformWords(field, t) : undefined;
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
        return renderNotice({ tone: 'info', text: t(`transfer.news.${news}`) });
      case 'refused':
        return this.#isRefusedShown ? this.#failure(t('transfer.news.refused')) : nothing;
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
    return this.#sending.twins.map((twin) =>
      renderNotice({ tone: 'warning', text: warningWords({ kind: 'duplicate', twin }, this.#words) }),
    );
  }

  #failure(title: string): unknown {
    const { error } = this.#sending;
    const { t } = this.#tools;
    return error ? renderRefusal(error, title, { t, otherwise: this.#host.renderFailure }) : nothing;
  }

  get #words(): { readonly t: ElementTools['t']; readonly locale: string } {
    return { t: this.#tools.t, locale: this.#host.locale() };
  }

  #view(step: Sending<TransferOrder>['step']): StepView {
    const id = 'order' in step ? step.order.source.accountId : undefined;
    const account = this.#host.accounts().find((one) => one.id === id);
    return { ...this.#words, from: account ? this.#host.nameOf(account) : (id ?? '') };
  }

  /** A pasted invoice line, QR text or IBAN fills what it holds; any other text goes where it was pasted. */
  readonly #pasted = (event: ClipboardEvent): void => {
    if (this.#sending.step.step !== 'details') return;
    const paste = readPaste(event.clipboardData?.getData('text') ?? '', this.#host.locale());
    if (!paste) return;
    const { iban, bic, name, amount, reference, unclear } = paste;
    const values = {
      ...(iban === undefined ? {} : { iban }),
      ...(bic === undefined ? {} : { bic }),
      ...(name === undefined ? {} : { name }),
      ...(amount === undefined
        ? {}
        : { currency: amount.currency, amount: writeAmount(amount.amount, amount.currency, this.#host.locale()) }),
      ...(reference === undefined ? {} : { reference }),
    };
    if (!this.#entry.fill(values, unclear.includes('amount'))) return;
    event.preventDefault();
    this.#tools.announce(pastedWords(this.#entry, this.#tools.t) ?? '');
    this.#host.changed('stays');
  };

  /** Says what a screen reader's user does not see, and moves the keyboard. */
  #stepChanged(moves: boolean): void {
    const { step, error } = this.#sending;
    const { t, announce } = this.#tools;
    if (step.step !== 'code' && step.step !== 'confirming' && step.step !== 'resending') this.#code = '';
    if (step.step !== 'done') this.#receipt.forget();
    if (step.step === 'details' && step.news === 'refused' && moves && error) {
      this.#isRefusedShown = true;
      this.#entry.refused = refusedFields(error, this.#entry.draft.payeeKind === 'uk-local');
    }
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
    const isCounting = screenOf(this.#sending.step) === 'code';
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
