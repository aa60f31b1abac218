import type { PageSandbox } from './client.types.js';
import { GiroError } from './errors.js';

/** How long a page's sandbox script may take to arrive. */
const SANDBOX_LIMIT = 5_000;

interface PageGlobals {
  Giro?: { createSandbox?: () => PageSandbox | Promise<PageSandbox> };
  addEventListener?: (type: string, listener: () => void) => void;
  removeEventListener?: (type: string, listener: () => void) => void;
}

/** One platform per page, whichever copy of the kit asks. */
const SHARED = Symbol.for('giro-elements.page-sandbox');

/** The platform that runs in this page. Rejects with `usage` when its script does not come. */
export async function pageSandbox(): Promise<PageSandbox> {
  const page = globalThis as PageGlobals & { [SHARED]?: Promise<PageSandbox> | undefined };
  const create = page.Giro?.createSandbox ?? (await sandboxScript(page));
  const shared = (page[SHARED] ??= Promise.resolve().then(create));
  try {
    return await shared;
  } catch (error) {
    page[SHARED] = undefined;
    throw new GiroError('usage', 'The sandbox could not be started.', { cause: error });
  }
}

function sandboxScript(page: PageGlobals): Promise<() => PageSandbox | Promise<PageSandbox>> {
  return new Promise((resolve, reject) => {
    const finish = (): void => {
      clearTimeout(timer);
      page.removeEventListener?.('giro-sandbox-ready', finish);
      const create = page.Giro?.createSandbox;
      if (create) resolve(create);
      else
        reject(
          new GiroError(
            'usage',
            'The sandbox is not on the page: add the script `giro-sandbox.js`, or import `giro-elements/sandbox`, or give `cardsUrl` of a sandbox server.',
          ),
        );
    };
    const timer = setTimeout(finish, page.addEventListener ? SANDBOX_LIMIT : 0);
    page.addEventListener?.('giro-sandbox-ready', finish);
  });
}
