import { isCalendarDate, isTimeZone } from '../../domain/calendar.js';

type Text = string | undefined;

/** What a host sets. An attribute that was taken away is null, whatever the types say. */
export interface HostInput {
  readonly cardId: Text;
  readonly accountId: Text;
  readonly status: Text;
  readonly currency: Text;
  readonly direction: Text;
  readonly from: Text;
  readonly to: Text;
  readonly timeZone: Text;
  readonly pageSize: number | undefined;
}

const TEXTS = ['cardId', 'accountId', 'status', 'currency', 'direction', 'from', 'to', 'timeZone'] as const;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

/** What is wrong with it, as a sentence that says the fix. */
export function hostFaultOf(input: HostInput): string | undefined {
  const { cardId, accountId, pageSize, timeZone, direction, currency } = input;
  for (const name of TEXTS)
    if (isGiven(input[name]) && typeof input[name] !== 'string') return `\`${name}\` must be a string.`;
  if (cardId && accountId) return 'Both card-id and account-id are set: give it one of them.';
  if (isGiven(pageSize) && !(Number.isInteger(pageSize) && Number(pageSize) >= 1 && Number(pageSize) <= 100))
    return 'page-size must be a whole number from 1 to 100.';
  if (timeZone && !isTimeZone(timeZone)) return `time-zone="${timeZone}" is not an IANA time zone.`;
  for (const name of ['from', 'to'] as const)
    if (input[name] && !isCalendarDate(input[name])) return `${name}="${input[name]}" is not a date like 2031-06-18.`;
  if (direction && direction !== 'incoming' && direction !== 'outgoing')
    return `direction="${direction}" is not known; use "incoming" or "outgoing".`;
  if (currency && !/^\s*[a-z]{3}(\s+[a-z]{3})*\s*$/i.test(currency))
    return `currency="${currency}" is not a list of codes like "EUR SEK".`;
  return cardId || accountId
    ? undefined
    : 'The card-id or account-id attribute is missing: give it the id of a card or an account.';
}
