import { expect } from 'chai';
import { freezeToggle } from '../../src/testing/index.js';
import { click, focused, press } from '../support/user.js';
import { expectConsole } from '../support/console.js';
import {
  allInside,
  buttonOf,
  decideConsent,
  describedBy,
  heard,
  inside,
  isBusy,
  isOn,
  maybeInside,
  pause,
  place,
  said,
  setStage,
  switchOf,
  textOf,
  toggleShown,
  until,
  type Stage,
} from './stage.js';

const PATCH = 'PATCH /v3/cards/:id';
const GET = 'GET /v3/cards/:id';

/** A toggle that shows its card. */
async function toggleOf(stage: Stage, alias: string) {
  const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card(alias).id });
  await freezeToggle(toggle).settled();
  return toggle;
}

const becomes = async (toggle: Element, state: 'on' | 'off') =>
  until(
    () => maybeInside(toggle, '[role=switch]')?.getAttribute('aria-checked') === String(state === 'on'),
    () => `the switch goes ${state} (it says: ${textOf(toggle)})`,
  );

const says = (toggle: Element, text: string) => freezeToggle(toggle).sees(text);

const isFree = async (toggle: Element) => until(() => !isBusy(switchOf(toggle)), 'the switch can be used again');

describe('giro-freeze-toggle shows what the platform says', () => {
  it('first as a skeleton as high as the switch will be', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: GET, do: { kind: 'delay', ms: 200 } });
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Groceries').id });
    await until(() => maybeInside(toggle, '[aria-busy=true]'), 'a skeleton');
    const { height } = toggle.getBoundingClientRect();
    expect(inside(toggle, '.visually-hidden').textContent).to.equal('Loading');
    await toggleShown(toggle);
    expect(toggle.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });

  const STATES = [
    ['Groceries', 'Active', 'off', 'Stops payments and withdrawals until you unfreeze it.'],
    ['Streaming', 'Frozen', 'on', 'Payments and withdrawals are stopped. Switch off to use the card again.'],
    ['Everyday', 'Not activated', 'disabled', 'Activate this card first.'],
    ['Marketplace', 'Blocked', 'disabled', 'This card can’t be used again.'],
    ['Old wallet', 'Lost', 'disabled', 'This card can’t be used again.'],
    ['Festival', 'Stolen', 'disabled', 'This card can’t be used again.'],
    ['Conference', 'Expired', 'disabled', 'This card can’t be used again.'],
    ['Metal', 'under_review', 'disabled', 'Freezing is not available in this card’s state.'],
  ] as const;
  for (const [alias, status, state, hint] of STATES)
    it(`a card that is ${status} (“${alias}”)`, async () => {
      const toggle = await toggleOf(await setStage(), alias);
      const control = switchOf(toggle);
      expect(control.ariaLabel).to.equal(`Freeze ${alias}`);
      expect(describedBy(control)).to.equal(hint);
      expect(textOf(inside(toggle, '[part=badge]'))).to.equal(status);
      expect(textOf(inside(toggle, '[part=title]'))).to.equal(`${alias} ${status}`);
      expect(isOn(control)).to.equal(state === 'on');
      expect(isBusy(control)).to.equal(state === 'disabled');
    });

  it('a card that is inactive, and one that is pending', async () => {
    const stage = await setStage();
    const { id } = stage.card('Groceries');
    for (const [status, hint] of [
      ['inactive', 'This card is inactive and can’t be frozen.'],
      ['pending', 'This card is not ready yet.'],
    ] as const) {
      await stage.control.faults.clear();
      await stage.control.faults.add({
        call: GET,
        do: { kind: 'status', status: 200, body: { id, display_name: 'Groceries', status } },
      });
      const toggle = await toggleOf(stage, 'Groceries');
      expect(isBusy(switchOf(toggle))).to.equal(true);
      expect(describedBy(switchOf(toggle))).to.equal(hint);
      toggle.remove();
      await until(() => stage.provider.children.length === 0, 'the toggle is gone');
    }
  });

  it('a Banking v2 card, which can’t be frozen, without a dead switch', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Company').id });
    await says(toggle, 'Freezing is not available for this card.');
    expect(maybeInside(toggle, '[role=switch]')).to.equal(null);
    expect((await stage.control.log.all()).map(({ call }) => call)).to.deep.equal(['GET /v2/cards/:id']);
  });

  it('does nothing when a switch that can’t be used is pressed', async () => {
    const stage = await setStage();
    for (const alias of ['Everyday', 'Marketplace', 'Conference', 'Metal']) {
      const control = switchOf(await toggleOf(stage, alias));
      await click(control);
      control.focus();
      await press('Space');
    }
    expect(await stage.control.log.count(PATCH)).to.equal(0);
    expect(await stage.control.log.count('POST /v3/cards/:id/activate')).to.equal(0);
  });

  it('a card without a name by its brand and last digits', async () => {
    const stage = await setStage();
    const card = stage.cards.find(({ alias }) => alias === undefined)!;
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': card.id });
    await toggleShown(toggle);
    expect(switchOf(toggle).ariaLabel).to.equal(`Freeze Visa ending ${card.lastFour}`);
  });

  it('a card whose id holds + and /', async () => {
    const stage = await setStage();
    const { id } = stage.card('Taxi & trains');
    expect(id).to.match(/\+.*\//);
    const toggle = await toggleOf(stage, 'Taxi & trains');
    await click(switchOf(toggle));
    await becomes(toggle, 'on');
    const paths = (await stage.control.log.all()).filter(({ call }) => call === PATCH).map(({ path }) => path);
    expect(paths).to.deep.equal([`/v3/cards/${encodeURIComponent(id)}`]);
  });
});

