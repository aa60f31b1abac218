import { consentOfPage, showApproval } from './approval-dialog.js';
import type { createSandbox } from './create.js';

/**
 * Makes the sandbox known to the page it was loaded into: sets `Giro.createSandbox`, says so with the event
 * `giro-sandbox-ready`, and shows the approval when the page was opened for one. The first copy on a page wins.
 */
export function announce(create: typeof createSandbox): void {
  if (typeof document === 'undefined') return;
  const page = globalThis as typeof globalThis & { Giro?: Record<string, unknown> };
  if (page.Giro?.['createSandbox']) return;
  page.Giro = { ...page.Giro, createSandbox: create };
  globalThis.dispatchEvent(new Event('giro-sandbox-ready'));
  const consent = consentOfPage();
  if (consent !== undefined) void showApproval(create(), consent);
}
