import { expect } from 'chai';
import { configure, createClient, GiroCardList, GiroProvider } from '../../src/index.js';
import { expectConsole } from '../support/console.js';
import { openFrame } from './frame.js';
import {
  allInside,
  frame,
  heard,
  listShown,
  maybeInside,
  pause,
  place,
  platformFor,
  providerFor,
  setStage,
  textOf,
  until,
} from './stage.js';

const LIST = 'GET /v3/cards';
const namesIn = (list: Element): readonly string[] => allInside(list, '.name').map(textOf);
const says = async (element: Element, text: string) =>
  until(
    () => textOf(element).includes(text),
    () => `“${text}” (it says: ${textOf(element)})`,
  );

/** All orders of some things. */
function ordersOf<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length < 2) return [things];
  return things.flatMap((thing, index) => ordersOf(things.toSpliced(index, 1)).map((rest) => [thing, ...rest]));
}

describe('an element without any setup', () => {
  // First in this file: later tests call configure(), which holds for the page.
  it('says so on a development page, and once on the console', async () => {
    const warnings = expectConsole(/<giro-card-list>: There is no setup/);
    const errors = heard(document, 'giro-error');
    const lists = [0, 1, 2].map(() => place(document.createElement('giro-card-list')));
    await Promise.all(
      lists.map((list) => says(list, '<giro-card-list> There is no setup. Put the element inside <giro-provider')),
    );
    await until(() => errors.length === 3, 'the host is told by each');
    expect(warnings).to.have.length(1);
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage', 'usage', 'usage']);
  });

  it('shows its cards once it is put into a provider, and says so again when it is taken out', async () => {
    const stage = await setStage();
    const list = place(document.createElement('giro-card-list'));
    await says(list, 'There is no setup');
    stage.provider.append(list);
    await listShown(list);
    document.body.append(list);
    await says(list, 'There is no setup');
    expect(allInside(list, 'button.card')).to.be.empty;
  });

  it('tells visitors only that it is not available', async () => {
    const { twinElements } = await import('../internal/twin.js');
    const { list: tag } = await twinElements({
      '/src/internal/page.ts': [['return hostname === ""', 'return false; return hostname === ""']],
    });
    expectConsole(/There is no setup/);
    const list = place(document.createElement(tag));
    await says(list, 'This part of the page is not available right now.');
    expect(textOf(list)).not.to.include('setup');
  });

  it('says what a provider lacks', async () => {
    const warnings = expectConsole(/<giro-provider> needs environment="live", "staging" or "sandbox"/);
    const provider = place(document.createElement('giro-provider'));
    const [list, toggle] = [document.createElement('giro-card-list'), document.createElement('giro-freeze-toggle')];
    provider.append(list, toggle);
    await says(list, '<giro-provider> needs environment=');
    await says(toggle, '<giro-provider> needs environment=');
    expect(warnings.length).to.be.within(1, 2);
  });

  it('says that an environment does not exist', async () => {
    expectConsole(/`environment` must be `live`, `staging` or `sandbox`/);
    const provider = place(document.createElement('giro-provider'));
    provider.setAttribute('environment', 'production');
    const list = document.createElement('giro-card-list');
    provider.append(list);
    await says(list, '`environment` must be `live`, `staging` or `sandbox`');
  });

  it('says that there is no way to a token', async () => {
    expectConsole(/There is no way to get a token/);
    const platform = await platformFor();
    const provider = providerFor(platform);
    provider.getToken = undefined;
    const list = document.createElement('giro-card-list');
    provider.append(list);
    place(provider);
    await says(list, 'There is no way to get a token');
  });
});

