export { SCENARIO_NAMES, scenario } from './scenario.js';
export type { Scenario, ScenarioName, ScenarioOptions } from './scenario.js';
export type { Driver, Target } from './driver.js';
export { elementPage } from './element-page.js';
export type { ElementPage, Subject } from './element-page.js';
export type { PlaywrightLocator } from './playwright-driver.js';
export {
  accountList,
  activateCard,
  applePayButton,
  beneficiaryList,
  cardDetails,
  cardList,
  freezeToggle,
  orderCard,
  reportCard,
  signIn,
  statementDownload,
  transactionList,
} from './pages.js';
export type {
  ButtonPage,
  CardDetailsPage,
  CardListPage,
  FreezeState,
  FreezeTogglePage,
  ListPage,
  OrderCardPage,
  ReportCardPage,
  SearchedListPage,
  SignInPage,
  StatementDownloadPage,
} from './pages.js';
export { convertForm, transferForm } from './sending-pages.js';
export type {
  ConversionEntry,
  ConvertFormPage,
  SendingState,
  SendingStep,
  TransferEntry,
  TransferFormPage,
} from './sending-pages.js';
export type { Shown, ShownField, ShownItem } from './shown.js';
