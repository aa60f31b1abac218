import { expect } from 'chai';
import { seeded } from '../internal/random.js';
import { runs } from '../support/surroundings.js';
import { pause } from '../widgets/stage.js';
import { newFaultyPlatform, type FaultyPlatform } from './support/faulty-platform.js';
import type { Wire, WireEffect } from './support/wires.js';

// What Chromium makes of one `fetch` when connections fail. The kit's promises stand on these facts, and on the counts.

const WIRES: readonly Wire[] = ['http1', 'https1', 'http2'];
const ORDER = 'POST /v3/cards';

const platforms: FaultyPlatform[] = [];
afterEach(async () => {
  await Promise.all(platforms.splice(0).map((platform) => platform.close()));
});

interface Bench extends FaultyPlatform {
  /** Orders a card with one `fetch`, and says how it ended: with a status and the whole body, or as an error. */
  order(name?: string): Promise<string>;
  /** Names of the cards that were ordered, the oldest first, asked another way than over the wires. */
  ordered(): Promise<string[]>;
}

/** A platform behind wires, whose preflights are over and whose connections are all ended. */
async function bench(wire: Wire, effect?: WireEffect, { seed = 1, times }: { seed?: number; times?: number } = {}) {
  const platform = await newFaultyPlatform({ cards: 1 }, { seed });
  platforms.push(platform);
  const token = await platform.getToken({ api: 'cards', expired: false });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const cards = async () => {
    const response = await fetch(`${platform.direct.cardsUrl}/cards?limit=100`, { headers });
    return ((await response.json()) as { readonly data: readonly Readonly<Record<string, string>>[] }).data;
  };
  const post = (body: object) =>
    fetch(`${platform.over(wire).cardsUrl}/cards`, { method: 'POST', headers, body: JSON.stringify(body) });
  const [{ account_id, individual_id, id } = {}] = await cards();

  expect((await post({})).status).to.equal(400);
  await platform.wires.cool();
  await platform.wires.arrivals.clear();
  await platform.control.log.clear();
  if (effect) await platform.wires.faults.add({ call: ORDER, do: effect, ...(times !== undefined && { times }) });
  return {
    ...platform,
    order: async (display_name = 'One') => {
      try {
        const response = await post({ account_id, individual_id, display_name });
        await response.text();
        return String(response.status);
      } catch (error) {
        return (error as Error).name;
      }
    },
    ordered: async () => {
      const all = await cards();
      return all
        .slice(
          0,
          all.findIndex((card) => card['id'] === id),
        )
        .map(({ display_name = '' }) => display_name)
        .toReversed();
    },
  } satisfies Bench;
}

/** How often the order came in, how often the platform heard of it, and how many cards there are of it now. */
async function counts({ control, ordered, wires }: Bench) {
  return {
    arrived: await wires.arrivals.count(ORDER),
    heard: await control.log.count(ORDER),
    done: (await ordered()).length,
  };
}

