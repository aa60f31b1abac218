import { Hono } from 'hono/tiny';
import { settleConsent, type Decision, type Settled } from '../consents.js';
import { isObject, parseJson } from '../json.js';
import type { Bindings, Platform } from '../platform.js';
import { answer } from '../respond.js';
import { pagePolicy, renderPage } from './page.js';
import { approvalStyle } from './style.js';
import { viewConsent, type ConsentView } from './view.js';

const PROBLEMS: Partial<Record<Settled, string>> = {
  'pin-invalid': 'A PIN has four digits. Choose one and type it twice.',
  'pin-differs': 'The two PINs are not the same. Choose one and type it twice.',
};

/** The hosted pages; the page stand-in asks the same routes for JSON. Source: `api/README.md`, "Strong customer authentication". */
export function hostedRoutes(platform: Platform): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  const wantsJson = (header: string | undefined): boolean => header?.includes('application/json') === true;

  app.get('/style.css', () => new Response(approvalStyle, { headers: { 'content-type': 'text/css; charset=utf-8' } }));

  app.get('/consents/:id', (context) => {
    const view = viewConsent(platform, context.req.param('id'));
    return wantsJson(context.req.header('accept')) ? viewAnswer(view) : pageAnswer(view);
  });

  app.post('/consents/:id', (context) => {
    const id = context.req.param('id');
    const json = wantsJson(context.req.header('accept'));
    const decision = readDecision(context.env.body);
    const settled = decision && settleConsent(platform, id, decision);
    const problem = settled && PROBLEMS[settled];
    const view: ConsentView = { ...viewConsent(platform, id), problem };
    const { returnUrl } = view;
    if (settled === 'settled' && decision?.kind !== 'expire' && returnUrl !== undefined)
      return json
        ? answer({ returnUrl })
        : new Response(null, { status: 303, headers: { location: returnUrl, 'referrer-policy': 'no-referrer' } });
    const status = settled === 'settled' ? 200 : problem ? 400 : undefined;
    return json ? viewAnswer(view, status) : pageAnswer(view, status);
  });
  return app;
}

function readDecision(body: string): Decision | undefined {
  const value = parseJson(body);
  const fields = isObject(value) ? value : Object.fromEntries(new URLSearchParams(body));
  const { decision: kind, pin = '', pin_again: repeated = '' } = fields;
  if (kind !== 'approve' && kind !== 'reject' && kind !== 'expire') return undefined;
  return { kind, pins: [String(pin), String(repeated)] };
}

const statusOf = ({ status }: ConsentView): number => (status === 'pending' ? 200 : status === 'unknown' ? 404 : 410);

const viewAnswer = (view: ConsentView, status = statusOf(view)): Response => answer({ ...view }, status);

const pageAnswer = async (view: ConsentView, status = statusOf(view)): Promise<Response> =>
  new Response(await renderPage(view), {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(view.returnUrl),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
