import './giro-provider.js';
import { GiroApplePayButton } from '../widgets/apple-pay-button/apple-pay-button.js';
import { register } from '../internal/define.js';

register('giro-apple-pay-button', GiroApplePayButton);
