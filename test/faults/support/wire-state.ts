import { randomFrom, type Random } from '../../internal/random.js';
import { isOf, type Arrival, type WireEffect, type WireFault } from './wires.js';

/** An arrival while it goes on. */
export type OpenArrival = { -readonly [K in keyof Arrival]: Arrival[K] };

/** Says that a wait ended because the platform is gone: then there is nobody left to answer. */
export class Abandoned extends Error {}

/** An effect that keeps a request waiting. */
export type Wait = Extract<WireEffect, { kind: 'stall' | 'shuffle' }>;

interface Waiting {
  readonly arrival: Arrival;
  go(): void;
  giveUp(): void;
  /** Settles when what it waited to do is done, or given up. */
  readonly over: Promise<unknown>;
}

/** What one platform's wires do, and what came in on them. */
export class WireState {
  readonly #random: Random;
  #faults: { readonly fault: WireFault; left: number }[] = [];
  #arrivals: OpenArrival[] = [];
  #arrived = 0;
  readonly #stalled = new Set<Waiting>();
  readonly #gathered = new Map<WireFault, { readonly waiting: Set<Waiting>; timer?: NodeJS.Timeout }>();

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  get arrivals(): readonly Arrival[] {
    return this.#arrivals;
  }

  get faults(): readonly WireFault[] {
    return this.#faults.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, times: left }));
  }

  addFault(fault: WireFault): void {
    if (fault.call !== '*' && !/^[A-Z]+ \/[^ ]+$/.test(fault.call))
      throw new TypeError(`A call is "*" or a method and a path, not "${fault.call}"`);
    this.#faults.push({ fault, left: fault.times ?? Infinity });
  }

  clearFaults(): void {
    this.#faults = [];
  }

  forgetArrivals(): void {
    this.#arrivals = [];
    this.#arrived = 0;
  }

  /** Notes a request; its entry is completed as it goes on. */
  arrive(facts: Omit<Arrival, 'number' | 'at' | 'carriedOut'>): OpenArrival {
    const arrival = { ...facts, number: ++this.#arrived, at: Date.now(), carriedOut: false };
    this.#arrivals.push(arrival);
    return arrival;
  }

  /** The oldest fault that is not used up, matches a request and is drawn; it is used once more by that. */
  take(method: string, path: string): WireFault | undefined {
    const entry = this.#faults.find(
      ({ fault: { call, probability = 1 } }) =>
        isOf(call, method, path) && (probability >= 1 || this.#random() < probability),
    );
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#faults.splice(this.#faults.indexOf(entry), 1);
    return entry.fault;
  }

  /** Does something after waiting as a fault says. Throws `Abandoned` when the platform goes first. */
  async inTurn(arrival: Arrival, fault: WireFault, effect: Wait, act: () => Promise<void>): Promise<void> {
    if (effect.kind === 'shuffle') return this.#gather(arrival, fault, effect, act);
    let timer: NodeJS.Timeout | undefined;
    try {
      await this.#until(this.#stalled, arrival, act, (waiting) => {
        if (effect.ms !== undefined) timer = setTimeout(() => waiting.go(), effect.ms);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets everything go on that waits. */
  release(): void {
    for (const { go } of this.#stalled) go();
    for (const fault of [...this.#gathered.keys()]) void this.#letGo(fault);
  }

  /** Gives everything up that waits. */
  abandon(): void {
    for (const { giveUp } of this.#stalled) giveUp();
    for (const { waiting, timer } of this.#gathered.values()) {
      clearTimeout(timer);
      for (const { giveUp } of waiting) giveUp();
    }
  }

  async #gather(
    arrival: Arrival,
    fault: WireFault,
    { of, ms = 1000 }: Wait & { kind: 'shuffle' },
    act: () => Promise<void>,
  ): Promise<void> {
    const group = this.#gathered.get(fault) ?? { waiting: new Set<Waiting>() };
    this.#gathered.set(fault, group);
    clearTimeout(group.timer);
    group.timer = setTimeout(() => void this.#letGo(fault), ms);
    await this.#until(group.waiting, arrival, act, () => {
      if (group.waiting.size >= of) void this.#letGo(fault);
    });
  }

  async #letGo(fault: WireFault): Promise<void> {
    const group = this.#gathered.get(fault);
    this.#gathered.delete(fault);
    clearTimeout(group?.timer);
    const inOrder = [...(group?.waiting ?? [])].toSorted((a, b) => a.arrival.number - b.arrival.number);
    // One is over before the next goes, and the browser has a moment to read it: else neither order would be certain.
    for (const { go, over } of this.#random.shuffled(inOrder)) {
      go();
      await over;
      await new Promise((resolve) => setTimeout(resolve, TURN_MS));
    }
  }

  async #until(
    set: Set<Waiting>,
    arrival: Arrival,
    act: () => Promise<void>,
    added: (waiting: Waiting) => void,
  ): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const end = Promise.withResolvers<undefined>();
    const waiting = {
      arrival,
      go: () => resolve(undefined),
      giveUp: () => reject(new Abandoned()),
      over: end.promise,
    };
    set.add(waiting);
    added(waiting);
    try {
      await promise;
      await act();
    } finally {
      set.delete(waiting);
      end.resolve(undefined);
    }
  }
}

const TURN_MS = 4;
