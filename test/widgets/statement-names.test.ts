import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import '../../src/define.js';
import { says } from './consent.js';
import { maybeInside, place, until } from './stage.js';

// Reliability 103 and 104: a file is saved under the kit's own name, whatever the other host calls it, and whole or not at all.

const WALLET = '../wallet/1';

/** Forty names that nobody wants on their disk. */
const NAMES: readonly string[] = [
  ...[
    '../../.bashrc',
    '..\\..\\boot.ini',
    '/etc/passwd',
    'C:\\Windows\\win.ini',
    '~/.ssh/config',
    '....//x.pdf',
    './x',
  ],
  ...['con.pdf', 'NUL', 'aux.csv', 'COM1.pdf', '.htaccess', '.', '..', '', ' ', 'x.pdf ', 'x.pdf.', 'x.pdf::$DATA'],
  ...['statement.pdf.exe', 'statement.exe', 'x.lnk', 'x.html', 'x.svg', 'x.scr', 'x.command', 'desktop.ini'],
  ...['fdp.\u202eexe', '\u2066x\u2069.pdf', '\u200bx.pdf', '\ufeffx.pdf', 'x\u0000.pdf', 'x\r\ny.pdf', 'x\t.pdf'],
  ...[
    `${'a'.repeat(300)}.pdf`,
    '\u{1f4c4}'.repeat(200),
    '<img src=x onerror=alert(1)>.pdf',
    '"; filename=y.exe',
    '%2e%2e%2fx',
    'a?b*c|d.pdf',
  ],
];

const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';

/** A download whose statements lie under that name on a host that sends them as a test says. */
async function begin(answer: (name: string) => Response) {
  let now = '';
  const provider = document.createElement('giro-provider');
  provider.client = createClient({
    bankingUrl: 'https://bank.example/v2',
    allowedOrigins: ['https://files.example'],
    getToken: () => 'token',
    fetch: (request) => {
      const { origin } = new URL(request instanceof Request ? request.url : String(request));
      const address = `https://files.example/reports/${encodeURIComponent(now)}?X-Amz-Signature=0`;
      return Promise.resolve(
        origin === 'https://files.example' ? answer(now) : Response.json({ report_path: address }),
      );
    },
  });
  const element = document.createElement('giro-statement-download');
  for (const [name, value] of Object.entries({
    'account-id': WALLET,
    'corporation-id': 'c',
    from: '2026-01-01',
    to: '2026-01-31',
  }))
    element.setAttribute(name, value);
  const files: { readonly file: Blob; readonly name: string }[] = [];
  element.saveFile = (file, name) => void files.push({ file, name });
  place(provider).append(element);
  await until(() => maybeInside(element, 'form'), 'the form');
  const submit = async (name: string): Promise<void> => {
    now = name;
    await element.submit();
  };
  return { element, files, submit };
}

const headersFor = (name: string): Record<string, string> => ({
  'content-type': 'application/pdf',
  'content-disposition': /^[\x20-\x7e]*$/.test(name)
    ? `attachment; filename="${name}"`
    : `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
});

describe('a statement’s file', () => {
  it(`has the kit’s own name, whatever it is called where it comes from (${String(NAMES.length)} names)`, async function () {
    this.timeout(30_000);
    expect(new Set(NAMES).size).to.equal(40);
    const { element, files, submit } = await begin((name) => new Response(PDF, { headers: headersFor(name) }));
    for (const name of NAMES) {
      await submit(name);
      await until(
        () => files.length > 0,
        () => `a file for ${JSON.stringify(name)}`,
      );
      const [saved] = files.splice(0);
      expect(saved?.name, JSON.stringify(name)).to.equal('statement-2026-01-01-to-2026-01-31.pdf');
      expect(await saved?.file.text()).to.equal(PDF);
      if (name.trim().length > 4) expect(element.shadowRoot?.textContent).not.to.include(name);
    }
  });

  it('is not saved when it is larger than any statement', async () => {
    const most = 50_000_000;
    let length = most + 1;
    const { element, files, submit } = await begin((name) => {
      const body = new Blob([PDF, new Uint8Array(length - 2 * PDF.length), PDF]);
      return new Response(body, { headers: headersFor(name) });
    });
    await submit('x.pdf');
    await says(element, 'did not arrive complete');
    expect(files).to.deep.equal([]);
    length = most;
    await submit('x.pdf');
    await until(() => files.length === 1, 'the largest there is');
  });

  it('is saved whole or not at all, wherever it was cut', async function () {
    this.timeout(30_000);
    let length = 0;
    const { element, files, submit } = await begin(
      (name) => new Response(PDF.slice(0, length), { headers: headersFor(name) }),
    );
    for (length = 0; length < PDF.trimEnd().length; length += 1) {
      await submit('x.pdf');
      expect(files, `${String(length)} bytes`).to.deep.equal([]);
      await says(element, 'did not arrive complete');
    }
    await submit('x.pdf');
    await until(() => files.length === 1, 'the whole file');
  });
});
