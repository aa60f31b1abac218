import { ask, type Answer, type Call } from './support.js';
import type { Sandbox } from '../../src/sandbox/index.js';

/** What the sandbox's people sign in with. */
export const ALMA = { email: 'alma@example.com', password: 'alma-in-the-sandbox' } as const;
export const BO = { email: 'bo@example.com', password: 'bo-in-the-sandbox' } as const;
export const CLEO = { email: 'cleo@example.com', password: 'cleo-in-the-sandbox' } as const;

/** Alma's corporation and wallets. */
export const CORPORATION = 'BkEq+x4V/E';
export const EVERYDAY = 'S1Q8+PW84';
export const WEB_SHOP = 'W3b+Shop/1';

interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** The first call of a sign-in, or with a code the second. */
export const signIn = (sandbox: Sandbox, who: Credentials, more: object = {}): Promise<Answer> =>
  ask(sandbox, 'POST', '/banking/v2/person/signin', {
    ...who,
    fp_client_data: { identifiers: { id_fingerprint: 3_599_313_320 } },
    ...more,
  });

/** The code that came last to any phone. */
export const lastCode = (sandbox: Sandbox): string => sandbox.phone.messages.at(-1)?.code ?? '';

/** Signs a person in, code and all, and calls Banking v2 as them. */
export async function asPerson(sandbox: Sandbox, who: Credentials = ALMA): Promise<Call> {
  await signIn(sandbox, who);
  const { body } = await signIn(sandbox, who, { two_fa_code: lastCode(sandbox) });
  const { token } = body as { token: string };
  return (method, path, body, init) =>
    ask(sandbox, method, `/banking/v2${path}`, body, { headers: { 'x-access-token': token }, ...init });
}

/** A path below the corporation's own. */
export const ofCorporation = (path: string): string => `/corporations/${encodeURIComponent(CORPORATION)}${path}`;
