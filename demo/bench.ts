/** What both pages of the demo have in common: their controls, the list of events, and the way to the sandbox. */

/** The element of an id. */
export function find(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`This page has no #${id}`);
  return element;
}

/** What is chosen in one of the controls. */
export const chosen = (name: string): string =>
  ((find('controls') as HTMLFormElement).elements.namedItem(name) as HTMLSelectElement).value;

const address = (path: string): string => `/platform/control${path && `/${path}`}`;

/** Does something to the sandbox. */
export async function control(path: string, body?: object, method = 'POST'): Promise<void> {
  const init = body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  await fetch(address(path), { method, ...init });
}

/** Reads something of the sandbox. */
export async function read(path: string): Promise<unknown> {
  const response = await fetch(address(path));
  if (!response.ok) throw new Error(`The sandbox answered ${response.status}`);
  return await response.json();
}

/** Lets these go wrong and nothing else, with the chosen latency. */
export async function setFaults(faults: readonly object[]): Promise<void> {
  await control('faults', undefined, 'DELETE');
  const latency = Number(chosen('latency'));
  if (latency > 0) await control('faults', { call: '*', do: { kind: 'delay', ms: latency } });
  for (const fault of faults) await control('faults', fault);
}

/** Applies the controls that every page has; false for any other. */
export function applyLook(name: string): boolean {
  switch (name) {
    case 'theme':
      document.documentElement.dataset['theme'] = chosen(name);
      return true;
    case 'language':
      find('provider').setAttribute('locale', chosen(name));
      return true;
    case 'direction':
      document.documentElement.dir = chosen(name);
      return true;
    default:
      return false;
  }
}

/** Writes down what the kit tells its host. */
export function logEvents(types: readonly string[]): void {
  for (const type of types)
    document.addEventListener(type, (event) => {
      const entry = document.createElement('li');
      const time = new Date().toLocaleTimeString('en-GB');
      entry.textContent = `${time}  ${type}  ${JSON.stringify((event as CustomEvent).detail)}`;
      find('log').prepend(entry);
    });
}
