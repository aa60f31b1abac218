import type { Account } from '../../domain/account.js';
import { readAmount, writeAmount } from '../../domain/amount-entry.js';
import type { Beneficiary } from '../../domain/beneficiary.js';
import type { Transaction } from '../../domain/transaction.js';
import type { TransferOrder } from '../../domain/transfer.js';
import {
  emptyDraft,
  withBeneficiary,
  type DraftField,
  type PayeeKind,
  type TransferDraft,
} from '../../domain/transfer-draft.js';
import { checkBic, readSortCode } from '../../domain/iban.js';
import { isForeignBic, paysUkAccounts, type DraftFaults } from '../../domain/transfer-rules.js';
import { nameWarnings } from '../../domain/payee-warnings.js';

/** Where a payee comes from. */
export type PayeeMode = 'saved' | 'new' | 'own';

/** The fields that name an account, by the kind of account. */
const PARTS = { iban: ['iban'], 'uk-local': ['number', 'sortCode'], account: [] } as const;
type AccountPart = (typeof PARTS)[PayeeKind][number];

/** Something the person must say they have checked. `key` is another once what it is about is another. */
export interface Warning {
  readonly kind: 'changed' | 'mixed-scripts' | 'hidden' | 'foreign-bic' | 'payee-changed' | 'duplicate';
  readonly key: string;
  readonly twin?: Transaction | undefined;
}

const ACCOUNT = ['payeeKind', 'iban', 'bic', 'number', 'sortCode', 'beneficiaryId'] as const;
/** What a warning is about: a tick is for these as they stand. */
const ABOUT: Readonly<Record<Warning['kind'], readonly (keyof TransferDraft | 'sourceId')[]>> = {
  changed: ACCOUNT,
  'mixed-scripts': ['name'],
  hidden: ['name'],
  'foreign-bic': ACCOUNT,
  'payee-changed': ACCOUNT,
  duplicate: [...ACCOUNT, 'name', 'accountId', 'amount', 'currency', 'sourceId'],
};

/** What a host may begin a form with. */
export interface HostInput {
  readonly amount?: string | undefined;
  readonly currency?: string | undefined;
  readonly payeeName?: string | undefined;
  readonly iban?: string | undefined;
  readonly bic?: string | undefined;
  readonly reference?: string | undefined;
}

/** What is typed and chosen, and what is wrong or to be checked about it. */
export class Entry {
  draft: TransferDraft = emptyDraft('');
  mode: PayeeMode = 'new';
  /** The account that pays, where the person chooses it. */
  sourceId = '';
  search = '';
  /** What the kit found wrong. */
  faults: DraftFaults = {};
  /** What the platform refused, as long as it is not changed. */
  refused: readonly DraftField[] = [];
  warnings: readonly Warning[] = [];
  /** Labels of the fields a pasted text filled. */
  pasted: readonly DraftField[] = [];
  /** True where a pasted amount could be two. */
  isPastedAmountOpen = false;
  /** True where a saved payee's BIC or sort code is missing or wrong, so that it is asked for. */
  asksCode = false;
  /** True once the person tried to go on without ticking. */
  isTickMissing = false;
  /** True where the platform refused the payee for want of an address. */
  isAddressWanted = false;
  /** What was ticked, and what stood in the form when it was. */
  readonly #accepted = new Map<string, Pick<Warning, 'kind'> & { readonly about: string }>();
  /** What names the account, as it was typed by hand, before something else was pasted over it. */
  readonly #typed = new Map<AccountPart, string>();
  /** What was pasted over something else that was typed. */
  readonly #swapped = new Set<AccountPart>();
  /** A saved payee as it was when it was chosen. */
  #chosen: Beneficiary | undefined;
  /** The host's amount, in minor units of a currency that is not known yet. */
  #unwritten: bigint | undefined;
  /** True where the currency is the account's because nobody said another. */
  #isAccountCurrency = false;

