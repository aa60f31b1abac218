import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import type * as Kit from '../../src/index.js';
import { PEOPLE, type Person } from '../../src/sandbox/people.js';
import { seeded, type Random } from '../internal/random.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { runs } from '../support/surroundings.js';
import { frame, pause, setStage, textOf, until } from './stage.js';

// Reliability 50: nothing of the old person is shown in 1,000 runs of switching the person while reads are under way.

const ALMA = named('Alma');
const HARUKA = named('遥');

function named(name: string): Person {
  const person = PEOPLE.find(({ firstName }) => firstName === name);
  if (!person) throw new Error(`There is no ${name}`);
  return person;
}

/** Names of accounts that are one person's alone. */
const MARKS = new Map<Person, readonly string[]>([
  [ALMA, ['Everyday', 'Household', 'Web shop', 'London office']],
  [HARUKA, ['普通', 'Europe']],
]);
const marks = (person: Person): readonly string[] => MARKS.get(person) ?? [];
const other = (person: Person): Person => (person === ALMA ? HARUKA : ALMA);

type List = HTMLElement & { reload(): Promise<void> };

/** A network that takes its time, differently each time. */
const slow =
  (random: Random): typeof fetch =>
  async (input, init) => {
    await pause(random.whole(0, 6));
    const response = await fetch(input, init);
    await pause(random.whole(0, 12));
    return response;
  };

/** Switches people `count` times at random moments, and fails as soon as something of the one before is on the page. */
async function switchPeople(tag: string, count: number, random: Random): Promise<void> {
  const stage = await setStage({ twoFactor: 'off' });
  const { cardsUrl, bankingUrl, getToken } = stage.platform;
  const client = createClient({ environment: 'sandbox', cardsUrl, bankingUrl, getToken, fetch: slow(random) });
  stage.provider.client = client;
  const enter = async ({ email, password }: Person): Promise<void> => {
    await client.session.signIn({ email, password });
  };
  let now: Person | undefined = ALMA;
  await enter(ALMA);
  const list = document.createElement(tag) as List;
  stage.provider.append(list);
  await until(
    () => textOf(list).includes('Web shop'),
    () => textOf(list),
  );

  const look = (): void => {
    const shown = textOf(list);
    for (const person of [ALMA, HARUKA])
      if (person !== now)
        for (const mark of marks(person))
          expect(shown, `while ${now?.firstName ?? 'nobody'} is signed in`).not.to.include(mark);
  };

  for (let run = 0; run < count; run += 1) {
    if (now) void list.reload();
    if (random() < 0.7) await pause(random.whole(0, 12));
    const next: Person | undefined = now ? (random() < 0.3 ? undefined : other(now)) : random.pick([ALMA, HARUKA]);
    if (next) await enter(next);
    else client.session.signOut();
    now = next;
    if (next && random() < 0.3) void list.reload();
    const end = next ? marks(next)[0] : 'Your session has ended';
    let isSeen = false;
    while (!isSeen) {
      await Promise.resolve(); // the element draws in a microtask
      look();
      isSeen = random() < 0.25 || textOf(list).includes(end ?? '');
      await frame();
    }
  }
  list.remove();
}

describe('another person at the same page', () => {
  it(`sees nothing of the one before (${String(runs(1000))} switches while reads are under way)`, async function () {
    this.timeout(600_000);
    await seeded(async (random) => {
      await switchPeople('giro-account-list', runs(1000), random);
    });
  });

  it('would see something if answers stayed on the page', async () => {
    const { GiroAccountList } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/internal/live.ts': [['shared.drop(error)', 'void error']],
    });
    const tag = defineTwin(GiroAccountList);
    await expectFailure(async () => {
      await seeded(async (random) => {
        await switchPeople(tag, 20, random);
      }, 1);
    });
  });
});
