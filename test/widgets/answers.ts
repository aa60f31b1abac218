import type { Fault } from '../../src/sandbox/index.js';
import { setStage, type Stage } from './stage.js';

// What a platform can answer, or a network do, and what a person is told of it.

type Effect = Fault['do'];

/** A fault, in words, and the words it ends in. */
export type Case = readonly [what: string, effect: Effect, words: string];

export const status = (code: number, body?: unknown): Effect => ({ kind: 'status', status: code, body });

export const REFUSED = 'The bank did not accept this.';
export const MISSING = 'We could not find this.';
export const NO_ANSWER = 'We did not get an answer.';
const FORBIDDEN = 'You do not have permission for this.';
const TOO_OFTEN = 'That was too often.';
const SIGNED_OUT = 'Your session has ended.';
const NO_SENSE = 'We did not understand the bank’s answer.';
const DOWN = 'The bank has a technical problem.';
const UNREACHED = 'We could not reach the bank.';

/** Answers that say no. */
export const REFUSALS: readonly Case[] = [
  ['400', status(400), REFUSED],
  ['401', status(401), SIGNED_OUT],
  ['403', status(403), FORBIDDEN],
  ['404', status(404), MISSING],
  ['405', status(405), REFUSED],
  ['409', status(409), REFUSED],
  ['410', status(410), MISSING],
  ['412 without a consent', status(412), REFUSED],
  ['422', status(422), REFUSED],
  ['429', status(429), TOO_OFTEN],
];

type Faulty = readonly [what: string, effect: Effect];

/** A write that was not carried out, and nobody is told. */
export const UNHEARD: readonly Faulty[] = [
  ['408', status(408)],
  ['500', status(500)],
  ['503', status(503)],
  ['a connection that breaks before', { kind: 'drop', when: 'before' }],
];

/** A write that was carried out, and the answer is of no use, whatever it would have been. */
export const LOST: readonly Faulty[] = [
  ['503, carried out', { kind: 'status', status: 503, when: 'after' }],
  ['a connection that breaks after', { kind: 'drop', when: 'after' }],
  ['no JSON', { kind: 'bad-json' }],
];

/** A write that was carried out, and whose answer can't be read as what it is. */
export const GARBLED: readonly Faulty[] = [
  ['a body that breaks off', { kind: 'cut' }],
  ['half a body', { kind: 'truncated' }],
  ['a body of another type', { kind: 'wrong-type' }],
  ['an empty body', { kind: 'empty' }],
];

export const WRONG_SHAPE: Faulty = ['a shape nobody knows', { kind: 'wrong-shape' }];

/** What can come in place of a read thing. */
export const READS: readonly Case[] = [
  ['400', status(400), REFUSED],
  ['401', status(401), SIGNED_OUT],
  ['403', status(403), FORBIDDEN],
  ['404', status(404), MISSING],
  ['409', status(409), REFUSED],
  ['429', { kind: 'status', status: 429, headers: { 'retry-after': '60' } }, TOO_OFTEN],
  ['500', status(500), DOWN],
  ['a connection that breaks before', { kind: 'drop', when: 'before' }, UNREACHED],
  ['a connection that breaks after', { kind: 'drop', when: 'after' }, UNREACHED],
  ['a body that breaks off', { kind: 'cut' }, UNREACHED],
  ['no JSON', { kind: 'bad-json' }, NO_SENSE],
  ['a shape nobody knows', { kind: 'wrong-shape' }, NO_SENSE],
  ['an empty body', { kind: 'empty' }, NO_SENSE],
  ['half a body', { kind: 'truncated' }, NO_SENSE],
  ['a body of another type', { kind: 'wrong-type' }, NO_SENSE],
];

/** Answers that come late, before and after they are carried out. */
export const DELAYS: readonly Faulty[] = (['before', 'after'] as const).map((when) => [
  `late, ${when} it is carried out`,
  { kind: 'delay', ms: 200, when },
]);

/** Generated cards of the sandbox, one for each case that runs at the same time: what a consent is kept under is the card's. */
export const ALIASES = [
  'Groceries 1',
  'Travel 2',
  'Fuel 3',
  'Software 4',
  'Lunches 5',
  'Books 6',
  'Gym 7',
  'Music 8',
] as const;

/**
 * Runs cases side by side, each on a stage of its own with a card of its own in a status; a failure says which it was.
 * Stages are set one after the other, because setting one forgets what this tab keeps.
 */
export async function together<C extends readonly [what: string, ...rest: unknown[]], B extends { stage: Stage }>(
  cases: readonly C[],
  { edition, status: start }: { readonly edition: 'current' | 'older'; readonly status: string },
  begin: (stage: Stage, alias: string) => Promise<B>,
  run: (begun: B, faulty: C) => Promise<void>,
): Promise<void> {
  const here = cases;
  for (let from = 0; from < here.length; from += ALIASES.length) {
    const some = here.slice(from, from + ALIASES.length);
    const stages: [Stage, string][] = [];
    for (const alias of ALIASES.slice(0, some.length))
      stages.push([await setStage({ edition, cards: ALIASES.length, statuses: { [alias]: start } }), alias]);
    await Promise.all(
      stages.map(async ([stage, alias], i) => {
        const faulty = some[i] as C;
        try {
          await run(await begin(stage, alias), faulty);
        } catch (error) {
          if (error instanceof Error) error.message = `${faulty[0]}: ${error.message}`;
          throw error;
        }
      }),
    );
    for (const [{ provider }] of stages) provider.remove();
  }
}
