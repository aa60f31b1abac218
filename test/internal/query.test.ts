import { expect } from 'chai';
import { LitElement } from 'lit';
import { createClient } from '../../src/api/client.js';
import { GiroError } from '../../src/api/errors.js';
import { Live, type Topic } from '../../src/internal/live.js';
import { Query } from '../../src/internal/query.js';

interface Asked {
  readonly key: string;
  readonly signal: AbortSignal;
  readonly answer: (value: string) => void;
  readonly fail: (error: unknown) => void;
}

/** An element that asks one question, and notes every state it draws. */
class QueryHost extends LitElement {
  static override properties = { key: {} };
  declare key: string | undefined;
  live = new Live(createClient({ environment: 'sandbox' }));
  readonly asked: Asked[] = [];
  readonly drawn: string[] = [];
  readonly query = new Query<string>(this, () =>
    this.key === undefined ? undefined : { live: this.live, topic: this.topicOf(this.key) },
  );

  topicOf(key: string): Topic<string> {
    return {
      key,
      load: ({ signal }) =>
        new Promise((answer, fail) => {
          this.asked.push({ key, signal, answer, fail });
        }),
    };
  }

  protected override render(): unknown {
    const { state } = this.query;
    this.drawn.push(state.step === 'ready' ? `${state.value}${state.stale ? ' (stale)' : ''}` : state.step);
    return undefined;
  }
}
customElements.define('query-host', QueryHost);

const task = () => new Promise((resolve) => setTimeout(resolve));
const hosts: QueryHost[] = [];

async function hostOf(key?: string, live?: Live): Promise<QueryHost> {
  const host = new QueryHost();
  if (live) host.live = live;
  host.key = key;
  document.body.append(host);
  hosts.push(host);
  await task();
  return host;
}

afterEach(() => {
  for (const host of hosts.splice(0)) host.remove();
});

describe('Query', () => {
  it('asks nothing while something it needs is missing', async () => {
    const host = await hostOf();
    expect([host.query.state.step, host.asked.length]).to.deep.equal(['idle', 0]);
    host.key = 'one';
    await task();
    expect([host.query.state.step, host.asked.length]).to.deep.equal(['loading', 1]);
    host.asked[0]?.answer('answer');
    await task();
    expect(host.drawn.at(-1)).to.equal('answer');
  });

  it('shows a failure, and asks again only when told to', async () => {
    const host = await hostOf('one');
    host.asked[0]?.fail(new GiroError('server', 'no'));
    await task();
    expect(host.drawn.at(-1)).to.equal('failed');
    expect(host.query.error?.kind).to.equal('server');
    host.requestUpdate();
    await task();
    expect(host.asked).to.have.length(1);
    const reloaded = host.query.reload();
    await task();
    expect(host.drawn.at(-1)).to.equal('loading');
    host.asked[1]?.answer('answer');
    await reloaded;
    await task();
    expect(host.drawn.at(-1)).to.equal('answer');
  });

  it('keeps the last good answer when a refresh fails', async () => {
    const host = await hostOf('one');
    host.asked[0]?.answer('answer');
    await task();
    const reloaded = host.query.reload();
    expect(host.query.state).to.include({ step: 'ready', refreshing: true });
    host.asked[1]?.fail(new GiroError('network', 'no'));
    await reloaded;
    await task();
    expect(host.drawn.at(-1)).to.equal('answer (stale)');
    expect(host.drawn).not.to.include('failed');
  });

  it('lets only the latest question be answered', async () => {
    const host = await hostOf('one');
    host.key = 'two';
    await task();
    host.key = 'three';
    await task();
    const byKey = new Map(host.asked.map((asked) => [asked.key, asked]));
    expect(byKey.get('one')?.signal.aborted).to.equal(true);
    byKey.get('three')?.answer('third');
    await task();
    byKey.get('one')?.answer('first');
    byKey.get('two')?.answer('second');
    await task();
    expect(new Set(host.drawn)).to.deep.equal(new Set(['loading', 'third']));
  });

  it('shows nothing of the question before while the next is asked', async () => {
    const host = await hostOf('one');
    host.asked[0]?.answer('first');
    await task();
    host.key = 'two';
    host.drawn.length = 0;
    await task();
    expect(host.query.state.step).to.equal('loading');
    host.key = undefined;
    await task();
    expect(host.query.state.step).to.equal('idle');
  });

  it('gives the read up when the element goes, and asks again when it comes back', async () => {
    const host = await hostOf('one');
    host.remove();
    await task();
    expect(host.asked[0]?.signal.aborted).to.equal(true);
    document.body.append(host);
    await task();
    expect(host.asked).to.have.length(2);
    host.asked[1]?.answer('answer');
    await task();
    expect(host.drawn.at(-1)).to.equal('answer');
  });

  it('goes on when the element only moves', async () => {
    const host = await hostOf('one');
    const elsewhere = document.createElement('div');
    document.body.append(elsewhere);
    elsewhere.append(host);
    await task();
    expect([host.asked.length, host.asked[0]?.signal.aborted]).to.deep.equal([1, false]);
    host.asked[0]?.answer('answer');
    await task();
    elsewhere.remove();
    document.body.append(host);
    await task();
    expect(host.query.value).to.equal('answer');
    expect(host.asked).to.have.length(1);
  });

  it('shares the read and the answer with others that ask the same', async () => {
    const one = await hostOf('one');
    const other = await hostOf('one', one.live);
    expect([one.asked.length, other.asked.length]).to.deep.equal([1, 0]);
    one.asked[0]?.answer('answer');
    await task();
    expect(other.drawn.at(-1)).to.equal('answer');
    one.remove();
    await task();
    other.query.put('put');
    await task();
    expect(other.drawn.at(-1)).to.equal('put');
    const late = await hostOf('one', one.live);
    expect([late.drawn.at(-1), late.asked.length]).to.deep.equal(['put', 0]);
  });

  it('asks elsewhere when its platform is another', async () => {
    const host = await hostOf('one');
    host.asked[0]?.answer('here');
    await task();
    host.live = new Live(createClient({ environment: 'sandbox' }));
    host.requestUpdate();
    await task();
    expect(host.query.state.step).to.equal('loading');
    host.asked[1]?.answer('there');
    await task();
    expect(host.drawn.at(-1)).to.equal('there');
  });
});
