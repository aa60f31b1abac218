import { expect } from 'chai';
import { BENEFICIARIES } from './accounts.js';
import { heard, maybeInside, pause, said, textOf, until } from './stage.js';
import {
  beginTransfer,
  expectKept,
  fillNew,
  giveCode,
  LIST,
  moved,
  PAYEE,
  POST,
  press,
  says,
  sendLabel,
  toCode,
  toReview,
  type TransferStage,
  valueOf,
} from './transfers.js';

// Every call of a transfer failing in every way: what the person reads, and that nothing typed is lost.

const IBAN_CHECK = 'GET /v2/validators/iban';

/** A failure: an answer's status, or no network at all. */
type Failure = number | 'offline';

const WORDS: Readonly<Record<string, string>> = {
  offline: 'You are offline. Nothing was sent.',
  404: 'We could not find this.',
  429: 'That was too often.',
  500: 'The bank has a technical problem.',
  503: 'The bank has a technical problem.',
};

/** From now on a call fails so. */
async function fail({ stage }: TransferStage, call: string, failure: Failure): Promise<void> {
  if (failure === 'offline') Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => false });
  else await stage.control.faults.add({ call, do: { kind: 'status', status: failure } });
}

/** Nothing stands in the way any more. */
async function mend({ stage }: Pick<TransferStage, 'stage'>): Promise<void> {
  delete (navigator as { onLine?: boolean }).onLine;
  await stage.control.faults.clear();
}

afterEach(() => {
  delete (navigator as { onLine?: boolean }).onLine;
});

/** The review again, and from there to the end. */
async function sendsNow(on: TransferStage): Promise<void> {
  await press(on.form, sendLabel(on.form));
  await until(() => on.form.shadowRoot?.querySelector('#code'), 'the code');
  await giveCode(on);
  await says(on.form, 'Sent: €12.50');
  expect(await moved(on.stage)).to.have.length(1);
}

describe('giro-transfer-form, when a call fails', () => {
  for (const call of [IBAN_CHECK, LIST])
    for (const failure of [429, 500, 'offline'] as const)
      it(`keeps what is typed, and sends nothing, where it can’t be checked (${call}, ${String(failure)})`, async function () {
        this.timeout(15_000);
        const on = await beginTransfer();
        const { stage, form } = on;
        await fillNew(form);
        await fail(on, call, failure);
        await press(form, 'Review');
        await says(form, 'This could not be checked, so nothing was sent.', 9000);
        await says(form, WORDS[failure] ?? '');
        expect(said(form)).to.include('This could not be checked').and.include(WORDS[failure]);
        expectKept(form);
        await mend(on);
        expect(await stage.control.log.count(POST)).to.equal(0);
        await press(form, 'Review');
        await says(form, 'Check and send');
      });

  it('says that saved payees can’t be shown, keeps the form, and shows them once they can be read', async () => {
    const { stage, form } = await beginTransfer(
      {},
      { faults: [{ call: BENEFICIARIES, do: { kind: 'status', status: 403 } }] },
    );
    await says(form, 'Your saved payees can’t be shown right now.');
    await fillNew(form);
    await mend({ stage });
    await press(form, 'Try again');
    await until(() => maybeInside(form, 'input[value="saved"]'), 'the saved payees');
    expect(textOf(form)).not.to.include('can’t be shown');
    expectKept(form);
  });

  it('goes on without a check that the platform does not offer', async () => {
    const on = await beginTransfer();
    await fillNew(on.form);
    await fail(on, IBAN_CHECK, 404);
    await press(on.form, 'Review');
    await says(on.form, 'Check and send');
  });

  for (const failure of [429, 'offline'] as const)
    it(`says that nothing was sent, and sends it on the next press (first call, ${String(failure)})`, async () => {
      const on = await beginTransfer();
      const { form } = on;
      const refused = heard(form, 'giro-transfer-refused');
      await toReview(form);
      await fail(on, POST, failure);
      await press(form, sendLabel(form));
      await says(form, 'Nothing was sent.');
      await says(form, WORDS[failure] ?? '');
      expect(said(form)).to.include('Nothing was sent.');
      expect(textOf(form)).to.include('€12.50').and.include(PAYEE.name);
      expect(refused).to.be.empty;
      await mend(on);
      await sendsNow(on);
    });

  it('says that no money moved, and keeps what is typed (first call, 404)', async () => {
    const on = await beginTransfer();
    const { form } = on;
    const refused = heard(form, 'giro-transfer-refused');
    await toReview(form);
    await fail(on, POST, 404);
    await press(form, sendLabel(form));
    await says(form, 'The transfer was not carried out. No money moved.');
    await says(form, WORDS[404] ?? '');
    expect(refused).to.have.length(1);
    expectKept(form);
    await mend(on);
    await press(form, 'Review');
    await says(form, 'Check and send');
    await sendsNow(on);
  });

  for (const failure of [500, 503] as const)
    it(`says that nobody knows, never that it failed (first call, ${String(failure)})`, async () => {
      const on = await beginTransfer();
      const { form } = on;
      await toReview(form);
      await fail(on, POST, failure);
      await press(form, sendLabel(form));
      await says(form, 'We don’t know yet. Don’t send it again.');
      expect(textOf(form)).to.include('€12.50').and.include(PAYEE.name).and.not.to.include('Nothing was sent');
    });

  for (const failure of [429, 'offline'] as const)
    it(`keeps asking for the code, and takes it on the next press (confirming, ${String(failure)})`, async () => {
      const on = await beginTransfer();
      const { form } = on;
      await toCode(form);
      await fail(on, POST, failure);
      await giveCode(on);
      await says(form, 'The code was not checked. No money has moved.');
      await says(form, WORDS[failure] ?? '');
      expect(said(form)).to.include('The code was not checked.');
      expect(valueOf(form, 'code'), 'the code stays').to.match(/^\d{6}$/);
      await mend(on);
      await giveCode(on);
      await says(form, 'Sent: €12.50');
      expect(await moved(on.stage)).to.have.length(1);
    });

  it('is signed out, with nothing sent and nothing shown to the next person, when its token is refused', async () => {
    for (const go of [toReview, toCode]) {
      const on = await beginTransfer();
      const { stage, form } = on;
      const signedOut = heard(document, 'giro-signed-out');
      await go(form);
      await fail(on, '*', 401);
      if (go === toCode) await giveCode(on, '123456');
      else await press(form, sendLabel(form));
      await says(form, 'Your session has ended. Sign in again to continue.');
      expect(textOf(form)).not.to.include(PAYEE.name);
      await until(() => signedOut.length > 0, 'the host is told');
      expect(await moved(stage)).to.be.empty;
    }
  });

  it('finds what became of it once the network is back', async () => {
    const on = await beginTransfer();
    const { stage, form } = on;
    await toCode(form);
    await stage.control.faults.add({ call: POST, times: 1, do: { kind: 'status', status: 502, when: 'after' } });
    await giveCode(on);
    while ((await moved(stage)).length === 0) await pause(5);
    await fail(on, LIST, 'offline');
    await mend(on);
    dispatchEvent(new Event('online'));
    await says(form, 'Sent: €12.50');
    expect(await moved(stage)).to.have.length(1);
  });
});
