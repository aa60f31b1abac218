import { expect } from 'chai';
import { expectFailure, twinElements } from '../internal/twin.js';
import { seeded, type Random } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import {
  allCards,
  heard,
  isOn,
  listShown,
  pause,
  place,
  providerFor,
  setStage,
  switchOf,
  toggleShown,
  until,
  type Stage,
} from './stage.js';

// Reliability: an act is never given up, and its outcome is told, whatever happens to the element meanwhile.
// Errors nobody caught fail every test of this folder (test/support/setup.ts).

const PATCH = 'PATCH /v3/cards/:id';

/** Ways an element leaves the page; each answers nothing that keeps it there. */
const DEPARTURES: readonly ((toggle: HTMLElement) => void)[] = [
  (toggle) => {
    toggle.remove();
  },
  (toggle) => {
    toggle.parentElement?.remove();
  },
  (toggle) => {
    toggle.parentElement?.replaceChildren();
  },
  (toggle) => {
    document.createDocumentFragment().append(toggle);
  },
  (toggle) => {
    const { parentElement } = toggle;
    toggle.remove();
    parentElement?.append(toggle);
    toggle.remove();
  },
];

interface Outcomes {
  readonly changes: readonly string[];
  readonly kinds: readonly string[];
}

/**
 * Freezes every card with a toggle of its own, and takes each toggle away at a random moment. `removed` hears of it.
 * Answers what the provider heard.
 */
async function freezeAndRemove(
  stage: Stage,
  random: Random,
  tag = 'giro-freeze-toggle',
  removed: (cardId: string) => void = () => undefined,
): Promise<Outcomes> {
  const active = stage.cards.filter(({ status }) => status === 'active');
  const changes = heard(stage.provider, 'giro-card-freeze-change');
  const errors = heard(stage.provider, 'giro-error');
  const toggles = active.map(({ id }) => {
    const row = document.createElement('div');
    const toggle = document.createElement(tag);
    toggle.setAttribute('card-id', id);
    row.append(toggle);
    stage.provider.append(row);
    return toggle;
  });
  await Promise.all(toggles.map(toggleShown));
  await Promise.all(
    toggles.map(async (toggle) => {
      await pause(random.whole(0, 100));
      switchOf(toggle).click();
      const wait = random.whole(0, 120);
      if (wait > 0) await pause(wait);
      random.pick(DEPARTURES)(toggle);
      removed(toggle.getAttribute('card-id') ?? '');
    }),
  );
  await until(
    () => new Set(changes.map(({ detail }) => detail.cardId)).size + refusals(errors) >= active.length,
    () => `an outcome for each of ${active.length}: ${changes.length} changes, ${errors.length} errors`,
    3000,
  );
  await pause(50); // nothing may follow
  return { changes: changes.map(({ detail }) => detail.cardId), kinds: errors.map(({ detail }) => detail.kind) };
}

const refusals = (errors: readonly { readonly detail: { readonly kind: string } }[]): number =>
  errors.filter(({ detail }) => detail.kind !== 'unknown-outcome').length;

/** All cards end as asked, each told exactly once. */
async function expectAllDone(stage: Stage, { changes }: Outcomes): Promise<void> {
  const asked = stage.cards.filter(({ status }) => status === 'active').map(({ id }) => id);
  expect(changes.toSorted()).to.deep.equal(asked.toSorted());
  const now = new Map((await allCards(stage.platform)).map(({ id, status }) => [id, status]));
  expect(asked.filter((id) => now.get(id) !== 'frozen')).to.deep.equal([]);
  expect(await stage.control.log.count(PATCH)).to.equal(asked.length);
}

const CARDS = 25;
/** So many of the generated cards can be frozen. */
const ACTIVE = 20;

describe('an element that is removed at a random moment of an act', () => {
  it('has it carried out, and its outcome is told to its provider', async function () {
    this.timeout(600_000);
    const wanted = runs(2_000);
    await seeded(async (random) => {
      for (let done = 0; done < wanted; done += ACTIVE) {
        const stage = await setStage({ cards: CARDS });
        await stage.control.faults.add({ call: '*', do: { kind: 'delay', ms: [0, 40] } });
        await expectAllDone(stage, await freezeAndRemove(stage, random));
        stage.provider.remove();
      }
    });
  });

  it('and that is refused: the refusal is told', async function () {
    this.timeout(60_000);
    await seeded(async (random) => {
      const stage = await setStage({ cards: CARDS });
      await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
      const { changes, kinds } = await freezeAndRemove(stage, random);
      expect(changes).to.be.empty;
      expect(new Set(kinds)).to.deep.equal(new Set(['forbidden']));
      expect(kinds).to.have.length(stage.cards.filter(({ status }) => status === 'active').length);
    });
  });

  it('and whose answer is lost: the truth is looked up and told', async function () {
    this.timeout(60_000);
    await seeded(async (random) => {
      const stage = await setStage({ cards: CARDS });
      await stage.control.faults.add({ call: PATCH, do: { kind: 'cut' } });
      const outcomes = await freezeAndRemove(stage, random);
      await expectAllDone(stage, outcomes);
      expect(new Set(outcomes.kinds)).to.deep.equal(new Set(['unknown-outcome']));
    });
  });

  it('would not have it carried out if removal gave it up (broken twin)', async function () {
    this.timeout(60_000);
    await expectFailure(() =>
      seeded(async (random) => {
        const stage = await setStage({ cards: CARDS });
        await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: [20, 60], when: 'before' } });
        const gone = new Map(stage.cards.map(({ id }) => [id, new AbortController()]));
        stage.provider.fetch = (input, init) => {
          const card = [...gone].find(([id]) => (input as string).includes(id));
          const signals = [init?.signal, card?.[1].signal].filter((signal) => signal instanceof AbortSignal);
          return fetch(input, { ...init, signal: AbortSignal.any(signals) });
        };
        const outcomes = await freezeAndRemove(stage, random, undefined, (id) => gone.get(id)?.abort());
        await expectAllDone(stage, outcomes);
      }),
    );
  });

  it('would tell nobody if it told only itself (broken twin)', async function () {
    this.timeout(60_000);
    const { toggle } = await twinElements({
      '/src/internal/giro-element.ts': [['if (!this.isConnected &&', 'if (false &&']],
    });
    await expectFailure(() =>
      seeded(async (random) => {
        const stage = await setStage({ cards: CARDS });
        await expectAllDone(stage, await freezeAndRemove(stage, random, toggle));
      }),
    );
  });
});

