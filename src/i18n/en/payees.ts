import type { Messages } from '../messages.js';

/** `giro-beneficiary-list`. */
export const payees = {
  'payees.label': 'Saved payees',
  'payees.search': 'Search payees',
  'payees.search.hint': 'Name or account number',
  'payees.found': 'Payees found: {count}',
  'payees.empty.title': 'No saved payees yet',
  'payees.empty.text': 'People and companies you pay will appear here.',
  'payees.none.title': 'No matching payees',
  'payees.none.text': 'Check the spelling, or search for part of a name or account number.',
  'payees.failed.title': 'Your saved payees could not be loaded',
  'payees.stale': 'This may be out of date.',
  'payees.elsewhere': 'Saved payees are not available here.',
  'payees.unnamed': 'Unnamed payee',
  'payees.used': 'Last used: {when}',
  'payees.status.active': 'Active',
  'payees.status.deleted': 'Deleted',
  'payees.status.forbidden': 'Not allowed',
  'payees.status.unknown': 'Unknown status',
  'payees.why.deleted': 'This payee was deleted, so you can’t pay them from here.',
  'payees.why.forbidden': 'The bank does not allow payments to this payee. Contact the bank if you think it should.',
  'payees.why.unknown': 'We don’t know whether this payee can be paid. Contact the bank to find out.',
  'payees.more': 'Show more payees',
} as const satisfies Partial<Messages>;
