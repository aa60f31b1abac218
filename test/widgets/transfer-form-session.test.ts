import { expect } from 'chai';
import * as Sound from '../../src/index.js';
import type * as Kit from '../../src/index.js';
import { PEOPLE, type Person } from '../../src/sandbox/people.js';
import { brokenTwin, defineTwin, expectFailure, type Edits } from '../internal/twin.js';
import { beginConversion, toReview as toConvertReview } from './conversions.js';
import { allInside, maybeInside, pause, said, textOf } from './stage.js';
import {
  beginTransfer,
  choose,
  enter as enterAs,
  expectKept,
  fillNew,
  giveCode,
  LIST,
  PAYEE,
  POST,
  press,
  says,
  sendLabel,
  shown,
  toCode,
  toReview,
  type TransferStage,
  valueOf,
} from './transfers.js';

// A session that runs out in the middle of a transfer: nothing is lost to the person who signs in again, nothing is shown to another.

const OUT = 'Your session has ended. Sign in again to continue.';
const UNKNOWN = 'We don’t know yet. Don’t send it again.';
const AGAIN = 'You are signed in again. Nothing was sent. Review it again.';
const [ALMA] = PEOPLE;
const HARUKA = PEOPLE.find(({ firstName }) => firstName === '遥') ?? ALMA;

type Form = HTMLElement & { reload(): Promise<void> };

const begin = async (tag = 'giro-transfer-form'): Promise<TransferStage> =>
  await beginTransfer({}, { twoFactor: 'off', tag });

/** The platform takes no token any more; what the element does next finds that out. */
async function runOut(
  { stage, form }: Pick<TransferStage, 'stage'> & { readonly form: Form },
  next = () => form.reload(),
): Promise<void> {
  await stage.control.faults.add({ call: '*', do: { kind: 'status', status: 401 } });
  await next();
  await says(form, OUT);
  expectHidden(form);
  await stage.control.faults.clear();
}

/** Nothing of what was typed is anywhere in the element. */
function expectHidden(form: Element): void {
  expect(textOf(form)).not.to.include(PAYEE.name);
  expect(allInside(form, 'input, select')).to.be.empty;
}

async function enter({ stage }: Pick<TransferStage, 'stage'>, person: Person): Promise<void> {
  const { client } = stage.provider;
  if (client) await enterAs(client, stage, person);
}

/** What this tab keeps of what is under way. */
const kept = (): readonly string[] => Object.keys(sessionStorage).filter((key) => key.startsWith('giro-sending'));

/** Nothing that was typed is there. */
async function expectEmpty(form: Element): Promise<void> {
  await shown(form, '#amount');
  if (maybeInside(form, 'input[value="new"]')) choose(form, 'new');
  await shown(form, '#iban');
  expect(['name', 'iban', 'amount', 'reference'].map((field) => valueOf(form, field))).to.deep.equal(['', '', '', '']);
}

describe('giro-transfer-form, when the session runs out', () => {
  it('keeps what was typed for the person, who signs in again', async () => {
    const on = await begin();
    await fillNew(on.form);
    await runOut(on);
    await enter(on, ALMA);
    await shown(on.form, '#amount');
    expectKept(on.form);
    await press(on.form, 'Review');
    await says(on.form, 'Check and send');
  });

  /** Another person signs in at the same page, and then the first one again. */
  async function another({ createClient, GiroTransferForm }: Pick<typeof Kit, 'createClient' | 'GiroTransferForm'>) {
    const on = await begin(defineTwin(GiroTransferForm));
    on.stage.provider.client = createClient(on.stage.provider.client?.options ?? {});
    await enter(on, ALMA);
    await shown(on.form, '#amount');
    await fillNew(on.form);
    for (const person of [HARUKA, ALMA]) {
      await runOut(on);
      await enter(on, person);
      await expectEmpty(on.form);
    }
  }

  it('shows another person nothing of it, nor the first one after another', async () => {
    await another(Sound);
  });

  const twins: readonly (readonly [name: string, edits: Edits])[] = [
    ['everybody were taken for the same person', { '/src/api/session.ts': [['who !== this.#who', 'false']] }],
    ['the form were not emptied', { '/src/widgets/sending-widget.ts': [['this.flow?.drop();', '']] }],
  ];
  for (const [name, edits] of twins)
    it(`would show it to another person if ${name} (broken twin)`, async function () {
      this.timeout(15_000);
      const kit = await brokenTwin<typeof Kit>('/src/index.ts', edits);
      await expectFailure(() => another(kit));
    });

  it('is empty for another person although it was not in the page while they signed in', async () => {
    const on = await begin();
    const { stage, form } = on;
    await toReview(form);
    form.remove();
    await enter(on, HARUKA);
    stage.provider.append(form);
    await form.updateComplete;
    expect(textOf(form)).not.to.include(PAYEE.name);
    await expectEmpty(form);
  });

  it('waits for the person although it was not in the page while the session ran out', async () => {
    const on = await begin();
    const { stage, form } = on;
    await toReview(form);
    form.remove();
    stage.provider.client?.session.signOut('expired');
    stage.provider.append(form);
    await says(form, OUT);
    expectHidden(form);
    await enter(on, ALMA);
    await shown(form, '#amount');
    expectKept(form);
  });

  it('is emptied when the person signs out, even for the same person', async () => {
    const on = await begin();
    await fillNew(on.form);
    on.stage.provider.client?.session.signOut();
    await says(on.form, OUT);
    await enter(on, ALMA);
    await expectEmpty(on.form);
  });

  it('is emptied when the person signs out elsewhere after it ran out', async () => {
    const on = await begin();
    await fillNew(on.form);
    await runOut(on);
    on.stage.provider.client?.session.signOut();
    await enter(on, ALMA);
    await expectEmpty(on.form);
  });

  for (const [name, go] of [
    ['review', toReview],
    ['code', toCode],
  ] as const)
    it(`goes back from the ${name} to what was typed, and sends it once the person is back`, async () => {
      const on = await beginTransfer();
      const { form } = on;
      await go(form);
      await runOut(on, async () => {
        if (go === toCode) await giveCode(on, '123456');
        else await press(form, sendLabel(form));
      });
      await enter(on, ALMA);
      await says(form, AGAIN);
      await shown(form, '#amount');
      expect(said(form)).to.include(AGAIN);
      expectKept(form);
    });

  it('is where it was although something else was changed by the host meanwhile', async () => {
    const on = await begin();
    await fillNew(on.form);
    await runOut(on);
    on.form.currency = 'SEK';
    await on.form.submit();
    expectHidden(on.form);
    await enter(on, ALMA);
    await shown(on.form, '#amount');
    expectKept(on.form);
    expect(valueOf(on.form, 'currency')).to.equal('SEK');
  });

  it('goes on looking for a transfer whose answer was lost, once the person is back', async () => {
    const on = await begin();
    const { stage, form } = on;
    await toReview(form);
    await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 502 } });
    await press(form, sendLabel(form));
    await says(form, UNKNOWN);
    await runOut(on);
    await stage.control.log.clear();
    await enter(on, ALMA);
    await says(form, UNKNOWN);
    expect(textOf(form)).to.include(PAYEE.name);
    expect(kept()).to.have.length(1);
    while ((await stage.control.log.count(LIST)) === 0) await pause(10);
  });
});

