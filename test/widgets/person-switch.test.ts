import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import type * as Kit from '../../src/index.js';
import { PEOPLE, type Person } from '../../src/sandbox/people.js';
import { seeded, type Random } from '../internal/random.js';
import { brokenTwin, defineTwin } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { allInside, frame, pause, setStage, textOf, until } from './stage.js';

// Reliability 50: nothing of the old person is shown in 1,000 runs of switching the person while reads are under way.

const ALMA = named('Alma');
const HARUKA = named('遥');

function named(name: string): Person {
  const person = PEOPLE.find(({ firstName }) => firstName === name);
  if (!person) throw new Error(`There is no ${name}`);
  return person;
}

/** Names of accounts that are one person's alone. */
const NAMES = new Map<Person, readonly string[]>([
  [ALMA, ['Everyday', 'Household', 'Web shop', 'London office']],
  [HARUKA, ['普通', 'Europe']],
]);
const other = (person: Person): Person => (person === ALMA ? HARUKA : ALMA);

type Shown = HTMLElement & { reload(): Promise<void> };

/** What is put on the page, with what a host sets; each shows something that is one person's alone. */
type Page = readonly (readonly [tag: string, attributes?: Readonly<Record<string, string>>])[];
const LIST: Page = [['giro-account-list']];
const [EVERYDAY = '', JAPAN = ''] = [ALMA, HARUKA].map(({ accounts: [account] }) => account?.walletId ?? '');
const ALL: Page = [
  ['giro-account-list'],
  ['giro-transaction-list', { 'account-id': EVERYDAY }],
  ['giro-transaction-list', { 'account-id': JAPAN }],
  ['giro-statement-download', { 'account-id': EVERYDAY }],
  ['giro-beneficiary-list'],
  ['giro-transfer-form'],
  ['giro-convert-form'],
];

/** All words of some elements, and the ids behind them. */
const everything = (elements: readonly Element[]): string =>
  elements
    .flatMap((element) => [
      textOf(element),
      ...allInside(element, '[data-id], option, input').map((one) =>
        one instanceof HTMLInputElement ? one.value : (one.dataset['id'] ?? (one as HTMLOptionElement).value),
      ),
    ])
    .join('\n');

/** Ids and account numbers in a text: of eight characters at least, letters and digits. */
const idsIn = (text: string): readonly string[] =>
  (text.replaceAll(/(?<=\w{4}) (?=\w{4})/g, '').match(/[\w+/-]{8,}/g) ?? []).filter(
    (id) => /\d/.test(id) && /[a-z]/i.test(id),
  );

/** A network that takes its time, differently each time. */
const slow =
  (random: Random): typeof fetch =>
  async (input, init) => {
    await pause(random.whole(0, 6));
    const response = await fetch(input, init);
    await pause(random.whole(0, 12));
    return response;
  };

/** Waits until nothing changes any more, for half a second. */
async function still(elements: readonly Element[]): Promise<void> {
  let before = '';
  let since = performance.now();
  await until(
    () => {
      const now = everything(elements);
      if (now !== before) since = performance.now();
      before = now;
      return performance.now() - since > 500;
    },
    () => before,
    15_000,
  );
}

/**
 * Switches people `count` times at random moments, and fails as soon as something of the one before is on the page.
 * `sound`: the same page without a twin, to learn from whose is what.
 */
