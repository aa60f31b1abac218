import { expect } from 'chai';
import { randomFrom, seeded, type Random } from '../../internal/random.js';
import type { Edits } from '../../internal/twin.js';
import { allInside, maybeInside, pause, textOf } from '../../widgets/stage.js';
import { SETTLED_MS, type } from '../../widgets/transfers.js';
import {
  came,
  fillConversion,
  fillElsewhere,
  fillOwn,
  isDone,
  isReview,
  PAYMENT,
  primary,
  titleOf,
  TRANSFER,
  transferBench,
  type MoneyForm,
  type TransferBench,
  type TransferBenchOptions,
} from './transfer-bench.js';
import type { Wire, WireEffect } from './wires.js';

// Reliability, rows 3 to 12 and 15: whatever a connection does, the screen never says what the books contradict.

/** What is sent, and over which API. */
export type Way = 'banking-v2' | 'v3' | 'v3 without dedupe' | 'conversion';

const BENCHES: Readonly<Record<Way, Partial<TransferBenchOptions>>> = {
  'banking-v2': {},
  v3: { client: { paymentsApi: 'v3', dedupe: true }, currencies: ['EUR'] },
  'v3 without dedupe': { client: { paymentsApi: 'v3' }, currencies: ['EUR'], platform: { dedupe: false } },
  conversion: { converts: true },
};

const callOf = (way: Way): string => (BENCHES[way].client?.paymentsApi === 'v3' ? PAYMENT : TRANSFER);
/** How Cards v3 asks for a consent. */
const CONSENT_WANTED = 412;

/** Later than this nothing that was on its way arrives any more. */
const LATE_MS = 900;
/** What arrived is found in this time after the platform can be reached again. */
const FOUND_MS = 5000;

/** Something that goes wrong with one call. */
function effect(random: Random): WireEffect {
  const moment = random.pick([
    { when: 'before' },
    { when: 'after' },
    { when: 'late', ms: random.whole(20, LATE_MS - 300) },
  ] as const);
  const { when } = moment;
  return random.pick<() => WireEffect>([
    () => ({ kind: 'drop', ...moment }),
    () => ({ kind: 'reset', ...moment }),
    () => ({ kind: 'reset', stream: random.pick(['REFUSED_STREAM', 'INTERNAL_ERROR', 'CANCEL'] as const), ...moment }),
    () => ({ kind: 'status', status: random.pick([408, 421, 500, 502, 504]), ...moment }),
    () => ({ kind: 'cut' }),
    () => ({ kind: 'stall', when: when === 'before' ? 'before' : 'after', ms: random.whole(20, LATE_MS - 300) }),
  ])();
}

/** Forms in the page at once: of codes and texts the platform keeps the newest fifty. */
const AT_ONCE = 30;

/** What a screen says of the money. */
type Verdict = 'sent' | 'nothing moved' | 'unknown' | 'busy';

function verdictOf(form: Element): Verdict {
  if (isDone(form)) return 'sent';
  if (titleOf(form).startsWith('We don’t know yet.')) return 'unknown';
  // All of these let the person send again: each says that nothing moved.
  const isBusy =
    primaryIn(form)?.getAttribute('aria-disabled') === 'true' ||
    /Sending…|Converting…|Waiting for you|Checking…|One moment…/.test(allInside(form, '.panel').map(textOf).join(' '));
  return isBusy ? 'busy' : 'nothing moved';
}

const primaryIn = (form: Element): HTMLElement | null => maybeInside(form, 'button[part~="button-primary"]');

/** One order as a person does it, who believes the screen and sends nothing again. */
async function send(bench: TransferBench, form: MoneyForm, amount: bigint): Promise<void> {
  primary(form).click();
  await form.updateComplete;
  await came(form, () => verdictOf(form) !== 'busy', 'an end', 60_000);
  if (!maybeInside(form, '#code') || textOf(form).includes('No money has moved')) return;
  type(form, 'code', bench.codeFor(amount));
  primary(form).click();
  await form.updateComplete;
  await came(form, () => verdictOf(form) !== 'busy', 'an end', 60_000);
}

export interface Wrong {
  readonly amount: bigint;
  readonly verdict: Verdict;
  readonly rows: number;
  readonly why: string;
  readonly text: string;
}

export interface Round {
  readonly wrong: readonly Wrong[];
  readonly doubles: number;
  readonly lost: number;
  /** Payments that the kit sent though the same was sent before, and not answered by a consent. */
  readonly again: number;
}

export interface Options {
  readonly wire: Wire;
  readonly way: Way;
  readonly count: number;
  readonly tag?: string | undefined;
  /** Instead of anything: what goes wrong with every call. */
  readonly always?: WireEffect | undefined;
  /** Nothing can be reached any more after a moment, so that what is lost can't be looked for either. */
  readonly isGone?: boolean;
}

