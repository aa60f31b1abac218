import { expect } from 'chai';
import { getDocumentProxy } from 'unpdf';
import type * as Kit from '../../src/index.js';
import type { GiroTransferForm } from '../../src/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { beginConversion, convert, EXCHANGE, toReview as toConvertReview } from './conversions.js';
import { openFrame } from './frame.js';
import { allInside, buttonOf, heard, maybeInside, pause, said, setStage, textOf, until } from './stage.js';
import {
  beginTransfer,
  moved,
  PAYEE,
  press,
  says,
  sendLabel,
  toReview,
  type,
  type TransferStage,
} from './transfers.js';

interface Saved {
  readonly file: Blob;
  readonly name: string;
}

/** A form whose transfer is done. */
async function sent(options: Parameters<typeof beginTransfer>[1] = {}): Promise<TransferStage> {
  const on = await beginTransfer({}, { twoFactor: 'off', ...options });
  await toReview(on.form);
  await press(on.form, sendLabel(on.form));
  await says(on.form, 'Sent: €12.50');
  return on;
}

/** Files the form's host is given. */
function savedBy(form: GiroTransferForm): Saved[] {
  const files: Saved[] = [];
  form.saveFile = (file, name) => void files.push({ file, name });
  return files;
}

/** What others read in a file: with PDF.js. */
async function textsOf(file: Blob): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await file.arrayBuffer()));
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items.map((item) => ('str' in item ? item.str : '')).join(' ');
}

