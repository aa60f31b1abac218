import { expect } from 'chai';
import { createClient } from '../../src/api/client.js';
import { GiroError } from '../../src/api/errors.js';
import { Live, liveOf, type Topic } from '../../src/internal/live.js';
import { brokenTwin, expectFailure } from './twin.js';

const client = () => createClient({ environment: 'sandbox' });

/** A question about one thing, answered when the test says so. */
function question(key = 'thing') {
  const asked: {
    readonly signal: AbortSignal;
    readonly answer: (value: string) => void;
    readonly fail: (error: unknown) => void;
  }[] = [];
  const refreshed: string[] = [];
  const topic: Topic<string> = {
    key,
    load: ({ signal }) =>
      new Promise((answer, fail) => {
        asked.push({ signal, answer, fail });
      }),
    absorb: (value, thingKey, thing) => (thingKey === key ? (thing as string) : value),
    find: (value, thingKey) => (thingKey === key ? value : undefined),
    refresh: (_, thingKey) => {
      refreshed.push(thingKey);
      return Promise.resolve();
    },
  };
  return { topic, asked, refreshed };
}

const task = () => new Promise((resolve) => setTimeout(resolve));

/** The newest of two answers is kept, whichever comes last. */
function newestWins(AnyLive: typeof Live): void {
  const live = new AnyLive(client());
  const [older, newer] = [live.stamp(), live.stamp()];
  expect(live.settle('thing', 'new', newer)).to.equal('new');
  expect(live.settle('thing', 'old', older)).to.equal('new');
  expect(live.newest('thing')).to.equal('new');
}

/** Somebody signs out while a thing is read: what the answer says is kept for nobody, whatever is known of the thing. */
function keepsNothingOfTheFormer(AnyLive: typeof Live): void {
  const api = client();
  const live = new AnyLive(api);
  const { topic } = question();
  const leave = live.share(topic).join(() => undefined);
  const asked = live.stamp();
  api.session.signOut();
  live.settle('thing', 'theirs', asked);
  expect(live.newest('thing')).to.equal(undefined);
  live.settle('thing', 'new', live.stamp());
  expect(live.newest('thing')).to.equal('new');
  leave();
}

describe('what a page knows about a thing', () => {
  it('is the answer that was asked for last, whichever comes last', () => {
    newestWins(Live);
  });

  it('would be the one that comes last without stamps (broken twin)', async () => {
    const twin = await brokenTwin<{ Live: typeof Live }>('/src/internal/live.ts', {
      '/src/internal/live.ts': [['known.stamp > stamp', 'false']],
    });
    await expectFailure(() => {
      newestWins(twin.Live);
    });
  });

  it('is nothing that was asked for the person before', () => {
    keepsNothingOfTheFormer(Live);
  });

  it('would be without a look at who asked (broken twin)', async () => {
    const twin = await brokenTwin<{ Live: typeof Live }>('/src/internal/live.ts', {
      '/src/internal/live.ts': [['stamp < this.#since', 'false']],
    });
    await expectFailure(() => {
      keepsNothingOfTheFormer(twin.Live);
    });
  });

  it('reaches every shared answer that holds it', async () => {
    const live = new Live(client());
    const { topic, asked } = question();
    const shared = live.share(topic);
    let drawn = 0;
    shared.join(() => (drawn += 1));
    const read = shared.read();
    asked[0]?.answer('first');
    await read;
    const before = drawn;
    live.settle('another thing', 'x', live.stamp());
    expect([shared.snapshot.value, drawn]).to.deep.equal(['first', before]);
    live.settle('thing', 'second', live.stamp());
    expect([shared.snapshot.value, drawn]).to.deep.equal(['second', before + 1]);
    expect(live.find('thing')).to.equal('second');
  });
});

describe('a shared read', () => {
  it('is one for all who ask the same, and one at a time', async () => {
    const live = new Live(client());
    const { topic, asked } = question();
    const shared = live.share(topic);
    expect(live.share({ ...topic })).to.equal(shared);
    const reads = [shared.read(), shared.read()];
    expect(asked).to.have.length(1);
    expect(shared.snapshot.reading).to.equal(true);
    asked[0]?.answer('value');
    await Promise.all(reads);
    expect(shared.snapshot).to.deep.equal({ value: 'value', error: undefined, reading: false });
  });

  it('keeps the last good answer when a later read fails, and forgets the failure when one succeeds', async () => {
    const live = new Live(client());
    const { topic, asked } = question();
    const shared = live.share(topic);
    const read = async (end: (ask: (typeof asked)[number]) => void) => {
      const reading = shared.read();
      end(asked.at(-1)!);
      await reading;
    };
    await read(({ answer }) => {
      answer('good');
    });
    await read(({ fail }) => {
      fail(new GiroError('network', 'no'));
    });
    expect(shared.snapshot.value).to.equal('good');
    expect(shared.snapshot.error?.kind).to.equal('network');
    await read(({ answer }) => {
      answer('better');
    });
    expect(shared.snapshot).to.deep.equal({ value: 'better', error: undefined, reading: false });
  });

  it('is given up and forgotten when the last one leaves, and not when they only move', async () => {
    const live = new Live(client());
    const { topic, asked } = question();
    const shared = live.share(topic);
    const leave = shared.join(() => undefined);
    const read = shared.read();
    leave();
    const leaveAgain = shared.join(() => undefined);
    await task();
    expect(asked[0]?.signal.aborted).to.equal(false);
    expect(live.share(topic)).to.equal(shared);
    leaveAgain();
    await task();
    expect(asked[0]?.signal.aborted).to.equal(true);
    asked[0]?.answer('too late');
    await read;
    expect(shared.snapshot).to.deep.equal({ value: undefined, error: undefined, reading: false });
    expect(live.share(topic)).not.to.equal(shared);
  });

  it('is not given up while somebody else looks', async () => {
    const live = new Live(client());
    const { topic, asked } = question();
    const shared = live.share(topic);
    const [leave] = [shared.join(() => undefined), shared.join(() => undefined)];
    void shared.read();
    leave();
    await task();
    expect(asked[0]?.signal.aborted).to.equal(false);
  });

  it('can be waited for by what its key begins with', async () => {
    const live = new Live(client());
    const [list, thing] = [question('list of things'), question('thing')];
    void live.share(list.topic).read();
    void live.share(thing.topic).read();
    let over = false;
    const waiting = live.underWay('list').then(() => (over = true));
    await task();
    expect(over).to.equal(false);
    list.asked[0]?.answer('things');
    await waiting;
    expect(over).to.equal(true);
  });
});

