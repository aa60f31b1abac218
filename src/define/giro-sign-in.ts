import './giro-provider.js';
import { GiroSignIn } from '../widgets/sign-in/sign-in.js';
import { register } from '../internal/define.js';

register('giro-sign-in', GiroSignIn);