/** The page is loaded again after an answer was lost: another client, another element, nobody signed in. */
async function loadedAgain(
  { createClient, GiroTransferForm }: Pick<typeof Kit, 'createClient' | 'GiroTransferForm'>,
  leave: (on: TransferStage) => unknown = () => undefined,
): Promise<TransferStage> {
  const on = await begin(defineTwin(GiroTransferForm));
  const { stage, form } = on;
  stage.provider.client = createClient(stage.provider.client?.options ?? {});
  await enter(on, ALMA);
  await shown(form, '#amount');
  await toReview(form);
  await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 502 } });
  await press(form, sendLabel(form));
  await says(form, UNKNOWN);
  await leave(on);
  form.remove();
  stage.provider.client = createClient(stage.provider.client.options);
  const again = stage.add(form.localName as 'giro-transfer-form');
  await shown(again, '#amount');
  expect(textOf(again)).not.to.include(PAYEE.name);
  expect(textOf(again)).not.to.include(UNKNOWN);
  return { stage, form: again };
}

describe('giro-transfer-form, when the page is loaded again and the person must sign in', () => {
  it('goes on looking for a transfer whose answer was lost, once they have', async () => {
    const on = await loadedAgain(Sound);
    await on.stage.control.log.clear();
    await enter(on, ALMA);
    await says(on.form, UNKNOWN);
    expect(textOf(on.form)).to.include(PAYEE.name);
    while ((await on.stage.control.log.count(LIST)) === 0) await pause(10);
  });

  it('goes on looking also where the session had run out before', async () => {
    const on = await loadedAgain(Sound, runOut);
    await enter(on, ALMA);
    await says(on.form, UNKNOWN);
  });

  async function othersSeeNothing(kit: Pick<typeof Kit, 'createClient' | 'GiroTransferForm'>): Promise<void> {
    const on = await loadedAgain(kit);
    for (const person of [HARUKA, ALMA]) {
      await enter(on, person);
      await expectEmpty(on.form);
      expect(kept()).to.deep.equal([]);
    }
  }

  it('shows another person nothing of it, and forgets it then', async () => {
    await othersSeeNothing(Sound);
  });

  it('would show it to another person if what is kept were anybody’s (broken twin)', async function () {
    this.timeout(15_000);
    const edits = { '/src/internal/sending-records.ts': [['record.owner === owner', 'true']] } as const;
    const kit = await brokenTwin<typeof Kit>('/src/index.ts', edits);
    await expectFailure(() => othersSeeNothing(kit));
  });

  it('forgets it when the person signs out', async () => {
    const on = await loadedAgain(Sound, ({ stage }) => stage.provider.client?.session.signOut());
    expect(kept()).to.deep.equal([]);
    await enter(on, ALMA);
    await expectEmpty(on.form);
  });
});

describe('giro-convert-form, when the session runs out', () => {
  it('keeps what was typed for the person, who signs in again, and for nobody else', async () => {
    for (const person of [ALMA, HARUKA]) {
      const on = await beginConversion();
      await toConvertReview(on.form);
      await runOut(on);
      await enter(on, person);
      await shown(on.form, '#amount');
      const isSame = person === ALMA;
      expect(valueOf(on.form, 'amount')).to.equal(isSame ? '200' : '');
      expect(textOf(on.form).includes('You are signed in again. Nothing was converted.')).to.equal(isSame);
    }
  });
});