describe('the nearest provider', () => {
  it('wins', async () => {
    const [outer, inner] = [await setStage({ cards: 1 }), await setStage({ cards: 2 })];
    outer.provider.append(inner.provider);
    const [near, far] = [inner.add('giro-card-list'), outer.add('giro-card-list')];
    await Promise.all([near, far].map(listShown));
    expect([near, far].map((list) => allInside(list, 'button.card').length)).to.deep.equal([2, 1]);
  });

  it('is found through nested shadow roots and slots', async () => {
    const stage = await setStage({ cards: 2 });
    const outer = document.createElement('div');
    const inner = document.createElement('div');
    const list = document.createElement('giro-card-list');
    inner.attachShadow({ mode: 'open' }).append(list);
    const slot = document.createElement('slot');
    const around = document.createElement('div');
    around.append(slot);
    outer.attachShadow({ mode: 'open' }).append(around);
    outer.append(inner);
    stage.provider.append(outer);
    await listShown(list);
  });

  it('is the one of the shadow root, not of the document around it', async () => {
    const [outer, inner] = [await setStage({ cards: 1 }), await setStage({ cards: 2 })];
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(inner.provider);
    outer.provider.append(host);
    const list = inner.add('giro-card-list');
    await listShown(list);
    expect(allInside(list, 'button.card')).to.have.length(2);
  });

  it('is another after a move', async () => {
    const [one, other] = [await setStage({ cards: 1 }), await setStage({ cards: 2 })];
    const list = one.add('giro-card-list');
    await listShown(list);
    other.provider.append(list);
    await until(() => allInside(list, 'button.card').length === 2, 'the other provider’s cards');
    one.provider.append(list);
    await until(() => allInside(list, 'button.card').length === 1, 'the first provider’s cards');
  });

  it('gives its elements the way to the platform in every order of definition, insertion and setting up', async function () {
    this.timeout(60_000);
    const platform = await platformFor({ cards: 2 });
    let tags = 0;
    for (const order of ordersOf(['define provider', 'define list', 'insert', 'fill', 'set up'] as const)) {
      tags += 1;
      const [providerTag, listTag] = [`test-provider-${tags}`, `test-list-${tags}`];
      const provider = document.createElement(providerTag);
      const list = document.createElement(listTag);
      const steps = {
        'define provider': () => customElements.define(providerTag, class extends GiroProvider {}),
        'define list': () => customElements.define(listTag, class extends GiroCardList {}),
        insert: () => place(provider),
        fill: () => provider.append(list),
        'set up': () => {
          provider.setAttribute('cards-url', platform.cardsUrl);
          Object.assign(provider, { getToken: platform.getToken });
        },
      };
      for (const step of order) steps[step]();
      await until(
        () => allInside(list, 'button.card').length === 2,
        () => `cards after: ${order.join(', ')} (it shows ${textOf(list)})`,
      );
      provider.remove();
    }
  });

  it('may be defined a while after its elements, and nobody complains', async () => {
    const platform = await platformFor({ cards: 2 });
    const page = await openFrame(
      `<giro-provider cards-url="${platform.cardsUrl}"><giro-card-list></giro-card-list></giro-provider>`,
    );
    await page.run(`
      import { GiroCardList } from '/src/widgets/card-list/card-list.ts';
      customElements.define('giro-card-list', GiroCardList);`);
    const list = page.find('giro-card-list');
    await until(() => maybeInside(list, '[aria-busy=true]'), 'it waits');
    await pause(100);
    expect(textOf(list)).to.equal('Loading');
    Object.assign(page.find('giro-provider'), { getToken: platform.getToken });
    await page.run(`import '/src/define/giro-provider.ts';`);
    await listShown(list);
    expect(page.said).to.deep.equal([]);
  });
});

describe('a provider that changes', () => {
  it('takes its elements to another platform', async () => {
    const stage = await setStage({ cards: 1 });
    const other = await platformFor({ cards: 3 });
    const list = stage.add('giro-card-list');
    await listShown(list);
    stage.provider.getToken = other.getToken;
    stage.provider.setAttribute('cards-url', other.cardsUrl);
    await until(() => allInside(list, 'button.card').length === 3, 'the other platform’s cards');
  });

  it('takes them to the other card model', async () => {
    const stage = await setStage();
    const list = stage.add('giro-card-list');
    await listShown(list);
    stage.provider.setAttribute('cards-api', 'banking-v2');
    await until(() => namesIn(list).includes('Company'), 'Banking v2 cards');
    expect(namesIn(list)).to.have.length(12);
  });

  it('makes no new client, and no new reads, for a new getToken on every render', async () => {
    const stage = await setStage();
    const list = stage.add('giro-card-list');
    await listShown(list);
    const asked: number[] = [];
    for (let render = 0; render < 5; render += 1) {
      stage.provider.getToken = (request) => {
        asked.push(render);
        return stage.platform.getToken(request);
      };
      stage.provider.fetch = (...request) => fetch(...request);
      await stage.provider.updateComplete;
      await frame();
    }
    // The first function of its own may be a change; each after that is none.
    const reads = await stage.control.log.count(LIST);
    expect(reads).to.be.within(1, 2);
    stage.provider.getToken = (request) => {
      asked.push(99);
      return stage.platform.getToken(request);
    };
    await stage.control.clock.advance(301_000);
    await list.reload(); // waits for a read that may be under way with the token before
    if (!asked.includes(99)) await list.reload();
    expect(asked.at(-1), 'the newest function is asked').to.equal(99);
    expect(allInside(list, 'button.card')).to.have.length(16);
  });

  it('may bring a client of its own', async () => {
    const platform = await platformFor({ cards: 2 });
    const provider = place(document.createElement('giro-provider'));
    const list = document.createElement('giro-card-list');
    provider.client = createClient({ cardsUrl: platform.cardsUrl, getToken: platform.getToken });
    provider.append(list);
    await listShown(list);
    const other = await platformFor({ cards: 3 });
    provider.client = createClient({ cardsUrl: other.cardsUrl, getToken: other.getToken });
    await until(() => allInside(list, 'button.card').length === 3, 'the new client’s cards');
  });

  it('may ask a same-origin address for tokens', async () => {
    // The page's own origin has none, so this only shows that it is asked, and what a refusal looks like.
    expectConsole(/`tokenUrl` must answer 200/);
    const platform = await platformFor();
    const provider = providerFor(platform);
    provider.getToken = undefined;
    provider.setAttribute('token-url', '/no-such-token-address');
    const expired = heard(provider, 'giro-error');
    const list = document.createElement('giro-card-list');
    provider.append(list);
    place(provider);
    await says(list, 'Your cards could not be loaded');
    expect(await platform.control.log.count(LIST)).to.equal(0);
    expect(expired.length).to.be.greaterThan(0);
  });

  it('is never broken by values of a wrong type', async () => {
    const stage = await setStage({ cards: 1 });
    const list = stage.add('giro-card-list');
    await listShown(list);
    const properties = ['locale', 'tokenUrl', 'returnUrl', 'consentTarget', 'allowedOrigins', 'paymentsApi'] as const;
    for (const property of properties)
      for (const value of [17, true, {}, ['https://a.example'], null]) {
        Object.assign(stage.provider, { [property]: value });
        await stage.provider.updateComplete;
      }
    for (const property of properties) stage.provider[property] = undefined;
    await listShown(list);
  });
});