for (const wire of WIRES) {
  const isHttp2 = wire === 'http2';

  describe(`a request over ${wire}`, () => {
    it('is noted as it came', async () => {
      const { order, wires } = await bench(wire);
      expect(await order('Åsa’s')).to.equal('200');
      expect(await order('Other')).to.equal('200');
      const [first, second, ...others] = await wires.arrivals.all();
      expect(others).to.be.empty;
      expect(first).to.include({
        number: 1,
        wire,
        protocol: isHttp2 ? '2.0' : '1.1',
        method: 'POST',
        path: '/v3/cards',
        search: '',
        reused: false,
        carriedOut: true,
        status: 200,
      });
      expect(JSON.parse(first?.body ?? '')).to.include({ display_name: 'Åsa’s' });
      expect(second).to.include({ number: 2, socket: first?.socket, reused: true });
    });

    it('is counted exactly, however many there are', async function () {
      this.timeout(120_000);
      await seeded(async (random) => {
        const { control, order, wires } = await bench(wire);
        const names = Array.from({ length: runs(2000) }, (_, index) => `${index} ${random()}`);
        const left = [...names];
        await Promise.all(
          Array.from({ length: 20 }, async () => {
            for (let name = left.shift(); name; name = left.shift()) {
              await pause(random.whole(0, 3));
              expect(await order(name)).to.equal('200');
            }
          }),
        );
        const bodies = (await wires.arrivals.of(ORDER)).map(({ body = '' }) => JSON.parse(body) as object);
        expect(bodies.map((body) => (body as { display_name: string }).display_name)).to.have.members(names);
        expect(await control.log.count(ORDER)).to.equal(names.length);
      });
    });

    it('shows only to its own platform', async () => {
      const [one, other] = [await bench(wire, { kind: 'drop', when: 'before' }), await bench(wire)];
      expect(await other.order()).to.equal('200');
      expect(await counts(other)).to.deep.equal({ arrived: 1, heard: 1, done: 1 });
      expect(await counts(one)).to.deep.equal({ arrived: 0, heard: 0, done: 0 });
    });
  });

  for (const kind of ['drop', 'reset'] as const)
    describe(`a connection over ${wire} that ends without an answer (${kind})`, () => {
      it('has the browser send again what it sent on a reused one: done twice, though the page asked once', async () => {
        const made = await bench(wire, { kind, when: 'after' }, { times: 1 });
        expect(await made.wires.warm(wire)).to.equal(1);
        expect(await made.order()).to.equal('200');
        expect(await counts(made)).to.deep.equal({ arrived: 2, heard: 2, done: 2 });
        const [first, second] = await made.wires.arrivals.of(ORDER);
        expect(first).to.include({ reused: true, fault: kind, carriedOut: true }).and.not.to.have.property('status');
        expect(second).to.include({ reused: false, body: first?.body, carriedOut: true, status: 200 });
      });

      it('has it sent on every connection there is', async () => {
        const made = await bench(wire, { kind, when: 'after' });
        const open = await made.wires.warm(wire, 4);
        expect(open).to.equal(isHttp2 ? 1 : 4);
        expect(await made.order()).to.equal('TypeError');
        const { arrived, heard, done } = await counts(made);
        expect(arrived).to.be.within(2, open + 1);
        expect([heard, done]).to.deep.equal([arrived, arrived]);
      });

      it('fails at once when it was a fresh one: done once', async () => {
        const made = await bench(wire, { kind, when: 'after' });
        expect(await made.order()).to.equal('TypeError');
        expect(await counts(made)).to.deep.equal({ arrived: 1, heard: 1, done: 1 });
      });

      it('can end before the platform hears of the call', async () => {
        const made = await bench(wire, { kind, when: 'before' });
        await made.wires.warm(wire);
        expect(await made.order()).to.equal('TypeError');
        expect(await counts(made)).to.deep.equal({ arrived: 2, heard: 0, done: 0 });
      });

      it('can end long before the platform hears of the call', async () => {
        const made = await bench(wire, { kind, when: 'late', ms: 300 });
        expect(await made.order()).to.equal('TypeError');
        expect(await counts(made)).to.deep.equal({ arrived: 1, heard: 0, done: 0 });
        await pause(400);
        expect(await counts(made)).to.deep.equal({ arrived: 1, heard: 1, done: 1 });
      });
    });

  describe(`another answer over ${wire}`, () => {
    for (const when of ['before', 'after'] as const)
      for (const status of [408, 421, 500, 502, 503, 504]) {
        const sentAgain = status === 421 || (status === 408 && !isHttp2);
        it(`is ${status} ${when} the call is carried out, ${sentAgain ? 'twice' : 'once'}`, async () => {
          const made = await bench(wire, { kind: 'status', status, when });
          await made.wires.warm(wire);
          expect(await made.order()).to.equal(String(status));
          const times = sentAgain ? 2 : 1;
          const done = when === 'after' ? times : 0;
          expect(await counts(made)).to.deep.equal({ arrived: times, heard: done, done });
          expect((await made.wires.arrivals.of(ORDER))[0]).to.include({ fault: 'status', status });
        });
      }

    it('that breaks off in the middle is an error, and is not asked for again', async () => {
      const made = await bench(wire, { kind: 'cut' });
      await made.wires.warm(wire, 2);
      expect(await made.order()).to.equal('TypeError');
      expect(await counts(made)).to.deep.equal({ arrived: 1, heard: 1, done: 1 });
    });
  });

  describe(`an answer over ${wire} that does not come`, () => {
    for (const when of ['before', 'after'] as const) {
      it(`is waited for until it is let go, ${when} the call is carried out`, async () => {
        const made = await bench(wire, { kind: 'stall', when });
        let isOver = false;
        const ending = made.order().finally(() => {
          isOver = true;
        });
        const done = when === 'after' ? 1 : 0;
        await made.wires.arrivals.reach(ORDER);
        await pause(100);
        expect(await counts(made)).to.deep.equal({ arrived: 1, heard: done, done });
        expect(isOver).to.be.false;
        await made.wires.release();
        expect(await ending).to.equal('200');
        expect(await counts(made)).to.deep.equal({ arrived: 1, heard: 1, done: 1 });
      });

      it(`comes after a time, ${when} the call is carried out`, async () => {
        const made = await bench(wire, { kind: 'stall', when, ms: 150 });
        const started = performance.now();
        expect(await made.order()).to.equal('200');
        expect(performance.now() - started).to.be.at.least(150);
        expect(await counts(made)).to.deep.equal({ arrived: 1, heard: 1, done: 1 });
      });
    }

    it('breaks off when the platform goes', async () => {
      const made = await bench(wire, { kind: 'stall', when: 'before' });
      const ending = made.order();
      await made.wires.arrivals.reach(ORDER);
      await made.close();
      platforms.splice(platforms.indexOf(made), 1);
      expect(await ending).to.equal('TypeError');
    });
  });

  describe(`answers over ${wire} in another order`, () => {
    const NAMES = ['a', 'b', 'c', 'd', 'e', 'f'];
    /**
     * Sends six orders, each when the one before is carried out if any is to be; answers the order they came in, were
     * carried out and were answered in.
     */
    const six = async (when: 'before' | 'after', seed: number) => {
      const made = await bench(wire, { kind: 'shuffle', of: 6, when, ms: 5000 }, { seed });
      const { order, ordered, wires } = made;
      await wires.warm(wire, 6);
      const answered: string[] = [];
      const endings: Promise<void>[] = [];
      const carriedOut = async (): Promise<number> =>
        (await wires.arrivals.of(ORDER)).filter((arrival) => arrival.carriedOut).length;
      for (const name of NAMES) {
        const ending = order(name).then((outcome) => {
          expect(outcome).to.equal('200');
          answered.push(name);
        });
        endings.push(ending);
        while (when === 'after' && (await carriedOut()) < endings.length) await pause(5);
      }
      await Promise.all(endings);
      const arrived = (await wires.arrivals.of(ORDER)).map(
        ({ body = '' }) => (JSON.parse(body) as { display_name: string }).display_name,
      );
      return { arrived, answered, done: await ordered() };
    };

    it('are all there, in an order the seed tells', async () => {
      const places: string[] = [];
      for (const seed of [1, 2, 3, 1]) {
        const { answered, arrived, done } = await six('before', seed);
        for (const names of [answered, arrived, done]) expect(names).to.have.members(NAMES);
        places.push(done.map((name) => arrived.indexOf(name)).join(''));
      }
      expect(places[3]).to.equal(places[0]);
      expect(new Set(places)).to.have.property('size', 3);
    });

    it('leave the order in which calls are carried out as it was, when they are shuffled after', async () => {
      const orders: string[] = [];
      for (const seed of [1, 2, 3]) {
        const { answered, arrived, done } = await six('after', seed);
        expect(arrived).to.deep.equal(NAMES);
        expect(done).to.deep.equal(NAMES);
        orders.push(answered.map((name) => arrived.indexOf(name)).join(''));
      }
      expect(orders.filter((order) => order === '012345')).to.be.empty;
    });

    it('do not wait for ever for one more', async () => {
      const made = await bench(wire, { kind: 'shuffle', of: 3, when: 'after', ms: 100 });
      expect(await Promise.all([made.order(), made.order()])).to.deep.equal(['200', '200']);
    });
  });
}

