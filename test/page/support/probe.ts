/** Something a page let out. */
export interface Told {
  readonly kind: 'console.error' | 'console.warn' | 'error' | 'unhandledrejection' | 'violation';
  readonly text: string;
}

/** Where the probe leaves what it hears: a function of ours, which outlives the page, else a list in the page. */
export interface ProbedPage {
  giroTell?: (told: Told) => void;
  giroTold?: Told[];
}

/**
 * Runs in the page before any of its own scripts, as text, so it refers to nothing outside itself: hears errors and
 * warnings on the console, errors nobody caught, and violations of the content security policy. Runs once.
 */
export function probe(): void {
  const page = globalThis as unknown as ProbedPage;
  if (page.giroTold) return;
  const list: Told[] = (page.giroTold = []);
  const tell = (kind: Told['kind'], text: string) => {
    if (page.giroTell) page.giroTell({ kind, text });
    else list.push({ kind, text });
  };
  for (const method of ['error', 'warn'] as const) {
    const original = console[method].bind(console);
    console[method] = (...values: unknown[]) => {
      tell(`console.${method}`, values.map(String).join(' '));
      original(...values);
    };
  }
  addEventListener('error', (event) => tell('error', String(event.error ?? event.message)));
  addEventListener('unhandledrejection', (event) => tell('unhandledrejection', String(event.reason)));
  addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber, sample }) =>
    tell('violation', `${effectiveDirective} blocked ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`.trim()),
  );
}
