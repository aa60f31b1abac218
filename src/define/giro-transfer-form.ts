import './giro-provider.js';
import { GiroTransferForm } from '../widgets/transfer-form/transfer-form.js';
import { register } from '../internal/define.js';

register('giro-transfer-form', GiroTransferForm);
