import { webkitLauncher } from './scripts/webkit-launcher.js';
import { configFor } from './scripts/wtr-base.js';

export default configFor(webkitLauncher(), { testsStartTimeout: 60_000, browserStartTimeout: 60_000 });
