import { expect } from 'chai';
import { createClient, isGiroError } from '../../src/index.js';
import { createSandbox } from '../../src/sandbox/index.js';
import {
  freezeToggle,
  scenario,
  SCENARIO_NAMES,
  signIn,
  transferForm,
  type ScenarioName,
} from '../../src/testing/index.js';
import { openScene } from './scene.js';

const PAYEE = {
  name: 'DuBuque LLC',
  iban: 'SE3397700000010000000025',
  bic: 'FTCSSESS',
  amount: '12.50',
  reference: 'Invoice 42',
};

/** Freezes a card that can be paid with. */
async function freezes(name: ScenarioName) {
  const scene = await openScene(name);
  const toggle = freezeToggle(scene.add('giro-freeze-toggle', { 'card-id': scene.card('active').id }));
  await toggle.settled();
  await toggle.press();
  return { ...scene, toggle };
}

/** Unfreezes a card, and is on the hosted page where that is asked for. */
async function unfreezes(name: ScenarioName) {
  const scene = await openScene(name);
  const toggle = freezeToggle(scene.add('giro-freeze-toggle', { 'card-id': scene.card('frozen').id }));
  await toggle.settled();
  await toggle.press();
  const [url] = scene.consents;
  const back = url === undefined ? undefined : await scene.at.visit(url);
  if (url !== undefined) await toggle.pressButton('Check again');
  return { ...scene, toggle, back };
}

/** Sends 12.50 euros, with the code where one is asked for. */
async function sends(name: ScenarioName) {
  const scene = await openScene(name);
  const form = transferForm(scene.add('giro-transfer-form'));
  await form.fill(PAYEE);
  expect((await form.review()).step).to.equal('review');
  const { step } = await form.send();
  return { ...scene, form, end: step === 'code' ? await form.code(scene.at.code()) : await form.outcome() };
}

/** Reads a card that is surely there, and answers how that fails. */
async function readFails(name: ScenarioName): Promise<string> {
  const { client, card } = await openScene(name);
  return await client.cards.get(card('active').id).then(
    () => 'it does not',
    (error: unknown) => (isGiroError(error) ? error.kind : String(error)),
  );
}

