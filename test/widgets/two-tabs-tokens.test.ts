import { expect } from 'chai';
import { seeded, type Random } from '../internal/random.js';
import { expectFailure } from '../internal/twin.js';
import { runs, surroundings } from '../support/surroundings.js';
import type { TestPlatform } from '../support/platform.js';
import { openFrame, type Frame } from './frame.js';
import { listShown, maybeInside, pause, setStage, textOf, toggleShown, until, type Stage } from './stage.js';

// Reliability 46: two tabs whose token expires at the same time. The host keeps one refresh token for all its tabs, as
// many do, and the platform takes it once: a second tab that comes with it too is signed out.

const TURN = '/src/api/turn.ts';
const REFRESH = 'POST /v3/auth/refresh';
const CARDS = ['Groceries', 'Travel', 'Streaming'];
const EXPIRY = 301_000;

interface Pair {
  readonly access_token: string;
  readonly refresh_token: string;
}

/** What all tabs of a host share, in its own storage. */
interface Host {
  readonly platform: TestPlatform;
  pair: Pair;
  /** Calls of `getToken` that are not over, and the most of them there ever were. */
  running: number;
  most: number;
  random: Random | undefined;
  /** The next call of `getToken` never ends. */
  hangs: boolean;
}

interface Tab {
  readonly frame: Frame;
  readonly list: HTMLElement & { reload(): Promise<void> };
  readonly toggles: readonly (HTMLElement & { reload(): Promise<void> })[];
  /** What its `getToken` was asked since the last expiry. */
  readonly asked: boolean[];
  /** What went wrong in it. */
  readonly wrong: string[];
}

