import { html as markup, raw } from 'hono/html'; // renamed, because tools take `markup` for lit's
import { PIN_FIELDS, type ConsentView } from './view.js';

/** The whole hosted page as HTML. Everything that comes from outside is escaped by the template. */
export const renderPage = async (view: ConsentView): Promise<string> =>
  await markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${view.problem ? 'Error: ' : ''}${view.title} – Giro sandbox</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="../style.css" />
      </head>
      <body class="page">
        <main class="approval">
          <p class="issuer">Giro sandbox · no real card, no real bank</p>
          <h1>${view.title}</h1>
          <p>${view.text}</p>
          ${
            view.card
              ? markup`<div class="card">
                  <strong dir="auto">${view.card.name}</strong><span>${view.card.number}</span>
                </div>`
              : ''
          }
          ${
            view.payment
              ? markup`<dl>
                  ${view.payment.map(({ label, value }) => markup`<dt>${label}</dt><dd dir="auto">${value}</dd>`)}
                </dl>`
              : ''
          }
          ${view.status === 'pending' ? renderForm(view) : ''}
          ${view.status !== 'pending' && view.returnUrl ? markup`<a class="back" href="${view.returnUrl}">Go back</a>` : ''}
        </main>
      </body>
    </html>`;

// What is wrong is said by the page itself, in the same words everywhere, so the browser's own check is off.
const renderForm = ({ asksPin, problem }: ConsentView) =>
  markup`<form class="choices" method="post" novalidate>
    ${problem ? markup`<p class="problem" id="problem" role="alert">${problem}</p>` : ''}
    ${asksPin ? PIN_FIELDS.map((field, index) => renderPin(field, problem !== undefined, index === 0)) : ''}
    <button class="approve" name="decision" value="approve">Approve</button>
    <button name="decision" value="reject">Reject</button>
    <button class="quiet" name="decision" value="expire">Let it expire</button>
  </form>`;

/** An empty field: what was typed is never written back, so after a problem both are to be typed anew. */
const renderPin = ({ label, name }: (typeof PIN_FIELDS)[number], isWrong: boolean, isFirst: boolean) =>
  markup`<label
    >${label}
    <input
      name="${name}"
      type="password"
      inputmode="numeric"
      autocomplete="off"
      required
      ${raw(isWrong ? 'aria-invalid="true" aria-describedby="problem"' : '')} ${raw(isWrong && isFirst ? 'autofocus' : '')}
  /></label>`;

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
