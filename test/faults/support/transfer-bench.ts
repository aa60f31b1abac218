import type { Account, GiroClientOptions, GiroConvertForm, GiroTransferForm } from '../../../src/index.js';
import { canConvert } from '../../../src/domain/account.js';
import { PEOPLE } from '../../../src/sandbox/people.js';
import type { PlatformOptions } from '../../support/platform.js';
import { decideConsent, inside, maybeInside, place, providerFor, textOf, until } from '../../widgets/stage.js';
import { fillIn } from '../../widgets/conversions.js';
import { choose, PAYEE, shown, signedIn, type } from '../../widgets/transfers.js';
import { newFaultyPlatform, type FaultyPlatform } from './faulty-platform.js';
import type { Wire } from './wires.js';

// Many forms that move money at once on a platform behind wires.

/** A call that moves money, or asks for the code that will. */
export const TRANSFER = 'POST /v2/transactions';

/** The call that pays over Cards v3. */
export const PAYMENT = 'POST /v3/transactions/pay';

export type MoneyForm = GiroTransferForm | GiroConvertForm;

/** Enough for any number of transfers. */
const BALANCE = '900000000000';

export interface TransferBench {
  readonly platform: FaultyPlatform;
  readonly forms: readonly MoneyForm[];
  readonly accounts: readonly Account[];
  /** The code that was sent for an amount: the platform's test system tells it in the answer. Of several the newest. */
  codeFor(amount: bigint): string;
  /** By `request_id`, how the kit's payments over Cards v3 were answered, in turn; 0 where no answer came. */
  readonly paid: ReadonlyMap<string, readonly number[]>;
  close(): Promise<void>;
}

export interface TransferBenchOptions {
  readonly wire: Wire;
  readonly forms: number;
  readonly tag?: string;
  /** Forms that convert. */
  readonly converts?: boolean;
  readonly seed?: number;
  readonly platform?: PlatformOptions;
  readonly client?: GiroClientOptions;
  /** Shown only while something is done by hand: laying many forms out costs more than all they do. */
  readonly isHidden?: boolean;
  /** Currencies of the accounts that pay; those whose money has cents unless said. */
  readonly currencies?: readonly string[];
}

/** Puts forms for one person into the page, one account after the other. */
export async function transferBench({
  wire,
  forms: count,
  converts = false,
  tag = converts ? 'giro-convert-form' : 'giro-transfer-form',
  seed = 1,
  platform: platformOptions = {},
  client: clientOptions = {},
  isHidden = false,
  currencies = ['EUR', 'SEK', 'USD'],
}: TransferBenchOptions): Promise<TransferBench> {
  const plain = { personTokenSeconds: 86_400, history: false, settleSeconds: 0 };
  const platform = await newFaultyPlatform({ ...plain, ...platformOptions }, { seed });
  // By amount, with how many calls had gone out when it was asked for: whoever changes something while a call is on its way
  // gets another code for the same amount, and the first may come last.
  const codes = new Map<string, { readonly asked: number; readonly code: string }>();
  const paid = new Map<string, number[]>();
  let calls = 0;
  const fetchAndNote: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const sent = request.method === 'POST' && request.url.endsWith('/transactions') ? request.clone() : undefined;
    const asked = ++calls;
    const response = await notePayment(paid, request, fetch);
    if (sent && response.ok) {
      const code = /"two_fa_code":\s*"(\d+)"/.exec(await response.clone().text())?.[1];
      const amount = /"amount":\s*(\d+)/.exec(await sent.text())?.[1];
      if (code !== undefined && amount !== undefined && asked > (codes.get(amount)?.asked ?? 0))
        codes.set(amount, { asked, code });
    }
    return response;
  };
  const over = platform.over(wire);
  const client = await signedIn(
    { platform: over, control: platform.control },
    { fetch: fetchAndNote, ...clientOptions },
  );
  const [{ accounts: own }] = PEOPLE;
  for (const { walletId } of own) await platform.control.setWallet(walletId, { balance: BALANCE });
  const isV3 = clientOptions.paymentsApi === 'v3';
  const accounts = isV3
    ? await Promise.all(own.map(async ({ id }) => await client.accounts.get(id)))
    : await client.accounts.list();
  if (!isV3) for (const { id } of accounts) await platform.control.setWallet(id, { balance: BALANCE });
  const paying = accounts.filter(
    (account) => currencies.includes(account.currency) && (!converts || canConvert(account)),
  );
  const provider = place(providerFor(over));
  provider.client = client;
  provider.locale = 'en';
  // The person approves at once, and says in the form that they are done; where the page can't be reached, they come back.
  let asking: EventTarget | null = null;
  provider.addEventListener('giro-consent-required', ({ target }) => {
    asking = target;
  });
  provider.openConsent = (url) => {
    const form = forms.find((one) => one === asking);
    const approving = decideConsent(url, 'approve').catch((error: unknown) => {
      if (!(error instanceof TypeError)) throw error; // what `fetch` says of a page that can't be reached
    });
    void approving.then(async () => form?.reload());
  };
  const forms = Array.from({ length: count }, (_, index) => {
    const form = document.createElement(tag as 'giro-transfer-form' | 'giro-convert-form');
    form.accountId = paying[index % paying.length]?.id;
    if (isHidden) form.style.display = 'none';
    provider.append(form);
    return form;
  });
  await Promise.all(forms.map((form) => shown(form, '#amount', 30_000)));
  await platform.wires.arrivals.clear();
  return {
    platform,
    forms,
    accounts,
    paid,
    codeFor: (amount) => {
      const code = codes.get(String(amount))?.code;
      if (code === undefined) throw new Error(`No code was sent for ${String(amount)}`);
      return code;
    },
    close: async () => {
      provider.remove();
      await platform.wires.faults.clear();
      await platform.wires.release();
      await platform.close();
    },
  };
}

