import { webkitLauncher } from './scripts/webkit-launcher.js';
import { configFor } from './scripts/wtr-base.js';

export default configFor(webkitLauncher());
