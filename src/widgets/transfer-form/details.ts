import type { TemplateResult } from 'lit';
import type { GiroError } from '../../api/errors.js';
import type { Account } from '../../domain/account.js';
import { writeAmount } from '../../domain/amount-entry.js';
import type { Beneficiary } from '../../domain/beneficiary.js';
import { readPaste, readUkPaste, type Paste } from '../../domain/payee-paste.js';
import { exchangeBetween, type Exchange, type TransferOrder } from '../../domain/transfer.js';
import type { DraftField } from '../../domain/transfer-draft.js';
import { draftNeedsAddress, faultsOf, ownCurrencyFault, type TransferFacts } from '../../domain/transfer-rules.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { newRequestId } from '../../internal/request-id.js';
import type { Sending } from '../../internal/sending.js';
import type { SendingHost } from '../sending-widget.js';
import { renderDetails } from './details-view.js';
import { Entry } from './entry.js';
import { feeTotal } from './fee-view.js';
import { faultWords, platformWords, refusedFields } from './fault-words.js';
import { LeftFields } from './left-fields.js';
import { orderOf } from './order.js';
import { askPlatform, isAccepted, isChecked, plainNumber, type CheckedField } from './platform-checks.js';
import { labelOf, pastedWords, warningWords } from './pointed-out.js';
import { Quotes } from './quotes.js';

/** The fields of a payee's address. */
const ADDRESS: ReadonlySet<DraftField> = new Set(['street', 'city', 'postCode', 'country']);

/** What the element gives. */
export interface DetailsHost extends SendingHost {
  readonly payees: () => readonly Beneficiary[];
  /** They could not be read. */
  readonly arePayeesMissing: () => boolean;
  readonly rereadPayees: () => Promise<readonly Beneficiary[]>;
}

