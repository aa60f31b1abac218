import { compactNumber } from './account-number.js';
import { isPayable, type Beneficiary } from './beneficiary.js';
import { folded } from './shown-text.js';

/** Payees as they are searched: folding a thousand names on every key would be felt. */
const texts = new WeakMap<Beneficiary, string>();

function textOf(payee: Beneficiary): string {
  let text = texts.get(payee);
  if (text === undefined) {
    const { name, friendlyName = '', number } = payee;
    texts.set(payee, (text = `${folded(friendlyName)}\n${folded(name)}\n${folded(number)}`));
  }
  return text;
}

/** Whether payees are looked for: by words that all stand in a name, or by part of an account number however it is grouped. */
export function payeeMatcher(search: string): (payee: Beneficiary) => boolean {
  const words = folded(search)
    .split(' ')
    .filter((word) => word !== '');
  const digits = compactNumber(folded(search)).toLowerCase();
  return (payee) => {
    const text = textOf(payee);
    return words.every((word) => text.includes(word)) || (digits !== '' && compactOf(payee).includes(digits));
  };
}

const compactOf = ({ number }: Beneficiary): string => compactNumber(folded(number)).toLowerCase();

/** Those who can be paid first, then who was used last, then by name in a language. */
export function sortPayees(
  payees: readonly Beneficiary[],
  nameOf: (payee: Beneficiary) => string,
  locale: string,
): readonly Beneficiary[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  const usedAt = ({ lastUsedAt = '' }: Beneficiary): number => Date.parse(lastUsedAt) || 0;
  return payees.toSorted(
    (a, b) => Number(isPayable(b)) - Number(isPayable(a)) || usedAt(b) - usedAt(a) || compare(nameOf(a), nameOf(b)),
  );
}
