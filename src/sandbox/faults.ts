import { isObject } from './json.js';

/** What a fault does to a call. `before` and `after` say whether the platform has already carried the call out. */
export type FaultEffect =
  /** Answers late: by a time, or by a random one between two. The call is carried out on arrival unless `when` is `before`. */
  | {
      readonly kind: 'delay';
      readonly ms: number | readonly [min: number, max: number];
      readonly when?: 'before' | 'after';
    }
  /** No answer: the connection breaks. */
  | { readonly kind: 'drop'; readonly when: 'before' | 'after' }
  /** Carried out; the answer's body breaks off in the middle. */
  | { readonly kind: 'cut' }
  /** Answers a status instead; `before` unless said. A text as body is sent as it is, anything else as JSON. */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly when?: 'before' | 'after';
      readonly body?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** Carried out; the answer is not JSON. */
  | { readonly kind: 'bad-json' }
  /** Carried out; the answer is JSON of a shape that no document shows. */
  | { readonly kind: 'wrong-shape' }
  /** Carried out; the answer's body is empty. */
  | { readonly kind: 'empty' }
  /** Carried out; the answer says another type than its body has, `text/html` unless said. */
  | { readonly kind: 'wrong-type'; readonly type?: string }
  /** Carried out; the first half of the answer's body comes as if it were the whole. */
  | { readonly kind: 'truncated' };

/** Something that goes wrong with chosen calls. */
export interface Fault {
  /**
   * `*` for every API call, or a method and path pattern, for example `PATCH /v3/cards/:id`, `GET /v2/cards` or
   * `GET /files/reports/:folder/:corporation/:id/:name`.
   */
  readonly call: string;
  /** How often; every time unless said. */
  readonly times?: number;
  readonly do: FaultEffect;
}

/** The faults that are set. */
export interface SandboxFaults {
  /**
   * Adds one. Delays that match a call add up; of the other faults the oldest that is not used up applies, so that
   * several tell a sequence. Throws `TypeError` for a fault it cannot carry out, for example an unknown call.
   */
  add(fault: Fault): void;
  clear(): void;
  /** Those that are not used up, with the times they still have. */
  list(): Fault[];
}

/** What happens to one call. */
export interface FaultPlan {
  readonly msBefore: number;
  readonly msAfter: number;
  readonly ending?: Exclude<FaultEffect, { kind: 'delay' }> | undefined;
}

/** The list of faults, and `take`, which uses up what applies to a call. */
export function createFaults(
  knownCalls: () => readonly string[],
): SandboxFaults & { take(call: string, options: { readonly byHost: boolean }): FaultPlan } {
  let faults: { fault: Fault; left: number }[] = [];
  const matches = (fault: Fault, call: string, byHost: boolean): boolean =>
    // What a host's server does by itself fails only when it is named: `*` is about what a page sees.
    fault.call === call || (fault.call === '*' && !byHost && / \/v\d/.test(call));
  return {
    add: (fault) => {
      const problem = check(fault, knownCalls());
      if (problem) throw new TypeError(problem);
      faults.push({ fault, left: fault.times ?? Infinity });
    },
    clear: () => {
      faults = [];
    },
    list: () => faults.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, times: left })),
    take: (call, { byHost }) => {
      const plan: { msBefore: number; msAfter: number; ending?: FaultPlan['ending'] } = { msBefore: 0, msAfter: 0 };
      for (const entry of faults) {
        const effect = entry.fault.do;
        if (!matches(entry.fault, call, byHost) || (effect.kind !== 'delay' && plan.ending)) continue;
        entry.left -= 1;
        if (effect.kind !== 'delay') plan.ending = effect;
        else plan[effect.when === 'before' ? 'msBefore' : 'msAfter'] += duration(effect.ms);
      }
      faults = faults.filter(({ left }) => left > 0);
      return plan;
    },
  };
}

const duration = (ms: number | readonly [number, number]): number =>
  typeof ms === 'number' ? ms : ms[0] + Math.random() * (ms[1] - ms[0]);

const isCount = (value: unknown): value is number => typeof value === 'number' && value >= 0;

const KINDS = 'delay, drop, cut, status, bad-json, wrong-shape, empty, wrong-type, truncated';

function check(fault: unknown, known: readonly string[]): string | undefined {
  if (!isObject(fault) || !isObject(fault['do'])) return 'A fault is { call, times?, do: { kind, ... } }';
  const { call, times, do: effect } = fault;
  if (typeof call !== 'string' || (call !== '*' && !known.includes(call)))
    return `No call ${String(call)}. Known: *, ${known.join(', ')}`;
  if (times !== undefined && !(Number.isInteger(times) && Number(times) > 0)) return '"times" is a whole number from 1';
  const { kind, ms, status, type, when } = effect;
  if (when !== undefined && when !== 'before' && when !== 'after') return '"when" is "before" or "after"';
  switch (kind) {
    case 'delay':
      return isCount(ms) || (Array.isArray(ms) && ms.length === 2 && ms.every(isCount))
        ? undefined
        : '"ms" is a number or [min, max]';
    case 'drop':
      return when === undefined ? 'A drop says "when"' : undefined;
    case 'status':
      return Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599
        ? undefined
        : '"status" is an HTTP status from 200 to 599';
    case 'cut':
    case 'bad-json':
    case 'wrong-shape':
    case 'empty':
    case 'truncated':
      return undefined;
    case 'wrong-type':
      return type === undefined || (typeof type === 'string' && type !== '') ? undefined : '"type" is a media type';
    default:
      return `No fault ${String(kind)}. Known: ${KINDS}`;
  }
}
