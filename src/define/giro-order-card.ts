import './giro-provider.js';
import { GiroOrderCard } from '../widgets/order-card/order-card.js';
import { register } from '../internal/define.js';

register('giro-order-card', GiroOrderCard);
