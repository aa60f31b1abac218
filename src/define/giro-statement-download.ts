import './giro-provider.js';
import { GiroStatementDownload } from '../widgets/statement-download/statement-download.js';
import { register } from '../internal/define.js';

register('giro-statement-download', GiroStatementDownload);
