import { html, nothing } from 'lit';
import type { Money } from '../../domain/money.js';
import { formatMoney } from '../../i18n/format.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';

/** One thing the platform charges for; `money` is undefined where it is not known. */
export interface Fee {
  readonly label: MessageKey;
  readonly money: Money | undefined;
  readonly isAsking: boolean;
}

/** What the fees come to; undefined while one of them is not known, or they are in several currencies. */
export function feeTotal(fees: readonly Fee[]): Money | undefined {
  const known = fees.flatMap(({ money }) => money ?? []);
  const currency = known[0]?.currency;
  if (currency === undefined || known.length < fees.length || known.some((one) => one.currency !== currency))
    return undefined;
  return { amount: known.reduce((sum, { amount }) => sum + amount, 0n), currency };
}

/** Each fee and the total: none while a part of it is not known. */
export function renderFees(
  fees: readonly Fee[],
  sum: Money | undefined,
  { t, locale }: { readonly t: ElementTools['t']; readonly locale: string },
): unknown {
  if (fees.length === 0) return nothing;
  const fee = feeTotal(fees);
  const total =
    fee && sum?.currency === fee.currency ? { amount: sum.amount + fee.amount, currency: sum.currency } : undefined;
  return html`<dl class="facts" aria-live="off">
    ${fees.map(
      ({ label, money, isAsking }) =>
        html`<div>
          <dt>${t(label)}</dt>
          <dd>${money ? formatMoney(money, locale) : t(isAsking ? 'transfer.fee.asking' : 'transfer.fee.unknown')}</dd>
        </div>`,
    )}
    <div class=${total ? 'total' : 'total pending'}>
      <dt>${t('transfer.total')}</dt>
      <dd>${total ? formatMoney(total, locale) : '–'}</dd>
    </div>
  </dl>`;
}