/** Sends a request, and notes how a payment was answered. */
async function notePayment(paid: Map<string, number[]>, request: Request, send: typeof fetch): Promise<Response> {
  if (request.method !== 'POST' || !request.url.endsWith('/transactions/pay')) return send(request);
  const { request_id: id } = (await request.clone().json()) as { readonly request_id: string };
  const answers = paid.get(id) ?? [];
  paid.set(id, answers);
  const place = answers.push(0) - 1;
  const response = await send(request);
  answers[place] = response.status;
  return response;
}

/** Forms in a page at once: a screen ignores presses for half a second, which all of them wait for together. */
export const AT_ONCE = 40;

/**
 * So many in rounds, each on a platform of its own, where nothing was sent before: with every transfer the newest bookings are
 * read a few times.
 */
export async function inRounds<T>(meant: number, round: (count: number) => Promise<T>): Promise<readonly T[]> {
  const made: T[] = [];
  for (let left = meant; left > 0; left -= 2 * AT_ONCE) made.push(await round(Math.min(2 * AT_ONCE, left)));
  return made;
}

/** Minor units as a person types them, in English. */
export const typed = (amount: bigint): string => `${String(amount / 100n)}.${String(amount % 100n).padStart(2, '0')}`;

/** Fills in a payment of euros to somebody elsewhere. */
export async function fillElsewhere(form: Element, amount: bigint): Promise<void> {
  if (maybeInside(form, 'input[value="new"]')) choose(form, 'new');
  await shown(form, '#iban', 30_000);
  const values = { currency: 'EUR', ...PAYEE, amount: typed(amount), reference: 'Invoice 42' };
  for (const [field, text] of Object.entries(values)) type(form, field, text);
}

/** Fills in a payment to an own account, in its currency. */
export async function fillOwn(form: MoneyForm, accounts: readonly Account[], amount: bigint): Promise<void> {
  const target = accounts.find(({ id, currency }) => id !== form.accountId && /EUR|SEK|USD/.test(currency));
  if (!target) throw new Error('There is no other account');
  choose(form, 'own');
  await shown(form, '#accountId', 30_000);
  await until(
    () => maybeInside(form, `#accountId option[value="${target.id}"]`),
    'the other account to choose',
    30_000,
  );
  const values = { accountId: target.id, currency: target.currency, amount: typed(amount), reference: 'Savings' };
  for (const [field, text] of Object.entries(values)) type(form, field, text);
}

/** Fills in a conversion, to a currency that is not the account's own. */
export function fillConversion(form: MoneyForm, accounts: readonly Account[], amount: bigint): void {
  const source = accounts.find(({ id }) => id === form.accountId);
  fillIn(form, { amount: typed(amount), currency: source?.currency === 'USD' ? 'EUR' : 'USD' });
}

/** Waits for a screen, and answers the last moment it was not there yet: it came after that. `-Infinity` where it was there. */
export async function came(form: Element, holds: () => unknown, what: string, ms = 30_000): Promise<number> {
  let before = -Infinity;
  await until(
    () => {
      if (holds()) return true;
      before = performance.now();
      return false;
    },
    () => `${what} (it shows: ${textOf(form)})`,
    ms,
  );
  return before;
}

/** The heading of the screen: what was announced earlier may still stand in the status region. */
export function titleOf(form: Element): string {
  const title = maybeInside(form, '#title');
  return title ? textOf(title) : '';
}

export const isReview = (form: Element): boolean => /^Check and (send|convert)$/.test(titleOf(form));
export const isDone = (form: Element): boolean => /^(Sent: |Convert(ed|ing) to )/.test(titleOf(form));

/** The button that goes on. */
export const primary = (form: Element): HTMLButtonElement =>
  inside(form, 'button[part~="button-primary"]') as HTMLButtonElement;
