import { expect } from 'chai';
import { storedText, wholeDocument } from './consent.js';

// Everything a page lets out, to be searched for what must not be in it.

/** Every event the kit has, anywhere in the page, with all that is in it. */
const EVENTS = [
  'giro-error',
  'giro-card-select',
  'giro-card-freeze-change',
  'giro-consent-required',
  'giro-consent-resolved',
  'giro-card-activated',
  'giro-card-terminated',
  'giro-card-order-requested',
  'giro-card-ordered',
  'giro-card-revealed',
  'giro-card-concealed',
  'giro-apple-pay-result',
  'giro-transaction-select',
  'giro-session-expired',
] as const satisfies readonly (keyof HTMLElementEventMap)[];

/** Listens to all that a page lets out; answers what it was, with the document as it is then. */
export function recorder() {
  const out: string[] = [];
  const stops: (() => void)[] = [];
  const keep = (event: Event): void =>
    void out.push(`${event.type} ${JSON.stringify((event as CustomEvent<unknown>).detail)}`);
  for (const name of EVENTS) {
    document.addEventListener(name, keep);
    stops.push(() => {
      document.removeEventListener(name, keep);
    });
  }
  for (const method of ['log', 'info', 'debug', 'warn', 'error'] as const) {
    const own = console[method];
    console[method] = (...values: unknown[]) => {
      out.push(`console ${values.map(String).join(' ')}`);
      if (method === 'warn' || method === 'error') own(...values);
    };
    stops.push(() => {
      console[method] = own;
    });
  }
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  history.pushState = (...state) => {
    out.push(`push ${JSON.stringify(state)}`);
    push(...state);
  };
  history.replaceState = (...state) => {
    out.push(`replace ${JSON.stringify(state)}`);
    replace(...state);
  };
  stops.push(() => {
    history.pushState = push;
    history.replaceState = replace;
  });
  return {
    out,
    stop: async (): Promise<string> => {
      for (const stop of stops) stop();
      const databases = await indexedDB.databases();
      return [
        ...out,
        wholeDocument(),
        storedText(),
        JSON.stringify(databases),
        document.cookie,
        location.href,
        document.title,
        JSON.stringify(performance.getEntriesByType('mark').concat(performance.getEntriesByType('measure'))),
      ].join('\n');
    },
  };
}

/** The parts of a number a person or a machine could recognise it by, however it is grouped. */
export function expectNoNumber(everything: string, pan: string): void {
  const digits = everything.replaceAll(/(\d)[\s\u00a0-](?=\d)/g, '$1');
  expect(digits).not.to.include(pan);
  expect(digits, 'its first twelve').not.to.include(pan.slice(0, 12));
}
