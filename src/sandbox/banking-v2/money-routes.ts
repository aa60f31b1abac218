import { Hono } from 'hono/tiny';
import { createMiddleware } from 'hono/factory';
import { isObject, parseExact } from '../json.js';
import type { Platform } from '../platform.js';
import { CODES, refuse } from '../respond.js';
import type { SignedIn } from './auth.js';
import { createConversion } from './conversion.js';
import { moneyError } from './refusals.js';
import { createTransfer } from './transfer.js';

/** Lets only a person pass who may move their corporation's money. Source: Banking v2, "Authorization"; assumed: the answer. */
const mayMove = createMiddleware<SignedIn>(async ({ var: { person, tokenType } }, next) => {
  if (tokenType !== 'person' || person.role !== 'director')
    return refuse(403, { field: '', message: 'You have no permission to create a transaction' });
  await next();
  return undefined;
});

/** Moving money. Source: Banking v2, "Create a transfer", "Create a convert". */
export function moneyRoutes(platform: Platform): Hono<SignedIn> {
  const app = new Hono<SignedIn>();

  app.post('/transactions', mayMove, (context) => {
    const { person } = context.var;
    // Amounts have up to sixteen digits, and a JavaScript number holds not all of those.
    const body = parseExact(context.env.body);
    if (!isObject(body)) return refuse(400, { message: 'The body is not a JSON object' });
    const { type } = body;
    if (type === undefined || type === null || type === '')
      return refuse(400, { field: 'type', message: 'type is required', code: CODES.required });
    if (type !== 'transfer' && type !== 'convert') return refuse(400, moneyError(20001, 'type'));
    if (platform.store.read().unpaidInvoice) return refuse(400, moneyError(20006, ''));
    return type === 'transfer'
      ? createTransfer(platform, person, body, context)
      : createConversion(platform, person, body);
  });
  return app;
}
