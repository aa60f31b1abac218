import './giro-provider.js';
import { GiroReportCard } from '../widgets/report-card/report-card.js';
import { register } from '../internal/define.js';

register('giro-report-card', GiroReportCard);
