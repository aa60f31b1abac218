import { html } from 'hono/html';
import type { ConsentView } from './view.js';

/** The whole hosted page as HTML. Everything that comes from outside is escaped by the template. */
export const renderPage = async ({ card, returnUrl, status, text, title }: ConsentView): Promise<string> =>
  await html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} – Giro sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="../style.css" />
      </head>
      <body class="page">
        <main class="approval">
          <p class="issuer">Giro sandbox · no real card, no real bank</p>
          <h1>${title}</h1>
          <p>${text}</p>
          ${card ? html`<div class="card"><strong dir="auto">${card.name}</strong><span>${card.number}</span></div>` : ''}
          ${
            status === 'pending'
              ? html`<form class="choices" method="post">
                  <button class="approve" name="decision" value="approve">Approve</button>
                  <button name="decision" value="reject">Reject</button>
                </form>`
              : returnUrl
                ? html`<a class="back" href="${returnUrl}">Go back</a>`
                : ''
          }
        </main>
      </body>
    </html>`;

/** The page's own policy: no script at all, and its form may only lead back to where the person came from. */
export function pagePolicy(returnUrl: string | undefined): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    'img-src data:',
    `form-action 'self'${returnUrl === undefined ? '' : ` ${formTarget(new URL(returnUrl))}`}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

// A policy cannot name an IPv6 address, so there the whole scheme is allowed.
const formTarget = (url: URL): string => (url.hostname.startsWith('[') ? url.protocol : url.origin);
