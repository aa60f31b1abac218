import { GiroProvider } from '../widgets/provider/provider.js';
import { register } from '../internal/define.js';

register('giro-provider', GiroProvider);