describe('giro-freeze-toggle freezes a card', () => {
  it('by the pointer, once, and tells everybody', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Groceries');
    const changes = heard(document, 'giro-card-freeze-change');
    await click(switchOf(toggle));
    await becomes(toggle, 'on');
    expect(changes.map(({ detail }) => detail)).to.deep.equal([{ cardId: stage.card('Groceries').id, frozen: true }]);
    expect(said(toggle)).to.equal('Groceries is frozen.');
    expect(textOf(inside(toggle, '[part=badge]'))).to.equal('Frozen');
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });

  for (const key of ['Space', 'Enter'])
    it(`by ${key}, and keeps focus while it is busy`, async () => {
      const stage = await setStage();
      await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 150 } });
      const toggle = await toggleOf(stage, 'Groceries');
      const control = switchOf(toggle);
      control.focus();
      await press(key);
      await until(() => isBusy(control), 'the switch is busy');
      expect(isOn(control), 'not before the platform says so').to.equal(false);
      expect(describedBy(control)).to.equal('Freezing…');
      expect(said(toggle)).to.equal('Freezing…');
      expect(focused()).to.equal(control);
      await press(key);
      await becomes(toggle, 'on');
      expect(focused()).to.equal(control);
      expect(await stage.control.log.count(PATCH)).to.equal(1);
    });

  it('and takes focus from its host, by Tab and by focus()', async () => {
    const stage = await setStage();
    const before = document.createElement('button');
    before.textContent = 'Before';
    stage.provider.append(before);
    const toggle = await toggleOf(stage, 'Groceries');
    before.focus();
    await press('Tab');
    expect(focused()).to.equal(switchOf(toggle));
    before.focus();
    toggle.focus();
    expect(focused()).to.equal(switchOf(toggle));
  });

  it('puts the switch back and says why when the platform refuses, with the reference', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
    const toggle = await toggleOf(stage, 'Groceries');
    const errors = heard(document, 'giro-error');
    await click(switchOf(toggle));
    await says(toggle, 'The card was not frozen.');
    expect(isOn(switchOf(toggle))).to.equal(false);
    const [error] = errors.map(({ detail }) => detail);
    expect(error?.kind).to.equal('forbidden');
    expect(error?.requestId).to.match(/^[\da-f-]{36}$/);
    const sentence =
      'The card was not frozen. You do not have permission for this. Contact the bank if you think you should.';
    expect(describedBy(switchOf(toggle))).to.equal(`${sentence} Reference: ${error?.requestId}`);
    expect(said(toggle)).to.equal(sentence);
    expect(errors).to.have.length(1);
    await isFree(toggle);
    await stage.control.faults.clear();
    await click(switchOf(toggle));
    await becomes(toggle, 'on');
    expect(textOf(toggle)).not.to.include('not frozen');
  });

  it('reads the card again when it is refused, because what it showed was old', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Groceries');
    await changeElsewhere(stage, 'Groceries', 'lost');
    await click(switchOf(toggle));
    await says(toggle, 'This card can’t be used again.');
    expect(textOf(inside(toggle, '[part=badge]'))).to.equal('Lost');
  });

  it('shows the state the platform gives, even if it is another than was asked for', async () => {
    const stage = await setStage();
    const { id } = stage.card('Groceries');
    const toggle = await toggleOf(stage, 'Groceries');
    await stage.control.faults.add({
      call: GET,
      do: { kind: 'status', status: 200, body: { id, display_name: 'Groceries', status: 'blocked' } },
    });
    await click(switchOf(toggle));
    await until(() => said(toggle) === 'Groceries: Blocked.', 'the true state');
    expect(isOn(switchOf(toggle))).to.equal(false);
    expect(isBusy(switchOf(toggle))).to.equal(true);
  });
});