describe('a scenario', () => {
  it('happy: a card is frozen and unfrozen without a question', async () => {
    const { toggle, consents } = await freezes('happy');
    expect(await toggle.state()).to.equal('frozen');
    expect(await toggle.press()).to.equal('active');
    expect(consents).to.deep.equal([]);
  });

  it('consent: the person gives it', async () => {
    const { toggle, back } = await unfreezes('consent');
    await toggle.sees('Active');
    expect(back).to.include(location.href);
  });

  it('consent-refused: the person says no', async () => {
    const { toggle } = await unfreezes('consent-refused');
    await toggle.sees('Not confirmed yet');
    expect(await toggle.state()).to.equal('frozen');
  });

  it('consent-expired: the person comes too late', async () => {
    const { toggle } = await unfreezes('consent-expired');
    await toggle.sees(/Not confirmed yet|ran out/);
    expect(await toggle.state()).to.equal('frozen');
  });

  it('consent: there is nothing to decide a second time', async () => {
    const { at, consents } = await unfreezes('consent');
    const again = await at.visit(consents[0] ?? '').then(
      () => 'decided',
      (error: unknown) => String(error),
    );
    expect(again).to.include('nothing to decide');
  });

  it('wrong-code: the person does not', async () => {
    const { end, at } = await sends('wrong-code');
    expect(end.step).to.equal('code');
    expect(end.fields['code']?.error).to.include('not right');
    expect(at.sandbox.transfers.all()).to.deep.equal([]);
  });

  it('expired-code: the person types it too late', async () => {
    const { at, add } = await openScene('expired-code');
    const page = signIn(add('giro-sign-in'));
    await page.signIn(at.person);
    expect((await page.code(at.code())).fields['code']?.error).to.include('no longer works');
  });

  it('code: the person types the right one', async () => {
    const { at, add, client } = await openScene('code');
    const page = signIn(add('giro-sign-in'));
    await page.signIn(at.person);
    await page.code(at.code());
    await page.sees('You are signed in');
    expect(client.session.state.step).to.equal('signed-in');
  });

  it('frozen: no card is active', async () => {
    const { client } = await openScene('frozen');
    const statuses = (await client.cards.list({ limit: 100 })).items.map(({ status }) => status);
    expect(statuses).to.include('frozen').and.not.to.include('active');
    const banking = createClient({ ...(await scenario('frozen')).options, cardsApi: 'banking-v2' });
    expect((await banking.cards.list()).items.map(({ status }) => status)).not.to.include('active');
  });

  it('no-cards: there are none', async () => {
    const { client } = await openScene('no-cards');
    expect((await client.cards.list()).items).to.deep.equal([]);
  });

  it('declined: the platform takes a transfer, and it comes to nothing', async () => {
    const { form } = await sends('declined');
    await form.sees('did not carry this transfer out');
  });

  it('refused: no act is carried out, and everything can be read', async () => {
    const { toggle, client, card } = await freezes('refused');
    await toggle.sees('The card was not frozen');
    expect((await client.cards.get(card('active').id)).status).to.equal('active');
  });

  it('lost-answer: an act is carried out, and found out about', async () => {
    const { toggle } = await freezes('lost-answer');
    await toggle.sees('Frozen');
    const { form, at } = await sends('lost-answer');
    await form.sees('Sent: ');
    expect(at.sandbox.transfers.all()).to.have.length(1);
  });

  it('lost-request: no act arrives', async () => {
    const { toggle } = await freezes('lost-request');
    await toggle.sees('nothing has changed');
  });

  it('slow: an answer takes as long as is said', async () => {
    const { client, card } = await openScene('slow', { slowMs: 300 });
    const start = performance.now();
    await client.cards.get(card('active').id);
    expect(performance.now() - start).to.be.at.least(299);
  });

  const KINDS = {
    offline: 'network',
    'signed-out': 'unauthorized',
    forbidden: 'forbidden',
    'not-found': 'not-found',
    'rate-limited': 'rate-limited',
    'server-error': 'server',
    'bad-answer': 'bad-answer',
  } as const;
  for (const [name, kind] of Object.entries(KINDS))
    it(`${name}: reading fails as ${kind}`, async () => {
      expect(await readFails(name as ScenarioName)).to.equal(kind);
    });

  it('has a test for each name', () => {
    const acts = ['happy', 'consent', 'consent-refused', 'consent-expired', 'code', 'wrong-code', 'expired-code'];
    const others = ['frozen', 'no-cards', 'declined', 'refused', 'lost-answer', 'lost-request', 'slow'];
    expect([...SCENARIO_NAMES].toSorted()).to.deep.equal([...acts, ...others, ...Object.keys(KINDS)].toSorted());
  });

  it('can be any sandbox’s, and goes back to how it began', async () => {
    const sandbox = createSandbox({ storage: null });
    const at = await scenario('refused', { sandbox });
    expect(at.sandbox).to.equal(sandbox);
    const before = sandbox.faults.list();
    sandbox.faults.clear();
    sandbox.edition = 'current';
    await at.reset();
    expect(sandbox.faults.list()).to.deep.equal(before);
    expect(sandbox.edition).to.equal('older');
    await scenario('happy', { sandbox });
    expect(sandbox.faults.list()).to.deep.equal([]);
  });

  it('says which names there are', async () => {
    const told = await scenario('sunny' as ScenarioName).then(String, String);
    expect(told).to.include('No scenario "sunny"').and.include('lost-answer');
  });

  it('has no code where none was sent', async () => {
    const at = await scenario('code');
    expect(() => at.code()).to.throw('No code arrived');
  });
});