async function signIn({ cardsUrl }: TestPlatform, path: string, body: object): Promise<Pair> {
  const response = await fetch(`${cardsUrl}/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`The platform answered ${String(response.status)} to ${path}`);
  return (await response.json()) as Pair;
}

/** The host's `getToken` in one tab: takes what another tab has got meanwhile, else trades the refresh token. */
function tokensOf(host: Host, asked: boolean[]) {
  let given: string | undefined;
  return async ({ expired }: { readonly expired: boolean }): Promise<string> => {
    asked.push(expired);
    if (host.hangs) {
      host.hangs = false;
      return new Promise(() => undefined);
    }
    host.most = Math.max(host.most, ++host.running);
    try {
      const { access_token: kept, refresh_token } = host.pair;
      await pause(host.random?.whole(2, 20) ?? 2);
      if (kept === given) host.pair = await signIn(host.platform, 'refresh', { refresh_token });
      return (given = host.pair.access_token);
    } finally {
      host.running--;
    }
  };
}

/** A guard of the kit's that a tab does without: what stands in `turn.ts`, and what stands there instead. */
type Edit = readonly [from: string, to: string];

async function twinMap([from, to]: Edit): Promise<string> {
  const source = await (await fetch(TURN)).text();
  if (source.split(from).length !== 2) throw new Error(`${TURN} does not have exactly one ${from}`);
  const twin = URL.createObjectURL(new Blob([source.replace(from, () => to)], { type: 'text/javascript' }));
  return `<script type="importmap">${JSON.stringify({ imports: { [location.origin + TURN]: twin } })}</script>`;
}

/** A tab with a list and some toggles, which show their cards. */
async function openTab({ cards, platform }: Stage, host: Host, edit: Edit | undefined): Promise<Tab> {
  const frame = await openFrame(
    `${edit ? await twinMap(edit) : ''}<giro-provider environment="sandbox" cards-url="${platform.cardsUrl}">` +
      `<giro-card-list></giro-card-list>${'<giro-freeze-toggle></giro-freeze-toggle>'.repeat(CARDS.length)}</giro-provider>`,
  );
  const asked: boolean[] = [];
  const wrong: string[] = [];
  for (const type of ['giro-session-expired', 'giro-signed-out', 'giro-error'])
    frame.document.addEventListener(type, (event) =>
      wrong.push(`${type} ${JSON.stringify((event as CustomEvent).detail)}`),
    );
  Object.assign(frame.find('giro-provider'), { getToken: tokensOf(host, asked) });
  const toggles = [...frame.document.querySelectorAll<Tab['toggles'][number]>('giro-freeze-toggle')];
  for (const [index, toggle] of toggles.entries())
    toggle.setAttribute('card-id', cards.find(({ alias }) => alias === CARDS[index])?.id ?? '');
  await frame.run(`import '/src/define.ts';`);
  const list = frame.find('giro-card-list') as Tab['list'];
  await Promise.all([listShown(list), ...toggles.map(toggleShown)]);
  return { frame, list, toggles, asked, wrong };
}

async function openTabs(edit?: Edit): Promise<{ stage: Stage; host: Host; tabs: readonly Tab[] }> {
  const stage = await setStage({ tokenSeconds: 300 });
  const { platform } = stage;
  const pair = await signIn(platform, 'login', { api_key: 'sandbox-key-alma' });
  const host: Host = { platform, pair, running: 0, most: 0, random: undefined, hangs: false };
  const tabs = [await openTab(stage, host, edit), await openTab(stage, host, edit)];
  for (const { asked } of tabs) expect(asked.splice(0), 'the first token').to.deep.equal([false]);
  return { stage, host, tabs };
}

/** Every token expires; then elements of both tabs read again, some at once, some a little later. */
async function expire({ stage, host, tabs }: Awaited<ReturnType<typeof openTabs>>, random: Random): Promise<void> {
  host.random = random;
  host.most = 0;
  await stage.control.clock.advance(EXPIRY);
  await stage.control.log.clear();
  const readers = tabs.flatMap(({ list, toggles }) => random.shuffled([list, ...toggles]).slice(0, random.whole(1, 4)));
  await Promise.all(
    random.shuffled(readers).map(async (element) => {
      await pause(random.pick([0, 0, random.whole(0, 10)]));
      await element.reload();
    }),
  );
  for (const { asked, frame, toggles, wrong } of tabs) {
    expect(wrong).to.deep.equal([]);
    expect(frame.said).to.deep.equal([]);
    expect(asked.splice(0), 'what getToken was asked').to.deep.equal([true]);
    for (const toggle of toggles) expect(maybeInside(toggle, '[role=switch]'), textOf(toggle)).not.to.equal(null);
  }
  expect(host.most, 'calls of getToken at a time').to.equal(1);
  expect(await stage.control.log.count(REFRESH)).to.equal(1);
}

/** Runs it as often as that, each in the same two tabs. */
async function expireOften(times: number, edit?: Edit): Promise<void> {
  const bench = await openTabs(edit);
  await seeded(async (random) => {
    for (let run = 0; run < times; run++) await expire(bench, random);
  });
}

describe('two tabs whose token expires', () => {
  it(`ask the host one after the other, once each, and nobody is signed out (${String(runs(300))} expiries)`, async function () {
    this.timeout(surroundings.fullCounts ? 300_000 : 60_000);
    await expireOften(runs(300));
  });

  const TWINS: Readonly<Record<string, Edit>> = {
    'without a lock': ['navigator?.locks', 'none?.locks'],
    'with a lock that both may hold': ['{ signal }', '{ signal, mode: "shared" }'],
  };
  for (const [name, edit] of Object.entries(TWINS))
    it(`would come at once ${name}, and one would be signed out (broken twin)`, async function () {
      this.timeout(60_000);
      await expectFailure(() => expireOften(20, edit));
    });

  it('wait for one that asks only as long as it is open', async function () {
    this.timeout(30_000);
    const { stage, host, tabs } = await openTabs();
    const [first, second] = tabs as [Tab, Tab];
    await stage.control.clock.advance(EXPIRY);
    host.hangs = true;
    void first.list.reload();
    await until(() => first.asked.length === 1, 'the first tab asks');
    const read = second.list.reload();
    while ((await navigator.locks.query()).pending?.length !== 1) await pause(5);
    expect(second.asked).to.deep.equal([]);
    const closed = performance.now();
    first.frame.window.frameElement?.remove();
    await read;
    expect(performance.now() - closed, 'less than it would wait for one that hangs').to.be.below(4000);
    expect(second.asked).to.deep.equal([true]);
    expect(second.wrong).to.deep.equal([]);
    await listShown(second.list);
  });
});
