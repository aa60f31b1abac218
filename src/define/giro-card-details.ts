import './giro-provider.js';
import { GiroCardDetails } from '../widgets/card-details/card-details.js';
import { register } from '../internal/define.js';

register('giro-card-details', GiroCardDetails);
