import { expect } from 'chai';
import { createClient, type Transaction } from '../../src/index.js';
import { expectAccessible } from '../support/axe.js';
import { expectConsole } from '../support/console.js';
import { click, focused, press } from '../support/user.js';
import { says } from './consent.js';
import {
  allInside,
  buttonOf,
  heard,
  inside,
  maybeInside,
  pause,
  place,
  said,
  setStage,
  textOf,
  until,
  type Stage,
} from './stage.js';
import { detailsOf, listOf, rows, showMore } from './transactions.js';

const READ = 'GET /v2/cards/:id/transactions';

const idsOf = (stage: Stage, alias: string) => stage.card(alias).id;

async function begin(alias = 'Groceries', attributes: Readonly<Record<string, string>> = {}) {
  const stage = await setStage({ cardsApi: 'banking-v2' });
  const element = stage.add('giro-transaction-list', { 'card-id': idsOf(stage, alias), ...attributes });
  await until(
    () => rows(element).length > 0,
    () => `transactions (it shows: ${textOf(element)})`,
  );
  return { stage, element };
}

describe('giro-transaction-list', () => {
  it('shows a skeleton, then date, counterparty and amount, newest first', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    await stage.control.faults.add({ call: READ, do: { kind: 'delay', ms: 150 } });
    const element = stage.add('giro-transaction-list', { 'card-id': idsOf(stage, 'Groceries') });
    await until(() => maybeInside(element, '[aria-busy=true]'), 'a skeleton');
    await expectAccessible(element);
    await until(() => rows(element).length > 0, 'transactions');
    expect(rows(element)).to.have.length(50);
    const times = allInside(element, 'time').map((time) => Date.parse((time as HTMLTimeElement).dateTime));
    expect(times).to.deep.equal(times.toSorted((a, b) => b - a));
    expect(inside(element, '.rows').ariaLabel).to.equal('Transactions');
    expect(allInside(element, '[role=list]').every((list) => list.ariaLabel)).to.equal(true);
    expect(allInside(element, 'h3').length).to.be.above(5);
    await expectAccessible(element);
  });

  it('shows more when asked, each once, to the end', async () => {
    const { stage, element } = await begin('Groceries', { 'page-size': '100' });
    for (const count of [199, 298, 310]) {
      await until(() => maybeInside(element, '.more button'), 'a way to go on');
      showMore(element);
      await until(
        () => rows(element).length === count,
        () => `${count} (there are ${rows(element).length})`,
      );
    }
    expect(said(element)).to.equal('Showing 310 transactions');
    expect(textOf(inside(element, '.end'))).to.equal('No more transactions. Shown: 310');
    expect(await stage.control.log.count(READ)).to.equal(4);
  }).timeout(20_000);

  it('loses none where two are of one second, even one at a time', async () => {
    const { stage, element } = await begin('Company', { 'page-size': '1' });
    const all = await begin('Company');
    const wanted = rows(all.element).map(textOf);
    for (let count = rows(element).length; count < wanted.length; count = rows(element).length) {
      showMore(element);
      await until(
        () => rows(element).length > count,
        () => `more than ${count} of ${wanted.length}`,
      );
    }
    expect(rows(element).map(textOf)).to.deep.equal(wanted);
    expect(await stage.control.log.count(READ)).to.be.above(1);
  });

  it('draws a row again only when it says something else', async () => {
    let drawn = 0;
    const made = (id: string, amount: bigint): Transaction => ({
      id,
      createdAt: '2031-06-18T13:16:33Z',
      direction: 'outgoing',
      typeName: 'transfer-outgoing',
      amount: { amount, currency: 'EUR' },
      get counterparty() {
        drawn += 1;
        return `Name ${id}`;
      },
      status: 'approved',
    });
    const items = Array.from({ length: 120 }, (_, i) => made(String(i), 100n));
    const client = createClient({ environment: 'sandbox', cardsApi: 'banking-v2', fetch, getToken: () => 'token' });
    const provider = place(document.createElement('giro-provider'));
    provider.client = { ...client, cards: { ...client.cards, transactions: () => Promise.resolve({ items }) } };
    const element = document.createElement('giro-transaction-list');
    element.cardId = 'one';
    provider.append(element);
    await until(() => rows(element).length === 120 && maybeInside(element, '.end'), 'all rows');
    drawn = 0;
    element.requestUpdate();
    await element.updateComplete;
    expect(drawn).to.equal(0);
  });

  /** A list of so many, which tells each one that it draws. */
  function listing(count: number, draw: (id: string) => void) {
    const made = (i: number, counterparty = `Name ${i}`): Transaction => ({
      id: String(i),
      createdAt: new Date(Date.UTC(2031, 5, 18) - i * 3_600_000).toISOString(),
      direction: 'outgoing',
      typeName: 'transfer-outgoing',
      amount: { amount: 100n, currency: 'EUR' },
      counterparty,
      status: 'approved',
    });
    let items = Array.from({ length: count }, (_, i) => made(i));
    const client = createClient({ environment: 'sandbox', cardsApi: 'banking-v2', fetch, getToken: () => 'token' });
    const provider = place(document.createElement('giro-provider'));
    provider.client = { ...client, cards: { ...client.cards, transactions: () => Promise.resolve({ items }) } };
    const element = document.createElement('giro-transaction-list');
    element.cardId = 'one';
    element.columns = [
      {
        key: 'id',
        label: 'Id',
        render: ({ id }) => {
          draw(id);
          return id;
        },
      },
    ];
    provider.append(element);
    return {
      client,
      element,
      rename: async (i: number, name: string) => {
        items = items.map((item, at) => (at === i ? made(i, name) : { ...item }));
        await element.reload();
        await element.updateComplete;
      },
    };
  }

  it('draws only the one again that a new answer says differently', async () => {
    const drawn: string[] = [];
    const { element, rename } = listing(170, (id) => drawn.push(id));
    await until(() => rows(element).length === 170 && maybeInside(element, '.end'), 'all rows');
    const before = rows(element);
    drawn.length = 0;
    await rename(120, 'Another name');
    expect(textOf(rows(element)[120]!)).to.include('Another name');
    expect(drawn).to.deep.equal(['120']);
    expect(rows(element)).to.deep.equal(before);
  });

  it('draws nothing more of a person who is gone, even where the host set it up wrongly meanwhile', async () => {
    expectConsole(/give it one of them/);
    let drawn = 0;
    let tell: (() => void) | undefined;
    const begun = new Promise<void>((resolve) => (tell = resolve));
    const { client, element } = listing(5000, () => {
      drawn += 1;
      if (drawn > 60) tell?.(); // the first rows are there, and others follow
    });
    await begun;
    element.accountId = 'another';
    await element.updateComplete;
    client.session.signOut();
    const before = drawn;
    expect(before).to.be.below(5000);
    await pause(0); // later than the next rows would come, for which was asked before
    await until(() => /not available|give it one of them/.test(textOf(element)), 'what is wrong');
    expect(drawn).to.equal(before);
  });

  it('opens the details of one, by pointer and keyboard, and closes them', async () => {
    const { element } = await begin();
    const selected = heard(document, 'giro-transaction-select');
    const [first, second] = rows(element);
    await click(first!);
    expect(first?.ariaExpanded).to.equal('true');
    await until(() => detailsOf(element).includes('Transaction ID'), 'its details');
    expect(selected.map(({ detail }) => Object.keys(detail))).to.deep.equal([['transactionId']]);
    expect(detailsOf(element)).to.include(selected[0]!.detail.transactionId);
    await expectAccessible(element);
    second?.focus();
    await press('Enter');
    expect(focused()).to.equal(second);
    expect([first?.ariaExpanded, second?.ariaExpanded]).to.deep.equal(['false', 'true']);
    await press('Space');
    expect(maybeInside(element, '.details')).to.equal(null);
  });

  it('says in the row and the details what the other side paid or got, at which rate, and the fee, where there are any', async () => {
    const abroad = { target_amount: 11_174, target_currency: 'SEK', exchange_rate: 10.642 };
    const element = await listOf([
      { ...abroad, status: { code: 0, total_fee_amount: 16 } },
      {
        ...abroad,
        type: 'transfer-incoming',
        source: { object: 'payment-account', holder: 'Example Shop' },
        target: { object: 'wallet', id: 'w' },
        status: { code: 0, total_fee_amount: 16 },
      },
      { target_amount: 1050, target_currency: 'EUR', exchange_rate: null, status: { code: 0, total_fee_amount: 0 } },
    ]);
    const [outRow, backRow, plainRow] = rows(element).map(textOf);
    expect(outRow).to.include(' · originally SEK 111.74 · rate 10.642 · fee €0.16');
    expect(backRow).to.include(' · originally €10.50 · rate 10.642 · fee SEK 0.16');
    expect(plainRow).not.to.include('·');
    const said: string[] = [];
    for (const row of rows(element)) {
      row.click();
      await until(() => row.ariaExpanded === 'true' && detailsOf(element).includes('Transaction ID'), 'its details');
      said.push(detailsOf(element).replaceAll(/[\u2212-]/g, '−'));
    }
    const [out, back, plain] = said;
    expect(out).to.include('Amount −€10.50 Original amount SEK 111.74 Exchange rate 10.642 Fee charged €0.16');
    expect(back).to.include('Amount +SEK 111.74 Original amount €10.50 Exchange rate 10.642 Fee charged SEK 0.16');
    expect(plain).not.to.match(/Original|rate|Fee/);
    element.closest('giro-provider')!.locale = 'sv';
    await until(() => detailsOf(element).includes('Belopp'), 'Swedish');
    expect(textOf(rows(element)[0]!)).to.match(/ursprungligen 111,74.* · kurs 10,642 · avgift 0,16/);
    rows(element)[0]!.click();
    await until(
      () => /111,74.*10,642.*0,16/.test(detailsOf(element)),
      () => detailsOf(element),
    );
  });

  it('leaves the details to the host that cancels the choice', async () => {
    const { element } = await begin();
    document.addEventListener('giro-transaction-select', (event) => event.preventDefault(), { once: true });
    await click(rows(element)[0]!);
    expect(maybeInside(element, '.details')).to.equal(null);
  });

  it('names every status that is not simply done', async () => {
    const codes = [0, 1, 10, 21, 22, 30, 40, 41, 42, 43, 77];
    const element = await listOf(codes.map((code) => ({ status: { code } })));
    const badges = rows(element).map((row) => row.querySelector('[part=badge]'));
    expect(badges.map((badge) => (badge ? textOf(badge) : ''))).to.deep.equal([
      '',
      'Reserved',
      'Declined',
      'Refunded',
      'Held – contact the bank',
      'Rejected',
      'Pending',
      'Processing',
      'Under review',
      'Waiting for a fee',
      'Unknown status',
    ]);
    await click(rows(element)[2]!);
    await until(() => detailsOf(element).includes('It was stopped while it was carried out.'), 'what it means');
    await expectAccessible(element);
  });

  it('is exact to the last of sixteen digits', async () => {
    const { element } = await begin('Office & post');
    expect(textOf(element)).to.match(/90,071,992,547,409\.93/);
  });

  it('says an amount that came with +, one that went with −, in its own currency', async () => {
    const element = await listOf([
      { type: 'transfer-outgoing' },
      { type: 'transfer-incoming', target_amount: 1050, target_currency: 'EUR' },
      { source_amount: 500, source_currency: 'JPY' },
      { source_amount: 1234, source_currency: 'BHD' },
      {
        type: 'fee',
        source_amount: 11,
        source_currency: 'EUR',
        target_amount: 130,
        target_currency: 'SEK',
        exchange_rate: 11.8,
      },
    ]);
    const amounts = allInside(element, '.amount').map((amount) => textOf(amount).replaceAll(/[\u2212-]/g, '−'));
    expect(amounts).to.deep.equal(['−€10.50', '+€10.50', '−JP¥500', '−BHD 1.234', '−€0.11']);
    await click(rows(element)[4]!);
    await until(() => detailsOf(element).includes('1.30'), 'the original amount');
    expect(detailsOf(element)).to.include('11.8');
    element.closest('giro-provider')!.locale = 'sv';
    await until(() => detailsOf(element).includes('11,8'), 'the rate as Swedes write it');
  });

  it('says day and time in the time zone the host says', async () => {
    for (const [zone, day, time] of [
      ['UTC', 'Wednesday, 18 June 2031', '23:30'],
      ['Asia/Tokyo', 'Thursday, 19 June 2031', '08:30'],
      ['America/Los_Angeles', 'Wednesday, 18 June 2031', '16:30'],
      ['Pacific/Kiritimati', 'Thursday, 19 June 2031', '13:30'],
    ] as const) {
      const element = await listOf([{}], { 'time-zone': zone });
      element.closest('giro-provider')!.locale = 'en-GB';
      await until(() => textOf(inside(element, 'h3')) === day, day);
      expect(textOf(inside(element, 'time')), zone).to.equal(time);
    }
    const element = await listOf([{}], { 'time-zone': 'UTC' });
    element.timeZone = 'Asia/Tokyo';
    await until(() => textOf(inside(element, 'h3')).includes('19'), 'it follows');
  });

  it('takes an instant without a zone for UTC, and a date for that date, wherever it is read', async () => {
    for (const [created_at, zone, day, time] of [
      ['2031-06-18T23:30:00', 'UTC', 'Wednesday, 18 June 2031', '23:30'],
      ['2031-06-18T23:30:00.000', 'Asia/Tokyo', 'Thursday, 19 June 2031', '08:30'],
      ['2031-06-18', 'America/Los_Angeles', 'Wednesday, 18 June 2031', '18 Jun 2031'],
    ] as const) {
      const element = await listOf([{ created_at }], { 'time-zone': zone });
      element.closest('giro-provider')!.locale = 'en-GB';
      await until(() => textOf(inside(element, 'h3')) === day, day);
      expect(textOf(inside(element, 'time')), `${created_at} in ${zone}`).to.equal(time);
    }
  });

  it('shows a date that is none as it came', async () => {
    const element = await listOf([{ created_at: 'yesterday' }]);
    expect(textOf(inside(element, 'time'))).to.equal('yesterday');
  });

  it('says the masked account once where it stands for the name', async () => {
    const element = await listOf([{ target: { truncated_identifier: 'SE30**474488' } }]);
    await click(rows(element)[0]!);
    await until(() => detailsOf(element).includes('Transaction ID'), 'its details');
    expect(detailsOf(element).split('SE30**474488')).to.have.length(2);
  });

  it('without a name shows the identifier, and without that says so', async () => {
    const element = await listOf([
      { target: { holder: '<b>Example & Söhne</b>' } },
      { target: { truncated_identifier: 'XX00****1234' } },
      {},
    ]);
    expect(allInside(element, '.name').map(textOf)).to.deep.equal([
      '<b>Example & Söhne</b>',
      'XX00****1234',
      'Unknown counterparty',
    ]);
  });

  it('says when there are none, and when the card has none to offer', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const empty = stage.add('giro-transaction-list', { 'card-id': idsOf(stage, 'København') });
    await says(empty, 'No transactions yet');
    await expectAccessible(empty);
    const other = await setStage();
    const errors = heard(document, 'giro-error');
    const none = other.add('giro-transaction-list', { 'card-id': idsOf(other, 'Groceries') });
    await says(none, 'Transactions are not available for this card or account.');
    expect(errors, 'which is nobody’s mistake').to.deep.equal([]);
  });

  it('says why it could not read, and reads again when asked', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const errors = heard(document, 'giro-error');
    await stage.control.faults.add({ call: READ, do: { kind: 'bad-json' } });
    const element = stage.add('giro-transaction-list', { 'card-id': idsOf(stage, 'Groceries') });
    await says(element, 'The transactions could not be loaded');
    expect(errors).to.have.length(1);
    await expectAccessible(element);
    await stage.control.faults.clear();
    await click(buttonOf(element, 'Try again'));
    await until(() => rows(element).length === 50, 'transactions');
  });

  it('keeps what it has when a later page or a refresh fails', async () => {
    const { stage, element } = await begin();
    await stage.control.faults.add({ call: READ, do: { kind: 'status', status: 403 } });
    showMore(element);
    await says(element, 'You do not have permission for this.');
    expect(rows(element)).to.have.length(50);
    await element.reload();
    await says(element, 'This may be out of date.');
    expect(rows(element)).to.have.length(50);
    await stage.control.faults.clear();
    showMore(element);
    await until(() => rows(element).length > 50, 'more');
  });

  it('shows another card’s when the host says so, with nothing left of the first', async () => {
    const { stage, element } = await begin();
    await click(rows(element)[0]!);
    await stage.control.faults.add({ call: READ, times: 1, do: { kind: 'status', status: 403 } });
    showMore(element);
    await says(element, 'You do not have permission for this.');
    element.cardId = idsOf(stage, 'Company');
    await until(() => rows(element).length === 7, 'the other card’s');
    expect(textOf(element)).not.to.include('permission');
    expect(maybeInside(element, '.details')).to.equal(null);
  });

  it('says what the host set wrongly', async () => {
    expectConsole(/card-id or account-id attribute is missing/);
    expectConsole(/page-size must be a whole number/);
    expectConsole(/is not an IANA time zone/);
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const id = idsOf(stage, 'Groceries');
    await says(stage.add('giro-transaction-list'), 'card-id or account-id attribute is missing');
    for (const size of ['0', '101', '1.5', 'many'])
      await says(stage.add('giro-transaction-list', { 'card-id': id, 'page-size': size }), 'page-size must be');
    await says(stage.add('giro-transaction-list', { 'card-id': id, 'time-zone': 'Mars/Olympus' }), 'is not an IANA');
  });
});
