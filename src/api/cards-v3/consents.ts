import type { ConsentCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Http } from '../http.js';
import type { Setup } from '../setup.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { toInstant } from './map.js';
import { startedConsent } from './schema.js';

const NAME = 'consents.start';

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
      const { redirect_url, expires_at } = written.value.method;
      const checked = checkHosted(redirect_url);
      if (checked.fault === 'origin')
        throw new GiroError(
          'usage',
          `${NAME}: the hosted page is on ${checked.origin ?? 'an origin'}, where nobody is sent unless it is in \`allowedOrigins\` (\`allowed-origins\`).`,
        );
      if (checked.fault !== undefined)
        throw new GiroError(
          'bad-answer',
          `${NAME}: nobody can be sent to the address of the answer (${checked.fault}).`,
        );
      return { url: checked.url.href, origin: checked.url.origin, expiresAt: toInstant(expires_at) };
    },
  };
}
