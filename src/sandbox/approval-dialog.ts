import type { Sandbox } from './create.js';
import { approvalStyle } from './hosted/style.js';
import { PIN_FIELDS, type ConsentView } from './hosted/view.js';

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
  const ask = async (init: RequestInit): Promise<Partial<ConsentView>> =>
    (await (await sandbox.fetch(address, { headers, ...init })).json()) as Partial<ConsentView>;
  const view = (await ask({})) as ConsentView;
  if (document.readyState === 'loading')
    await new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve, { once: true }));

  const leave = (returnUrl = view.returnUrl): void => location.replace(returnUrl ?? addressWithoutConsent());
  let isBusy = false;
  const decide = async (decision: string, fields: readonly HTMLInputElement[]): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    const pins = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
    for (const field of fields) field.value = '';
    const next = await ask({ method: 'POST', body: JSON.stringify({ decision, ...pins }) });
    isBusy = false;
    if (next.status === undefined) leave(next.returnUrl);
    else show(next as ConsentView);
  };

  const approval = element('div', { className: 'approval' });
  const show = (shown: ConsentView): void => {
    const heading = element('h1', { textContent: shown.title, id: 'title', tabIndex: -1 });
    const fields = shown.asksPin ? PIN_FIELDS.map(({ name }) => pinField(name, shown.problem !== undefined)) : [];
    approval.replaceChildren(
      element('p', { textContent: 'Giro sandbox · no real card, no real bank', className: 'issuer' }),
      heading,
      element('p', { textContent: shown.text }),
      ...(shown.card ? [cardPicture(shown.card)] : []),
      ...(shown.payment ? [paymentList(shown.payment)] : []),
      shown.status === 'pending' ? choices(shown, fields, decide) : backButton(leave),
    );
    // The heading, not the button that approves: a key pressed on the page before must not decide.
    ((shown.problem === undefined ? undefined : fields[0]) ?? heading).focus();
  };

  const page = element('div', { className: 'page' });
  page.append(approval);
  const dialog = element('dialog', {});
  dialog.setAttribute('aria-labelledby', 'title');
  dialog.append(page);
  // Closed by Escape nothing is decided, and the page behind has nothing to show by itself.
  dialog.addEventListener('close', () => leave());

  const host = document.createElement('giro-sandbox-approval');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(approvalStyle);
  root.adoptedStyleSheets = [sheet];
  root.append(dialog);
  document.body.append(host);
  dialog.showModal();
  show(view);
}

function choices(
  { problem }: ConsentView,
  fields: readonly HTMLInputElement[],
  decide: (decision: string, fields: readonly HTMLInputElement[]) => Promise<void>,
): HTMLFormElement {
  const form = element('form', { className: 'choices', noValidate: true });
  if (problem) {
    const said = element('p', { textContent: problem, className: 'problem', id: 'problem' });
    said.setAttribute('role', 'alert');
    form.append(said);
  }
  for (const [index, field] of fields.entries()) {
    const label = element('label', { textContent: PIN_FIELDS[index]?.label ?? '' });
    label.append(field);
    form.append(label);
  }
  const choice = (textContent: string, value: string, className: string): HTMLButtonElement =>
    element('button', { textContent, value, className });
  form.append(
    choice('Approve', 'approve', 'approve'),
    choice('Reject', 'reject', ''),
    choice('Let it expire', 'expire', 'quiet'),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { value = 'approve' } = (event.submitter as HTMLButtonElement | null) ?? {};
    void decide(value, fields);
  });
  return form;
}

function pinField(name: string, isWrong: boolean): HTMLInputElement {
  const field = element('input', { name, type: 'password', inputMode: 'numeric', autocomplete: 'off', required: true });
  if (isWrong) {
    field.setAttribute('aria-invalid', 'true');
    field.setAttribute('aria-describedby', 'problem');
  }
  return field;
}

function cardPicture({ name, number }: NonNullable<ConsentView['card']>): HTMLElement {
  const card = element('div', { className: 'card' });
  card.append(element('strong', { textContent: name, dir: 'auto' }), element('span', { textContent: number }));
  return card;
}

function paymentList(lines: NonNullable<ConsentView['payment']>): HTMLElement {
  const list = element('dl', {});
  for (const { label, value } of lines)
    list.append(element('dt', { textContent: label }), element('dd', { textContent: value, dir: 'auto' }));
  return list;
}

function backButton(leave: () => void): HTMLElement {
  const button = element('button', { type: 'button', textContent: 'Go back' });
  button.addEventListener('click', () => leave(), { once: true });
  return button;
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
