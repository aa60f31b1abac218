import { expect } from 'chai';
import { createSandbox } from '../../src/sandbox/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { cardsOf, cardWith, consentIn, statusOf } from './support.js';

interface BankPage extends Window {
  readonly noted: readonly string[];
  readonly Giro?: { readonly version: string; readonly createSandbox?: unknown };
}

/** Waits until `read` gives something. */
async function until<T>(read: () => T | undefined | null | false): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const value = read();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Never: ${String(read)}`);
}

const PAGE = new URL('../fixtures/consent-page.html', import.meta.url).href;

describe('The approval in the page', () => {
  const sandbox = createSandbox();
  const cards = cardsOf(sandbox);
  let frame: HTMLIFrameElement;
  const page = () => frame.contentWindow as unknown as BankPage & { readonly document: Document };
  const approval = () => page().document.querySelector('giro-sandbox-approval')?.shadowRoot;
  const buttons = () => [...(approval()?.querySelectorAll('button') ?? [])];

  beforeEach(() => sandbox.reset());
  afterEach(() => frame.remove());

  /** Opens a page of a bank in a frame and waits for its sandbox. */
  async function open(search: string): Promise<void> {
    frame = document.createElement('iframe');
    frame.src = `${PAGE}${search}`;
    document.body.append(frame);
    await arrivedAt(frame.src);
  }

  /** Waits until the frame shows a page of the bank with its sandbox: a frame removed while it loads hangs WebKit. */
  const arrivedAt = (href: string) => until(() => page().location.href === href && page().Giro?.createSandbox);

  /** Asks to unfreeze or activate a card and starts the consent; answers both ids. */
  async function protect(status = 'frozen') {
    const { id } = await cardWith(cards, status);
    const consent = consentIn(await cards('POST', `/cards/${id}/activate`));
    await cards('POST', `/consents/${consent}`, { return_url: `${PAGE}?back` });
    return { id, consent };
  }

  it('is not there on an ordinary page, which only learns of the sandbox', async () => {
    await open('');
    expect(page().Giro).to.have.property('version', 'kept');
    expect(page().noted).to.deep.equal(['ready']);
    expect(approval()).to.equal(undefined);
  });

  it('shows what a payment is, and lets the same call go through on approval', async () => {
    const [account] = PEOPLE[0].accounts;
    const payment = {
      ...{ request_id: crypto.randomUUID(), account_id: account?.id, amount: 1234, currency: 'EUR', reference: 'rent' },
      counterparty: {
        name: 'DuBuque LLC',
        account_details: { type: 'iban', iban: 'SE6697700000010000000983', bic: 'EXMPSESS' },
      },
    };
    const consent = consentIn(await cards('POST', '/transactions/pay', payment));
    await cards('POST', `/consents/${consent}`, { return_url: `${PAGE}?back` });
    await open(`?giro-sandbox-consent=${consent}`);
    const [approve] = await until(() => buttons().length === 3 && buttons());
    const shown = [...(approval()?.querySelectorAll('dd') ?? [])].map(({ textContent }) => textContent);
    expect(shown).to.deep.equal(['12.34 EUR', 'DuBuque LLC', 'SE6697700000010000000983', 'Everyday', 'rent']);
    approve?.click();
    await arrivedAt(`${PAGE}?back`);
    expect((await cards('POST', '/transactions/pay', payment)).status).to.equal(200);
    expect(sandbox.transfers.all()).to.have.length(1);
  });

  it('asks over the whole page, unfreezes on approval and goes back, under a strict policy', async () => {
    const { consent, id } = await protect();
    await open(`?giro-sandbox-consent=${consent}`);
    const [approve] = await until(() => buttons().length === 3 && buttons());
    const dialog = approval()?.querySelector('dialog');
    expect(dialog?.matches(':modal')).to.equal(true);
    expect(dialog?.getBoundingClientRect().height).to.equal(page().innerHeight);
    expect(dialog?.textContent)
      .to.include('Unfreeze this card?')
      .and.include('Streaming')
      .and.match(/•••• \d{4}/);
    expect(approval()?.activeElement?.textContent).to.equal('Unfreeze this card?');
    expect(page().noted).to.deep.equal(['ready']);
    approve?.click();
    await arrivedAt(`${PAGE}?back`);
    expect(await statusOf(cards, id)).to.equal('active');
  });

  it('leaves the card frozen when it is rejected or closed', async () => {
    for (const act of [() => buttons()[1]?.click(), () => approval()?.querySelector('dialog')?.close()]) {
      const { consent, id } = await protect();
      await open(`?giro-sandbox-consent=${consent}`);
      await until(() => buttons().length === 3);
      act();
      await arrivedAt(`${PAGE}?back`);
      expect(await statusOf(cards, id)).to.equal('frozen');
      frame.remove();
    }
  });

  it('lets the request expire, says so and goes back when asked to', async () => {
    const { consent, id } = await protect();
    await open(`?giro-sandbox-consent=${consent}`);
    (await until(() => buttons().length === 3 && buttons()))[2]?.click();
    const [back] = await until(() => buttons().length === 1 && buttons());
    expect(approval()?.activeElement?.textContent).to.equal('Too late');
    back?.click();
    await arrivedAt(`${PAGE}?back`);
    expect(await statusOf(cards, id)).to.equal('frozen');
  });

  it('keeps the person there until a PIN was typed twice, shows none, and then activates', async () => {
    const { consent, id } = await protect('not_activated');
    await open(`?giro-sandbox-consent=${consent}`);
    const fields = () => [...(approval()?.querySelectorAll('input') ?? [])];
    const problem = () => approval()?.querySelector('[role=alert]')?.textContent;
    const choose = (...pins: readonly string[]) => {
      for (const [index, field] of fields().entries()) field.value = pins[index] ?? '';
      buttons()[0]?.click();
    };
    await until(() => fields().length === 2);
    expect(fields().map(({ type, inputMode, labels }) => [type, inputMode, labels?.[0]?.textContent])).to.deep.equal([
      ['password', 'numeric', 'New PIN, four digits'],
      ['password', 'numeric', 'The same PIN again'],
    ]);
    choose('12', '12');
    await until(() => problem()?.startsWith('A PIN has four digits'));
    choose('4806', '4860');
    await until(() => problem()?.startsWith('The two PINs are not the same'));
    const focused = approval()?.activeElement;
    expect(focused?.getAttribute('name')).to.equal('pin');
    expect(focused?.getAttribute('aria-invalid')).to.equal('true');
    expect(focused?.getAttribute('aria-describedby')).to.equal(approval()?.querySelector('[role=alert]')?.id);
    expect(fields().map(({ value }) => value)).to.deep.equal(['', '']);
    expect(approval()?.querySelector('.approval')?.outerHTML).not.to.include('4806');
    expect(page().noted).to.deep.equal(['ready']);
    choose('4806', '4806');
    await arrivedAt(`${PAGE}?back`);
    expect(await statusOf(cards, id)).to.equal('active');
    expect(JSON.stringify(localStorage)).not.to.match(/"4806/);
  });

  it('says so when there is nothing to approve, and goes back to the page itself', async () => {
    await open('?giro-sandbox-consent=nothing');
    const [back] = await until(() => buttons().length === 1 && buttons());
    expect(approval()?.textContent).to.include('Nothing to approve here');
    back?.click();
    await arrivedAt(PAGE);
  });
});
