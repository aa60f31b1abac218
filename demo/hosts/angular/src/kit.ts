// The elements this bank uses, and the platform they talk to: it runs in the page.
import 'giro-elements/sandbox';
import 'giro-elements/define/giro-card-list';
import 'giro-elements/define/giro-freeze-toggle';
import 'giro-elements/define/giro-sign-in';
import 'giro-elements/define/giro-account-list';
import 'giro-elements/define/giro-transfer-form';
import 'giro-elements/define/giro-statement-download';
