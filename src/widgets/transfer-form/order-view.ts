import { groupInFours, groupSortCode } from '../../domain/account-number.js';
import { shownText } from '../../domain/shown-text.js';
import { exchangeOf, type TransferOrder } from '../../domain/transfer.js';
import { formatMoney } from '../../i18n/format.js';
import type { ElementTools } from '../../internal/giro-element.js';
import type { Fact } from '../facts.js';

/** The payee's account as it is written. */
export function writtenAccount({ payee }: TransferOrder): string {
  switch (payee.kind) {
    case 'iban':
      return groupInFours(payee.iban);
    case 'uk-local':
      return `${groupSortCode(payee.sortCode)} ${payee.number}`;
    case 'account':
      return shownText(payee.name);
  }
}

/** Who gets how much, as it is shown everywhere an order is shown: the very order that is sent. */
export const shownPayee = ({ payee }: TransferOrder): string => shownText(payee.name);
export const shownAmount = ({ money }: TransferOrder, locale: string): string => formatMoney(money, locale);

/** Everything that is sent, in words and figures. */
export function orderFacts(order: TransferOrder, from: string, locale: string, t: ElementTools['t']): readonly Fact[] {
  const { payee, reference } = order;
  const address = 'address' in payee ? payee.address : undefined;
  const exchange = exchangeOf(order);
  return [
    [t('transfer.review.amount'), shownAmount(order, locale)],
    ...(exchange ? [[t('transfer.exchange'), t('transfer.exchange.text', { ...exchange })] as const] : []),
    [t('transfer.review.payee'), shownPayee(order)],
    ...(payee.kind === 'account' ? [] : [[t('transfer.review.account'), writtenAccount(order)] as const]),
    ...(payee.kind === 'iban' ? [[t('transfer.review.bic'), payee.bic] as const] : []),
    ...(address
      ? [
          [
            t('transfer.review.address'),
            shownText(
              [address.street, `${address.postCode} ${address.city}`, address.region, address.country]
                .filter(Boolean)
                .join(', '),
            ),
          ] as const,
        ]
      : []),
    [t('transfer.review.from'), from],
    [t('transfer.review.reference'), shownText(reference)],
  ];
}
