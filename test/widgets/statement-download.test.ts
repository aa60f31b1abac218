import { expect } from 'chai';
import { createClient } from '../../src/index.js';
import { dayOf } from '../../src/domain/calendar.js';
import { statementPeriod } from '../../src/domain/statement.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { focused } from '../support/user.js';
import { says, storedText } from './consent.js';
import { openFrame } from './frame.js';
import {
  allInside,
  buttonOf,
  heard,
  inside,
  maybeInside,
  said,
  setStage,
  textOf,
  until,
  type StageOptions,
} from './stage.js';

const [ALMA] = PEOPLE;
const EVERYDAY = 'S1Q8+PW84';
const HOUSEHOLD = 'HkZ/4T6eD';
const PDF = 'GET /v2/reports/statement/pdf';
const CSV = 'GET /v2/reports/statement/csv';
const FILE = 'GET /files/reports/:folder/:corporation/:id/:name';
const ZONE = 'Europe/Stockholm';

async function begin(attributes: Readonly<Record<string, string | undefined>> = {}, options: StageOptions = {}) {
  const stage = await setStage(options);
  stage.provider.allowedOrigins = new URL(stage.platform.url).origin;
  const files: { readonly file: Blob; readonly name: string }[] = [];
  const element = stage.add('giro-statement-download', {
    'account-id': EVERYDAY,
    'time-zone': ZONE,
    'corporation-id': ALMA.corporationId,
    ...attributes,
  });
  element.saveFile = (file, name) => void files.push({ file, name });
  await until(() => maybeInside(element, 'form'), 'the form');
  return { stage, element, files };
}

