import * as accounts from '../../src/i18n/en/accounts.js';
import * as cardActs from '../../src/i18n/en/card-acts.js';
import * as cards from '../../src/i18n/en/cards.js';
import * as common from '../../src/i18n/en/common.js';
import * as convert from '../../src/i18n/en/convert.js';
import * as moneyForms from '../../src/i18n/en/money-forms.js';
import * as payees from '../../src/i18n/en/payees.js';
import * as session from '../../src/i18n/en/session.js';
import * as statement from '../../src/i18n/en/statement.js';
import * as transactionDetails from '../../src/i18n/en/transaction-details.js';
import * as transactionList from '../../src/i18n/en/transaction-list.js';
import * as transferSteps from '../../src/i18n/en/transfer-steps.js';
import * as transfer from '../../src/i18n/en/transfer.js';

// English in its groups: those of any element, and those of the forms that move money.

export const enCommon = {
  ...accounts,
  ...cardActs,
  ...cards,
  ...common,
  ...payees,
  ...session,
  ...statement,
  ...transactionDetails,
  ...transactionList,
};

export const enMoney = { ...convert, ...moneyForms, ...transfer, ...transferSteps };
