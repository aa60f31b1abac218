import { expect } from 'chai';
import { createClient, type Account, type GiroTransactionList } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { click, focused, press, viewport } from '../support/user.js';
import { says } from './consent.js';
import { allInside, buttonOf, heard, inside, maybeInside, said, setStage, textOf, until, type Stage } from './stage.js';
import { listOf, rows, showMore } from './transactions.js';

const READ = 'GET /v2/transactions';

/** The person's accounts, without the kit's elements. */
async function accountsOf({ platform: { bankingUrl, getToken } }: Stage): Promise<readonly Account[]> {
  return await createClient({ bankingUrl, getToken }).accounts.list();
}

async function begin(attributes: Readonly<Record<string, string>> = {}, name = 'Web shop') {
  const stage = await setStage({ cardsApi: 'banking-v2' });
  const account = (await accountsOf(stage)).find((one) => one.name === name);
  if (!account) throw new Error(`There is no account ${name}`);
  await stage.control.log.clear();
  const element = stage.add('giro-transaction-list', { 'account-id': account.id, 'time-zone': 'UTC', ...attributes });
  await until(
    () => rows(element).length > 0 && maybeInside(element, 'form'),
    () => `transactions (it shows: ${textOf(element)})`,
  );
  return { stage, element, account };
}

/** Chooses as a person does: the form hears of it. */
function choose(element: Element, id: string, value: string): void {
  const field = inside(element, `#${id}`) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event(id === 'search' ? 'input' : 'change', { bubbles: true }));
}

const openFilters = (element: Element): Promise<void> => click(inside(element, '[aria-controls=filters]'));
const openExport = (element: Element): Promise<void> => click(inside(element, '[aria-controls=export]'));
const settled = (element: GiroTransactionList, what: string): Promise<void> =>
  until(
    () => /Matching transactions/.test(said(element)) && maybeInside(element, '.rows[aria-busy=false], .notice'),
    () => `${what} (it shows: ${textOf(element).slice(0, 400)}; says: ${said(element)})`,
    15_000,
  );

