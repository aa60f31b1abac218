import { expect } from 'chai';
import { createClient, type GiroClient } from '../../src/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { expectAccessible } from '../support/axe.js';
import { focused, press } from '../support/user.js';
import { heard, listShown, setStage, textOf, until, type Stage, type StageOptions } from './stage.js';

const [ALMA] = PEOPLE;
const ME = 'GET /v2/persons/me';
const MINUTE = 60_000;

/** Moves the monotonic clock on, as if the page had slept. */
let ahead = 0;
const realNow = performance.now.bind(performance);
beforeEach(() => {
  ahead = 0;
  performance.now = () => realNow() + ahead;
});
afterEach(() => {
  performance.now = realNow;
});
function later(ms: number): void {
  ahead += ms;
  document.dispatchEvent(new Event('visibilitychange'));
}

function clientOf({ platform }: Stage): GiroClient {
  const { cardsUrl, bankingUrl, getToken } = platform;
  return createClient({ environment: 'sandbox', cardsUrl, bankingUrl, getToken });
}

async function signedIn(options: StageOptions = {}) {
  const stage = await setStage({ twoFactor: 'off', ...options });
  const client = clientOf(stage);
  stage.provider.client = client;
  await stage.provider.updateComplete;
  await client.session.signIn({ email: ALMA.email, password: ALMA.password });
  await stage.control.log.clear();
  return { stage, session: client.session };
}

const dialogOf = ({ provider }: Stage): HTMLDialogElement | null =>
  provider.shadowRoot?.querySelector<HTMLDialogElement>('dialog[open]') ?? null;
const button = (stage: Stage, label: string): HTMLButtonElement => {
  const found = [...(dialogOf(stage)?.querySelectorAll('button') ?? [])].find((each) => textOf(each) === label);
  if (!found) throw new Error(`There is no button “${label}”`);
  return found;
};
const asked = (stage: Stage): Promise<void> => until(() => dialogOf(stage), 'the warning');

describe('a session of a person', () => {
  it('warns at least 20 seconds before it ends, in a dialog that has the keyboard', async () => {
    const { stage } = await signedIn();
    await until(() => stage.provider.shadowRoot?.querySelector('div'), 'the warning is loaded');
    later(28 * MINUTE);
    expect(dialogOf(stage), 'not yet').to.equal(null);
    later(MINUTE + 1000);
    await asked(stage);
    expect(textOf(dialogOf(stage) ?? stage.provider)).to.match(/you will be signed out in 0:5\d/);
    expect(dialogOf(stage)?.contains(focused())).to.equal(true);
    await expectAccessible(stage.provider);
  });

  it('goes on when the person says so, with one call', async () => {
    const { stage, session } = await signedIn();
    await until(() => stage.provider.shadowRoot?.querySelector('div'), 'the warning is loaded');
    later(29 * MINUTE + 1000);
    await asked(stage);
    button(stage, 'Stay signed in').click();
    button(stage, 'Stay signed in').click();
    await until(() => dialogOf(stage) === null, 'the warning is gone');
    expect(await stage.control.log.count(ME)).to.equal(1);
    expect(session.state.step).to.equal('signed-in');
    later(2 * MINUTE);
    expect(session.state.step, 'the old end is over').to.equal('signed-in');
  });

  it('goes on with Escape too: somebody is there', async () => {
    const { stage, session } = await signedIn();
    await until(() => stage.provider.shadowRoot?.querySelector('div'), 'the warning is loaded');
    later(29 * MINUTE + 1000);
    await asked(stage);
    await press('Escape');
    await until(() => dialogOf(stage) === null, 'the warning is gone');
    expect(session.state.step).to.equal('signed-in');
  });

  it('says why it could not go on, and leaves the time there is', async () => {
    const { stage } = await signedIn();
    await stage.control.faults.add({ call: ME, do: { kind: 'drop', when: 'before' } });
    await until(() => stage.provider.shadowRoot?.querySelector('div'), 'the warning is loaded');
    later(29 * MINUTE + 1000);
    await asked(stage);
    button(stage, 'Stay signed in').click();
    await until(() => textOf(dialogOf(stage) ?? stage.provider).includes('could not reach the bank'), 'the reason');
  });

  it('ends by itself when nobody answers, and tells the host once', async () => {
    const { stage, session } = await signedIn();
    const out = heard(document, 'giro-signed-out');
    await until(() => stage.provider.shadowRoot?.querySelector('div'), 'the warning is loaded');
    later(29 * MINUTE + 1000);
    await asked(stage);
    later(MINUTE);
    await until(() => session.state.step === 'signed-out', 'signed out');
    expect(dialogOf(stage)).to.equal(null);
    expect(out.map(({ detail }) => detail)).to.deep.equal([{ why: 'expired' }]);
  });

  it('takes everything off the page when the person signs out', async () => {
    const { stage, session } = await signedIn();
    const list = stage.add('giro-card-list');
    await listShown(list);
    const names = stage.cards.map(({ alias }) => alias ?? '').filter((alias) => alias.length > 3);
    expect(textOf(list)).to.include(names[0]);
    session.signOut();
    await until(
      () => textOf(list).includes('Your session has ended'),
      () => textOf(list),
    );
    for (const name of names) expect(textOf(list)).not.to.include(name);
  });

  it('hides a number that is shown when the person signs out', async () => {
    const { stage, session } = await signedIn({ protectCredentials: false });
    const client = createClient({ ...clientOf(stage).options, cardsApi: 'banking-v2' });
    stage.provider.client = client;
    await client.session.signIn({ email: ALMA.email, password: ALMA.password });
    const card = (await client.cards.list()).items.find(({ status }) => status === 'active');
    const details = stage.add('giro-card-details', { 'card-id': card?.id });
    await until(
      () => textOf(details).includes('Show number'),
      () => textOf(details),
    );
    [...(details.shadowRoot?.querySelectorAll('button') ?? [])]
      .find((each) => textOf(each).startsWith('Show'))
      ?.click();
    await until(
      () => /\d{4} \d{4} \d{4}/.test(textOf(details)),
      () => textOf(details),
    );
    session.signOut(); // of the other client: this one hears it
    await until(
      () => textOf(details).includes('Your session has ended'),
      () => textOf(details),
    );
    expect(textOf(details)).not.to.match(/\d{4} \d{4} \d{4}/);
  });

  it('signs out other clients of the page and other tabs', async () => {
    const { stage, session } = await signedIn();
    const other = clientOf(stage);
    await other.session.signIn({ email: ALMA.email, password: ALMA.password });
    session.signOut();
    await until(() => other.session.state.step === 'signed-out', 'the other client heard');
  });
});
