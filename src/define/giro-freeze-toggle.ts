import './giro-provider.js';
import { GiroFreezeToggle } from '../widgets/freeze-toggle/freeze-toggle.js';
import { register } from '../internal/define.js';

register('giro-freeze-toggle', GiroFreezeToggle);
