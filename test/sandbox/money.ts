import { expect } from 'chai';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { ibanOf } from '../../src/sandbox/ledger/iban.js';
import { asPerson, lastCode, ofCorporation } from './people.js';
import { start, type Answer, type Call } from './support.js';

export type { Call };

/** Wallets of Alma's corporation, and what a transfer must say of each. */
export const HOUSEHOLD = { id: 'HkZ/4T6eD', currency: 'SEK', payment_processor_adapter: 'Onpex' } as const;
export const EVERYDAY_SOURCE = { id: 'S1Q8+PW84', currency: 'EUR', payment_processor_adapter: 'Arkea' } as const;
export const EXCHANGE = { id: 'Fx+3/Eur', currency: 'EUR', payment_processor_adapter: 'Onpex' } as const;
export const LONDON = { id: 'Lon/7Gb+9', currency: 'GBP', payment_processor_adapter: 'Saxo' } as const;

const IBAN = ibanOf('SE', 'a payee of the tests');
const ADDRESS = { street: '1 Sample Street', post_code: 'ZZ1 1ZZ', city: 'Sampleton', country: 'GB' } as const;

/** A transfer of one euro to somebody in Sweden, as the reference's example has it, with changes at paths. */
export function transfer(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return changed(
    {
      type: 'transfer',
      source: { ...EXCHANGE },
      beneficiary: { account: { number: IBAN, code: 'EXMPSESS' }, address: { ...ADDRESS }, name: 'DuBuque LLC' },
      amount: 1000,
      currency: 'EUR',
      payment_details: 'donation',
      identity_id: 'S1lq+xN4SN',
    },
    changes,
  );
}

/** The same in the flat shape of the reference's second table. */
export function flatTransfer(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return changed(
    {
      type: 'transfer',
      source: { id: EXCHANGE.id },
      target: {
        ...{ beneficiary_name: 'DuBuque LLC', address_1: '3 Railway St.', address_2: 'Ruawai 0592' },
        ...{ city: 'Sampleton', country: 'GB', post_code: 'ZZ1 1ZZ' },
        requisites: { number: IBAN, code: 'EXMPSESS' },
      },
      amount: 1000,
      currency: 'EUR',
      payment_details: 'donation',
    },
    changes,
  );
}

/** A transfer between own wallets, for which no code is asked. */
export const ownTransfer = (target: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  transfer({ beneficiary: undefined, target: { id: target }, ...changes });

export const conversion = (changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> =>
  changed({ type: 'convert', source: { id: EXCHANGE.id }, amount: 20_000, currency: 'USD' }, changes);

/** `{ 'source.id': 'x' }` puts that in place; `undefined` takes a field away. */
function changed(body: Record<string, unknown>, changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    let place = body;
    for (const key of keys) place = (place[key] ??= {}) as Record<string, unknown>;
    if (value === undefined) Reflect.deleteProperty(place, last);
    else place[last] = value;
  }
  return body;
}

/** A sandbox and Alma, signed in, whose calls ask for no code unless said otherwise. */
export async function startMoney(options: SandboxOptions = {}) {
  const { sandbox } = start({ ...options, twoFactor: 'flat' });
  const call = await asPerson(sandbox);
  sandbox.twoFactor = options.twoFactor ?? 'off';
  return { sandbox, call };
}

/** Sends a transfer twice, the second time with the code, in either form. */
export async function confirmed(sandbox: Sandbox, call: Call, body: Record<string, unknown>): Promise<Answer> {
  const first = await call('POST', '/transactions', body);
  expect(first.status, first.text).to.equal(200);
  return call('POST', '/transactions', { ...body, ...codeFor(sandbox, first) });
}

/** The code as the second call carries it. */
export function codeFor({ phone }: Sandbox, { body }: Answer, code?: string): Record<string, unknown> {
  const two_fa_code = code ?? lastCode({ phone } as Sandbox);
  const { challenge } = body as { challenge?: { two_fa: { challenge_id: string } } };
  return challenge
    ? { challenge: { two_fa: { challenge_id: challenge.two_fa.challenge_id, two_fa_code } } }
    : { two_fa_code };
}

/** What a wallet has, exactly. */
export async function balance(call: Call, id: string): Promise<{ available: bigint; reserved: bigint }> {
  const { text } = await call('GET', ofCorporation(`/wallets/${encodeURIComponent(id)}`));
  const [available = '', reserved = '0'] = [...text.matchAll(/"amount":(-?\d+)/g)].map(([, digits]) => digits);
  return { available: BigInt(available), reserved: BigInt(reserved) };
}

/** A made transaction as it is answered and listed. */
export interface WireMade {
  readonly id: string;
  readonly created_at: string;
  readonly type: string;
  readonly exchange_rate: number | null;
  readonly source_amount: number;
  readonly source_currency: string;
  readonly target_amount: number;
  readonly target_currency: string;
  readonly source: { readonly id: string; readonly real?: { readonly id: string } };
  readonly target: { readonly object: string; readonly id: string; readonly holder?: string };
  readonly status: {
    readonly code: number;
    readonly error_code: number | null;
    readonly total_fee_amount: number;
    readonly approved: boolean;
  };
}

/** The transaction in an answer. */
export function madeIn(answer: Answer): WireMade {
  expect(answer.status, answer.text).to.equal(200);
  return answer.body as WireMade;
}

/** The error of an answer that has exactly one, as `field code`. */
export function errorIn(answer: Answer): string {
  expect(answer.status, answer.text).to.equal(400);
  const { errors } = answer.body as { errors: { field: string; code?: string | number }[] };
  expect(errors, answer.text).to.have.length(1);
  return `${String(errors[0]?.field)} ${String(errors[0]?.code)}`;
}