async function switchPeople(page: Page, count: number, random: Random, sound = page): Promise<void> {
  const stage = await setStage({ twoFactor: 'off' });
  const { cardsUrl, bankingUrl, getToken } = stage.platform;
  const client = createClient({ environment: 'sandbox', cardsUrl, bankingUrl, getToken, fetch: slow(random) });
  stage.provider.client = client;
  const enter = async ({ email, password }: Person): Promise<void> => {
    await client.session.signIn({ email, password });
  };
  const put = (on: Page): readonly [Shown, ...Shown[]] =>
    on.map(([tag, attributes = {}]) => {
      const element = document.createElement(tag) as Shown;
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      stage.provider.append(element);
      return element;
    }) as [Shown, ...Shown[]];

  // What each of them is shown, and the other is not.
  const texts = new Map<Person, string>();
  for (const person of [HARUKA, ALMA]) {
    await enter(person);
    const elements = put(sound);
    await until(
      () => textOf(elements[0]).includes(NAMES.get(person)?.[0] ?? '?'),
      () => textOf(elements[0]),
    );
    await still(elements);
    texts.set(person, everything(elements));
    for (const element of elements) element.remove();
  }
  const marks = (person: Person): readonly string[] => {
    const others = texts.get(other(person)) ?? '';
    const own = new Set([...(NAMES.get(person) ?? []), ...idsIn(texts.get(person) ?? '')]);
    return [...own].filter((mark) => !others.includes(mark));
  };
  const marked = [ALMA, HARUKA].map((person) => [person, marks(person)] as const);
  for (const [{ firstName }, all] of marked) expect(all.length, firstName).to.be.at.least(3);

  let now: Person | undefined = ALMA;
  const elements = put(page);
  const [list] = elements;
  await until(
    () => textOf(list).includes(NAMES.get(ALMA)?.[0] ?? '?'),
    () => textOf(list),
  );

  const look = (): void => {
    const shown = everything(elements);
    for (const [person, all] of marked)
      if (person !== now)
        expect(
          all.filter((mark) => shown.includes(mark)),
          `while ${now?.firstName ?? 'nobody'} is signed in`,
        ).to.deep.equal([]);
  };

  for (let run = 0; run < count; run += 1) {
    if (now) for (const element of elements) void element.reload();
    if (random() < 0.7) await pause(random.whole(0, 12));
    const next: Person | undefined = now ? (random() < 0.3 ? undefined : other(now)) : random.pick([ALMA, HARUKA]);
    if (next) await enter(next);
    else client.session.signOut();
    now = next;
    if (next && random() < 0.3) for (const element of elements) void element.reload();
    const end = next ? NAMES.get(next)?.[0] : 'Your session has ended';
    let isSeen = false;
    while (!isSeen) {
      await Promise.resolve(); // the element draws in a microtask
      look();
      isSeen = random() < 0.25 || textOf(list).includes(end ?? '');
      await frame();
    }
  }
  for (const element of elements) element.remove();
}

describe('another person at the same page', () => {
  it(`sees nothing of the one before (${String(runs(1000))} switches while reads are under way)`, async function () {
    this.timeout(600_000);
    await seeded(async (random) => {
      await switchPeople(LIST, runs(1000), random);
    });
  });

  it(`sees nothing of the one before in any element (${String(runs(1000))} switches)`, async function () {
    this.timeout(1_200_000);
    await seeded(async (random) => {
      await switchPeople(ALL, runs(1000), random);
    });
  });

  const twins: readonly (readonly [
    name: 'GiroAccountList' | 'GiroTransactionList' | 'GiroTransferForm',
    tag: string,
    page: (tag: string) => Page,
  ])[] = [
    ['GiroAccountList', 'giro-account-list', (tag) => [[tag]]],
    [
      'GiroTransactionList',
      'giro-transaction-list',
      (tag) => [...LIST, [tag, { 'account-id': EVERYDAY }], [tag, { 'account-id': JAPAN }]],
    ],
    ['GiroTransferForm', 'giro-transfer-form', (tag) => [...LIST, [tag]]],
  ];
  for (const [name, sound, page] of twins)
    it(`would see something if answers stayed on the page (${name}, broken twin)`, async () => {
      const { [name]: Twin } = await brokenTwin<typeof Kit>('/src/index.ts', {
        '/src/internal/live.ts': [['shared.drop(error)', 'void error']],
      });
      const tag = defineTwin(Twin);
      const noticed = await seeded(async (random) => {
        await switchPeople(page(tag), 200, random, page(sound)); // ends with the first that is noticed
        return 'nothing';
      }, 1).catch(String);
      expect(noticed).to.match(/while .* is signed in/);
    });
});
