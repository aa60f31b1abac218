import './giro-provider.js';
import { GiroConvertForm } from '../widgets/convert-form/convert-form.js';
import { register } from '../internal/define.js';

register('giro-convert-form', GiroConvertForm);
