import './giro-provider.js';
import { GiroAccountList } from '../widgets/account-list/account-list.js';
import { register } from '../internal/define.js';

register('giro-account-list', GiroAccountList);