/** A toggle whose act takes a while. */
async function slowToggle(stage: Stage) {
  await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 80 } });
  const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Groceries').id });
  await toggleShown(toggle);
  return toggle;
}

describe('an element that is removed during an act', () => {
  it('tells its own listeners too', async () => {
    const stage = await setStage();
    const toggle = await slowToggle(stage);
    const [own, outer] = [toggle, stage.provider].map((target) => heard(target, 'giro-card-freeze-change'));
    switchOf(toggle).click();
    toggle.remove();
    await until(() => own?.length, 'the element tells');
    expect([own?.length, outer?.length]).to.deep.equal([1, 1]);
  });

  it('with its provider, tells the provider once', async () => {
    const stage = await setStage();
    const toggle = await slowToggle(stage);
    const changes = heard(stage.provider, 'giro-card-freeze-change');
    switchOf(toggle).click();
    stage.provider.remove();
    await until(() => changes.length, 'the provider tells');
    await pause(50);
    expect(changes).to.have.length(1);
  });

  it('without a provider, tells the document', async () => {
    const stage = await setStage();
    const { configure } = await import('../../src/index.js');
    configure({ cardsUrl: stage.platform.cardsUrl, getToken: stage.platform.getToken });
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 80 } });
    const toggle = place(document.createElement('giro-freeze-toggle'));
    toggle.cardId = stage.card('Groceries').id;
    await toggleShown(toggle);
    const changes = heard(document, 'giro-card-freeze-change');
    switchOf(toggle).click();
    toggle.remove();
    await until(() => changes.length, 'the document is told');
    expect(changes).to.have.length(1);
  });

  it('shows the outcome when it comes back', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
    const toggle = await slowToggle(stage);
    const errors = heard(stage.provider, 'giro-error');
    switchOf(toggle).click();
    toggle.remove();
    await until(() => errors.length, 'the provider is told');
    stage.provider.append(toggle);
    await toggleShown(toggle);
    expect(toggle.shadowRoot?.textContent).to.include('The card was not frozen.');
  });

  it('tells other tabs, even when nothing else on the page shows the card', async () => {
    const stage = await setStage();
    const toggle = await slowToggle(stage);
    const tab = new BroadcastChannel('giro-elements');
    const told: unknown[] = [];
    tab.addEventListener('message', ({ data }) => told.push(data));
    const changes = heard(stage.provider, 'giro-card-freeze-change');
    switchOf(toggle).click();
    toggle.remove();
    await until(() => changes.length, 'the act ends');
    await until(() => told.length, 'the other tabs are told');
    expect(JSON.stringify(told)).to.include(stage.card('Groceries').id);
    tab.close();
  });

  it('lets the list that stays show the outcome', async () => {
    const stage = await setStage();
    const list = stage.add('giro-card-list');
    await listShown(list);
    const toggle = await slowToggle(stage);
    switchOf(toggle).click();
    toggle.remove();
    await until(() => isOn(switchOf(list, 'Groceries')), 'the list shows it');
  });

  it('gives its reads up', async () => {
    const stage = await setStage();
    const signals: AbortSignal[] = [];
    stage.provider.fetch = (input, init) => {
      if (init?.signal && init.method === 'GET') signals.push(init.signal);
      return fetch(input, init);
    };
    await stage.control.faults.add({ call: 'GET /v3/cards/:id', do: { kind: 'delay', ms: 2000 } });
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Groceries').id });
    await until(() => signals.length, 'it reads');
    const errors = heard(toggle, 'giro-error');
    toggle.remove();
    await until(() => signals[0]?.aborted, 'the read is given up');
    await pause(20);
    expect(errors).to.be.empty;
  });
});

describe('a provider that comes and goes', () => {
  it('takes its elements along: no error, and they read again elsewhere', async () => {
    const [one, other] = [await setStage(), await setStage()];
    const toggle = one.add('giro-freeze-toggle', { 'card-id': one.card('Groceries').id });
    await toggleShown(toggle);
    const second = place(providerFor(other.platform));
    second.append(toggle);
    await toggleShown(toggle);
    await untilCount(other, 1);
  });
});

async function untilCount(stage: Stage, reads: number): Promise<void> {
  for (const end = performance.now() + 5000; performance.now() < end;)
    if ((await stage.control.log.count('GET /v3/cards/:id')) >= reads) return;
  throw new Error(`Fewer than ${reads} reads`);
}
