/** The bank's page of cards: what a host writes around the kit, and the demo's controls. */
import { applyLook, chosen, control, find, logEvents, setFaults } from './bench.js';

const list = find('list') as HTMLElement & { reload(): Promise<void> };
const toggle = document.createElement('giro-freeze-toggle');
const controls = find('controls') as HTMLFormElement;

list.addEventListener('giro-card-select', (event) => {
  toggle.setAttribute('card-id', event.detail.cardId);
  if (!toggle.isConnected) find('toggle-hint').replaceWith(toggle);
});

// A card that was stopped for good is followed by a new one, from the same account.
const dialog = find('order') as HTMLDialogElement;
const order = dialog.querySelector('giro-order-card') as HTMLElementTagNameMap['giro-order-card'];
let isOrdered = false;
order.company = {
  externalId: 'company-1',
  name: 'Exempel Trading AB',
  email: 'office@company.example',
  address: { street: 'Exempelgatan 1', country: 'SE', postCode: '00000', city: 'Exempelstad' },
};
order.cardholder = {
  externalId: 'Alm+7Qk/2d',
  firstName: 'Alma',
  lastName: 'Exempelsson',
  type: 'PRIMARY',
  phone: '+46000000000',
  email: 'holder@company.example',
};

function openOrder(accountId?: string): void {
  if (isOrdered) order.reset(); // one whose answer was lost stays, to be looked for
  isOrdered = false;
  order.accountId = accountId;
  dialog.showModal();
}

find('provider').addEventListener('giro-card-order-requested', ({ detail }) => {
  openOrder(detail.accountId);
});
find('provider').addEventListener('giro-card-ordered', () => {
  isOrdered = true;
  void list.reload();
});
find('order-open').addEventListener('click', () => {
  openOrder();
});
find('order-close').addEventListener('click', () => {
  dialog.close();
});

logEvents([
  'giro-card-select',
  'giro-card-freeze-change',
  'giro-card-activated',
  'giro-card-revealed',
  'giro-card-concealed',
  'giro-card-terminated',
  'giro-card-order-requested',
  'giro-card-ordered',
  'giro-apple-pay-result',
  'giro-consent-required',
  'giro-consent-resolved',
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
    case 'model': {
      find('provider').setAttribute('cards-api', chosen(name));
      // In the address, so that who comes back from the bank's page finds the cards they left.
      const url = new URL(location.href);
      url.searchParams.set('model', chosen(name));
      history.replaceState(history.state, '', url);
      break;
    }
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
const model = new URLSearchParams(location.search).get('model');
if (model !== null) (controls.elements.namedItem('model') as HTMLSelectElement).value = model;
for (const name of ['theme', 'language', 'direction', 'layout', 'model']) void apply(name); // a reloaded form keeps its choices
