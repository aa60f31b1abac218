/** The states an element can be in. */
export const STATES = [
  'not configured',
  'loading',
  'empty',
  'ready',
  'busy',
  'waiting',
  'done',
  'failed',
  'offline',
  'signed out',
] as const;

export type State = (typeof STATES)[number];

/** The story of a state, or why there is none: words in brackets. */
type Shown = Readonly<Record<State, string>>;

interface Row {
  /** Where its stories are. */
  readonly title: string;
  readonly states: Shown;
}

const READ = {
  'not configured': 'NotConfigured',
  loading: 'Loading',
  failed: 'ReadServerError',
  offline: 'ReadOffline',
  'signed out': 'ReadSignedOut',
} as const;

/** Which story shows what, for every element. Its page makes sure that each is there, and that no element is missing. */
export const ROWS: Readonly<Record<string, Row>> = {
  'giro-card-list': {
    title: 'Cards/Card list',
    states: {
      ...READ,
      empty: 'Empty',
      ready: 'List',
      busy: '(each card’s switch)',
      waiting: '(each card’s switch)',
      done: 'Freezes',
    },
  },
  'giro-freeze-toggle': {
    title: 'Cards/Freeze toggle',
    states: {
      ...READ,
      empty: 'WithoutCardId',
      ready: 'Active',
      busy: 'Busy',
      waiting: 'WaitsForConsent',
      done: 'FreezesAndTells',
    },
  },
  'giro-activate-card': {
    title: 'Cards/Activate card',
    states: {
      ...READ,
      empty: 'WithoutCardId',
      ready: 'Ready',
      busy: 'Busy',
      waiting: 'WaitsForConsent',
      done: 'Given',
    },
  },
  'giro-report-card': {
    title: 'Cards/Report card',
    states: {
      ...READ,
      empty: 'WithoutCardId',
      ready: 'Choose',
      busy: 'Busy',
      waiting: 'WaitsForConsent',
      done: 'ReportedLost',
    },
  },
  'giro-order-card': {
    title: 'Cards/Order card',
    states: {
      ...READ,
      empty: 'NoAccounts',
      ready: 'Form',
      busy: 'Busy',
      waiting: '(asks for no consent)',
      done: 'OrderedVirtual',
    },
  },
  'giro-card-details': {
    title: 'Cards/Card details',
    states: {
      ...READ,
      empty: 'WithoutCardId',
      ready: 'Hidden',
      busy: 'LongWaitedFor',
      waiting: 'WaitsForConsent',
      done: 'Shown',
    },
  },
  'giro-apple-pay-button': {
    title: 'Cards/Apple Pay button',
    states: {
      ...READ,
      empty: 'WithoutCardId',
      ready: 'Ready',
      busy: 'Busy',
      waiting: 'WaitsInABrowser',
      done: 'Approved',
    },
  },
  'giro-transaction-list': {
    title: 'Cards/Transaction list',
    states: {
      ...READ,
      empty: 'Empty',
      ready: 'List',
      busy: 'Exporting',
      waiting: '(asks for no consent)',
      done: '(only reads)',
    },
  },
  'giro-account-list': {
    title: 'Accounts/Account list',
    states: {
      ...READ,
      empty: 'Empty',
      ready: 'List',
      busy: 'CardsV3DetailsAreRead',
      waiting: '(asks for no consent)',
      done: 'Copied',
    },
  },
  'giro-beneficiary-list': {
    title: 'Accounts/Beneficiary list',
    states: {
      ...READ,
      empty: 'Empty',
      ready: 'List',
      busy: '(only reads)',
      waiting: '(asks for no consent)',
      done: 'Selected',
    },
  },
  'giro-statement-download': {
    title: 'Accounts/Statement download',
    states: {
      'not configured': 'NotConfigured',
      loading: '(reads nothing first)',
      empty: 'WithoutAccountId',
      ready: 'Form',
      busy: 'Preparing',
      waiting: '(asks for no consent)',
      done: 'Ready',
      failed: 'ServerError',
      offline: 'Offline',
      'signed out': 'SignedOut',
    },
  },
  'giro-transfer-form': {
    title: 'Money/Transfer form',
    states: {
      'not configured': 'NotConfigured',
      loading: 'Loading',
      empty: 'NoAccounts',
      ready: 'Details',
      busy: 'NoAnswerYet',
      waiting: 'Code',
      done: 'Sent',
      failed: 'AccountsNotRead',
      offline: 'Offline',
      'signed out': 'SignedOut',
    },
  },
  'giro-convert-form': {
    title: 'Money/Convert form',
    states: {
      'not configured': 'NotConfigured',
      loading: 'Loading',
      empty: 'NoAccounts',
      ready: 'Details',
      busy: 'NoAnswerYet',
      waiting: '(asks for no consent)',
      done: 'Converted',
      failed: 'AccountsNotRead',
      offline: 'Offline',
      'signed out': 'SignedOut',
    },
  },
  'giro-sign-in': {
    title: 'Session/Sign in',
    states: {
      'not configured': 'NotConfigured',
      loading: '(reads nothing first)',
      empty: 'Missing',
      ready: 'EmailAndPassword',
      busy: 'Sending',
      waiting: 'Code',
      done: 'SignedIn',
      failed: 'ServerError',
      offline: 'Offline',
      'signed out': 'SignedOut',
    },
  },
  'giro-provider': {
    title: 'Session/Before it ends',
    states: {
      'not configured': '(its elements say so)',
      loading: '(draws nothing)',
      empty: '(draws nothing)',
      ready: 'Warning',
      busy: 'Extending',
      waiting: 'Warning',
      done: '(the warning is gone)',
      failed: 'ServerError',
      offline: 'NetworkFails',
      'signed out': '(its elements say so)',
    },
  },
};