describe('giro-freeze-toggle looks when the answer to freezing is lost', () => {
  it('and it was done: shows that, and tells it as a change', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'cut' } });
    const toggle = await toggleOf(stage, 'Groceries');
    const changes = heard(document, 'giro-card-freeze-change');
    const errors = heard(document, 'giro-error');
    await click(switchOf(toggle));
    await becomes(toggle, 'on');
    expect(changes.map(({ detail }) => detail.frozen)).to.deep.equal([true]);
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['unknown-outcome']);
    expect(said(toggle)).to.equal('Groceries is frozen.');
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });

  it('and it was not done: says that nothing has changed', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'drop', when: 'before' } });
    const toggle = await toggleOf(stage, 'Groceries');
    const changes = heard(document, 'giro-card-freeze-change');
    await click(switchOf(toggle));
    await says(toggle, 'We did not get an answer, so we checked: nothing has changed.');
    expect(isOn(switchOf(toggle))).to.equal(false);
    expect(changes).to.be.empty;
    await isFree(toggle);
    await stage.control.faults.clear();
    await click(switchOf(toggle));
    await becomes(toggle, 'on');
  });

  it('says that it is looking meanwhile', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Groceries');
    await stage.control.faults.add(
      { call: PATCH, do: { kind: 'cut' } },
      { call: GET, do: { kind: 'delay', ms: 200, when: 'before' } },
    );
    await click(switchOf(toggle));
    await until(() => said(toggle).startsWith('We did not get an answer. Checking'), 'it says that it looks');
    expect(isBusy(switchOf(toggle))).to.equal(true);
    await becomes(toggle, 'on');
  });

  it('and the card can’t be read either: says that nobody knows, and looks again when asked', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Groceries');
    const changes = heard(document, 'giro-card-freeze-change');
    await stage.control.faults.add(
      { call: PATCH, do: { kind: 'cut' } },
      { call: GET, do: { kind: 'status', status: 403 } },
    );
    await click(switchOf(toggle));
    await says(toggle, 'We don’t know yet whether this worked.');
    await click(buttonOf(toggle, 'Check again'));
    await until(() => said(toggle).startsWith('You do not have permission for this.'), 'it says why it can’t look');
    expect(textOf(toggle)).to.include('We don’t know yet');
    await stage.control.faults.clear();
    await click(buttonOf(toggle, 'Check again'));
    await becomes(toggle, 'on');
    expect(maybeInside(toggle, '[part=hint]')?.textContent).not.to.include('We don’t know');
    expect(changes.map(({ detail }) => detail.frozen)).to.deep.equal([true]);
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });
});