/** So many orders at once while calls fail, then a platform that can be reached again. */
export async function round(
  random: Random,
  { wire, way, count, tag, always, isGone = false }: Options,
): Promise<Round> {
  const bench = await transferBench({
    wire,
    forms: count,
    isHidden: true,
    seed: random.whole(1, 1e9),
    ...(tag !== undefined && { tag }),
    ...BENCHES[way],
  });
  const { faults, warm, release } = bench.platform.wires;
  const amounts = bench.forms.map((_, index) => 2000n + BigInt(index));
  const each = async (act: (form: MoneyForm, amount: bigint) => Promise<void>) =>
    Promise.all(bench.forms.map((form, index) => act(form, amounts[index] ?? 0n)));
  try {
    await each(async (form, amount) => {
      if (way === 'conversion') fillConversion(form, bench.accounts, amount);
      else if (way === 'banking-v2' && !always && random() < 0.3) await fillOwn(form, bench.accounts, amount);
      else await fillElsewhere(form, amount);
      await pause(SETTLED_MS);
      primary(form).click();
      await came(form, () => isReview(form), 'the review');
    });
    await pause(SETTLED_MS);
    await warm(wire, always ? 6 : random.whole(1, 4));
    for (let left = count; left > 0; left -= 1)
      await faults.add({ call: callOf(way), times: random.whole(1, 2), probability: 0.6, do: effect(random) });
    if (always) {
      await faults.clear();
      await faults.add({ call: callOf(way), probability: 0.5, do: always });
    }
    const gone = (async () => {
      await pause(random.whole(0, 400));
      if (isGone) await faults.add({ call: '*', do: { kind: 'drop', when: 'before' } });
    })();
    await Promise.all([gone, each((form, amount) => send(bench, form, amount))]);
    await pause(LATE_MS);
    const lost = bench.forms.filter((form) => verdictOf(form) === 'unknown').length;
    await faults.clear();
    await release();
    const reachable = performance.now();

    const rows = new Map<string, number>();
    for (const { amount } of await bench.platform.control.transfers()) rows.set(amount, (rows.get(amount) ?? 0) + 1);
    const rowsOf = (amount: bigint): number => rows.get(String(amount)) ?? 0;
    const canLook = way !== 'v3 without dedupe';
    await each(async (form, amount) => {
      while (canLook && rowsOf(amount) === 1 && verdictOf(form) !== 'sent' && performance.now() - reachable < FOUND_MS)
        await pause(20);
    });
    const wrong = bench.forms.flatMap((form, index): Wrong[] => {
      const amount = amounts[index] ?? 0n;
      const verdict = verdictOf(form);
      const made = rowsOf(amount);
      const why =
        verdict === 'sent' && made === 0
          ? 'said to be sent, and was not'
          : verdict === 'nothing moved' && made > 0
            ? 'said to have moved nothing, and did'
            : canLook && verdict !== 'sent' && made === 1
              ? 'arrived, and was not found'
              : undefined;
      return why === undefined ? [] : [{ amount, verdict, rows: made, why, text: textOf(form) }];
    });
    return {
      wrong,
      doubles: [...rows.values()].filter((made) => made > 1).length,
      lost,
      again: [...bench.paid.values()].filter((answers) => answers.slice(0, -1).some((one) => one !== CONSENT_WANTED))
        .length,
    };
  } finally {
    await bench.close();
  }
}

/** Rounds until there are as many orders as meant, over one wire and the other at once. */
export async function rounds(random: Random, way: Way, meant: number): Promise<readonly Round[]> {
  const made: Round[] = [];
  for (let left = meant; left > 0; left -= 2 * AT_ONCE) {
    const count = Math.min(AT_ONCE, Math.ceil(left / 2));
    const isGone = made.length % 4 > 1;
    const both = (['http1', 'http2'] as const).map(async (wire) => {
      return await round(randomFrom(random.whole(1, 1e9)), { wire, way, count, isGone });
    });
    made.push(...(await Promise.all(both)));
    sessionStorage.clear(); // what is still unknown is given up
  }
  return made;
}

export const sum = (made: readonly Round[], of: (round: Round) => number): number =>
  made.reduce((total, one) => total + of(one), 0);

/** A screen must say that nothing moved where something did. */
export async function expectContradicted(options: Pick<Options, 'wire' | 'way' | 'tag' | 'always'>): Promise<void> {
  await seeded(async (random) => {
    const { wrong } = await round(random, { count: 16, ...options });
    expect(wrong.map(({ why }) => why)).to.include('said to have moved nothing, and did');
  });
}

/** Takes no answer for an answer that nothing was done. */
export const BELIEVES_SILENCE: Edits = {
  '/src/internal/sending-call.ts': [
    [
      'LOST.includes(error.kind)) return { end: "lost" };',
      'LOST.includes(error.kind)) return { end: "unsent", error };',
    ],
  ],
};
