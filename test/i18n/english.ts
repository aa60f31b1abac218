import * as accounts from '../../src/i18n/en/accounts.js';
import * as activateCard from '../../src/i18n/en/activate-card.js';
import * as applePay from '../../src/i18n/en/apple-pay.js';
import * as cardDetails from '../../src/i18n/en/card-details.js';
import * as cards from '../../src/i18n/en/cards.js';
import * as common from '../../src/i18n/en/common.js';
import * as convert from '../../src/i18n/en/convert.js';
import * as convertSteps from '../../src/i18n/en/convert-steps.js';
import * as moneyForms from '../../src/i18n/en/money-forms.js';
import * as orderCard from '../../src/i18n/en/order-card.js';
import * as payees from '../../src/i18n/en/payees.js';
import * as reportCard from '../../src/i18n/en/report-card.js';
import * as session from '../../src/i18n/en/session.js';
import * as signIn from '../../src/i18n/en/sign-in.js';
import * as statement from '../../src/i18n/en/statement.js';
import * as transactionDetails from '../../src/i18n/en/transaction-details.js';
import * as transactionList from '../../src/i18n/en/transaction-list.js';
import * as transactionTools from '../../src/i18n/en/transaction-tools.js';
import * as transfer from '../../src/i18n/en/transfer.js';
import * as transferSteps from '../../src/i18n/en/transfer-steps.js';

// English in its groups: those of any element, and those of the forms that move money.

export const enCommon = {
  ...accounts,
  ...activateCard,
  ...applePay,
  ...cardDetails,
  ...cards,
  ...common,
  ...orderCard,
  ...payees,
  ...reportCard,
  ...session,
  ...signIn,
  ...statement,
  ...transactionDetails,
  ...transactionList,
  ...transactionTools,
};

export const enMoney = { ...convert, ...convertSteps, ...moneyForms, ...transfer, ...transferSteps };
