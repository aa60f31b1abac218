import { expect } from 'chai';
import { createClient } from '../../src/api/client.js';
import { GiroError } from '../../src/api/errors.js';
import { Command, SETTLE_MS, type CommandState } from '../../src/internal/command.js';
import { Live } from '../../src/internal/live.js';

const newLive = () => new Live(createClient({ environment: 'sandbox' }));

/** An act that ends when the test says so. */
function slowAct() {
  const begun: string[] = [];
  const ends: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  const act = (input: string) => {
    begun.push(input);
    return new Promise<string>((resolve, reject) => {
      ends.push({ resolve, reject });
    });
  };
  return { act, begun, ends };
}

/** Lets everything that is due happen, and time pass that nobody waits for. */
async function passing<T>(ms: number, run: (pass: () => Promise<void>) => Promise<T>): Promise<T> {
  const real = globalThis.setTimeout;
  const due: (() => void)[] = [];
  globalThis.setTimeout = ((call: () => void, wait = 0) => {
    if (wait < ms) return real(call, wait);
    due.push(call);
    return 0;
  }) as typeof setTimeout;
  try {
    return await run(async () => {
      for (const call of due.splice(0)) call();
      await Promise.resolve();
    });
  } finally {
    globalThis.setTimeout = real;
  }
}

function newCommand({ repeatable = true, live = newLive() } = {}) {
  const { act, begun, ends } = slowAct();
  const seen: CommandState<string>['step'][] = [];
  const command: Command<string, string> = new Command(
    { act, repeatable, lock: (input) => ({ live, key: input }) },
    () => seen.push(command.state.step),
  );
  return { command, live, begun, ends, seen };
}

describe('Command', () => {
  it('takes its lock before the first await: a second run in the same task does nothing', async () => {
    const { command, begun, ends } = newCommand();
    const [first, second] = [command.run('card'), command.run('card')];
    expect(begun).to.deep.equal(['card']);
    expect(await second).to.equal(undefined);
    ends[0]?.resolve('done');
    expect(await first).to.deep.equal({ step: 'done', value: 'done' });
  });

  it('goes through busy to done, and says each change once', async () => {
    const { command, ends, seen } = newCommand();
    expect(command.state).to.deep.equal({ step: 'ready' });
    const run = command.run('card');
    expect(command.state).to.deep.equal({ step: 'busy' });
    ends[0]?.resolve('value');
    await run;
    expect(command.state).to.deep.equal({ step: 'done', value: 'value' });
    expect(seen).to.deep.equal(['busy', 'done']);
  });

  it('shares the page-wide lock with other commands, and stays as it was when refused', async () => {
    const live = newLive();
    const [one, other] = [newCommand({ live }), newCommand({ live })];
    const run = one.command.run('card');
    expect(await other.command.run('card')).to.equal(undefined);
    expect(other.begun).to.be.empty;
    expect(other.command.state).to.deep.equal({ step: 'ready' });
    const elsewhere = other.command.run('another card');
    expect(other.begun).to.deep.equal(['another card']);
    one.ends[0]?.resolve('');
    other.ends[0]?.resolve('');
    await Promise.all([run, elsewhere]);
  });

  it('refuses a press right after it ended, and takes one when the pause is over', async () => {
    await passing(SETTLE_MS, async (pass) => {
      const { command, live, begun, ends } = newCommand();
      const run = command.run('card');
      ends[0]?.resolve('');
      await run;
      expect(live.isLocked('card')).to.equal(true);
      expect(await command.run('card')).to.equal(undefined);
      await pass();
      expect(live.isLocked('card')).to.equal(false);
      void command.run('card');
      expect(begun).to.have.length(2);
    });
  });

  it('keeps its failure as a GiroError, and can be tried again', async () => {
    await passing(SETTLE_MS, async (pass) => {
      const { command, begun, ends } = newCommand({ repeatable: false });
      const run = command.run('card');
      ends[0]?.reject(new GiroError('refused', 'no', { code: '7' }));
      expect(await run).to.have.property('step', 'failed');
      expect(command.state).to.have.nested.property('error.code', '7');
      await pass();
      void command.run('card');
      expect(begun).to.have.length(2);
    });
  });

  it('makes a GiroError of any other failure, and frees the lock', async () => {
    await passing(SETTLE_MS, async (pass) => {
      const { command, live, ends } = newCommand();
      const run = command.run('card');
      ends[0]?.reject(new TypeError('a fault of ours'));
      await run;
      expect(command.state).to.have.nested.property('error.kind', 'bad-answer');
      await pass();
      expect(live.isLocked('card')).to.equal(false);
    });
  });

  it('is done for good once it succeeded, unless it is repeatable', async () => {
    await passing(SETTLE_MS, async (pass) => {
      for (const repeatable of [false, true]) {
        const { command, begun, ends } = newCommand({ repeatable });
        const run = command.run('card');
        ends[0]?.resolve('');
        await run;
        await pass();
        void command.run('card');
        expect(begun).to.have.length(repeatable ? 2 : 1);
      }
    });
  });
});