describe('configure()', () => {
  it('sets up elements without a provider, those that are there already too, and the last call wins', async () => {
    const [one, other] = [await platformFor({ cards: 1 }), await platformFor({ cards: 2 })];
    const list = place(document.createElement('giro-card-list'));
    configure({ cardsUrl: one.cardsUrl, getToken: one.getToken });
    await until(() => allInside(list, 'button.card').length === 1, 'the first platform’s cards');
    configure({ client: createClient({ cardsUrl: other.cardsUrl, getToken: other.getToken }), locale: 'sv' });
    await until(() => allInside(list, 'button.card').length === 2, 'the second platform’s cards');
    await until(() => allInside(list, '[role=list]')[0]?.ariaLabel === 'Kort', 'Swedish');
    configure({ cardsUrl: one.cardsUrl, getToken: one.getToken });
  });

  it('gives way to a provider', async () => {
    const stage = await setStage({ cards: 3 });
    const other = await platformFor({ cards: 1 });
    configure({ cardsUrl: other.cardsUrl, getToken: other.getToken });
    const list = stage.add('giro-card-list');
    await listShown(list);
    expect(allInside(list, 'button.card')).to.have.length(3);
    document.body.append(list);
    place(list);
    await until(() => allInside(list, 'button.card').length === 1, 'the page’s own setup');
  });

  it('never throws, and says what it was not given', async () => {
    expectConsole(/configure\(\) was called without `environment` or `client`/);
    configure({});
    const list = place(document.createElement('giro-card-list'));
    await says(list, 'configure() was called without `environment` or `client`');
  });
});

describe('environment="sandbox"', () => {
  for (const order of ['before', 'after'])
    it(`runs the platform in the page, its script ${order} the kit's`, async () => {
      const page = await openFrame(
        '<giro-provider environment="sandbox"><giro-card-list></giro-card-list></giro-provider>',
      );
      const scripts = [`import '/src/sandbox/page.ts';`, `import '/src/define.ts';`];
      for (const script of order === 'before' ? scripts : scripts.toReversed()) await page.run(script);
      const list = page.find('giro-card-list');
      await listShown(list);
      expect(namesIn(list)).to.include('Groceries');
      expect(page.said).to.deep.equal([]);
      localStorage.clear();
    });
});

describe('another tab of the same origin', () => {
  it('follows when a card is frozen here, and this one when it is frozen there', async () => {
    const stage = await setStage({ edition: 'older' });
    const list = stage.add('giro-card-list');
    await listShown(list);
    const tab = await openFrame(
      `<giro-provider cards-url="${stage.platform.cardsUrl}" banking-url="${stage.platform.bankingUrl}" environment="sandbox">` +
        '<giro-freeze-toggle></giro-freeze-toggle></giro-provider>',
    );
    Object.assign(tab.find('giro-provider'), { getToken: stage.platform.getToken });
    tab.find('giro-freeze-toggle').setAttribute('card-id', stage.card('Groceries').id);
    await tab.run(`import '/src/define.ts';`);
    const toggle = tab.find('giro-freeze-toggle');
    const there = () => maybeInside(toggle, '[role=switch]')?.getAttribute('aria-checked');
    const here = () => maybeInside(list, '[aria-label="Freeze Groceries"]')?.getAttribute('aria-checked');
    await until(() => there() === 'false', 'the other tab shows the card');

    maybeInside(list, '[aria-label="Freeze Groceries"]')?.click();
    await until(() => here() === 'true' && there() === 'true', 'both show it frozen');
    await until(
      () => maybeInside(toggle, '[role=switch]')?.getAttribute('aria-disabled') === null,
      'the switch there can be used',
    );
    maybeInside(toggle, '[role=switch]')?.click();
    await until(() => here() === 'false' && there() === 'false', 'both show it active');
    expect(tab.said).to.deep.equal([]);
  });
});