describe('locks of a page', () => {
  it('are taken once, synchronously, and told to whoever listens', () => {
    const live = new Live(client());
    const told: string[] = [];
    const stop = live.onLocks((key) => told.push(key));
    expect([live.lock('a'), live.lock('a'), live.lock('b')]).to.deep.equal([true, false, true]);
    expect([live.isLocked('a'), live.isLocked('c')]).to.deep.equal([true, false]);
    live.unlock('a');
    expect([live.isLocked('a'), live.lock('a')]).to.deep.equal([false, true]);
    expect(told, 'by their keys').to.deep.equal(['a', 'b', 'a', 'a']);
    stop();
    live.unlock('a');
    expect(told).to.have.length(4);
  });

  it('belong to a client: one page can speak to two platforms', () => {
    const [one, other] = [client(), client()];
    expect(liveOf(one)).to.equal(liveOf(one));
    expect(liveOf(one)).not.to.equal(liveOf(other));
  });
});

describe('a session of a page', () => {
  it('ends once until a call works that was sent afterwards', () => {
    const live = new Live(client());
    const sent = live.stamp();
    expect([live.signOut(), live.signOut()]).to.deep.equal([true, false]);
    live.worked(sent);
    expect(live.signOut(), 'an older call proves nothing').to.equal(false);
    live.worked(live.stamp());
    expect([live.signOut(), live.signOut()]).to.deep.equal([true, false]);
  });
});

describe('word between tabs', () => {
  const other = () => new BroadcastChannel('giro-elements');
  const until = async (holds: () => boolean) => {
    for (const end = performance.now() + 3000; !holds() && performance.now() < end;) await task();
    expect(holds()).to.equal(true);
  };

  it('holds the platform and the thing’s key, nothing else', async () => {
    const live = new Live(client());
    live.share(question().topic);
    const tab = other();
    const heard: unknown[] = [];
    tab.addEventListener('message', ({ data }) => heard.push(data));
    live.tell('thing');
    await until(() => heard.length > 0);
    expect(heard).to.deep.equal([{ scope: live.client.scope, thingKey: 'thing' }]);
    tab.close();
  });

  it('makes the page read a thing again that it shows, and only that', async () => {
    const live = new Live(client());
    const { topic, asked, refreshed } = question();
    const shared = live.share(topic);
    const read = shared.read();
    asked[0]?.answer('value');
    await read;
    const tab = other();
    for (const message of [
      null,
      'noise',
      { scope: 'another platform', thingKey: 'thing' },
      { scope: live.client.scope, thingKey: 'a thing nobody shows' },
      { scope: live.client.scope, thingKey: 17 },
      { scope: live.client.scope, thingKey: 'thing' },
    ])
      tab.postMessage(message);
    await until(() => refreshed.length > 0);
    await task();
    expect(refreshed).to.deep.equal(['thing']);
    tab.close();
  });

  it('reaches nobody any more when nothing is shown', async () => {
    const live = new Live(client());
    const { topic, asked, refreshed } = question();
    const shared = live.share(topic);
    const leave = shared.join(() => undefined);
    const read = shared.read();
    asked[0]?.answer('value');
    await read;
    leave();
    await task();
    const tab = other();
    tab.postMessage({ scope: live.client.scope, thingKey: 'thing' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(refreshed).to.be.empty;
    tab.close();
  });
});

describe('a page that comes back', () => {
  it('from the back-forward cache reads everything again', async () => {
    const live = new Live(client());
    const { topic, asked } = question();
    const shared = live.share(topic);
    const read = shared.read();
    asked[0]?.answer('old');
    await read;
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: false }));
    expect(asked).to.have.length(1);
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    expect(asked).to.have.length(2);
  });

  it('online reads again what failed for want of a network, and nothing else', async () => {
    const live = new Live(client());
    const failed = question('failed');
    const refused = question('refused');
    for (const [{ topic, asked }, kind] of [
      [failed, 'offline'],
      [refused, 'forbidden'],
    ] as const) {
      const read = live.share(topic).read();
      asked[0]?.fail(new GiroError(kind, 'no'));
      await read;
    }
    dispatchEvent(new Event('online'));
    expect([failed.asked.length, refused.asked.length]).to.deep.equal([2, 1]);
  });
});
