import { Hono } from 'hono/tiny';
import { settleConsent } from '../consents.js';
import { isObject, parseJson } from '../json.js';
import type { Bindings, Platform } from '../platform.js';
import { answer } from '../respond.js';
import { pagePolicy, renderPage } from './page.js';
import { approvalStyle } from './style.js';
import { viewConsent, type ConsentView } from './view.js';

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
    const returnUrl = decision && settleConsent(platform, id, decision);
    if (returnUrl === undefined)
      return json ? viewAnswer(viewConsent(platform, id)) : pageAnswer(viewConsent(platform, id));
    return json
      ? answer({ returnUrl })
      : new Response(null, { status: 303, headers: { location: returnUrl, 'referrer-policy': 'no-referrer' } });
  });
  return app;
}

function readDecision(body: string): 'approve' | 'reject' | undefined {
  const value = parseJson(body);
  const decision = isObject(value) ? value['decision'] : new URLSearchParams(body).get('decision');
  return decision === 'approve' || decision === 'reject' ? decision : undefined;
}

const statusOf = ({ status }: ConsentView): number => (status === 'pending' ? 200 : status === 'unknown' ? 404 : 410);

const viewAnswer = (view: ConsentView): Response => answer({ ...view }, statusOf(view));

const pageAnswer = async (view: ConsentView): Promise<Response> =>
  new Response(await renderPage(view), {
    status: statusOf(view),
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy(view.returnUrl),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    },
  });
