import './giro-provider.js';
import { GiroCardList } from '../widgets/card-list/card-list.js';
import { register } from '../internal/define.js';

register('giro-card-list', GiroCardList);
