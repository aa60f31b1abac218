import { expect } from 'chai';
import {
  accountList,
  activateCard,
  applePayButton,
  beneficiaryList,
  cardDetails,
  cardList,
  convertForm,
  elementPage,
  freezeToggle,
  orderCard,
  reportCard,
  scenario,
  signIn,
  statementDownload,
  transactionList,
  transferForm,
} from '../../src/testing/index.js';
import { createClient } from '../../src/index.js';
import { heard, place } from '../widgets/stage.js';
import { openScene } from './scene.js';

const PAYEE = { name: 'DuBuque LLC', iban: 'SE3397700000010000000025', bic: 'FTCSSESS', reference: 'Invoice 42' };

describe('a page object', () => {
  it('freezes a card, and sees that it is', async () => {
    const { add, card } = await openScene('happy');
    const toggle = freezeToggle(add('giro-freeze-toggle', { 'card-id': card('active').id }));
    expect(await toggle.state()).to.equal('loading');
    expect((await toggle.settled()).title).to.include('Groceries');
    expect(await toggle.state()).to.equal('active');
    expect(await toggle.press()).to.equal('frozen');
    expect((await toggle.shown()).status).to.equal('Frozen');
    await toggle.hears('Groceries');
    const other = freezeToggle(add('giro-freeze-toggle', { 'card-id': card('active').id }));
    await other.becomes('frozen');
    await toggle.press();
    await other.becomes('active');
  });

  it('sees a switch that can’t be flipped, and where there is none', async () => {
    const { add, card } = await openScene('happy');
    const fixed = freezeToggle(add('giro-freeze-toggle', { 'card-id': card('not-activated').id }));
    await fixed.settled();
    expect(await fixed.state()).to.equal('fixed');
    const { add: addTo } = await openScene('not-found');
    const none = freezeToggle(addTo('giro-freeze-toggle', { 'card-id': 'any' }));
    await none.sees('We could not find this');
    expect(await none.state()).to.equal('none');
    expect((await none.shown()).buttons).to.include('Copy reference');
  });

  it('reads a list of cards, chooses one, and freezes it', async () => {
    const { add } = await openScene('happy');
    const element = add('giro-card-list', { actions: 'freeze' });
    const chosen = heard(element, 'giro-card-select');
    const list = cardList(element);
    const [first] = await list.items();
    expect(first).to.include({ name: 'Groceries', status: 'Active', isOn: false });
    await list.select('Travel');
    expect(chosen).to.have.length(1);
    expect(await list.freeze('Travel')).to.include({ name: 'Travel', status: 'Frozen', isOn: true });
    expect((await list.items())[0]).to.include({ status: 'Active', isOn: false });
  });

  it('reads accounts and chooses one', async () => {
    const { add } = await openScene('happy');
    const element = add('giro-account-list');
    const chosen = heard(element, 'giro-account-select');
    const list = accountList(element);
    const household = (await list.items()).find(({ name }) => name === 'Household');
    expect(household?.amount).to.match(/^SEK [\d,]+\.\d\d$/);
    await list.select('Household');
    expect(chosen).to.have.length(1);
  });

  it('searches payees and transactions', async () => {
    const { add, client } = await openScene('happy');
    const payees = beneficiaryList(add('giro-beneficiary-list'));
    expect((await payees.items()).length).to.be.above(1);
    await payees.search('Musterspedition');
    await payees.sees('Musterspedition');
    const account = (await client.accounts.list())[0]?.id ?? '';
    const transactions = transactionList(add('giro-transaction-list', { 'account-id': account }));
    expect((await transactions.items())[0]?.amount).to.match(/€[\d,]+\.\d\d$/);
    await transactions.search('no such thing anywhere');
    await transactions.sees('Nothing');
    expect(await transactions.items()).to.deep.equal([]);
  });

  it('activates a card as far as the hosted page', async () => {
    const { add, card, consents, at } = await openScene('consent');
    const page = activateCard(add('giro-activate-card', { 'card-id': card('not-activated').id }));
    await page.press();
    await page.sees('Waiting for you');
    await at.visit(consents[0] ?? '');
    await page.pressButton('Check again');
    await page.sees('Active');
  });

  it('reports a card, asked twice', async () => {
    const { add, card, client } = await openScene('happy');
    const page = reportCard(add('giro-report-card', { 'card-id': card('active').id }));
    expect((await page.choose('stolen')).words).to.include('stolen');
    expect((await client.cards.get(card('active').id)).status).to.equal('active');
    await page.confirm();
    expect((await client.cards.get(card('active').id)).status).to.equal('stolen');
  });

  it('shows a card’s number and takes it away', async () => {
    const at = await scenario('happy');
    const client = createClient({ ...at.options, cardsApi: 'banking-v2' });
    const provider = place(document.createElement('giro-provider'));
    provider.client = client;
    const element = document.createElement('giro-card-details');
    element.cardId = (await client.cards.list()).items.find(({ status }) => status === 'active')?.id;
    provider.append(element);
    const page = cardDetails(element);
    expect((await page.reveal()).facts['Card number']).to.match(/^\d{4} \d{4} \d{4} \d{4}$/);
    expect((await page.conceal()).facts['Card number']).to.match(/^•••• •••• •••• \d{4}$/);
  });

  it('orders a card', async () => {
    const { add, at, card } = await openScene('happy');
    const { PEOPLE } = await import('../../src/sandbox/people.js');
    const page = orderCard(add('giro-order-card', { 'individual-id': PEOPLE[0].id }));
    const { words } = await page.order({ alias: 'Lunches', account: card('active').accountId ?? '' });
    expect(words).to.include('Your card is ordered');
    expect(at.sandbox.log.count('POST /v3/cards')).to.equal(1);
  });

  it('downloads a statement', async () => {
    const { add, client, at } = await openScene('happy');
    const element = add('giro-statement-download', { 'account-id': (await client.accounts.list())[0]?.id ?? '' });
    element.saveFile = () => undefined;
    const ready = heard(element, 'giro-statement-ready');
    await statementDownload(element).download({ format: 'csv', period: 'last-month' });
    expect(ready).to.have.length(1);
    expect(at.sandbox.log.count('GET /v2/reports/statement/csv')).to.equal(1);
  });

  it('adds a card to a wallet', async () => {
    const { add, card, at } = await openScene('happy');
    const element = add('giro-apple-pay-button', { 'card-id': card('active').id });
    element.launch = async (token) => await at.sandbox.launch(token);
    const result = heard(element, 'giro-apple-pay-result');
    await applePayButton(element).press();
    expect(result.map(({ detail }) => detail.status)).to.deep.equal(['approved']);
    expect(at.sandbox.log.count('POST /v3/cards/:id/apple_pay/tokenize')).to.equal(1);
  });

  it('sends money: what is shown is what was typed, and what moves', async () => {
    const { add, at } = await openScene('code');
    const form = transferForm(add('giro-transfer-form'));
    await form.fill({ ...PAYEE, amount: '12.50' });
    const review = await form.review();
    expect(review.step).to.equal('review');
    expect(Object.values(review.facts)).to.include('€12.50').and.to.include('Invoice 42');
    expect((await form.send()).step).to.equal('code');
    expect((await form.code(at.code())).title).to.equal('Sent: €12.50 to DuBuque LLC');
    expect((await form.outcome()).step).to.equal('done');
    expect(at.sandbox.transfers.all().map(({ amount }) => amount)).to.deep.equal(['1250']);
  });

  it('stays at a form that is not right, and sees why', async () => {
    const { add } = await openScene('happy');
    const form = transferForm(add('giro-transfer-form'));
    await form.fill({ ...PAYEE, amount: '1.000' });
    const { step, fields } = await form.review();
    expect(step).to.equal('details');
    expect(fields['amount']).to.deep.include({ label: 'Amount', value: '1.000' });
    expect(fields['amount']?.error).to.include('This could be');
    expect(fields['iban']?.error).to.equal(undefined);
  });

  it('converts money', async () => {
    const { add, at } = await openScene('happy');
    const form = convertForm(add('giro-convert-form'));
    await form.fill({ currency: 'EUR', amount: '20' });
    expect((await form.review()).step).to.equal('review');
    expect((await form.send()).step).to.equal('done');
    expect(at.sandbox.transfers.all().map(({ call }) => call)).to.deep.equal(['convert']);
  });

  it('signs in, and sees what is wrong', async () => {
    const { add, at } = await openScene('code');
    const page = signIn(add('giro-sign-in'));
    const { words } = await page.signIn({ ...at.person, password: 'another' });
    expect(words).to.include('do not match an account');
    expect(Object.keys((await page.signIn(at.person)).fields)).to.deep.equal(['code']);
    await page.code(at.code());
    await page.sees('You are signed in');
  });

  it('does not see what is not there to be seen', async () => {
    const hidden = document.createElement('p');
    hidden.textContent = 'hidden words';
    hidden.hidden = true;
    const element = place(document.createElement('div'));
    element.append('seen words', hidden);
    const page = elementPage(element);
    expect((await page.shown()).words).to.equal('seen words');
  });

  it('presses nothing that can’t be pressed', async () => {
    const element = place(document.createElement('div'));
    const button = document.createElement('button');
    button.textContent = 'Send';
    button.ariaDisabled = 'true';
    let presses = 0;
    button.addEventListener('click', () => {
      presses += 1;
    });
    element.append(button);
    const pressed = elementPage(element).pressButton('Send');
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(presses).to.equal(0);
    button.ariaDisabled = null;
    await pressed;
    expect(presses).to.equal(1);
  });
});