describe('faults on the wire', () => {
  it('tell a sequence', async () => {
    const { order, wires } = await bench('http1', { kind: 'status', status: 500, when: 'before' }, { times: 2 });
    await wires.faults.add({ call: '*', times: 1, do: { kind: 'status', status: 503, when: 'before' } });
    expect(await wires.faults.list()).to.have.length(2);
    const endings: string[] = [];
    for (let count = 0; count < 4; count += 1) endings.push(await order());
    expect(endings).to.deep.equal(['500', '500', '503', '200']);
    expect(await wires.faults.list()).to.be.empty;
  });

  it('happen as likely as they say, and the same again for the same seed', async () => {
    const endings = async (seed: number) => {
      const { order, wires } = await bench('http1', undefined, { seed });
      const fault = { kind: 'status', status: 500, when: 'before' } as const;
      await wires.faults.add({ call: ORDER, probability: 0.3, do: fault });
      const all: string[] = [];
      for (let count = 0; count < 60; count += 1) all.push(await order());
      return all;
    };
    const first = await endings(7);
    expect(first.filter((ending) => ending === '500'))
      .to.have.property('length')
      .within(6, 32);
    expect(await endings(7)).to.deep.equal(first);
    expect(await endings(8)).not.to.deep.equal(first);
  });

  it('are not of a call that cannot be', async () => {
    const { wires } = await bench('http1');
    const added = wires.faults.add({ call: 'cards', do: { kind: 'cut' } });
    const message = await added.then(String, (error: unknown) => (error as Error).message);
    expect(message).to.contain('A call is "*" or a method and a path');
  });

  it('add to those of the platform itself', async () => {
    const made = await bench('http2');
    await made.control.faults.add({ call: ORDER, times: 1, do: { kind: 'cut' } });
    expect(await made.order()).to.equal('TypeError');
    await made.control.faults.add({ call: ORDER, do: { kind: 'drop', when: 'after' } });
    await made.wires.cool();
    expect(await made.order()).to.equal('TypeError');
    expect(await counts(made)).to.deep.equal({ arrived: 2, heard: 2, done: 2 });
  });
});

describe('one stream of an HTTP/2 connection', () => {
  it('is sent again when it was refused, whatever the platform did', async () => {
    const made = await bench('http2', { kind: 'reset', stream: 'REFUSED_STREAM', when: 'after' });
    expect(await made.order()).to.equal('TypeError');
    const { arrived, heard, done } = await counts(made);
    expect(arrived).to.be.within(2, 3);
    expect([heard, done]).to.deep.equal([arrived, arrived]);
    const sockets = (await made.wires.arrivals.of(ORDER)).map(({ socket }) => socket);
    expect(new Set(sockets)).to.have.property('size', 1);
  });

  for (const stream of ['INTERNAL_ERROR', 'CANCEL', 'ENHANCE_YOUR_CALM'] as const)
    it(`is not sent again when it ended with ${stream}`, async () => {
      const made = await bench('http2', { kind: 'reset', stream, when: 'after' });
      await made.wires.warm('http2');
      expect(await made.order()).to.equal('TypeError');
      expect(await counts(made)).to.deep.equal({ arrived: 1, heard: 1, done: 1 });
    });
});
