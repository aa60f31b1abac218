import './giro-provider.js';
import { GiroActivateCard } from '../widgets/activate-card/activate-card.js';
import { register } from '../internal/define.js';

register('giro-activate-card', GiroActivateCard);