describe('giro-freeze-toggle unfreezes a card', () => {
  it('by consent: takes the person to the hosted page, and reads the truth afterwards', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Streaming');
    const asked = heard(document, 'giro-consent-required');
    const changes = heard(document, 'giro-card-freeze-change');
    await click(switchOf(toggle));
    await until(() => stage.consents.length > 0, 'the person is taken to the hosted page');

    const { origin } = new URL(stage.platform.url);
    const [url = ''] = stage.consents;
    expect(url).to.match(/\/hosted\/consents\/[\da-f-]{36}$/);
    expect(asked).to.have.length(1);
    const { detail, cancelable, bubbles, composed } = asked[0]!;
    expect([cancelable, bubbles, composed]).to.deep.equal([true, true, true]);
    expect(detail.origin).to.equal(origin);
    expect(detail.scope).to.deep.equal(['unfreeze_card']);
    expect(url.endsWith(detail.consentId)).to.equal(true);
    expect(Number.isNaN(Date.parse(detail.expiresAt ?? ''))).to.equal(false);
    expect(Object.keys(detail).sort()).to.deep.equal(['consentId', 'expiresAt', 'origin', 'scope']);
    expect(said(toggle)).to.equal(`Taking you to ${origin} to confirm…`);
    expect(isOn(switchOf(toggle))).to.equal(true);

    await click(buttonOf(toggle, 'Check again'));
    await says(toggle, 'Not confirmed yet. Nothing has changed.');
    await decideConsent(url, 'approve');
    await click(buttonOf(toggle, 'Check again'));
    await becomes(toggle, 'off');
    expect(said(toggle)).to.equal('Streaming is active again.');
    expect(textOf(inside(toggle, '[part=badge]'))).to.equal('Active');
    expect(changes.map(({ detail: change }) => change.frozen)).to.deep.equal([false]);
    expect(await stage.control.log.count('POST /v3/cards/:id/activate')).to.equal(1);
  });

  it('tells the platform where the person comes back to', async () => {
    const stage = await setStage();
    const elsewhere = new URL('/cards/back', location.href).href;
    for (const [returnUrl, expected] of [
      [undefined, location.href],
      [elsewhere, elsewhere],
    ] as const) {
      stage.provider.returnUrl = returnUrl;
      const toggle = await toggleOf(stage, returnUrl === undefined ? 'Streaming' : 'مصاريف المنزل');
      stage.consents.length = 0;
      await click(switchOf(toggle));
      await until(() => stage.consents.length > 0, 'the person is taken to the hosted page');
      const starts = (await stage.control.log.all()).filter(({ call }) => call === 'POST /v3/consents/:id');
      const { return_url } = starts.at(-1)?.body as { return_url: string };
      const address = new URL(return_url);
      expect(address.searchParams.get('giro-consent')).to.match(/^\d+(-\d+){3}$/);
      address.searchParams.delete('giro-consent');
      expect(address.href).to.equal(expected);
      toggle.remove();
    }
  });

  it('and goes nowhere when the host cancels the event', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Streaming');
    toggle.addEventListener('giro-consent-required', (event) => {
      event.preventDefault();
    });
    await click(switchOf(toggle));
    await says(toggle, 'Waiting for you to confirm with the bank.');
    expect(stage.consents).to.be.empty;
    expect(isOn(switchOf(toggle))).to.equal(true);
    expect(buttonOf(toggle, 'Check again')).to.exist;
  });

  it('stays frozen when the person rejects it', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Streaming');
    await click(switchOf(toggle));
    await until(() => stage.consents.length > 0, 'the person is taken to the hosted page');
    await decideConsent(stage.consents[0]!, 'reject');
    await click(buttonOf(toggle, 'Check again'));
    await says(toggle, 'Not confirmed yet. Nothing has changed.');
    expect(isOn(switchOf(toggle))).to.equal(true);
  });

  it('says that it is still frozen when the hosted page can’t be opened', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: 'POST /v3/consents/:id', do: { kind: 'status', status: 403 } });
    const toggle = await toggleOf(stage, 'Streaming');
    await click(switchOf(toggle));
    await says(toggle, 'The card is still frozen. You do not have permission for this.');
    expect(stage.consents).to.be.empty;
    expect(isOn(switchOf(toggle))).to.equal(true);
  });

  it('goes to no origin that is not allowed', async () => {
    const stage = await setStage({ hostedUrl: 'https://hosted.example' });
    const toggle = await toggleOf(stage, 'Streaming');
    const asked = heard(document, 'giro-consent-required');
    expectConsole(/hosted\.example.*allowed-origins/);
    await click(switchOf(toggle));
    await says(toggle, 'The card is still frozen.');
    expect(asked).to.be.empty;
    expect(stage.consents).to.be.empty;
  });

  it('at once in the older edition, and remembers which edition it is', async () => {
    const stage = await setStage({ edition: 'older' });
    const toggle = await toggleOf(stage, 'Streaming');
    const changes = heard(document, 'giro-card-freeze-change');
    await click(switchOf(toggle));
    await becomes(toggle, 'off');
    await isFree(toggle);
    await click(switchOf(toggle));
    await becomes(toggle, 'on');
    await isFree(toggle);
    await click(switchOf(toggle));
    await becomes(toggle, 'off');
    expect(changes.map(({ detail }) => detail.frozen)).to.deep.equal([false, true, false]);
    expect(await stage.control.log.count('POST /v3/cards/:id/activate')).to.equal(1);
    expect(await stage.control.log.count(PATCH)).to.equal(3);
  });

  it('in its own way when a second press comes right after: still once', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Streaming');
    await click(switchOf(toggle), { count: 2 });
    await until(() => stage.consents.length > 0, 'the person is taken to the hosted page');
    expect(stage.consents).to.have.length(1);
    expect(await stage.control.log.count('POST /v3/cards/:id/activate')).to.equal(1);
  });
});

