import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import { createClient } from '../../src/index.js';
import '../../src/define.js';
import { seeded, type Random } from '../internal/random.js';
import { brokenTwin, defineTwin, expectFailure, type Edits } from '../internal/twin.js';
import { runs, surroundings } from '../support/surroundings.js';
import { allInside, inside, maybeInside, pause, place, said, textOf, until } from './stage.js';

// Reliability 96 and 97: filters changed quickly while answers come in any order; pages that overlap, or never end.

const TAG = 'giro-transaction-list';
const ACCOUNT = 'wallet-1';
/** Codes of the platform, by what the filter calls them. */
const CODES: Readonly<Record<string, number>> = { approved: 0, declined: 10, refunded: 21, hold: 22, rejected: 30 };
const STATUSES = ['', ...Object.keys(CODES)];
const DIRECTIONS = ['', 'incoming', 'outgoing'];
const CHANGES = 4;
const MOST_TIME = 10_000;

interface Booked {
  readonly id: string;
  readonly at: number;
  readonly status: string;
  readonly incoming: boolean;
}

/** So many transactions, newest first; every seventh happened in the second of the one before. */
function booked(count: number): readonly Booked[] {
  const statuses = Object.keys(CODES);
  return Array.from({ length: count }, (_, index) => ({
    id: `t${String(index)}`,
    at: Date.UTC(2031, 5, 18) - (index - (index % 7 === 6 ? 1 : 0)) * 3_600_000,
    status: statuses[((index * 7) % 11) % statuses.length]!,
    incoming: index % 3 === 0,
  }));
}

const wireOf = ({ at, id, incoming, status }: Booked): object => {
  const [own, other] = [
    { object: 'wallet', id: ACCOUNT },
    { object: 'payment-account', id: 'other', holder: `Specimen ${id}` },
  ];
  return {
    id,
    created_at: new Date(at).toISOString(),
    type: incoming ? 'transfer-incoming' : 'transfer-outgoing',
    source_amount: 100,
    source_currency: 'EUR',
    target_amount: 100,
    target_currency: 'EUR',
    source: incoming ? other : own,
    target: incoming ? own : other,
    status: { code: CODES[status] },
  };
};

/** One answer of the platform to a query; its range holds its end, so that pages overlap. */
type Answer = (all: readonly Booked[], query: URLSearchParams) => { list: readonly Booked[]; hasMore: boolean };

const asDocumented: Answer = (all, query) => {
  const [from, to] = [query.get('range[from]') ?? '2000-01-01', query.get('range[to]') ?? '2100-01-01'].map(Date.parse);
  const status = query.get('status');
  const found = all.filter(
    ({ at, ...one }) => at >= from! && at <= to! && (status === null || String(CODES[one.status]) === status),
  );
  if (query.get('meta[sort_type]') === 'ASC') found.reverse();
  const limit = Number(query.get('meta[limit]'));
  return { list: found.slice(0, limit), hasMore: found.length > limit };
};

interface Bench {
  readonly element: HTMLElement & { readonly updateComplete: Promise<unknown> };
  readonly all: readonly Booked[];
  readonly calls: () => number;
}

/** A list of an account with so many transactions; its platform answers after a while. */
async function openBench(
  {
    tag = TAG,
    count = 50,
    all = booked(count),
    answer = asDocumented,
    make = createClient,
  }: { tag?: string; count?: number; all?: readonly Booked[]; answer?: Answer; make?: typeof createClient | undefined },
  delay: () => number,
): Promise<Bench> {
  let calls = 0;
  const provider = document.createElement('giro-provider');
  provider.client = make({
    bankingUrl: 'https://bank.example/v2',
    getToken: () => 'token',
    fetch: async (request) => {
      calls += 1;
      const url = new URL(request instanceof Request ? request.url : String(request));
      const { list, hasMore } = answer(all, url.searchParams);
      await pause(delay());
      return Response.json({ list: list.map(wireOf), meta: { has_more: hasMore } });
    },
  });
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries({ 'account-id': ACCOUNT, 'time-zone': 'UTC', 'page-size': '20' }))
    element.setAttribute(name, value);
  place(provider).append(element);
  await until(
    () => ids(element).length > 0 && maybeInside(element, '#status'),
    () => `transactions (it shows: ${textOf(element)})`,
  );
  return { element: element as Bench['element'], all, calls: () => calls };
}

