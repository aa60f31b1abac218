import './giro-provider.js';
import { GiroTransactionList } from '../widgets/transaction-list/transaction-list.js';
import { register } from '../internal/define.js';

register('giro-transaction-list', GiroTransactionList);
