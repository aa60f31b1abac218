import type { Account, PayInDetails } from '../../domain/account.js';
import { shownText } from '../../domain/shown-text.js';
import type { MessageKey } from '../../i18n/messages.js';
import type { ElementTools } from '../../internal/giro-element.js';

/** What an account is called. */
export const accountName = ({ name, currency }: Account, t: ElementTools['t']): string =>
  shownText(name ?? '') || t('accounts.unnamed', { currency: shownText(currency) });

/** The last four characters of the first number money can be sent to. */
export const endingOf = ({ payIn }: Account): string | undefined => payIn[0]?.number.slice(-4) || undefined;

const RAILS: Readonly<Record<string, MessageKey>> = {
  sepa: 'payIn.rail.sepa',
  'cross-border': 'payIn.rail.cross-border',
  swift: 'payIn.rail.cross-border',
  'uk-local': 'payIn.rail.uk-local',
};

/** A payment rail in plain words; one the kit does not know as the platform says it. */
export function railText({ rail }: PayInDetails, t: ElementTools['t']): string | undefined {
  if (rail === undefined) return undefined;
  const word = rail.toLowerCase().replaceAll('_', '-');
  const key = Object.hasOwn(RAILS, word) ? RAILS[word] : undefined;
  return key ? t(key) : shownText(rail);
}
