import type { ConsentCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Http } from '../http.js';
import type { Setup } from '../setup.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { toInstant } from '../words.js';
import { startedConsent } from './acts.schema.js';

const NAME = 'consents.start';

/** The address of a hosted page, if a person may be sent there; else says what a developer can do. */
export function hostedAddress(name: string, checkHosted: Setup['checkHosted'], address: string): URL {
  const checked = checkHosted(address);
  if (checked.fault === undefined) return checked.url;
  throw checked.fault === 'origin'
    ? new GiroError(
        'usage',
        `${name}: the hosted page is on ${checked.origin ?? 'an origin'}, where nobody is sent unless it is in \`allowedOrigins\` (\`allowed-origins\`).`,
      )
    : new GiroError('bad-answer', `${name}: nobody can be sent to the address of the answer (${checked.fault}).`);
}

/** Consents over Cards v3. Source: Cards v3, "Strong customer authentication". */
export function createConsents(http: Http, { checkHosted, returnAddress }: Setup): ConsentCalls {
  return {
    async start(id, { returnUrl }) {
      const path = `/consents/${segment(id)}`;
      const body = { return_url: returnAddress(returnUrl) };
      const written = await http.write({ name: NAME, method: 'POST', path, body }, (answer) =>
        validate(startedConsent, answer),
      );
      if (written.end === 'challenge')
        throw new GiroError('bad-answer', `${NAME}: the answer asks for yet another consent.`);
      const { redirect_url, expires_at, token } = written.value.method;
      const url = hostedAddress(NAME, checkHosted, redirect_url);
      return { url: url.href, origin: url.origin, expiresAt: toInstant(expires_at), token: token ?? undefined };
    },
  };
}
