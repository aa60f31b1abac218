import { newPlatform, type PlatformOptions, type TestPlatform } from '../../support/platform.js';
import { surroundings } from '../../support/surroundings.js';
import { isOf, type Arrival, type FaultOrigins, type Wire, type WireFault } from './wires.js';

/** The wires of one platform. */
export interface WireControl {
  readonly faults: {
    /** Adds some. Of those that match a request the oldest that is not used up applies, so that several tell a sequence. */
    add(...faults: readonly WireFault[]): Promise<void>;
    clear(): Promise<void>;
    /** Those that are not used up, with the times they still have. */
    list(): Promise<readonly WireFault[]>;
  };
  /** Every request that came in on a wire, also what the browser sent again by itself; what tests steer with is not in it. */
  readonly arrivals: {
    all(): Promise<readonly Arrival[]>;
    /** Those of a call pattern, for example `PATCH /v3/cards/:id`, or `*` for every API call; preflights are in neither. */
    of(call: string): Promise<readonly Arrival[]>;
    count(call: string): Promise<number>;
    /** Waits until as many have come in; throws after five seconds. */
    reach(call: string, count?: number): Promise<void>;
    clear(): Promise<void>;
  };
  /** Lets every request go on that is stalled or waits to be shuffled. */
  release(): Promise<void>;
  /**
   * Opens connections and leaves them idle, so that the next requests go out on reused ones: a browser sends again only
   * what it sent on these. Answers how many it opened: as many as asked on HTTP/1.1, one on HTTP/2.
   */
  warm(wire: Wire, connections?: number): Promise<number>;
  /** Ends every connection of every wire, so that the next request opens one. */
  cool(): Promise<void>;
}

/** One platform that can be reached over each wire. Its controls and tokens go another way that never fails. */
export interface FaultyPlatform {
  /** The platform as the page is to know it: its `url`, `cardsUrl` and `bankingUrl` are on that wire. */
  over(wire: Wire): TestPlatform;
  /** The platform without wires, for a test's own questions. */
  readonly direct: TestPlatform;
  readonly control: TestPlatform['control'];
  readonly getToken: TestPlatform['getToken'];
  readonly wires: WireControl;
  /** Forgets it, and breaks off what still waits. */
  close(): Promise<void>;
}

/** Where the servers are, which a test page knows by itself, and the seed of what the wires draw. */
export interface FaultyPlatformOptions {
  readonly server?: string | undefined;
  readonly origins?: FaultOrigins | undefined;
  readonly seed?: number;
}

/** A platform nobody else uses, behind wires that fail as they are told. */
export async function newFaultyPlatform(
  options: PlatformOptions = {},
  { server = surroundings.server, origins = surroundings.faults, seed = 1 }: FaultyPlatformOptions = {},
): Promise<FaultyPlatform> {
  if (!origins) throw new Error('No counting server: it runs with the fault tests in Chromium only.');
  const platform = await newPlatform(options, { origin: server });
  const name = new URL(platform.url).pathname.split('/')[1] ?? '';

  /** Bodies go as plain text, which asks for no preflight. */
  const tell = async (method: string, room = '', body?: string): Promise<unknown> => {
    const response = await fetch(`${origins.control}/${name}/${room}`, {
      method,
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const say = async (method: string, room?: string, body?: string): Promise<void> => {
    await tell(method, room, body);
  };
  await say('POST', '', String(seed));

  const all = async () => (await tell('GET', 'arrivals')) as readonly Arrival[];
  const of = async (call: string) => (await all()).filter(({ method, path }) => isOf(call, method, path));
  const warm = async (wire: Wire, connections = 1): Promise<number> => {
    const sockets = Array.from({ length: connections }, async () => {
      const response = await fetch(`${origins[wire]}/${name}/warm?of=${connections}`, { cache: 'no-store' });
      return ((await response.json()) as { readonly socket: number }).socket;
    });
    return new Set(await Promise.all(sockets)).size;
  };
  return {
    over: (wire) => {
      const url = `${origins[wire]}/${name}/platform`;
      return { ...platform, url, cardsUrl: `${url}/cards/v3`, bankingUrl: `${url}/banking/v2` };
    },
    direct: platform,
    control: platform.control,
    getToken: platform.getToken,
    wires: {
      faults: {
        add: async (...faults) => {
          for (const fault of faults) await say('POST', 'faults', JSON.stringify(fault));
        },
        clear: () => say('DELETE', 'faults'),
        list: async () => (await tell('GET', 'faults')) as readonly WireFault[],
      },
      arrivals: {
        all,
        of,
        count: async (call) => (await of(call)).length,
        reach: async (call, count = 1) => {
          for (const end = performance.now() + 5000; (await of(call)).length < count;) {
            if (performance.now() > end) throw new Error(`There never came ${count} of ${call}`);
            await new Promise((resolve) => setTimeout(resolve, 5));
          }
        },
        clear: () => say('DELETE', 'arrivals'),
      },
      release: () => say('POST', 'release'),
      warm,
      cool: () => say('POST', 'cool'),
    },
    close: async () => {
      await say('DELETE');
      await platform.close();
    },
  };
}
