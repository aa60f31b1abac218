import type { GiroConvertForm } from '../../src/index.js';
import { setStage, textOf, allInside, type Stage, type StageOptions } from './stage.js';
import { press, says, shown, signedIn, type } from './transfers.js';

// What the tests of converting share.

/** The sandbox's wallets of its person. */
export const EXCHANGE = 'Fx+3/Eur';
export const HOUSEHOLD = 'HkZ/4T6eD';
export const EVERYDAY = 'S1Q8+PW84';

/** The call that converts. */
export const CONVERT = 'POST /v2/transactions';
export const FEE = 'GET /v2/fee-options/amount';

export interface ConvertStage {
  readonly stage: Stage;
  readonly form: GiroConvertForm;
}

/** A form of the sandbox's person. */
export async function beginConversion(
  attributes: Readonly<Record<string, string>> = {},
  options: StageOptions & { readonly tag?: string } = {},
): Promise<ConvertStage> {
  const { tag = 'giro-convert-form', ...rest } = options;
  const stage = await setStage(rest);
  stage.provider.locale = 'en-US';
  stage.provider.client = await signedIn(stage);
  const form = stage.add(tag as 'giro-convert-form', attributes);
  await shown(form, '#amount');
  return { stage, form };
}

/** Types an amount and a currency. */
export function fillIn(form: Element, { amount = '200', currency = 'USD' } = {}): void {
  type(form, 'currency', currency);
  type(form, 'amount', amount);
}

/** Fills in, reviews, and waits for the review. */
export async function toReview(form: Element, values: Parameters<typeof fillIn>[1] = {}): Promise<void> {
  fillIn(form, values);
  await press(form, 'Review');
  await says(form, 'Check and convert');
}

/** The button that decides, with the amount in it. */
export function convertLabel(form: Element): string {
  const found = allInside(form, 'button')
    .map(textOf)
    .find((label) => label.startsWith('Convert to '));
  if (found === undefined) throw new Error(`There is nothing to convert: ${textOf(form)}`);
  return found;
}

/** Converts what is on the review. */
export const convert = async (form: Element): Promise<void> => await press(form, convertLabel(form));