/** What is typed of a transfer, what is wrong with it here and at the platform, and the order it means. */
export class Details {
  readonly entry = new Entry();
  /** True as long as a refusal is about what stands in the fields. */
  isRefusedShown = false;
  readonly #tools: ElementTools;
  readonly #host: DetailsHost;
  readonly #isBusy: () => boolean;
  readonly #quotes: Quotes;
  readonly #left = new LeftFields((id) => {
    this.#check(id);
  });
  /** What the platform says of numbers in fields that were left. */
  readonly #verdicts = new Map<string, Promise<boolean | undefined>>();
  #asking = new AbortController();

  /** `isBusy`: while what is typed is checked nothing can be changed. */
  constructor(tools: ElementTools, host: DetailsHost, isBusy: () => boolean) {
    this.#tools = tools;
    this.#host = host;
    this.#isBusy = isBusy;
    this.#quotes = new Quotes(() => {
      host.changed('stays');
    });
  }

  /** Asks the platform nothing any more. */
  stop(): void {
    this.#quotes.stop();
    this.#left.stop();
    this.#asking.abort();
    this.#asking = new AbortController();
    this.#verdicts.clear();
  }

  /** The platform refused the order: it is shown at the fields it is about. */
  showRefusal(error: GiroError): void {
    this.isRefusedShown = true;
    this.entry.refused = refusedFields(error, this.entry.draft.payeeKind === 'uk-local');
    this.entry.isAddressWanted ||= this.entry.refused.some((field) => ADDRESS.has(field));
  }

  /** Checks what is typed, here and with the platform, and makes the order it means. */
  async make(sending: Pick<Sending<TransferOrder>, 'twins'>): Promise<TransferOrder | undefined> {
    const entry = this.entry;
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
    this.#quotes.hear(source, draft, isSepa);
    const facts = { ...this.#facts, ...(isSepa === undefined ? {} : { isSepa }) };
    entry.faults = faultsOf(draft, facts);
    entry.refused = refused;
    if (refused.length > 0 || Object.keys(entry.faults).length > 0) {
      this.#asks();
      return;
    }
    const order = orderOf(draft, {
      source,
      accounts: this.#host.accounts(),
      nameOf: this.#host.nameOf,
      needsAddress: draftNeedsAddress(draft, facts),
      locale: facts.locale,
      requestId: newRequestId(),
    });
    if (!order) {
      entry.faults = { accountId: { fault: 'missing' } }; // the one that was chosen is not there any more
      this.#asks();
      return;
    }
    const twins = await sending.twins.find(order);
    const payees = draft.beneficiaryId === undefined ? [] : await this.#host.rereadPayees();
    entry.warn(twins, payees, entry.warnings);
    if (entry.open.length > 0) {
      this.#asks(
        [this.#tools.t('transfer.warnings'), ...entry.open.map((one) => warningWords(one, this.#words))].join(' '),
      );
      return;
    }
    sending.twins.acknowledge(twins);
    return order;
  }

  /** Says what stands in the way, each time, and moves the keyboard there once the step is back. */
  #asks(words = this.#tools.t('transfer.fault.summary')): undefined {
    this.#tools.announce(''); // the same words again would not be read out
    setTimeout(() => {
      this.#tools.announce(words);
      this.#host.changed('asks');
    });
    return undefined;
  }

  /** Draws the form; `news` stands above it, `submit` is its main button. */
  render(news: unknown, submit: () => void): TemplateResult {
    const busy = this.#isBusy();
    const { t } = this.#tools;
    const entry = this.entry;
    const source = this.#source;
    const locale = this.#host.locale();
    if (source) entry.meet(source, locale);
    const amount = entry.amountIn(locale);
    const exchange = this.#exchange;
    this.#quotes.follow(this.#tools.live()?.client, {
      source,
      draft: entry.draft,
      amount,
      isExchanged: exchange !== undefined,
    });
    const drawn = new Set<DraftField>();
    const edit = (act: () => void) => (): void => {
      if (!busy) act();
      this.isRefusedShown = false;
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
      rereadPayees: this.#host.arePayeesMissing() ? () => void this.#host.rereadPayees() : undefined,
      nameOf: this.#host.nameOf,
      errorOf: (field) => {
        drawn.add(field);
        return this.#errorOf(field);
      },
      undrawn: () => this.#faultyFields.filter((field) => !drawn.has(field)).map((field) => this.#told(field)),
      needsAddress: draftNeedsAddress(entry.draft, this.#facts),
      exchange,
      fees: this.#quotes.fees,
      sum: amount === undefined ? undefined : { amount, currency: entry.draft.currency },
      news,
      busy,
      set: (field, value) => {
        edit(() => {
          entry.set(field, value);
          const own = field === 'accountId' ? this.#host.accounts().find(({ id }) => id === value) : undefined;
          // It takes no other; over Cards v3 what the account that pays loses is said, and what comes in is exchanged.
          if (own && own.api !== 'v3') entry.set('currency', own.currency);
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
          entry.setSource(id);
        })();
      },
      pasted: this.#pasted,
      entered: this.#left.entered,
      left: this.#left.exited,
      accept: (warning, isAccepted) => {
        edit(() => {
          entry.accept(warning, isAccepted);
        })();
      },
      submit,
    });
  }

  /** The account that pays: the host's, the person's choice, else the first. */
  get #source(): Account | undefined {
    const given = this.#host.accountId();
    const accounts = this.#host.accounts();
    if (given !== undefined) return accounts.find(({ id }) => id === given);
    return accounts.find(({ id }) => id === this.entry.sourceId) ?? accounts[0];
  }

  get #facts(): TransferFacts {
    const { fees, isSepa } = this.#quotes;
    const source = this.#source;
    const known = feeTotal(fees.filter(({ money }) => money?.currency === source?.currency));
    return {
      locale: this.#host.locale(),
      source,
      isSepa,
      isAddressWanted: this.entry.isAddressWanted,
      ...(known && { fee: known.amount }),
    };
  }

  get #exchange(): Exchange | undefined {
    const { draft } = this.entry;
    if (ownCurrencyFault(draft.currency, this.#source)) return undefined;
    const own = this.#host.accounts().find(({ id }) => id === draft.accountId);
    return exchangeBetween(this.#source?.currency, own?.currency ?? draft.currency);
  }

  #errorOf(field: DraftField): string | undefined {
    const { t } = this.#tools;
    const { faults, draft, refused } = this.entry;
    // A currency is always chosen, so that what can't be sent needs no waiting.
    const fault = faults[field] ?? (field === 'currency' ? ownCurrencyFault(draft.currency, this.#source) : undefined);
    if (fault) return faultWords(fault, draft.currency, this.#host.locale(), t);
    return refused.includes(field) ? platformWords(field, t) : undefined;
  }

  /** Fields with something wrong about them. */
  get #faultyFields(): readonly DraftField[] {
    const { faults, refused } = this.entry;
    return [...new Set([...(Object.keys(faults) as DraftField[]), ...refused])];
  }

  /** What is wrong with a field, named. */
  #told(field: DraftField): string {
    return `${labelOf(field, this.#tools.t)}: ${this.#errorOf(field) ?? ''}`;
  }

  get #words(): { readonly t: ElementTools['t']; readonly locale: string } {
    return { t: this.#tools.t, locale: this.#host.locale() };
  }

  /** A pasted invoice line, QR text, IBAN or UK account fills what it holds; any other text goes where it was pasted. */
  readonly #pasted = (event: ClipboardEvent): void => {
    if (this.#isBusy()) return;
    const text = event.clipboardData?.getData('text') ?? '';
    const { id } = event.target as Element;
    const uk = this.entry.draft.payeeKind === 'uk-local' ? readUkPaste(text, id) : undefined;
    const paste = uk ? { unclear: [] } : readPaste(text, this.#host.locale());
    if (!paste) return;
    const { iban, bic, name, amount, reference, unclear }: Partial<Paste> & Pick<Paste, 'unclear'> = paste;
    const values = {
      ...uk,
      ...(iban === undefined ? {} : { iban }),
      ...(bic === undefined ? {} : { bic }),
      ...(name === undefined ? {} : { name }),
      ...(amount === undefined
        ? {}
        : { currency: amount.currency, amount: writeAmount(amount.amount, amount.currency, this.#host.locale()) }),
      ...(reference === undefined ? {} : { reference }),
    };
    if (!this.entry.fill(values, unclear.includes('amount'))) return;
    event.preventDefault();
    const currencyWords = values.currency === undefined ? undefined : this.#errorOf('currency');
    this.#tools.announce([pastedWords(this.entry, this.#tools.t), currencyWords].filter(Boolean).join(' '));
    this.#host.changed('stays');
    for (const field of Object.keys(values)) this.#check(field);
  };

  /**
   * A field was left, or filled: what is wrong with it is said at once, once, by the kit's own rules, else by the platform's.
   * One that is empty is not wrong yet.
   */
  #check(field: string): void {
    const { entry } = this;
    const { draft, faults } = entry;
    if (this.#isBusy() || !isChecked(field, draft) || faults[field]) return;
    const fault = faultsOf(draft, this.#facts)[field];
    if (fault?.fault === 'missing') return;
    if (fault) {
      entry.faults = { ...faults, [field]: fault };
      this.#say(field);
    } else void this.#ask(field);
  }

  /** Where it can't be asked now, the review asks. */
  async #ask(field: CheckedField): Promise<void> {
    const { entry } = this;
    const client = this.#tools.live()?.client;
    const number = plainNumber(entry.draft, field);
    if (!client || number === undefined) return;
    const key = `${field} ${number}`;
    const asked =
      this.#verdicts.get(key) ??
      isAccepted(client, entry.draft, field, this.#asking.signal).catch(() => {
        this.#verdicts.delete(key);
        return undefined;
      });
    this.#verdicts.set(key, asked);
    if ((await asked) !== false || this.#isBusy() || entry.refused.includes(field)) return;
    if (!isChecked(field, entry.draft) || plainNumber(entry.draft, field) !== number) return;
    entry.refused = [...entry.refused, field];
    this.#say(field);
  }

  /** What is wrong with a field that the keyboard is not in. */
  #say(field: CheckedField): void {
    this.#tools.announce(this.#told(field));
    this.#host.changed('stays');
  }
}
