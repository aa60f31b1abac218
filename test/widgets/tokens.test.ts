import { expect } from 'chai';
import { brokenTwin, expectFailure } from '../internal/twin.js';
import type * as Client from '../../src/api/client.js';
import { createClient, type GiroClient, type GiroFreezeToggle } from '../../src/index.js';
import { heard, pause, setStage, switchOf, textOf, toggleShown, until, type Stage } from './stage.js';

// Reliability: 50 parallel reads with an expired token ask for one new token.

const CARDS = 50;
const GET = 'GET /v3/cards/:id';

interface Bench {
  readonly stage: Stage;
  readonly toggles: readonly GiroFreezeToggle[];
  /** What `getToken` was asked, in order. */
  readonly asked: boolean[];
}

/** Fifty toggles that show fifty cards, with a client whose token calls are counted. */
async function setBench(make: typeof createClient = createClient): Promise<Bench> {
  const stage = await setStage({ cards: CARDS, tokenSeconds: 300 });
  const asked: boolean[] = [];
  const client: GiroClient = make({
    cardsUrl: stage.platform.cardsUrl,
    getToken: async (request) => {
      asked.push(request.expired);
      await pause(30);
      return stage.platform.getToken(request);
    },
  });
  stage.provider.client = client;
  const toggles = stage.cards.map(({ id }) => stage.add('giro-freeze-toggle', { 'card-id': id }));
  await Promise.all(toggles.map(toggleShown));
  return { stage, toggles, asked };
}

/** All tokens expire, then every toggle reads again at once. */
async function readAllExpired({ stage, toggles, asked }: Bench): Promise<void> {
  expect(asked).to.deep.equal([false]);
  await stage.control.clock.advance(301_000);
  await stage.control.log.clear();
  await Promise.all(toggles.map((toggle) => toggle.reload()));
  const reads = (await stage.control.log.all()).filter(({ call }) => call === GET);
  expect(reads.filter(({ status }) => status === 401)).to.have.length(CARDS);
  expect(reads.filter(({ status }) => status === 200)).to.have.length(CARDS);
  expect(asked).to.deep.equal([false, true]);
}

describe('fifty reads with an expired token', () => {
  it('ask for one new token, and all show their card', async function () {
    this.timeout(30_000);
    const bench = await setBench();
    const errors = heard(document, 'giro-error');
    await readAllExpired(bench);
    for (const toggle of bench.toggles) expect(switchOf(toggle)).to.exist;
    expect(errors).to.be.empty;
  });

  it('would ask more often if calls did not wait for each other (broken twin)', async function () {
    this.timeout(30_000);
    const twin = await brokenTwin<typeof Client>('/src/api/client.ts', {
      '/src/api/tokens.ts': [['this.#flight ??=', 'this.#flight =']],
    });
    await expectFailure(async () => readAllExpired(await setBench(twin.createClient)));
  });
});

describe('a session that is over', () => {
  it('is told once, however many elements notice', async () => {
    const stage = await setStage();
    const expired = heard(stage.provider, 'giro-session-expired');
    stage.provider.getToken = async () => {
      await pause(30);
      throw new Error('signed out');
    };
    const toggles = ['Groceries', 'Streaming', 'Travel'].map((alias) =>
      stage.add('giro-freeze-toggle', { 'card-id': stage.card(alias).id }),
    );
    await Promise.all(
      toggles.map((toggle) => until(() => textOf(toggle).includes('Your session has ended.'), 'the person is told')),
    );
    expect(expired).to.have.length(1);
    expect([expired[0]?.bubbles, expired[0]?.composed]).to.deep.equal([true, true]);
  });

  it('goes on when there is a token again', async () => {
    const stage = await setStage();
    let signedIn = false;
    stage.provider.getToken = (request) =>
      signedIn ? stage.platform.getToken(request) : Promise.reject(new Error('signed out'));
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Groceries').id });
    await until(() => textOf(toggle).includes('Your session has ended.'), 'the person is told');
    signedIn = true;
    await toggle.reload();
    await toggleShown(toggle);
  });
});
