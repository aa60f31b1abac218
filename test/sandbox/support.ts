import { expect } from 'chai';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.js';

/** A card as Cards v3 answers it. */
export interface WireCard {
  readonly id: string;
  readonly display_name?: string;
  readonly type: string;
  readonly brand: string;
  readonly exp_month: string;
  readonly exp_year: string;
  readonly last4: string;
  readonly currency: string;
  readonly account_id: string;
  readonly individual_id: string;
  readonly status: string;
}

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export type Call = (method: string, path: string, body?: unknown, init?: RequestInit) => Promise<Answer>;

/** A sandbox nobody else uses, and calls to it as a signed-in person. */
export function start(options: SandboxOptions = {}) {
  const sandbox = createSandbox({ storage: null, ...options });
  return { sandbox, cards: cardsOf(sandbox), banking: bankingOf(sandbox) };
}

/** Calls Cards v3, for example `cards('GET', '/cards')`. */
export const cardsOf =
  (sandbox: Sandbox): Call =>
  async (method, path, body, init) => {
    const token = await sandbox.getToken({ api: 'cards', expired: false });
    return ask(sandbox, method, `/cards/v3${path}`, body, { headers: { authorization: `Bearer ${token}` }, ...init });
  };

/** Calls Banking v2. */
export const bankingOf =
  (sandbox: Sandbox): Call =>
  async (method, path, body, init) => {
    const token = await sandbox.getToken({ api: 'banking', expired: false });
    return ask(sandbox, method, `/banking/v2${path}`, body, { headers: { 'x-access-token': token }, ...init });
  };

/** Calls any path, without a token. */
export async function ask(
  { fetch }: Pick<Sandbox, 'fetch'>,
  method: string,
  path: string,
  body?: unknown,
  init: RequestInit = {},
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...init,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All cards of the person, over as many pages as it takes. */
export async function allCards(cards: Call, limit = 100): Promise<WireCard[]> {
  const found: WireCard[] = [];
  for (let after = ''; ;) {
    const { body } = await cards(
      'GET',
      `/cards?limit=${limit}${after && `&starting_after=${encodeURIComponent(after)}`}`,
    );
    const { data, has_more } = body as { data: WireCard[]; has_more: boolean };
    found.push(...data);
    const last = data.at(-1);
    if (!has_more || !last) return found;
    after = last.id;
  }
}

/** The person's first card with a status. */
export async function cardWith(cards: Call, status: string): Promise<WireCard> {
  const found = (await allCards(cards)).find((card) => card.status === status);
  if (!found) throw new Error(`No card is ${status}`);
  return found;
}

/** A card as Banking v2 answers it. */
export interface BankingCard {
  readonly id: string;
  readonly status: string;
  readonly type: string;
  readonly brand: string;
  readonly currency: string;
  readonly available_balance: number;
  readonly display_name: string | null;
  readonly funding_source_id: string;
  readonly cardholder: { readonly external_id: string };
}

/** The person's card of Banking v2 with a name. */
export async function bankingCard(banking: Call, name: string): Promise<BankingCard> {
  const cards = (await banking('GET', '/cards')).body as BankingCard[];
  const found = cards.find((card) => card.display_name === name);
  if (!found) throw new Error(`No card is called ${name}`);
  return found;
}

/** An order that `POST /cards/issue` takes, in the shape of the reference's example. */
export async function issueOrder(banking: Call) {
  const { cardholder, funding_source_id } = await bankingCard(banking, 'Groceries');
  return {
    cardholder: {
      external_id: cardholder.external_id,
      first_name: 'Alma',
      last_name: 'Exempelsson',
      phone: '+000000000001',
      email: 'alma@example.com',
      type: 'AUTHORISED',
    },
    company: {
      external_id: 'company-1',
      name: 'Exempel AB',
      email: 'company@example.com',
      address: { street: 'Exempelgatan 1', country: 'SE', post_code: '00000', city: 'Exempelstad' },
    },
    card: {
      expiry: { year: '2035', month: '08' },
      display_name: 'Piggy bank',
      funding_source_id,
      type: 'VIRTUAL',
      brand: 'MASTERCARD',
      region: 'EUROPE',
      currency: 'EUR',
    },
    template_id: 'BCV_PREDEFINED_TEMPLATE',
  };
}

/** What approving an activation sends. */
export const APPROVE_WITH_PIN = { decision: 'approve', pin: '4806', pin_again: '4806' } as const;

/** The status a card has now. */
export const statusOf = async (cards: Call, id: string): Promise<string> =>
  ((await cards('GET', `/cards/${encodeURIComponent(id)}`)).body as WireCard).status;

/** The id of the consent in a 412. */
export function consentIn(answer: Answer): string {
  expect(answer.status).to.equal(412);
  return (answer.body as { consent: { id: string } }).consent.id;
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  let value: unknown;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`It resolved: ${String(value)}`);
}