  /** The account that pays is known: what is typed goes by its currency, and by the payees it can pay. */
  meet(source: Account, locale: string): void {
    const { amount, currency, payeeKind } = this.draft;
    if (currency === '' || (this.#isAccountCurrency && amount === '' && currency !== source.currency)) {
      this.draft = { ...this.draft, currency: source.currency };
      this.#isAccountCurrency = true;
    }
    if (this.#unwritten !== undefined && this.draft.currency !== '') {
      this.draft = { ...this.draft, amount: writeAmount(this.#unwritten, this.draft.currency, locale) };
      this.#unwritten = undefined;
    }
    if (payeeKind === 'uk-local' && !paysUkAccounts(source))
      this.draft = { ...this.draft, payeeKind: 'iban', number: '', sortCode: '' };
  }

  /** A change by the person. */
  set(field: DraftField | 'region' | 'payeeKind', value: string): void {
    this.draft = { ...this.draft, [field]: value };
    if (field === 'currency') this.#isAccountCurrency = false;
    if (field === 'bic' || field === 'sortCode') this.asksCode = true;
    if (isPart(field)) {
      this.#typed.set(field, value);
      this.#swapped.delete(field);
      this.isAddressWanted = false;
    }
    this.#touched(field as DraftField);
  }

  /** Where the payee is taken from; what was filled in from elsewhere goes. */
  setMode(mode: PayeeMode): void {
    if (mode === this.mode) return;
    this.mode = mode;
    this.#chosen = undefined;
    this.#takeAnew();
    const { amount, currency, reference } = this.draft;
    this.draft = {
      ...emptyDraft(currency),
      amount,
      reference,
      payeeKind: mode === 'own' ? 'account' : 'iban',
    };
    this.#touched('name', 'iban', 'bic', 'number', 'sortCode', 'accountId');
  }

  /** Another account pays. */
  setSource(id: string): void {
    this.sourceId = id;
    this.warnings = [];
    this.faults = {};
    this.#untick();
  }

  choose(payee: Beneficiary): void {
    this.#chosen = payee;
    this.#takeAnew();
    this.draft = withBeneficiary(this.draft, payee);
    const { bic, payeeKind, sortCode } = this.draft;
    this.asksCode = payeeKind === 'iban' ? checkBic(bic).kind !== 'bic' : readSortCode(sortCode) === undefined;
    const currency = payee.currency ?? (payee.kind === 'uk-local' ? 'GBP' : undefined);
    if (currency && this.draft.amount === '') {
      this.draft = { ...this.draft, currency };
      this.#isAccountCurrency = false;
    }
    this.#touched('name', 'iban', 'bic', 'number', 'sortCode');
  }

  /** What a pasted text holds, put in; answers whether anything was. */
  fill(values: Partial<Record<DraftField, string>>, isAmountOpen: boolean): boolean {
    const fields = (Object.keys(values) as DraftField[]).filter((field) => values[field] !== undefined);
    if (fields.length === 0) return false;
    if (this.mode !== 'new') this.setMode('new');
    const { payeeKind } = this.draft;
    for (const part of fields.filter(isPart))
      if (this.#isOther(part, values[part] ?? '', payeeKind)) this.#swapped.add(part);
      else this.#swapped.delete(part);
    this.draft = { ...this.draft, payeeKind: values.iban ? 'iban' : payeeKind, ...values };
    if (values.currency) this.#isAccountCurrency = false;
    this.#touched(...fields);
    this.pasted = fields;
    this.isPastedAmountOpen = isAmountOpen;
    return true;
  }

  /** What the host begins with, or changed to. */
  fromHost(input: HostInput, locale: string): void {
    const { amount, currency, payeeName, iban, bic, reference } = input;
    if (payeeName || iban || bic) this.setMode('new');
    if (iban) this.#takeAnew();
    const money = currency || this.draft.currency;
    if (currency) this.#isAccountCurrency = false;
    const minor = amount ? BigInt(amount) : this.#unwritten;
    this.#unwritten = money === '' ? minor : undefined;
    this.draft = {
      ...this.draft,
      currency: money,
      ...(minor !== undefined && money !== '' ? { amount: writeAmount(minor, money, locale) } : {}),
      ...(payeeName ? { name: payeeName } : {}),
      ...(iban ? { iban, payeeKind: 'iban' } : {}),
      ...(bic ? { bic } : {}),
      ...(reference ? { reference } : {}),
    };
    this.#touched('amount', 'currency', 'name', 'iban', 'bic', 'reference');
  }

  /** What was decided once, back in the form. */
  fromOrder({ payee, money, reference, source }: TransferOrder, locale: string): void {
    const base = {
      ...emptyDraft(money.currency),
      amount: writeAmount(money.amount, money.currency, locale),
      reference,
    };
    this.sourceId = source.accountId;
    this.#takeAnew();
    this.#unwritten = undefined;
    this.#isAccountCurrency = false;
    this.mode = payee.kind === 'account' ? 'own' : 'new';
    const address = 'address' in payee && payee.address ? { region: '', ...payee.address } : {};
    const { kind: payeeKind, name } = payee;
    if (payee.kind === 'account') this.draft = { ...base, payeeKind, accountId: payee.accountId };
    else if (payee.kind === 'iban')
      this.draft = { ...base, ...address, payeeKind, name, iban: payee.iban, bic: payee.bic };
    else this.draft = { ...base, ...address, payeeKind, name, number: payee.number, sortCode: payee.sortCode };
    this.#touched();
  }

  /** The amount, in minor units, where it is one. */
  amountIn(locale: string): bigint | undefined {
    const reading = readAmount(this.draft.amount, this.draft.currency, locale);
    return reading.kind === 'amount' ? reading.amount : undefined;
  }

  /** What must be acknowledged before the review: `payees` as the platform has them now, `shown` what the person saw already. */
  warn(twins: readonly Transaction[], payees: readonly Beneficiary[], shown: readonly Warning[]): void {
    const { draft } = this;
    const number = accountIn(draft);
    const found: Warning[] = [];
    if (PARTS[draft.payeeKind].some((part) => this.#swapped.has(part)))
      found.push({ kind: 'changed', key: `changed ${number}` });
    if (draft.payeeKind !== 'account') {
      const names = nameWarnings(draft.name);
      if (names.includes('mixed-scripts')) found.push({ kind: 'mixed-scripts', key: `mixed ${draft.name}` });
      if (names.some((warning) => warning !== 'mixed-scripts'))
        found.push({ kind: 'hidden', key: `hidden ${draft.name}` });
    }
    if (isForeignBic(draft)) found.push({ kind: 'foreign-bic', key: `bic ${number} ${draft.bic}` });
    const chosen = this.#chosen;
    const now = payees.find(({ id }) => id === draft.beneficiaryId);
    if (chosen && (now?.number !== chosen.number || now.code !== chosen.code || now.status !== 'active'))
      found.push({ kind: 'payee-changed', key: `payee ${chosen.id} ${now?.number ?? ''} ${now?.code ?? ''}` });
    for (const twin of twins) found.push({ kind: 'duplicate', key: `twin ${twin.id}`, twin });
    this.warnings = found;
    // Only what was on the screen already could have been ticked.
    const keys = new Set(shown.map(({ key }) => key));
    this.isTickMissing = this.open.some(({ key }) => keys.has(key));
  }

  /** Warnings that are not ticked yet. */
  get open(): readonly Warning[] {
    return this.warnings.filter(({ key }) => !this.#accepted.has(key));
  }

  isAccepted({ key }: Warning): boolean {
    return this.#accepted.has(key);
  }

  accept({ key, kind }: Warning, isAccepted: boolean): void {
    if (isAccepted) this.#accepted.set(key, { kind, about: this.#about(kind) });
    else this.#accepted.delete(key);
    if (this.open.length === 0) this.isTickMissing = false;
  }

  /** Nothing of it stays. */
  clear(): void {
    this.draft = emptyDraft('');
    this.mode = 'new';
    this.sourceId = this.search = '';
    this.#takeAnew();
    this.#unwritten = undefined;
    this.#isAccountCurrency = false;
    this.#chosen = undefined;
    this.#accepted.clear();
    this.#touched();
  }

  /** True for what takes the place of something else that was typed: in its own field, or in those of the other kind in view. */
  #isOther(part: AccountPart, value: string, shown: PayeeKind): boolean {
    const inView: readonly AccountPart[] = PARTS[shown];
    return (inView.includes(part) ? [part] : inView).some((field) => {
      const typed = compact(this.#typed.get(field) ?? '');
      return typed !== '' && typed !== compact(value);
    });
  }

  /** Another account than the one that was typed or pasted: what became of that one says nothing about it. */
  #takeAnew(): void {
    this.#typed.clear();
    this.#swapped.clear();
    this.isAddressWanted = false;
    this.pasted = [];
    this.isPastedAmountOpen = false;
  }

  /** What a warning is about, as it stands. */
  #about(kind: Warning['kind']): string {
    const values = { ...this.draft, sourceId: this.sourceId };
    return ABOUT[kind].map((name) => values[name] ?? '').join('\n');
  }

  /** Takes back each tick for what is changed now: changed back, it is to be ticked again. */
  #untick(): void {
    for (const [key, { kind, about }] of [...this.#accepted])
      if (about !== this.#about(kind)) this.#accepted.delete(key);
  }

  #touched(...fields: readonly DraftField[]): void {
    const isLeft = (field: string): boolean => fields.length > 0 && !fields.includes(field as DraftField);
    this.faults = Object.fromEntries(Object.entries(this.faults).filter(([field]) => isLeft(field)));
    this.refused = this.refused.filter(isLeft);
    this.warnings = [];
    this.#untick();
    if (fields.length <= 1) {
      this.pasted = [];
      this.isPastedAmountOpen = false;
    }
  }
}

/** What names the payee's account. */
const accountIn = ({ payeeKind, iban, number, sortCode }: TransferDraft): string =>
  payeeKind === 'uk-local' ? `${sortCode} ${number}` : iban;

const isPart = (field: string): field is AccountPart =>
  Object.values(PARTS)
    .flat()
    .some((part) => part === field);

const compact = (text: string): string => text.replaceAll(/[\s-]/g, '').toUpperCase();
