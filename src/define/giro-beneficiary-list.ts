import './giro-provider.js';
import { GiroBeneficiaryList } from '../widgets/beneficiary-list/beneficiary-list.js';
import { register } from '../internal/define.js';

register('giro-beneficiary-list', GiroBeneficiaryList);
