import { elementPage, handsOn, type ElementPage, type Subject } from './element-page.js';
import type { Shown, ShownItem } from './shown.js';

// A page object for each element that does not send money: it reads what a person sees, and acts as a person does.

/** How a freeze switch stands. `fixed`: it can't be switched; `none`: there is no switch. */
export type FreezeState = 'loading' | 'active' | 'frozen' | 'busy' | 'fixed' | 'none';

/** `<giro-freeze-toggle>` */
export interface FreezeTogglePage extends ElementPage {
  state(): Promise<FreezeState>;
  /** Waits until it stands so, whoever does it. */
  becomes(state: FreezeState): Promise<Shown>;
  /** Flips the switch, and waits until that is over. */
  press(): Promise<FreezeState>;
}

export function freezeToggle(subject: Subject): FreezeTogglePage {
  const { driver, shown, until } = handsOn(subject);
  return {
    ...elementPage(subject),
    state: async () => freezeState(await shown()),
    becomes: (state) => until((now) => freezeState(now) === state, `the state “${state}”`),
    press: async () => {
      await driver.press('[role=switch]');
      return freezeState(await until((now) => freezeState(now) !== 'busy', 'the end of it'));
    },
  };
}

function freezeState({ isLoading, words, switch: control }: Shown): FreezeState {
  if (isLoading || words === '') return 'loading';
  if (!control) return 'none';
  if (control.isBusy) return 'busy';
  if (!control.isFree) return 'fixed';
  return control.isOn ? 'frozen' : 'active';
}

/** A list: of accounts, say. */
export interface ListPage extends ElementPage {
  /** What is listed, once it is read. */
  items(): Promise<readonly ShownItem[]>;
  /** Presses the first of these words. */
  select(words: string): Promise<void>;
}

/** `<giro-account-list>` */
export function accountList(subject: Subject): ListPage {
  const { driver, settled } = handsOn(subject);
  return {
    ...elementPage(subject),
    items: async () => (await settled()).items,
    select: (words) => driver.press({ selector: 'button:not([role])', inItem: words }),
  };
}

/** `<giro-card-list>` */
export interface CardListPage extends ListPage {
  /** Flips the switch of the first card of these words, and waits until that is over. */
  freeze(words: string): Promise<ShownItem>;
}

export function cardList(subject: Subject): CardListPage {
  const { driver, until } = handsOn(subject);
  return {
    ...accountList(subject),
    freeze: async (words) => {
      await driver.press({ selector: '[role=switch]', inItem: words });
      const isIt = ({ name }: ShownItem): boolean => name.includes(words);
      const { items } = await until(
        (now) => now.items.some((item) => isIt(item) && item.isBusy !== true),
        `the end of freezing “${words}”`,
      );
      return items.find(isIt) as ShownItem;
    },
  };
}

/** `<giro-beneficiary-list>` and `<giro-transaction-list>` */
export interface SearchedListPage extends ListPage {
  search(words: string): Promise<void>;
}

const searchedList = (subject: Subject): SearchedListPage => ({
  ...accountList(subject),
  search: (words) => handsOn(subject).fill({ search: words }),
});

/** `<giro-beneficiary-list>` */
export const beneficiaryList = searchedList;
/** `<giro-transaction-list>` */
export const transactionList = searchedList;

/** `<giro-activate-card>` and `<giro-apple-pay-button>` */
export interface ButtonPage extends ElementPage {
  /** Presses the button, and waits until that is over, or the person is to go elsewhere. */
  press(): Promise<Shown>;
}

const button = (subject: Subject): ButtonPage => ({ ...elementPage(subject), press: handsOn(subject).goOn });

/** `<giro-activate-card>` */
export const activateCard = button;
/** `<giro-apple-pay-button>` */
export const applePayButton = button;

/** `<giro-report-card>` */
export interface ReportCardPage extends ElementPage {
  /** Chooses what happened, and goes on to the second question. */
  choose(reason: 'lost' | 'stolen' | 'blocked'): Promise<Shown>;
  /** Says yes to the second question, for good. */
  confirm(): Promise<Shown>;
}

export function reportCard(subject: Subject): ReportCardPage {
  const { choose, goOn, confirm } = handsOn(subject);
  return {
    ...elementPage(subject),
    choose: async (reason) => {
      await choose(reason);
      return await goOn();
    },
    confirm,
  };
}

/** `<giro-card-details>` */
export interface CardDetailsPage extends ElementPage {
  /** Asks for number and code. */
  reveal(): Promise<Shown>;
  /** Takes them away. */
  conceal(): Promise<Shown>;
}

export function cardDetails(subject: Subject): CardDetailsPage {
  const { goOn } = handsOn(subject);
  return { ...elementPage(subject), reveal: goOn, conceal: goOn };
}

/** `<giro-order-card>` */
export interface OrderCardPage extends ElementPage {
  /** Fills in what is said, and orders. */
  order(card?: {
    readonly type?: 'virtual' | 'physical';
    readonly alias?: string;
    readonly month?: string;
    readonly year?: string;
    readonly account?: string;
  }): Promise<Shown>;
}

export function orderCard(subject: Subject): OrderCardPage {
  const { choose, fill, goOn } = handsOn(subject);
  return {
    ...elementPage(subject),
    order: async ({ type, ...fields } = {}) => {
      if (type !== undefined) await choose(type);
      await fill(fields);
      return await goOn();
    },
  };
}

/** `<giro-statement-download>` */
export interface StatementDownloadPage extends ElementPage {
  /** Chooses what is said, and asks for the statement. */
  download(statement?: {
    readonly format?: 'pdf' | 'csv';
    /** `this-month`, `last-month`, ..., `custom` with two days (`YYYY-MM-DD`). */
    readonly period?: string;
    readonly from?: string;
    readonly to?: string;
  }): Promise<Shown>;
}

export function statementDownload(subject: Subject): StatementDownloadPage {
  const { choose, fill, goOn } = handsOn(subject);
  return {
    ...elementPage(subject),
    download: async ({ format, ...fields } = {}) => {
      if (format !== undefined) await choose(format);
      await fill(fields);
      return await goOn();
    },
  };
}

/** `<giro-sign-in>` */
export interface SignInPage extends ElementPage {
  /** Fills in e-mail and password, and sends them. */
  signIn(person: { readonly email: string; readonly password: string }): Promise<Shown>;
  /** Types the code that was sent. */
  code(code: string): Promise<Shown>;
}

export function signIn(subject: Subject): SignInPage {
  const { fill, goOn } = handsOn(subject);
  return {
    ...elementPage(subject),
    signIn: async ({ email, password }) => {
      await fill({ email, password });
      return await goOn();
    },
    code: async (code) => {
      await fill({ code });
      return await goOn();
    },
  };
}
