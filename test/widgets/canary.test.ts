import { expect } from 'chai';
import { click, type } from '../support/user.js';
import { decide, forgetReturns, hide, PIN, says, wholeDocument } from './consent.js';
import { expectNoNumber, recorder } from './recorder.js';
import { allInside, buttonOf, heard, inside, pause, setStage, until, type Stage } from './stage.js';

// Everything a page lets out during whole runs, searched for what must not be in it.

afterEach(forgetReturns);

async function secretsOf({ platform, control, card }: Stage): Promise<readonly [pan: string, cvc: string]> {
  await control.protectCredentials(false);
  const token = await platform.getToken({ api: 'banking', expired: false });
  const url = `${platform.bankingUrl.replace(/\/v2$/, '')}/cards/${card('Groceries').id}/credentials`;
  const { pan, cvc2 } = (await (await fetch(url, { headers: { 'x-access-token': token } })).json()) as Record<
    'pan' | 'cvc2',
    string
  >;
  await control.protectCredentials(true);
  return [pan, cvc2];
}

describe('a canary', () => {
  it('number and security code, one second after hiding, are nowhere', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const [pan, cvc] = await secretsOf(stage);
    const record = recorder();
    const element = stage.add('giro-card-details', { 'card-id': stage.card('Groceries').id });
    stage.add('giro-card-list', { actions: 'details transactions' });
    await says(element, 'Show number and code');
    await click(buttonOf(element, 'Show number and code'));
    await until(() => stage.consents.length === 1, 'the person is taken to the hosted page');
    await decide(stage.consents[0] ?? '', 'approve');
    await click(buttonOf(element, 'Check again'));
    await until(() => allInside(element, '.secret').length === 2, 'number and code');
    expect(wholeDocument(), 'the search finds what is there').to.include(pan.slice(0, 4));
    expect(allInside(element, '.secret')[1]?.textContent).to.include(cvc);
    const whileShown = record.out.join('\n');
    await click(buttonOf(element, 'Hide'));
    await pause(1000);
    const everything = await record.stop();
    expectNoNumber(everything, pan);
    expectNoNumber(whileShown, pan);
    // Three digits are in many ids: the code is looked for where it stood, and as a word of its own in what was told.
    expect(record.out.join('\n')).not.to.match(new RegExp(`(?<![\\w-])${cvc}(?![\\w-])`));
    expect(allInside(element, '*').filter((node) => node.textContent.trim() === cvc)).to.deep.equal([]);
  });

  it('is in no copy of the document that a session recorder makes while it is shown hidden', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const [pan] = await secretsOf(stage);
    await stage.control.protectCredentials(false);
    const element = stage.add('giro-card-details', { 'card-id': stage.card('Groceries').id });
    await says(element, 'Show number and code');
    const recorded: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target, addedNodes } of records)
        recorded.push(...[target, ...addedNodes].map((node) => node.textContent ?? ''));
    });
    // As page scripts do: from outside, where shadow roots are not seen.
    observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
    await click(buttonOf(element, 'Show number and code'));
    await until(() => allInside(element, '.secret').length === 2, 'number and code');
    recorded.push(document.documentElement.outerHTML, document.body.innerText.includes(pan) ? pan : '');
    hide(true);
    observer.disconnect();
    expectNoNumber(recorded.join('\n'), pan);
    expect([...element.attributes].map(({ value }) => value).join()).not.to.include(pan);
  });

  it('PIN never comes near the page: it is chosen elsewhere', async () => {
    const stage = await setStage();
    const record = recorder();
    const element = stage.add('giro-activate-card', { 'card-id': stage.card('Everyday').id });
    await says(element, 'Activate card');
    await click(buttonOf(element, 'Activate card'));
    await until(() => stage.consents.length === 1, 'the person is taken to the hosted page');
    await decide(stage.consents[0] ?? '', 'approve', PIN);
    await click(buttonOf(element, 'Check again'));
    await says(element, 'active and ready');
    await pause(1000);
    const everything = await record.stop();
    expect(everything).not.to.match(new RegExp(`(?<![\\w-])${PIN.pin}(?![\\w-])`));
    expect(allInside(element, 'input')).to.deep.equal([]);
  });

  it('token of Apple Pay, and addresses of hosted pages, are in no event', async () => {
    const stage = await setStage();
    const record = recorder();
    const tokens: string[] = [];
    const element = document.createElement('giro-apple-pay-button');
    element.cardId = stage.card('Groceries').id;
    element.launch = async (token) => {
      tokens.push(token);
      return await stage.control.launch(token);
    };
    stage.provider.append(element);
    await says(element, 'Add to Apple Wallet');
    await click(inside(element, 'button.add'));
    await says(element, 'The card is in Apple Wallet.');
    const toggle = stage.add('giro-activate-card', { 'card-id': stage.card('Everyday').id });
    await says(toggle, 'Activate card');
    await click(buttonOf(toggle, 'Activate card'));
    await until(() => stage.consents.length === 1, 'the person is taken to the hosted page');
    await pause(1000);
    const everything = await record.stop();
    expect(tokens).to.have.length(1);
    expect(everything).not.to.include(tokens[0]);
    expect(everything).not.to.include('/hosted/consents/');
  });

  it('company and cardholder, which the host gave, are in no event and no storage', async () => {
    const stage = await setStage({ cardsApi: 'banking-v2' });
    const record = recorder();
    const element = document.createElement('giro-order-card');
    element.accountId = stage.card('Groceries').accountId;
    element.company = {
      externalId: 'company-1',
      name: 'Zebrafink Company',
      email: 'zebrafink@example.com',
      address: { street: 'Zebrafink Street 1', country: 'AT', postCode: '00000', city: 'Exampletown' },
    };
    element.cardholder = {
      externalId: 'nobody',
      firstName: 'Zebrafink',
      lastName: 'Person',
      type: 'PRIMARY',
      phone: '+000000000001',
      email: 'zebrafink@example.com',
    };
    stage.provider.append(element);
    const errors = heard(document, 'giro-error');
    await says(element, 'Order card');
    inside(element, '#alias').focus();
    await type('Holiday');
    await element.submit();
    await until(() => errors.length === 1, 'it is refused');
    await pause(1000);
    expect(await record.stop()).not.to.match(/zebrafink|\+0000/i);
  });

  it('the search would notice what is in a shadow root, an attribute, a field or an event', async () => {
    const host = document.createElement('div');
    host.attachShadow({ mode: 'open' }).innerHTML =
      '<p title="canary-1">canary-2</p><input value="x"><div><template shadowrootmode="open"></template></div>';
    const field = host.shadowRoot?.querySelector('input');
    if (field) field.value = 'canary-3';
    const inner = document.createElement('div');
    inner.attachShadow({ mode: 'open' }).append('canary-4');
    host.shadowRoot?.append(inner);
    document.body.append(host);
    const record = recorder();
    host.dispatchEvent(new CustomEvent('giro-error', { bubbles: true, composed: true, detail: { kind: 'canary-5' } }));
    // One of a name nobody listed, that goes no further than where it is told.
    document.createElement('p').dispatchEvent(new CustomEvent('giro-new', { detail: 'canary-6' }));
    const everything = await record.stop();
    host.remove();
    for (let i = 1; i <= 6; i++) expect(everything).to.include(`canary-${i}`);
  });
});
