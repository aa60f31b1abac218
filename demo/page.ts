/** The bank's page: what a host writes around the kit, and the demo's controls. */

const find = (id: string): HTMLElement => document.getElementById(id) ?? document.body;
const list = find('list');
const toggle = document.createElement('giro-freeze-toggle');
const provider = find('provider');
const controls = find('controls') as HTMLFormElement;

/** What is chosen in one of the controls. */
const chosen = (name: string): string => (controls.elements.namedItem(name) as HTMLSelectElement).value;

list.addEventListener('giro-card-select', (event) => {
  const { cardId } = (event as CustomEvent<{ cardId: string }>).detail;
  toggle.setAttribute('card-id', cardId);
  if (!toggle.isConnected) find('toggle-hint').replaceWith(toggle);
});

const EVENTS = [
  'giro-card-select',
  'giro-card-freeze-change',
  'giro-consent-required',
  'giro-session-expired',
  'giro-error',
];
for (const type of EVENTS)
  document.addEventListener(type, (event) => {
    const entry = document.createElement('li');
    const time = new Date().toLocaleTimeString('en-GB');
    entry.textContent = `${time}  ${type}  ${JSON.stringify((event as CustomEvent).detail)}`;
    find('log').prepend(entry);
  });

const control = async (path: string, body?: unknown, method = 'POST'): Promise<void> => {
  await fetch(`/platform/control/${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
};

const FAULTS: Readonly<Record<string, readonly object[]>> = {
  refuse: [{ call: 'PATCH /v3/cards/:id', do: { kind: 'status', status: 403 } }],
  'lose-after': [{ call: 'PATCH /v3/cards/:id', do: { kind: 'drop', when: 'after' } }],
  'lose-before': [{ call: 'PATCH /v3/cards/:id', do: { kind: 'drop', when: 'before' } }],
  server: [{ call: '*', do: { kind: 'status', status: 503 } }],
  bad: [{ call: '*', do: { kind: 'wrong-shape' } }],
};

async function applyFaults(): Promise<void> {
  await control('faults', undefined, 'DELETE');
  const latency = Number(chosen('latency'));
  if (latency > 0) await control('faults', { call: '*', do: { kind: 'delay', ms: latency } });
  for (const fault of FAULTS[chosen('fault')] ?? []) await control('faults', fault);
}

async function apply(name: string): Promise<void> {
  const choice = chosen(name);
  switch (name) {
    case 'theme':
      document.documentElement.dataset['theme'] = choice;
      break;
    case 'language':
      provider.setAttribute('locale', choice);
      break;
    case 'direction':
      document.documentElement.dir = choice;
      break;
    case 'layout':
      list.setAttribute('layout', choice);
      break;
    case 'model':
      provider.setAttribute('cards-api', choice);
      break;
    case 'edition':
      await control('edition', { edition: choice });
      break;
    default:
      await applyFaults();
  }
}

const reloadList = (): void => void (list as HTMLElement & { reload(): Promise<void> }).reload();

controls.addEventListener('change', (event) => void apply((event.target as HTMLSelectElement).name));
find('reload').addEventListener('click', reloadList);
find('reset').addEventListener('click', () => {
  controls.reset();
  void control('reset').then(async () => {
    for (const name of ['theme', 'language', 'direction', 'layout', 'model', 'latency']) await apply(name);
    reloadList();
  });
});
for (const name of ['theme', 'language', 'direction', 'layout', 'model']) void apply(name); // a reloaded form keeps its choices
