import { Hono } from 'hono/tiny';
import { toDecimal } from '../../domain/money.js';
import { mayRead, type SignedIn } from '../banking-v2/auth.js';
import { platformPath } from '../paths.js';
import type { Bindings, Platform } from '../platform.js';
import { answer, refuse } from '../respond.js';
import { addressOf, checkAddress, fileName, type AddressFault } from './address.js';
import { csvOf } from './csv.js';
import { prepareStatement, type PreparedStatement } from './prepare.js';
import { drawUp, type Statement } from './statement.js';

/** Asking for a statement. Source: Banking v2, "Report". */
export function reportRoutes(platform: Platform): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.use('/reports/*', mayRead);
  for (const format of ['pdf', 'csv'] as const)
    app.get(`/reports/statement/${format}`, async ({ req, var: { person, tokenType } }) => {
      const { corporationId } = person;
      const query = new URL(req.url).searchParams;
      const prepared = prepareStatement(platform, format, query, { corporationId, tokenType });
      if ('errors' in prepared) return refuse(400, ...prepared.errors);
      return answer({ report_path: await addressOf(platform, req.raw, prepared.statement) });
    });
  return app;
}

/** The host of files, which knows nobody and opens to whoever has an address that is signed and not too old. */
export function fileRoutes(platform: Platform): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>();
  app.get('/reports/:folder/:corporation/:id/:name', async ({ req }) => {
    const { pathname, searchParams } = new URL(req.url);
    const fault = await checkAddress(platform, platformPath(pathname).slice('/files'.length), searchParams);
    if (fault) return refuseFile(403, ...FAULTS[fault]);
    const statement = platform.store.read().statements.find(({ id }) => id === req.param('id'));
    return statement
      ? fileAnswer(platform, statement)
      : refuseFile(404, 'NoSuchKey', 'The specified key does not exist.');
  });
  app.all('/*', () => refuseFile(404, 'NoSuchKey', 'The specified key does not exist.'));
  return app;
}

/** Codes and words of object stores. Assumed: the reference shows only that an address is signed and expires. */
const FAULTS: Readonly<Record<AddressFault, readonly [code: string, message: string]>> = {
  expired: ['AccessDenied', 'Request has expired'],
  unsigned: ['AccessDenied', 'Access Denied'],
  'wrong-signature': [
    'SignatureDoesNotMatch',
    'The request signature we calculated does not match the signature you provided.',
  ],
};

const refuseFile = (status: number, code: string, message: string): Response =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    { status, headers: { 'content-type': 'application/xml' } },
  );

async function fileAnswer(platform: Platform, prepared: PreparedStatement): Promise<Response> {
  const statement = drawUp(platform, prepared);
  const isPdf = prepared.format === 'pdf';
  const bytes = isPdf ? await makePdf(statement) : new TextEncoder().encode(csvOf(statement));
  return new Response(bytes, {
    headers: {
      'content-type': isPdf ? 'application/pdf' : 'text/csv; charset=utf-8',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${fileName(prepared)}"`,
      'x-content-type-options': 'nosniff',
    },
  });
}

/** The library for it is larger than all the rest: it loads only where somebody really fetches such a file. */
async function makePdf(statement: Statement): Promise<Uint8Array<ArrayBuffer>> {
  const { pdfOf } = await import('./pdf.js');
  return pdfOf(statement, (amount, currency) => toDecimal({ amount, currency }));
}