describe('a receipt', () => {
  it('is saved as a PDF that says everything that stands on the screen', async () => {
    const { form, stage } = await sent();
    const files = savedBy(form);
    await expectAccessible(form);
    await press(form, 'Save as PDF');
    await says(form, 'Your receipt is ready.');
    expect(said(form)).to.equal('Your receipt is ready.');
    await expectAccessible(form);
    const [saved, ...more] = files;
    if (!saved) throw new Error('There is no file');
    expect(more).to.be.empty;
    expect(saved.file.type).to.equal('application/pdf');
    expect(saved.name).to.match(/^receipt-\d{4}-\d\d-\d\d\.pdf$/);
    const written = await textsOf(saved.file);
    const [made] = await moved(stage);
    for (const words of ['€12.50', PAYEE.name, 'SE33 9770 0000 0100 0000 0025', 'Invoice 42', made?.id ?? 'no id'])
      expect(written).to.include(words);
    for (const fact of allInside(form, '#receipt dd')) expect(written).to.include(textOf(fact));
  });

  it('is in the language and the direction of its element', async () => {
    const { form, stage } = await sent();
    const files = savedBy(form);
    stage.provider.locale = 'sv';
    form.dir = 'rtl';
    await press(form, 'Spara som PDF');
    await says(form, 'Ditt kvitto är klart.');
    const [{ file } = { file: new Blob() }] = files;
    const written = await textsOf(file);
    for (const words of ['12,50', 'Till', 'Transaktions-id']) expect(written).to.include(words);
    expect(await file.text()).to.include('/Direction /R2L');
  });

  it('goes to the browser where the host takes no files', async () => {
    const { form } = await sent();
    const links: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      links.push(`${this.download} ${this.protocol}`);
    };
    try {
      await press(form, 'Save as PDF');
      await says(form, 'Downloaded as receipt-');
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    expect(links).to.have.length(1);
    expect(links[0]).to.match(/^receipt-[\d-]+\.pdf blob:$/);
  });

  it('says so where it can’t be made, or is not taken, and can be tried again', async () => {
    expectConsole(/does not let pages read what they draw/);
    expectConsole(/did not take it/);
    const { form } = await sent();
    const errors = heard(form, 'giro-error');
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = (done) => {
      done(null);
    };
    try {
      await press(form, 'Save as PDF');
      await says(form, 'The receipt can’t be saved here.');
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
    }
    expect(said(form)).to.include('Copy or print it instead');
    form.saveFile = () => Promise.reject(new Error('no room'));
    await press(form, 'Save as PDF');
    await until(() => errors.length === 2, 'the host is told');
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage', 'usage']);
    await says(form, 'The receipt can’t be saved here.');
    const files = savedBy(form);
    await press(form, 'Save as PDF');
    await says(form, 'Your receipt is ready.');
    expect(files).to.have.length(1);
  });

  it('says so where it can’t be copied', async () => {
    expectConsole(/Copying is not allowed here/);
    const { form } = await sent();
    const errors = heard(form, 'giro-error');
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    try {
      await press(form, 'Copy receipt');
      await says(form, 'Copying is not possible here. Select the text instead.');
    } finally {
      navigator.clipboard.writeText = writeText;
    }
    expect(said(form)).to.equal('Copying is not possible here. Select the text instead.');
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage']);
  });

  it('begins anew with the next transfer', async () => {
    const { form } = await sent();
    savedBy(form);
    const { writeText } = navigator.clipboard;
    navigator.clipboard.writeText = () => Promise.resolve();
    try {
      await press(form, 'Copy receipt');
      await says(form, 'Receipt copied');
    } finally {
      navigator.clipboard.writeText = writeText;
    }
    await press(form, 'Save as PDF');
    await says(form, 'Your receipt is ready.');
    await press(form, 'New transfer');
    await toReview(form, { amount: '13.50' });
    await press(form, sendLabel(form));
    await says(form, 'Sent: €13.50');
    expect(textOf(form)).to.include('Copy receipt').and.not.to.include('Your receipt is ready.');
  });

  const keepsFromTheNextPerson = async (tag = 'giro-transfer-form'): Promise<void> => {
    const { form, stage } = await sent({ tag });
    const files = savedBy(form);
    const { toBlob } = HTMLCanvasElement.prototype;
    let go = (): void => undefined;
    HTMLCanvasElement.prototype.toBlob = function (...args: Parameters<typeof toBlob>) {
      go = () => {
        toBlob.apply(this, args);
        go = () => undefined;
      };
    };
    // The file itself is what is made last: whoever gets it gets it in the same turn.
    const { Blob: RealBlob } = globalThis;
    let isMade = false;
    globalThis.Blob = class extends RealBlob {
      constructor(...given: ConstructorParameters<typeof RealBlob>) {
        super(...given);
        isMade ||= this.type === 'application/pdf';
      }
    };
    try {
      const before = go;
      await press(form, 'Save as PDF');
      await until(() => go !== before, 'it is being made');
      stage.provider.client?.session.signOut();
      await until(() => maybeInside(form, '#receipt') === null, 'the receipt is gone');
      go();
      await until(() => isMade, 'it is made', 10_000);
      await pause(50);
    } finally {
      HTMLCanvasElement.prototype.toBlob = toBlob;
      globalThis.Blob = RealBlob;
    }
    expect(files).to.be.empty;
  };

  it('is given to nobody once another person uses the page', async function () {
    this.timeout(15_000);
    await keepsFromTheNextPerson();
    const { GiroTransferForm: Twin } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/receipt.ts': [['if (person !== this.#person) return;', '']],
    });
    await expectFailure(() => keepsFromTheNextPerson(defineTwin(Twin)));
  });

  it('of a conversion is saved as well', async () => {
    const { form } = await beginConversion({ 'account-id': EXCHANGE });
    const files: Saved[] = [];
    form.saveFile = (file, name) => void files.push({ file, name });
    await toConvertReview(form);
    await convert(form);
    await says(form, 'Converting to $200.00');
    await press(form, 'Save as PDF');
    await says(form, 'Your receipt is ready.');
    expect(await textsOf(files[0]?.file ?? new Blob()))
      .to.include('$200.00')
      .and.include('Exchange');
  });

  it('says in a frame that may not save files what to do instead', async function () {
    this.timeout(10_000);
    const { cardsUrl, bankingUrl, tokenUrl } = (await setStage({ twoFactor: 'off' })).platform;
    const frame = await openFrame(
      `<giro-provider locale="en-US">
        <giro-convert-form account-id="${EXCHANGE}"></giro-convert-form>
      </giro-provider>`,
      { sandbox: 'allow-scripts allow-same-origin allow-forms' },
    );
    const [{ email, password }] = PEOPLE;
    await frame.run(`import '/src/define.ts';
      import { createClient } from '/src/index.ts';
      const client = createClient(${JSON.stringify({ environment: 'sandbox', cardsUrl, bankingUrl, tokenUrl })});
      await client.session.signIn(${JSON.stringify({ email, password })});
      document.querySelector('giro-provider').client = client;`);
    const form = frame.find('giro-convert-form');
    await until(() => maybeInside(form, '#amount'), 'the form');
    form.setAttribute('to-currency', 'USD');
    type(form, 'amount', '200');
    await press(form, 'Review');
    await says(form, 'Check and convert');
    await convert(form);
    await says(form, 'Converting to $200.00');
    buttonOf(form, 'Save as PDF').click();
    await says(form, 'This frame may not save files. Copy or print the receipt instead.');
    expect(said(form)).to.include('This frame may not save files.');
  });
});