function pick(element: Element, name: string, value: string): void {
  const control = inside(element, `#${name}`) as HTMLSelectElement | HTMLInputElement;
  control.value = value;
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

const LAST_MONTH = statementPeriod('last-month', dayOf(Date.now(), ZONE) ?? '');

describe('giro-statement-download', () => {
  it('brings last month as a PDF, and says so', async () => {
    const { stage, element, files } = await begin();
    const ready = heard(document, 'giro-statement-ready');
    await element.submit();
    await says(element, 'Your statement is ready.');
    expect(files.map(({ name }) => name)).to.deep.equal([`statement-${LAST_MONTH.from}-to-${LAST_MONTH.to}.pdf`]);
    expect(files[0]?.file.type).to.equal('application/pdf');
    expect(await files[0]?.file.slice(0, 5).text()).to.equal('%PDF-');
    expect(ready.map(({ detail }) => detail)).to.deep.equal([{ format: 'pdf', ...LAST_MONTH }]);
    expect(said(element)).to.include('Your statement is ready.');
    const [asked] = (await stage.control.log.all()).filter(({ call }) => call === PDF);
    expect(asked?.query).to.deep.equal({
      walletId: EVERYDAY,
      ...LAST_MONTH,
      timezone: ZONE,
      corporationId: ALMA.corporationId,
    });
  });

  it('brings several accounts as one CSV, and offers no other format', async () => {
    const { stage, element, files } = await begin({ 'account-id': `${EVERYDAY} ${HOUSEHOLD}` });
    expect(allInside(element, 'input[type=radio]').length).to.equal(0);
    await element.submit();
    await says(element, 'Your statement is ready.');
    expect(files[0]?.file.type).to.equal('text/csv');
    expect(await stage.control.log.count(CSV)).to.equal(1);
  });

  it('saves the file under a name of its own', async () => {
    const { element } = await begin();
    element.saveFile = undefined;
    const saved: { readonly name: string; readonly href: string }[] = [];
    const stop = (event: Event): void => {
      const link = event.composedPath()[0];
      if (!(link instanceof HTMLAnchorElement) || link.download === '') return;
      saved.push({ name: link.download, href: link.href });
      event.preventDefault();
    };
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      stop(Object.defineProperty(new Event('click', { cancelable: true }), 'composedPath', { value: () => [this] }));
    };
    try {
      await element.submit();
    } finally {
      HTMLAnchorElement.prototype.click = click;
    }
    await says(element, `Downloaded as ${saved[0]?.name ?? ''}`);
    expect(saved[0]?.name).to.equal(`statement-${LAST_MONTH.from}-to-${LAST_MONTH.to}.pdf`);
    expect(saved[0]?.href).to.match(/^blob:/);
  });

  it('says in words that the last day counts to its end, and in which time zone', async () => {
    const { element } = await begin({ from: '2026-10-01', to: '2026-10-25', 'time-zone': 'America/New_York' });
    await says(element, 'to the end of 25 Oct 2026, America/New York time.');
  });

  it('begins with the days of the attributes, and takes others', async () => {
    const { stage, element } = await begin({ from: '2026-01-15', to: '2026-02-14' });
    expect((inside(element, '#from') as HTMLInputElement).value).to.equal('2026-01-15');
    pick(element, 'to', '2026-02-20');
    await element.submit();
    await says(element, 'Your statement is ready.');
    const [asked] = (await stage.control.log.all()).filter(({ call }) => call === PDF);
    expect(asked?.query).to.include({ from: '2026-01-15', to: '2026-02-20' });
    expect(element.getAttribute('to'), 'what the host wrote is the host’s').to.equal('2026-02-14');
  });

  for (const [wrong, from, to, words] of [
    ['in the wrong order', '2026-02-14', '2026-01-15', 'The last day is before the first.'],
    ['still to come', '2999-01-01', '2999-01-31', 'The first day is in the future.'],
  ] as const)
    it(`sends nothing for days ${wrong}, and stands at the one that is wrong`, async () => {
      const { stage, element } = await begin({ from, to });
      await element.submit();
      await says(element, words);
      await until(() => focused()?.getAttribute('aria-invalid') === 'true', 'the keyboard is there');
      expect(await stage.control.log.count(PDF)).to.equal(0);
    });

  it('sends nothing for a day that is missing', async () => {
    const { stage, element } = await begin();
    pick(element, 'period', 'custom');
    await until(() => maybeInside(element, '#from'), 'two days');
    pick(element, 'from', '');
    await element.submit();
    await says(element, 'Choose a day.');
    expect(await stage.control.log.count(PDF)).to.equal(0);
  });

  it('tells progress, and takes no second press meanwhile', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({ call: PDF, do: { kind: 'delay', ms: 400 } });
    const button = buttonOf(element, 'Download statement');
    button.click();
    button.click();
    await says(element, 'Preparing your statement…');
    button.click();
    await says(element, 'Your statement is ready.');
    expect(await stage.control.log.count(PDF)).to.equal(1);
  });

  it('offers a link where the other host forbids fetching, and takes its address away once it is used', async () => {
    const { stage, element, files } = await begin({}, { filesReadable: false });
    const ready = heard(element, 'giro-statement-ready');
    await element.submit();
    await says(element, 'Your statement is ready. It opens in a new tab.');
    const link = inside(element, 'a.button') as HTMLAnchorElement;
    expect(link.rel).to.equal('noopener noreferrer');
    expect(link.target).to.equal('_blank');
    link.addEventListener('click', (event) => {
      event.preventDefault();
    });
    expect(ready, 'nobody has it yet').to.deep.equal([]);
    link.click();
    await until(() => !maybeInside(element, 'a.button'), 'the address is gone');
    expect(ready.map(({ detail }) => detail)).to.deep.equal([{ format: 'pdf', ...LAST_MONTH }]);
    expect(files).to.deep.equal([]);
    expect(await stage.control.log.count(PDF)).to.equal(1);
  });

  it('offers a link where the file is on a host that is not allowed', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({
      call: PDF,
      do: {
        kind: 'status',
        status: 200,
        body: { report_path: 'https://elsewhere.example/a.pdf?X-Amz-Signature=canary' },
      },
    });
    await element.submit();
    await says(element, 'It opens in a new tab.');
    expect((inside(element, 'a.button') as HTMLAnchorElement).host).to.equal('elsewhere.example');
  });

  for (const bad of [
    'javascript:alert(1)',
    'data:application/pdf,x',
    'http://elsewhere.example/a.pdf',
    'not an address',
  ])
    it(`goes nowhere for ${bad}`, async () => {
      const { stage, element } = await begin();
      await stage.control.faults.add({ call: PDF, do: { kind: 'status', status: 200, body: { report_path: bad } } });
      await element.submit();
      await says(element, 'Your statement could not be made');
      expect(maybeInside(element, 'a')).to.equal(null);
    });

  it('asks for a new link when the old one has run out', async () => {
    const { stage, element, files } = await begin();
    await stage.control.faults.add({ call: FILE, times: 1, do: { kind: 'status', status: 403 } });
    await element.submit();
    await says(element, 'The link to this statement has expired.');
    expect(files).to.deep.equal([]);
    await element.submit();
    await says(element, 'Your statement is ready.');
    expect(await stage.control.log.count(PDF)).to.equal(2);
  });

  for (const [what, effect] of [
    ['empty', { kind: 'empty' }],
    ['of another type', { kind: 'wrong-type' }],
    ['cut off', { kind: 'truncated' }],
  ] as const)
    it(`saves nothing that is ${what}`, async () => {
      const { stage, element, files } = await begin();
      await stage.control.faults.add({ call: FILE, do: effect });
      await element.submit();
      await says(element, 'did not arrive complete');
      expect(files).to.deep.equal([]);
    });

  for (const [status, words] of [
    [400, 'The bank did not accept this'],
    [403, 'You do not have permission'],
    [404, 'We could not find this'],
    [500, 'The bank has a technical problem'],
  ] as const)
    it(`says why it could not be made (${String(status)})`, async () => {
      const { stage, element } = await begin();
      const errors = heard(element, 'giro-error');
      await stage.control.faults.add({ call: PDF, do: { kind: 'status', status } });
      await element.submit();
      await says(element, words);
      expect(errors.length).to.equal(1);
      expect(
        await stage.control.log.count(PDF),
        'a statement takes long: it is not asked for again by itself',
      ).to.equal(1);
    });

  it('keeps the signed address out of events, errors, storage and the console', async () => {
    const { stage, element } = await begin();
    const [ready, errors] = [heard(document, 'giro-statement-ready'), heard(document, 'giro-error')];
    await stage.control.faults.add({ call: FILE, times: 1, do: { kind: 'status', status: 500 } });
    await element.submit();
    await until(() => maybeInside(element, '.notice'), 'a notice');
    await element.submit();
    await says(element, 'Your statement is ready.');
    const told = [...ready, ...errors].map(({ detail }) => detail);
    expect(told).to.have.length(2);
    expect(JSON.stringify(told)).not.to.include('X-Amz');
    expect(storedText()).not.to.include('X-Amz');
    expect(document.documentElement.outerHTML + element.renderRoot.textContent).not.to.include('X-Amz');
  });

  it('says so where the host does not take the file', async () => {
    expectConsole(/`saveFile` did not take the statement/);
    const { element } = await begin();
    const [errors, ready] = [heard(element, 'giro-error'), heard(element, 'giro-statement-ready')];
    element.saveFile = () => Promise.reject(new Error('no room'));
    await element.submit();
    await says(element, 'Your statement was made, but could not be saved.');
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['usage']);
    expect(ready).to.deep.equal([]);
  });

  it('tells nobody of a statement that the host took for somebody who has signed out since', async () => {
    const { stage, element } = await begin();
    const { url, bankingUrl, cardsUrl, getToken } = stage.platform;
    const client = createClient({ bankingUrl, cardsUrl, getToken, allowedOrigins: [new URL(url).origin] });
    stage.provider.client = client;
    await element.updateComplete;
    const ready = heard(element, 'giro-statement-ready');
    let take = (): void => undefined;
    const isTaken = new Promise<void>((resolve) => {
      take = resolve;
    });
    let isAsked = false;
    element.saveFile = () => {
      isAsked = true;
      return isTaken;
    };
    const made = element.submit();
    await until(() => isAsked, 'the host has the file');
    client.session.signOut();
    take();
    await made;
    expect(allInside(element, '.notice').map(textOf)).to.deep.equal([]);
    expect(ready).to.deep.equal([]);
  });

  it('gives up what is under way when it is taken away', async () => {
    const { stage, element, files } = await begin();
    await stage.control.faults.add({ call: PDF, do: { kind: 'delay', ms: 200 } });
    const ready = heard(document, 'giro-statement-ready');
    const made = element.submit();
    await says(element, 'Preparing your statement…');
    element.remove();
    await made;
    expect(files.length + ready.length).to.equal(0);
  });

  for (const [attributes, fault] of [
    [{ 'account-id': undefined }, 'account-id attribute is missing'],
    [{ format: 'doc' }, 'use "pdf" or "csv"'],
    [{ 'account-id': 'a b', format: 'pdf' }, 'exactly one account'],
    [{ from: '1 May' }, 'YYYY-MM-DD'],
    [{ 'time-zone': 'Stockholm' }, 'IANA name'],
  ] as const)
    it(`tells a developer what to change (${fault})`, async () => {
      expectConsole(/giro-statement-download/);
      const stage = await setStage();
      const element = stage.add('giro-statement-download', { 'account-id': EVERYDAY, ...attributes });
      await says(element, fault);
    });

  it('says in a frame that may not save files what to do, and asks for nothing', async () => {
    const { stage } = await begin();
    const { cardsUrl, bankingUrl, tokenUrl } = stage.platform;
    await stage.control.log.clear();
    const frame = await openFrame(
      `<giro-provider environment="sandbox" cards-url="${cardsUrl}" banking-url="${bankingUrl}" token-url="${tokenUrl}">
        <giro-statement-download account-id="${EVERYDAY}"></giro-statement-download>
      </giro-provider>`,
      { sandbox: 'allow-scripts allow-same-origin allow-forms' },
    );
    await frame.run(`import '/src/define.ts';`);
    const element = frame.document.querySelector('giro-statement-download');
    if (!element) throw new Error('The frame has no element');
    await until(() => maybeInside(element, 'form'), 'the form');
    await element.submit();
    await says(element, 'This frame may not save files.');
    expect(await stage.control.log.count(PDF)).to.equal(0);
  });

  it('is accessible as a form, and with each kind of news', async () => {
    const { stage, element } = await begin();
    await expectAccessible(element);
    pick(element, 'period', 'custom');
    await until(() => maybeInside(element, '#from'), 'two days');
    await expectAccessible(element);
    await element.submit();
    await says(element, 'Your statement is ready.');
    await expectAccessible(element);
    await stage.control.faults.add({ call: PDF, do: { kind: 'status', status: 500 } });
    await element.submit();
    await says(element, 'technical problem');
    await expectAccessible(element);
  });
});
