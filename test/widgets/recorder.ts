import { expect } from 'chai';
import { storedText, wholeDocument } from './consent.js';

// Everything a page lets out, to be searched for what must not be in it.

/** Listens to all that a page lets out; answers what it was, with the document as it is then. */
export function recorder() {
  const out: string[] = [];
  const stops: (() => void)[] = [];
  const keep = (event: Event): void =>
    void out.push(`${event.type} ${JSON.stringify((event as CustomEvent<unknown>).detail)}`);
  // Every event of the kit, wherever it is told, also where it does not bubble.
  const own = Object.getOwnPropertyDescriptor(EventTarget.prototype, 'dispatchEvent') ?? {};
  const { dispatchEvent } = EventTarget.prototype;
  EventTarget.prototype.dispatchEvent = function (event) {
    if (event.type.startsWith('giro-')) keep(event);
    return dispatchEvent.call(this, event);
  };
  stops.push(() => {
    Object.defineProperty(EventTarget.prototype, 'dispatchEvent', own);
  });
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