describe('giro-transaction-list of an account', () => {
  it('shows money in and out, by day, newest first', async () => {
    const { element } = await begin();
    expect(rows(element).length).to.be.above(30);
    const times = allInside(element, 'time').map((time) => Date.parse((time as HTMLTimeElement).dateTime));
    expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
    const days = new Set(allInside(element, 'time').map((time) => (time as HTMLTimeElement).dateTime.slice(0, 10)));
    expect(allInside(element, 'h3')).to.have.length(days.size);
    await expectAccessible(element);
  });

  it('reads on when the person scrolls near the end, each once', async () => {
    const { element, stage } = await begin();
    await until(() => maybeInside(element, '.more'), 'an end');
    await new Promise(requestAnimationFrame);
    expect(await stage.control.log.count(READ), 'nothing by itself').to.equal(1);
    const before = rows(element).length;
    inside(element, '.more').scrollIntoView();
    await until(() => rows(element).length > before, 'a second page');
    const ids = rows(element).map((row) => row.dataset['id']);
    expect(new Set(ids).size).to.equal(ids.length);
  });

  it('filters by status in the platform, and counts aloud', async () => {
    const { element, stage } = await begin();
    await openFilters(element);
    await expectAccessible(element);
    choose(element, 'status', 'declined');
    await settled(element, 'declined ones');
    expect(rows(element).length).to.be.above(0);
    for (const row of rows(element)) expect(textOf(row)).to.include('Declined');
    const asked = (await stage.control.log.all())
      .filter(({ call }) => call === READ)
      .map(({ query }) => query['status']);
    expect([...new Set(asked)], 'everything, and then only those').to.deep.equal([undefined, '10']);
    expect(element.getAttribute('status'), 'never written').to.equal(null);
  });

  it('filters by direction, which the platform does not know, until a screen is full', async () => {
    const { element } = await begin();
    await openFilters(element);
    choose(element, 'direction', 'outgoing');
    await settled(element, 'outgoing ones');
    const amounts = allInside(element, '.amount');
    expect(amounts.length).to.be.at.least(1);
    expect(amounts.every((amount) => amount.classList.contains('outgoing'))).to.equal(true);
    await until(() => rows(element).length >= 50 || maybeInside(element, '.end'), 'a full screen, or the end');
  }).timeout(30_000);

  it('finds a name, and says what does not match, with a way back', async () => {
    const { element } = await begin();
    choose(element, 'search', 'zzz no such name');
    await says(element, 'No transaction matches');
    expect(textOf(element)).to.include('zzz no such name');
    await expectAccessible(element);
    await click(inside(element, '.notice button')); // there is another among the filters, which are closed
    await until(() => rows(element).length > 30, 'all again');
    const name = textOf(inside(element, '.name'));
    choose(element, 'search', name);
    await settled(element, name);
    await until(() => allInside(element, '.name').every((found) => textOf(found) === name), `only ${name}`);
  });

  it('begins as the host says, follows it, and lets the person choose otherwise', async () => {
    const { element, stage } = await begin({ direction: 'incoming', 'page-size': '20' });
    const only = (direction: string) => () =>
      allInside(element, '.amount').length > 0 &&
      allInside(element, '.amount').every((amount) => amount.classList.contains(direction));
    await until(only('incoming'), 'only money that came');
    expect(await stage.control.log.count(READ)).to.be.above(0);
    element.direction = 'outgoing';
    await until(only('outgoing'), 'only money that went');
    await openFilters(element);
    choose(element, 'direction', 'incoming');
    await until(only('incoming'), 'what the person chose');
    expect(element.direction).to.equal('outgoing');
  }).timeout(30_000);

  it('takes days of its time zone, both included', async () => {
    const first = await begin();
    const day = (allInside(first.element, 'time')[30] as HTMLTimeElement).dateTime.slice(0, 10);
    const { element } = await begin({ from: day, to: day });
    await until(() => maybeInside(element, '.end'), 'the end');
    const days = new Set(allInside(element, 'time').map((time) => (time as HTMLTimeElement).dateTime.slice(0, 10)));
    expect([...days]).to.deep.equal([day]);
  });

  it('shows only what the last of several quick choices asked for', async () => {
    const { element, stage } = await begin();
    await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'delay', ms: 400 } });
    await openFilters(element);
    choose(element, 'status', 'declined');
    await element.updateComplete;
    choose(element, 'status', 'rejected');
    await settled(element, 'rejected ones');
    await new Promise((resolve) => setTimeout(resolve, 600)); // longer than the answer that came too late
    for (const row of rows(element)) expect(textOf(row)).to.include('Rejected');
  });

  it('says why one was refused in plain words, never a number', async () => {
    const { element } = await begin({ status: 'declined rejected', 'page-size': '100' });
    await until(
      () => /There was not enough money|declined it|limit|fraud|not allowed/.test(textOf(element)),
      'a reason',
    );
    expect(textOf(inside(element, '.rows'))).not.to.match(/\((\d{4}|-\d{3})\)/);
    element.closest('giro-provider')!.locale = 'sv';
    await until(() => /Nekad|Avvisad/.test(textOf(element)), 'Swedish');
    await until(() => /inte|nekade|gräns|stoppad/.test(textOf(inside(element, '.rows'))), 'Swedish reasons');
  });

  it('shows its details with ids to copy', async () => {
    const { element } = await begin();
    const selected = heard(document, 'giro-transaction-select');
    rows(element)[1]!.focus();
    await press('Enter');
    await until(() => maybeInside(element, 'dl.details'), 'its details');
    expect(textOf(inside(element, '.details'))).to.include(selected[0]!.detail.transactionId);
    expect(focused()).to.equal(rows(element)[1]);
    await expectAccessible(element);
  });

  it('says who is on the host’s own lines, as text', async () => {
    const { element } = await begin();
    element.columns = [
      { key: 'note', label: 'Note', render: ({ id }) => `<b>${id}</b>` },
      { key: 'none', label: 'None', render: () => '' },
    ];
    await until(() => textOf(rows(element)[0]!).includes('Note: <b>'), 'the host’s line');
    expect(textOf(rows(element)[0]!)).not.to.include('None');
  });

  it('gives what is listed as a file to the host', async () => {
    const { element } = await begin({ status: 'declined' });
    await until(() => maybeInside(element, '.rows[aria-busy=false] + .more'), 'a full screen, or the end', 15_000);
    const files: { file: Blob; name: string }[] = [];
    element.saveFile = (file, name) => {
      files.push({ file, name });
    };
    await element.updateComplete;
    await openExport(element);
    await expectAccessible(element);
    for (const label of ['CSV with numbers as written here', 'CSV for programs', 'JSON']) {
      const count = files.length;
      await until(() => buttonOf(element, label).ariaDisabled !== 'true', 'it can be pressed');
      await click(buttonOf(element, label));
      await until(() => files.length > count, label);
    }
    const count = rows(element).length;
    const [local, machine, json] = await Promise.all(files.map(({ file }) => file.text()));
    expect(local!.split('\r\n')).to.have.length(count + 2);
    expect(machine!.split('\r\n')[0]).to.include('created_at');
    const list = JSON.parse(json!) as { amount: { minorUnits: string; currency: string } }[];
    expect(list).to.have.length(count);
    expect(list[0]!.amount.minorUnits).to.match(/^\d+$/);
    expect(files.map(({ name }) => name.replace(/[\d-]+/, ''))).to.deep.equal([
      'transactions.csv',
      'transactions.csv',
      'transactions.json',
    ]);
    await until(() => said(element).startsWith('Saved as transactions-'), 'it says so');
  });

  for (const width of [320, 800])
    it(`opens filters and export below their buttons, which stay where they were pressed (${String(width)} px)`, async () => {
      const element = await listOf([{}]);
      await viewport(width);
      await until(() => maybeInside(element, 'form'), 'its tools');
      const buttons = allInside(element, 'form [aria-expanded]');
      const places = () => buttons.map((button) => JSON.stringify(button.getBoundingClientRect()));
      const before = places();
      for (const button of buttons) {
        await click(button);
        await until(() => button.ariaExpanded === 'true', 'it is open');
        const [panel] = allInside(element, `#${button.getAttribute('aria-controls') ?? ''}`);
        expect(panel?.getBoundingClientRect().height).to.be.greaterThan(40);
        expect(places()).to.deep.equal(before);
      }
      await click(buttons[0]!);
      await until(() => buttons[0]!.ariaExpanded === 'false', 'it is closed');
      expect(inside(element, '#filters').getBoundingClientRect().height).to.equal(0);
      expect(places()).to.deep.equal(before);
    });

  it('exports exact signed amounts as numbers, and names that look like formulas as text', async () => {
    const element = await listOf([
      { source_amount: 1, target: { name: '=1+1' }, exchange_rate: '=2+2' },
      { type: 'transfer-incoming', source: { name: '+46 70 "x", y' } },
      { target: { name: '\t@SUM(A1)' }, status: { code: 10, error_code: 5120, description: '-1' } },
    ]);
    await until(() => maybeInside(element, 'form'), 'its tools');
    const files: Blob[] = [];
    element.saveFile = (file) => void files.push(file);
    element.closest('giro-provider')!.locale = 'sv';
    await element.updateComplete;
    await openExport(element);
    for (const kind of ['csv-local', 'csv-machine'] as const) {
      const label = { 'csv-local': 'CSV med tal som de skrivs här', 'csv-machine': 'CSV för program' }[kind];
      await until(() => buttonOf(element, label).ariaDisabled !== 'true', 'it can be pressed');
      const count = files.length;
      await click(buttonOf(element, label));
      await until(() => files.length > count, label);
    }
    const [local, machine] = await Promise.all(files.map((file) => file.text()));
    for (const text of [local!, machine!]) {
      const cells = text.split(/\r\n/).flatMap((line) => line.match(/"(?:[^"]|"")*"|[^,]+/g) ?? []);
      for (const cell of cells.map((each) => each.replace(/^"/, '')))
        expect(/^[\s]*[=+@]|^-(?!\d)/.test(cell), cell).to.equal(false);
      expect(text).to.include("'=1+1").and.not.include('=2+2');
      expect(text).to.include(`"'+46 70 ""x"", y"`);
    }
    expect(machine).to.include(',-0.01,EUR,').and.to.include(',10,5120,');
    expect(local).to.include('"-0,01",EUR,').and.to.include('Det fanns inte tillräckligt');
  });

  it('keeps its rows when a page fails, and reads on when asked', async () => {
    const { element, stage } = await begin();
    const before = rows(element).length;
    await stage.control.faults.add({ call: READ, do: { kind: 'bad-json' } });
    showMore(element);
    await says(element, 'More could not be loaded');
    expect(rows(element)).to.have.length(before);
    await expectAccessible(element);
    await stage.control.faults.clear();
    await click(buttonOf(element, 'Try again'));
    await until(() => rows(element).length > before, 'the next page');
  });
});