describe('giro-freeze-toggle and its card-id', () => {
  it('says on a development page, and once on the console, that it is missing', async () => {
    const stage = await setStage();
    const warnings = expectConsole(/<giro-freeze-toggle>: The card-id attribute is missing/);
    const errors = heard(stage.provider, 'giro-error');
    const [one, other] = [stage.add('giro-freeze-toggle'), stage.add('giro-freeze-toggle', { 'card-id': '' })];
    await Promise.all([one, other].map((toggle) => says(toggle, 'The card-id attribute is missing')));
    expect(warnings).to.have.length(1);
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage', 'usage']);
    expect(await stage.control.log.count()).to.equal(0);

    one.cardId = stage.card('Groceries').id;
    await toggleShown(one);
    expect(textOf(one)).not.to.include('missing');
  });

  it('says that a card it is given does not exist, and offers no try that can’t help', async () => {
    const stage = await setStage();
    const errors = heard(stage.provider, 'giro-error');
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': 'nobody+knows/it' });
    await says(toggle, 'The card could not be loaded');
    await until(() => errors.length > 0, 'the host is told');
    const [{ kind, requestId } = {}] = errors.map(({ detail }) => detail);
    expect(kind).to.equal('not-found');
    expect(textOf(inside(toggle, '[part=notice]'))).to.include('We could not find this.');
    expect(textOf(toggle)).to.include(`Reference: ${requestId}`);
    expect(allInside(toggle, 'button').map(textOf)).to.deep.equal(['Copy reference']);
  });

  it('shows the card after a failed read when trying again succeeds', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: GET, times: 1, do: { kind: 'wrong-shape' } });
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': stage.card('Groceries').id });
    await says(toggle, 'We did not understand the bank’s answer.');
    await click(buttonOf(toggle, 'Try again'));
    await toggleShown(toggle);
    expect(maybeInside(toggle, '[part=notice]')).to.equal(null);
  });

  it('shows another card when it changes, and nothing of the one before', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
    const toggle = await toggleOf(stage, 'Groceries');
    await click(switchOf(toggle));
    await says(toggle, 'The card was not frozen.');
    toggle.setAttribute('card-id', stage.card('Streaming').id);
    await becomes(toggle, 'on');
    expect(switchOf(toggle).ariaLabel).to.equal('Freeze Streaming');
    expect(textOf(toggle)).not.to.include('not frozen');
    expect(isBusy(switchOf(toggle))).to.equal(false);
  });

  it('a value that is no text never breaks the page', async () => {
    const stage = await setStage();
    expectConsole(/`cardId` must be a string/);
    const toggle = stage.add('giro-freeze-toggle');
    toggle.cardId = 17 as unknown as string;
    await says(toggle, '`cardId` must be a string');
  });
});

