import { expect } from 'chai';
import { seeded, type Random } from '../../internal/random.js';
import { runs } from '../../support/surroundings.js';
import { click, press } from '../../support/user.js';
import { heard, maybeInside, pause, textOf } from '../../widgets/stage.js';
import { SETTLED_MS, type } from '../../widgets/transfers.js';
import {
  AT_ONCE,
  came,
  fillConversion,
  fillElsewhere,
  fillOwn,
  inRounds,
  isDone,
  isReview,
  primary,
  TRANSFER,
  transferBench,
  type MoneyForm,
  type TransferBench,
} from './transfer-bench.js';
import type { Wire } from './wires.js';

// Reliability, rows 1 and 15: one decision is one transfer, however often and in whatever way it is pressed; counted at a server.

/**
 * What one person did: sent it to somebody elsewhere, with a code; to an own account, or converted it, without; or thought
 * better of it.
 */
type Plan = 'elsewhere' | 'own' | 'convert' | 'back';

const isAtCode = (form: Element): boolean => maybeInside(form, '#code') !== null;

/** Real keys go to one element at a time. */
let hands: Promise<unknown> = Promise.resolve();
function byHand(act: () => Promise<void>): Promise<void> {
  const done = hands.then(act);
  hands = done.catch(() => undefined);
  return done;
}

/** Activations of what goes on, two to seven, in one task or over some milliseconds. */
async function burst(form: MoneyForm, random: Random, isByMouse = false): Promise<void> {
  const button = primary(form);
  if (isByMouse) {
    await click(button, { count: 2 });
    return;
  }
  const acts = [
    () => button.click(),
    () => button.click(),
    () => void form.submit(),
    () => button.form?.requestSubmit(),
    () => maybeInside(form, 'button[part~="button-primary"]')?.click(),
  ];
  const atOnce = random() < 0.5;
  if (random() < 0.03) {
    await byHand(async () => {
      form.style.display = '';
      button.focus();
      await press('Enter');
      await press('Enter');
      form.style.display = 'none';
    });
    return;
  }
  const chosen = Array.from({ length: random.whole(2, 7) }, () => random.pick(acts));
  // A form's own event may be stopped by a lock: the first is one that surely means it.
  const began = performance.now();
  for (const act of [acts[0], ...chosen]) {
    // Later than this, on a busy machine, it could be a decision about the screen that came since.
    if (performance.now() - began > SETTLED_MS - 40) return;
    act?.();
    if (!atOnce) await pause(random.whole(0, 20));
  }
}

/** The second half of a slow double click: it lands on what came since, before anybody can have read that. */
async function late(form: MoneyForm, random: Random, since: number): Promise<void> {
  for (let clicks = random.whole(0, 2); clicks > 0; clicks -= 1) {
    await pause(random.whole(0, 200));
    // Later than this it is a decision.
    if (performance.now() - since > SETTLED_MS - 40) return;
    random.pick([() => primary(form).click(), () => void form.submit()])();
  }
}

/** One person's transfer or conversion. */
async function once(
  bench: TransferBench,
  form: MoneyForm,
  random: Random,
  plan: Plan,
  {
    amount,
    patience,
    isByMouse,
    converts,
  }: { readonly amount: bigint; readonly patience: number; readonly isByMouse: boolean; readonly converts: boolean },
): Promise<void> {
  form.reset();
  await came(form, () => maybeInside(form, '#amount'), 'the form', patience);
  if (converts) fillConversion(form, bench.accounts, amount);
  else if (plan === 'own') await fillOwn(form, bench.accounts, amount);
  else await fillElsewhere(form, amount);
  await pause(SETTLED_MS);
  await burst(form, random, isByMouse);
  await late(form, random, await came(form, () => isReview(form), 'the review', patience));
  await pause(SETTLED_MS);
  if (plan === 'back') return;
  await burst(form, random, isByMouse);
  if (plan === 'elsewhere') {
    await late(form, random, await came(form, () => isAtCode(form), 'the code', patience));
    type(form, 'code', bench.codeFor(amount));
    await burst(form, random, isByMouse);
  }
  await late(form, random, await came(form, () => isDone(form), 'the receipt', patience));
  expect(isDone(form), textOf(form)).to.equal(true);
}