const ids = (element: Element): readonly string[] =>
  allInside(element, 'button.row').map((row) => row.dataset['id'] ?? '');

type Filter = 'status' | 'direction';

const chosen = (element: Element, id: Filter): string => (inside(element, `#${id}`) as HTMLSelectElement).value;

function choose(element: Element, id: Filter, value: string): void {
  (inside(element, `#${id}`) as HTMLSelectElement).value = value;
  inside(element, `#${id}`).dispatchEvent(new Event('change', { bubbles: true }));
}

async function changeFilters({ element, all }: Bench, times: number, random: Random): Promise<void> {
  const known = new Map(all.map((one) => [one.id, one]));
  const fits = (one: Booked | undefined): boolean => {
    const [status, direction] = [chosen(element, 'status'), chosen(element, 'direction')];
    return (
      (status === '' || one?.status === status) && (direction === '' || one?.incoming === (direction === 'incoming'))
    );
  };
  const wrong: string[] = [];
  const observer = new MutationObserver(() => {
    wrong.push(...ids(element).filter((id) => !fits(known.get(id))));
  });
  observer.observe(element.shadowRoot!, { subtree: true, childList: true });
  for (let run = 0; run < times; run += 1) {
    for (let change = random.whole(2, CHANGES); change > 0; change -= 1) {
      if (random() < 0.7) choose(element, 'status', random.pick(STATUSES));
      else choose(element, 'direction', random.pick(DIRECTIONS));
      await element.updateComplete;
      await pause(random.whole(0, 8));
    }
    const expected = all.filter(fits).map(({ id }) => id);
    const what = `${chosen(element, 'status')} ${chosen(element, 'direction')}`;
    await until(
      () => maybeInside(element, '[aria-busy=true]') === null && ids(element).length > 0,
      () => `what was chosen last: ${what} (it shows: ${textOf(element).slice(0, 400)})`,
      MOST_TIME,
    );
    if (run % 10 === 0) await pause(40); // late answers come now
    const shown = ids(element);
    expect(new Set(shown).size, `${what}: none twice`).to.equal(shown.length);
    expect(shown.length, `${what}: a screen of them`).to.be.at.least(20);
    expect(shown, what).to.deep.equal(expected.slice(0, shown.length));
    expect(wrong, `never shown under ${what}`).to.deep.equal([]);
  }
  observer.disconnect();
}

const ofTag = (tag: string, times: number): Promise<void> =>
  seeded(async (random) => {
    // Never all read: what is here as a whole is filtered without asking.
    await changeFilters(await openBench({ tag, count: 3000 }, () => random.whole(0, 15)), times, random);
  });

describe('filters that are changed quickly', () => {
  const times = runs(2000, { least: 20 });
  it(`end with exactly what was chosen last, and nothing else is ever shown (${String(times)} times)`, async function () {
    this.timeout(surroundings.fullCounts ? 900_000 : 120_000);
    await ofTag(TAG, times);
  });

  const TWINS: Readonly<Record<string, Edits>> = {
    'the last answer to come won': {
      '/src/internal/query.ts': [
        [
          'await this.#shared?.settled;',
          'const mine = this.#shared; await mine?.settled; this.#shared = mine; this.#host.requestUpdate();',
        ],
      ],
    },
    'reading on were not given up': {
      '/src/widgets/transaction-list/transaction-reader.ts': [['this.#abort?.abort();', '']],
    },
  };
  for (const [name, edits] of Object.entries(TWINS))
    it(`would not, if ${name} (broken twin)`, async function () {
      this.timeout(120_000);
      const { GiroTransactionList } = await brokenTwin<typeof Kit>('/src/index.ts', edits);
      await expectFailure(() => ofTag(defineTwin(GiroTransactionList), 100));
    });
});

