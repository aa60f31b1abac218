/** The bank's page of cards: what a host writes around the kit, and the demo's controls. */
import { applyLook, chosen, control, find, logEvents, setFaults } from './bench.js';

const list = find('list') as HTMLElement & { reload(): Promise<void> };
const toggle = document.createElement('giro-freeze-toggle');
const controls = find('controls') as HTMLFormElement;

list.addEventListener('giro-card-select', (event) => {
  toggle.setAttribute('card-id', event.detail.cardId);
  if (!toggle.isConnected) find('toggle-hint').replaceWith(toggle);
});

logEvents([
  'giro-card-select',
  'giro-card-freeze-change',
  'giro-consent-required',
  'giro-session-expired',
  'giro-error',
]);

const FAULTS: Readonly<Record<string, readonly object[]>> = {
  refuse: [{ call: 'PATCH /v3/cards/:id', do: { kind: 'status', status: 403 } }],
  'lose-after': [{ call: 'PATCH /v3/cards/:id', do: { kind: 'drop', when: 'after' } }],
  'lose-before': [{ call: 'PATCH /v3/cards/:id', do: { kind: 'drop', when: 'before' } }],
  server: [{ call: '*', do: { kind: 'status', status: 503 } }],
  bad: [{ call: '*', do: { kind: 'wrong-shape' } }],
};

async function apply(name: string): Promise<void> {
  if (applyLook(name)) return;
  switch (name) {
    case 'layout':
      list.setAttribute('layout', chosen(name));
      break;
    case 'model':
      find('provider').setAttribute('cards-api', chosen(name));
      break;
    case 'edition':
      await control('edition', { edition: chosen(name) });
      break;
    default:
      await setFaults(FAULTS[chosen('fault')] ?? []);
  }
}

controls.addEventListener('change', (event) => void apply((event.target as HTMLSelectElement).name));
find('reload').addEventListener('click', () => void list.reload());
find('reset').addEventListener('click', () => {
  controls.reset();
  void control('reset').then(async () => {
    for (const name of ['theme', 'language', 'direction', 'layout', 'model', 'latency']) await apply(name);
    void list.reload();
  });
});
for (const name of ['theme', 'language', 'direction', 'layout', 'model']) void apply(name); // a reloaded form keeps its choices