/** What was meant, and what came of it. */
interface Counts {
  readonly writes: number;
  readonly transfers: number;
  /** With another amount each. */
  readonly different: number;
  /** Of which the host heard. */
  readonly told: number;
}

interface Options {
  readonly wire?: Wire;
  readonly tag?: string;
  readonly plans?: readonly Plan[];
  /** No more runs than these, whatever came of them. */
  readonly most?: number;
  /** Milliseconds until a screen that does not come is given up. */
  readonly patience?: number;
  /** Double clicks of a real mouse, in one form: among many it would hit another that moved under it. */
  readonly isByMouse?: boolean;
}

/** What a person wanted, what was counted at the server and in the books, and what went wrong in the page. */
interface Pressed {
  readonly wanted: Counts;
  readonly counted: Counts;
  readonly failures: readonly unknown[];
}

/** As many as meant. */
export async function pressed(random: Random, meant: number, options: Options = {}): Promise<Pressed> {
  const rounds = await inRounds(meant, async (count) => await round(random, count, options));
  return {
    wanted: sum(rounds.map(({ wanted }) => wanted)),
    counted: sum(rounds.map(({ counted }) => counted)),
    failures: rounds.flatMap(({ failures }) => failures),
  };
}

const sum = (all: readonly Counts[]): Counts =>
  all.reduce((total, one) => ({
    writes: total.writes + one.writes,
    transfers: total.transfers + one.transfers,
    different: total.different + one.different,
    told: total.told + one.told,
  }));

/** By all forms of a page at once. */
async function round(
  random: Random,
  meant: number,
  {
    wire = 'http1',
    tag,
    plans = ['elsewhere', 'own', 'own', 'elsewhere', 'back'],
    most = Infinity,
    patience = 30_000,
    isByMouse = false,
  }: Options = {},
): Promise<Pressed> {
  const converts = plans.includes('convert');
  const bench = await transferBench({
    wire,
    converts,
    forms: isByMouse ? 1 : Math.min(AT_ONCE, meant),
    isHidden: !isByMouse,
    ...(tag !== undefined && { tag }),
  });
  try {
    const created = bench.forms.map((form) =>
      heard(form, converts ? 'giro-conversion-created' : 'giro-transfer-created'),
    );
    let [writes, decided, begun, amount] = [0, 0, 0, 2000n];
    const ends = await Promise.allSettled(
      bench.forms.map(async (form) => {
        while (decided < meant && begun < most) {
          begun += 1;
          const plan = random.pick(plans);
          if (plan !== 'back') decided += 1;
          if (plan === 'elsewhere') writes += 2;
          if (plan === 'own' || plan === 'convert') writes += 1;
          amount += 1n; // another each time, else the form would ask whether the same is meant twice
          await once(bench, form, random, plan, { amount, patience, isByMouse, converts });
        }
      }),
    );
    await pause(SETTLED_MS); // what is still under way
    const amounts = (await bench.platform.control.transfers()).map((made) => made.amount);
    return {
      wanted: { writes, transfers: decided, different: decided, told: decided },
      counted: {
        writes: await bench.platform.wires.arrivals.count(TRANSFER),
        transfers: amounts.length,
        different: new Set(amounts).size,
        told: created.flat().length,
      },
      failures: ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : [])),
    };
  } finally {
    await bench.close();
  }
}

/** As often as the figure says, over one wire. */
export function oncePressed(
  wire: Wire,
  plans: readonly Plan[],
  { figure = 2500 }: { readonly figure?: number } = {},
): void {
  it(`is sent once, every time, and never unread (${wire})`, async function () {
    this.timeout(3_600_000);
    await seeded(async (random) => {
      const meant = runs(figure);
      const { wanted, counted, failures } = await pressed(random, meant, { wire, plans });
      if (failures.length > 0) throw failures[0];
      expect(counted).to.deep.equal(wanted);
      expect(counted.transfers).to.equal(meant);
    });
  });
}