describe('giro-freeze-toggle stays the same', () => {
  it('when it is moved in the document: its failure, its focusable switch, and no new read', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'status', status: 403 } });
    const toggle = await toggleOf(stage, 'Groceries');
    await click(switchOf(toggle));
    await says(toggle, 'The card was not frozen.');
    const control = switchOf(toggle);
    const words = textOf(toggle);
    // What was refused is read again; after that there is nothing to ask.
    while ((await stage.control.log.count(GET)) < 2) await pause(10);
    const reads = await stage.control.log.count(GET);
    const elsewhere = document.createElement('section');
    stage.provider.append(elsewhere);
    elsewhere.append(toggle);
    expect(textOf(toggle)).to.equal(words);
    await toggle.updateComplete;
    expect(textOf(toggle)).to.equal(words);
    expect(switchOf(toggle)).to.equal(control);
    expect(await stage.control.log.count(GET)).to.equal(reads);
  });

  it('when it is moved while it is busy: one write, and it ends where it is now', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 100 } });
    const toggle = await toggleOf(stage, 'Groceries');
    await click(switchOf(toggle));
    const elsewhere = document.createElement('section');
    stage.provider.append(elsewhere);
    elsewhere.append(toggle);
    await toggle.updateComplete;
    expect(isBusy(switchOf(toggle))).to.equal(true);
    await becomes(toggle, 'on');
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });

  it('reads again when it is put back after a while', async () => {
    const stage = await setStage();
    const toggle = await toggleOf(stage, 'Groceries');
    toggle.remove();
    await changeElsewhere(stage, 'Groceries', 'frozen');
    stage.provider.append(toggle);
    await becomes(toggle, 'on');
  });
});

describe('a page with many toggles', () => {
  it('asks once for twenty of the same card', async () => {
    const stage = await setStage();
    const { id } = stage.card('Groceries');
    const toggles = Array.from({ length: 20 }, () => stage.add('giro-freeze-toggle', { 'card-id': id }));
    await Promise.all(toggles.map(toggleShown));
    expect(await stage.control.log.count(GET)).to.equal(1);
    await click(switchOf(toggles[3]!));
    await Promise.all(toggles.map((toggle) => becomes(toggle, 'on')));
    expect(await stage.control.log.count(PATCH)).to.equal(1);
    expect(await stage.control.log.count(GET)).to.equal(2);
  });

  it('asks for no single card when a list on the page brings them', async () => {
    const stage = await setStage();
    const toggles = ['Groceries', 'Streaming', 'Travel'].map((alias) =>
      stage.add('giro-freeze-toggle', { 'card-id': stage.card(alias).id }),
    );
    stage.add('giro-card-list');
    await Promise.all(toggles.map(toggleShown));
    expect(await stage.control.log.count('GET /v3/cards')).to.equal(1);
    expect(await stage.control.log.count(GET)).to.equal(0);
  });

  it('asks for a card of its own when the list does not have it', async () => {
    const stage = await setStage();
    const everyday = stage.card('Streaming').accountId!;
    const other = stage.cards.find(({ accountId }) => accountId !== everyday)!;
    stage.add('giro-card-list', { 'account-id': everyday });
    const toggle = stage.add('giro-freeze-toggle', { 'card-id': other.id });
    await toggleShown(toggle);
    expect(await stage.control.log.count(GET)).to.equal(1);
  });

  it('lets only one of two toggles of one card act, and both show it', async () => {
    const stage = await setStage();
    await stage.control.faults.add({ call: PATCH, do: { kind: 'delay', ms: 100 } });
    const [one, other] = [await toggleOf(stage, 'Groceries'), await toggleOf(stage, 'Groceries')];
    switchOf(one).click();
    switchOf(other).click();
    await other.updateComplete;
    expect([one, other].map((toggle) => isBusy(switchOf(toggle)))).to.deep.equal([true, true]);
    await Promise.all([one, other].map((toggle) => becomes(toggle, 'on')));
    expect(await stage.control.log.count(PATCH)).to.equal(1);
  });
});

/** The card's status is changed without this page: at the bank's counter, say. */
async function changeElsewhere(stage: Stage, alias: string, status: string): Promise<void> {
  const token = await stage.platform.getToken({ api: 'cards', expired: false });
  const response = await fetch(`${stage.platform.cardsUrl}/cards/${encodeURIComponent(stage.card(alias).id)}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  });
  expect(response.ok).to.equal(true);
}

describe('giro-freeze-toggle never writes what the host gave', () => {
  it('through freezing, failing and unfreezing', async () => {
    const stage = await setStage();
    const holder = place(document.createElement('div'));
    holder.append(stage.provider);
    const toggle = await toggleOf(stage, 'Groceries');
    const before = toggle.outerHTML;
    await click(switchOf(toggle));
    await becomes(toggle, 'on');
    await isFree(toggle);
    await click(switchOf(toggle));
    await until(() => stage.consents.length > 0, 'consent is asked for');
    expect(toggle.outerHTML).to.equal(before);
    expect(toggle.cardId).to.equal(stage.card('Groceries').id);
  });
});
