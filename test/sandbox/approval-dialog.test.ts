import { expect } from 'chai';
import { createSandbox } from '../../src/sandbox/index.js';
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
    await until(() => page().location.href === frame.src && page().Giro?.createSandbox);
  }

  /** Asks to unfreeze a card and starts the consent; answers both ids. */
  async function unfreeze() {
    const { id } = await cardWith(cards, 'frozen');
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

  it('asks over the whole page, unfreezes on approval and goes back, under a strict policy', async () => {
    const { consent, id } = await unfreeze();
    await open(`?giro-sandbox-consent=${consent}`);
    const [approve] = await until(() => buttons().length === 2 && buttons());
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
    await until(() => page().location.search === '?back');
    expect(await statusOf(cards, id)).to.equal('active');
  });

  it('leaves the card frozen when it is rejected or closed', async () => {
    for (const act of [() => buttons()[1]?.click(), () => approval()?.querySelector('dialog')?.close()]) {
      const { consent, id } = await unfreeze();
      await open(`?giro-sandbox-consent=${consent}`);
      await until(() => buttons().length === 2);
      act();
      await until(() => page().location.search === '?back');
      expect(await statusOf(cards, id)).to.equal('frozen');
      frame.remove();
    }
  });

  it('says so when there is nothing to approve, and goes back to the page itself', async () => {
    await open('?giro-sandbox-consent=nothing');
    const [back] = await until(() => buttons().length === 1 && buttons());
    expect(approval()?.textContent).to.include('Nothing to approve here');
    back?.click();
    await until(() => page().location.search === '' && page().location.href === PAGE);
  });
});