/** Platforms whose pages lead nowhere. */
const ENDLESS: Readonly<Record<string, Answer>> = {
  'says at its end that there is more': (all, query) => ({ ...asDocumented(all, query), hasMore: true }),
  'answers its first page again and again': (all, query) => ({
    list: all.slice(0, Number(query.get('meta[limit]'))),
    hasMore: true,
  }),
  'repeats half of the page before': (all, query) => {
    const first = all.findIndex(({ at }) => at <= Date.parse(query.get('range[to]') ?? '2100-01-01'));
    const limit = Number(query.get('meta[limit]'));
    const from = Math.max(0, first - Math.floor(limit / 2));
    return { list: all.slice(from, from + limit), hasMore: true };
  },
};

/** Presses for more until there is an end. */
async function readToTheEnd(element: Element): Promise<void> {
  for (let press = 0; press < 20 && !maybeInside(element, '.end'); press += 1) {
    inside(element, '.more button').click(); // who scrolls there has more read before it is reached
    // Rows are drawn a few at a time, and what stands below them last.
    await until(() => maybeInside(element, '.more button:not([aria-disabled=true]), .end'), 'the next page', MOST_TIME);
  }
  expect(maybeInside(element, '.end'), 'there is an end').not.to.equal(null);
}

async function assertEnds(
  answer: Answer,
  of: Pick<Parameters<typeof openBench>[0], 'tag' | 'make'> = {},
): Promise<void> {
  const { all, calls, element } = await openBench({ count: 50, answer, ...of }, () => 0);
  await readToTheEnd(element);
  const shown = ids(element);
  expect(new Set(shown).size).to.equal(shown.length);
  expect(shown).to.deep.equal(all.slice(0, shown.length).map(({ id }) => id));
  expect(calls()).to.be.below(20);
}

describe('pages that never end', () => {
  for (const [name, answer] of Object.entries(ENDLESS))
    it(`are each shown once, and asked for a few times, where the platform ${name}`, async function () {
      this.timeout(30_000);
      await assertEnds(answer);
    });

  it('would be asked for again and again, if nobody looked where a page leads (broken twin)', async function () {
    this.timeout(30_000);
    // The client looks, and so does the list, whose client may be the host's.
    const { createClient: make, GiroTransactionList } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/api/banking-v2/account-transactions.ts': [['after: pass ? pass.after :', 'after: pass ? query.after :']],
      '/src/internal/transactions.ts': [['cursors.includes(page.after)', 'false']],
    });
    const tag = defineTwin(GiroTransactionList);
    await expectFailure(() => assertEnds(ENDLESS['answers its first page again and again']!, { tag, make }));
  });
});

/** So many of one instant in the middle, and some before and after. */
const atOnce = (count: number): readonly Booked[] =>
  booked(count + 30).map((one, index, all) => (index < 10 || index >= count + 10 ? one : { ...one, at: all[10]!.at }));

describe('more transactions of one moment than the platform gives at once', () => {
  const MAY_MISS = 'Some transactions may be missing';

  it('are all listed where they can be had, and what is older', async function () {
    this.timeout(30_000);
    const { all, element } = await openBench({ all: atOnce(150) }, () => 0);
    await readToTheEnd(element);
    expect(ids(element).toSorted()).to.deep.equal(all.map(({ id }) => id).toSorted());
  });

  it('are said to be missing where they can’t, what is older is listed, and a filter finds them', async function () {
    this.timeout(30_000);
    const { all, calls, element } = await openBench({ all: atOnce(250) }, () => 0);
    await readToTheEnd(element);
    const shown = ids(element);
    expect(new Set(shown).size).to.equal(shown.length);
    expect(shown).to.have.length(230);
    expect(shown.slice(-20)).to.deep.equal(all.slice(-20).map(({ id }) => id));
    expect(textOf(inside(element, '.more')))
      .to.include(MAY_MISS)
      .and.to.include('A search or a filter may find them.');
    expect(said(element)).to.include(MAY_MISS);
    const before = calls();
    choose(element, 'status', 'declined');
    await until(
      () => calls() > before && !maybeInside(element, '[aria-busy=true]') && maybeInside(element, '.more'),
      'an answer',
      MOST_TIME,
    );
    await readToTheEnd(element);
    expect(ids(element)).to.deep.equal(all.filter(({ status }) => status === 'declined').map(({ id }) => id));
    expect(textOf(element)).not.to.include(MAY_MISS);
  });
});
