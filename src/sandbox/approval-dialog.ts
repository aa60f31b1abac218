import type { Sandbox } from './create.js';
import { approvalStyle } from './hosted/style.js';
import type { ConsentView } from './hosted/view.js';

const PARAMETER = 'giro-sandbox-consent';

/** The consent this page was opened to give; `undefined` when it is an ordinary page. */
export const consentOfPage = (): string | undefined => new URL(location.href).searchParams.get(PARAMETER) ?? undefined;

/**
 * Stands in for the hosted page: shows the approval over the whole page, then leaves for where the person came from.
 * Built from DOM calls and a constructed style sheet, so that it runs under a strict policy with Trusted Types.
 */
export async function showApproval(sandbox: Sandbox, consentId: string): Promise<void> {
  const address = `/hosted/consents/${encodeURIComponent(consentId)}`;
  const headers = { accept: 'application/json' };
  const view = (await (await sandbox.fetch(address, { headers })).json()) as ConsentView;
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));

  const leave = (): void => location.replace(view.returnUrl ?? addressWithoutConsent());
  const decide = async (decision: 'approve' | 'reject'): Promise<void> => {
    await sandbox.fetch(address, { method: 'POST', headers, body: JSON.stringify({ decision }) });
    leave();
  };

  const heading = element('h1', { textContent: view.title, id: 'title', tabIndex: -1 });
  const parts: Node[] = [
    element('p', { textContent: 'Giro sandbox · no real card, no real bank', className: 'issuer' }),
    heading,
    element('p', { textContent: view.text }),
  ];
  if (view.card) {
    const card = element('div', { className: 'card' });
    card.append(
      element('strong', { textContent: view.card.name, dir: 'auto' }),
      element('span', { textContent: view.card.number }),
    );
    parts.push(card);
  }
  const choices = element('div', { className: 'choices' });
  if (view.status === 'pending')
    choices.append(
      button('Approve', 'approve', () => void decide('approve')),
      button('Reject', '', () => void decide('reject')),
    );
  else choices.append(button('Go back', '', leave));
  parts.push(choices);

  const approval = element('div', { className: 'approval' });
  approval.append(...parts);
  const page = element('div', { className: 'page' });
  page.append(approval);
  const dialog = element('dialog', {});
  dialog.setAttribute('aria-labelledby', heading.id);
  dialog.append(page);
  // Closed by Escape nothing is decided, and the page behind has nothing to show by itself.
  dialog.addEventListener('close', leave);

  const host = document.createElement('giro-sandbox-approval');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(approvalStyle);
  root.adoptedStyleSheets = [sheet];
  root.append(dialog);
  document.body.append(host);
  dialog.showModal();
  // The heading, not the button that approves: a key pressed on the page before must not decide.
  heading.focus();
}

function addressWithoutConsent(): string {
  const url = new URL(location.href);
  url.searchParams.delete(PARAMETER);
  return url.href;
}

const element = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
): HTMLElementTagNameMap[K] => Object.assign(document.createElement(name), properties);

function button(text: string, className: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', textContent: text, className });
  made.addEventListener('click', act, { once: true });
  return made;
}
