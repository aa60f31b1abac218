import { createHttp, type Dialect, type Http } from '../http.js';
import type { Setup } from '../setup.js';

/** How Banking v2 is spoken to, cards apart. */
const bankingV2: Dialect = { auth: 'x-access-token' };

/** Banking v2 over HTTP. */
export const bankingHttp = (setup: Setup): Http => createHttp(() => setup.connect('banking'), bankingV2);
