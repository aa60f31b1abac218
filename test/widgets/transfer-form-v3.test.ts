import { expect } from 'chai';
import type { GiroTransferForm } from '../../src/index.js';
import type { Account } from '../../src/domain/account.js';
import { emptyDraft } from '../../src/domain/transfer-draft.js';
import * as Rules from '../../src/domain/transfer-rules.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { Entry } from '../../src/widgets/transfer-form/entry.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';
import { decide } from './consent.js';
import { allInside, describedBy, heard, inside, maybeInside, pause, said, textOf, until } from './stage.js';
import {
  beginTransfer,
  choose,
  fillNew,
  moved,
  paste,
  PAYEE,
  press,
  review,
  says,
  sendLabel,
  SETTLED_MS,
  shown,
  toReview,
  type,
  type TransferStage,
} from './transfers.js';

// Over Cards v3 there is a consent on the platform's page instead of a code.

const PAY = 'POST /v3/transactions/pay';
const MOVE = 'POST /v3/transactions/move';
const CARDS = 'GET /v3/cards';
const [{ accounts }] = PEOPLE;
const [EVERYDAY = '', HOUSEHOLD = ''] = accounts.map(({ id }) => id);

const begin = async (
  attributes: Readonly<Record<string, string>> = {},
  options: Parameters<typeof beginTransfer>[1] = {},
): Promise<TransferStage> =>
  await beginTransfer({ 'account-id': EVERYDAY, ...attributes }, { paymentsApi: 'v3', ...options });

/** Goes on to the consent, and answers its address. */
async function toConsent({ stage, form }: TransferStage): Promise<string> {
  await toReview(form);
  await press(form, sendLabel(form));
  await until(() => stage.consents.length > 0, 'somewhere to go');
  await says(form, 'Approve €12.50');
  return stage.consents.at(-1) ?? '';
}

/** The bodies of the calls that pay, or move. */
const bodies = async ({ stage }: TransferStage, wanted = PAY): Promise<readonly unknown[]> =>
  (await stage.control.log.all()).filter(({ call }) => call === wanted).map(({ body }) => body);

/** The own accounts that can be chosen as payees. */
async function ownAccounts(form: Element): Promise<readonly string[]> {
  await shown(form, 'input[value="own"]');
  choose(form, 'own');
  await shown(form, '#accountId');
  return (allInside(form, '#accountId option') as readonly HTMLOptionElement[])
    .map(({ value }) => value)
    .filter(Boolean);
}

describe('giro-transfer-form over Cards v3', () => {
  it('sends what was reviewed once the person has approved it: the identical call again', async () => {
    const on = await begin();
    const { stage, form } = on;
    const wanted = heard(form, 'giro-consent-required');
    const created = heard(form, 'giro-transfer-created');
    expect(maybeInside(form, '#source')).to.equal(null);
    const url = await toConsent(on);
    expect(textOf(form)).to.include(PAYEE.name).and.include('SE33 9770 0000 0100 0000 0025');
    expect(wanted).to.have.length(1);
    expect(await moved(stage)).to.be.empty;
    await decide(url, 'approve');
    await press(form, 'Check again');
    await says(form, 'Sent: €12.50');
    expect(said(form)).to.include('Sent: €12.50');
    const [made, ...more] = await moved(stage);
    expect(more).to.be.empty;
    expect(made).to.include({ call: 'pay', amount: '1250', currency: 'EUR' });
    const [first, second, ...others] = await bodies(on);
    expect(others).to.be.empty;
    expect(second).to.deep.equal(first);
    expect(created.map(({ detail }) => detail.transactionId)).to.deep.equal([made?.id]);
  });

  it('says that it was not approved, that nothing was sent, and shows the same to send', async () => {
    const on = await begin();
    const { stage, form } = on;
    await decide(await toConsent(on), 'reject');
    await press(form, 'Check again');
    await says(form, 'It was not approved, so nothing was sent.');
    expect(said(form)).to.include('It was not approved');
    expect(textOf(form)).to.include('Check and send').and.include('€12.50');
    expect(await moved(stage)).to.be.empty;
    const [first] = await bodies(on);
    await press(form, sendLabel(form));
    await until(() => stage.consents.length === 2, 'another consent');
    await decide(stage.consents.at(-1) ?? '', 'approve');
    await press(form, 'Check again');
    await says(form, 'Sent: €12.50');
    expect(await moved(stage)).to.have.length(1);
    expect((await bodies(on)).at(-1), 'it is the same decision').to.deep.equal(first);
  });

  it('is taken back by a change while the person is away: what they approve then moves nothing', async () => {
    const on = await begin();
    const { stage, form } = on;
    const url = await toConsent(on);
    await press(form, 'Change');
    await says(form, 'Something was changed, so this was not sent');
    await decide(url, 'approve');
    await form.reload();
    await pause(SETTLED_MS);
    expect(await moved(stage)).to.be.empty;
    expect(await stage.control.log.count(PAY)).to.equal(1);
  });

  it('takes the account’s currency only, asks for no address, and says no fee, which this API does not know', async () => {
    const { form } = await begin();
    await fillNew(form, { amount: '99999999.00' });
    await review(form);
    expect(textOf(form)).not.to.include('Fee').and.not.to.include('Address');
    await says(form, 'You have ');
  });
});

/** What stands in the field of the currency, what can be chosen there, and what is wrong with it. */
async function currencyOf(form: GiroTransferForm): Promise<readonly [string, readonly string[], string | undefined]> {
  await form.updateComplete;
  const select = inside(form, '#currency') as HTMLSelectElement;
  return [
    select.value,
    [...select.options].map(({ value }) => value),
    select.getAttribute('aria-invalid') === 'true' ? describedBy(select) : undefined,
  ];
}

const ONLY_EUR = 'From this account only EUR can be sent.';

describe('giro-transfer-form over Cards v3, in another currency than the account’s', () => {
  /** Said at the field, and nothing is reviewed. */
  async function isSaid({ stage, form }: TransferStage): Promise<void> {
    expect(await currencyOf(form)).to.deep.equal(['USD', ['USD', 'EUR'], ONLY_EUR]);
    await fillNew(form);
    await review(form);
    expect(textOf(form)).to.include(ONLY_EUR).and.not.to.include('Check and send');
    expect(await stage.control.log.count(PAY)).to.equal(0);
  }

  it('says that what the host gave can’t be sent, and shows it as it is', async () => {
    await isSaid(await begin({ currency: 'USD', amount: '1250' }));
  });

  it('says that what was pasted can’t be sent, and shows it as it is', async () => {
    const on = await begin();
    paste(on.form, 'Pay 12.50 USD to ACME GmbH, IBAN DE89370400440532013000, BIC COBADEFFXXX', 'reference');
    await says(on.form, 'Filled in from what you pasted:');
    expect(said(on.form)).to.include(ONLY_EUR);
    await isSaid(on);
  });

  it('sends the account’s once it is chosen, and offers no other then', async () => {
    const on = await begin({ currency: 'USD' });
    type(on.form, 'currency', 'EUR');
    expect(await currencyOf(on.form)).to.deep.equal(['EUR', ['EUR'], undefined]);
    await toConsent(on);
    const [body] = await bodies(on);
    expect(body).to.deep.include({ amount: 1250, currency: 'EUR' });
  });

  it('follows the account while no amount is typed and nobody chose a currency', async () => {
    const { form } = await begin();
    form.accountId = HOUSEHOLD;
    await says(form, 'Household');
    await shown(form, '#currency');
    expect(await currencyOf(form)).to.deep.equal(['SEK', ['SEK'], undefined]);
    type(form, 'amount', '12.50');
    form.accountId = EVERYDAY;
    await says(form, ONLY_EUR);
    expect((await currencyOf(form))[0]).to.equal('SEK');
  });

  it('leaves the amount its place in a narrow column, whatever is said beside it', async () => {
    const { form } = await begin({ currency: 'USD' });
    form.style.cssText = 'display: block; inline-size: 288px';
    await says(form, ONLY_EUR);
    const [amount, currency] = ['#amount', '#currency'].map((field) => inside(form, field).clientWidth);
    expect(amount).to.be.greaterThan(currency ?? 0);
  });

  it('would send one that the account does not have, if nobody looked (broken twin)', async () => {
    const { faultsOf } = await brokenTwin<Pick<typeof Rules, 'faultsOf'>>('/src/domain/transfer-rules.ts', {
      '/src/domain/transfer-rules.ts': [['currency !== source.currency', 'false']],
    });
    await expectFailure(() => {
      expectOwnCurrency(faultsOf);
    });
    expectOwnCurrency(Rules.faultsOf);
  });
});

function expectOwnCurrency(faultsOf: typeof Rules.faultsOf): void {
  const source: Account = { id: EVERYDAY, api: 'v3', currency: 'EUR', payIn: [] };
  expect(faultsOf(emptyDraft('USD'), { locale: 'en', source }).currency).to.deep.equal({
    fault: 'only-of-account',
    currency: 'EUR',
  });
  expect(faultsOf(emptyDraft('EUR'), { locale: 'en', source }).currency).to.equal(undefined);
  expect(faultsOf(emptyDraft('EUR'), { locale: 'en', source: { ...source, currency: '' } }).currency).to.equal(
    undefined,
  );
}

describe('giro-transfer-form over Cards v3, what it can’t send', () => {
  it('asks for no address anywhere, and reviews none', async () => {
    const on = await begin();
    // No SEPA country: Banking v2 would want one.
    await fillNew(on.form, {
      iban: 'TR330006100519786457841326' as typeof PAYEE.iban,
      bic: 'TCZBTR2A' as typeof PAYEE.bic,
    });
    await on.form.updateComplete;
    expect(maybeInside(on.form, '#street') === null).to.equal(true);
    await review(on.form);
    await says(on.form, 'Check and send');
    expect(textOf(on.form)).not.to.include('Address');
  });

  it('offers no UK account number, and takes none that is pasted', async () => {
    const { form } = await begin({ currency: 'GBP' });
    expect(maybeInside(form, 'input[value="uk-local"]') === null).to.equal(true);
    expect(paste(form, 'Sort code: 20-00-00, account number: 55779911', 'reference')).to.equal(true);
    expect(maybeInside(form, '#sortCode') === null).to.equal(true);
    expect(maybeInside(form, '#iban') === null).to.equal(false);
  });

  it('takes a UK account that was being paid over another API for a new payee by IBAN', () => {
    const entry = new Entry();
    entry.fromOrder(
      {
        source: { api: 'banking-v2', accountId: EVERYDAY, currency: 'GBP' },
        payee: { kind: 'uk-local', name: 'Ann Example', number: '31926819', sortCode: '601613' },
        money: { amount: 2000n, currency: 'GBP' },
        reference: 'Rent',
        requestId: 'a',
      },
      'en',
    );
    entry.meet({ id: EVERYDAY, api: 'v3', currency: 'GBP', payIn: [] }, 'en');
    expect(entry.draft).to.include({
      payeeKind: 'iban',
      name: 'Ann Example',
      number: '',
      sortCode: '',
      amount: '20.00',
    });
  });
});

describe('giro-transfer-form over Cards v3, to an own account', () => {
  it('offers the accounts of the person’s cards, and those the host names, but not the one that pays', async () => {
    const on = await begin();
    const ofCards = new Set(on.stage.cards.map(({ accountId }) => accountId).filter((id) => id !== EVERYDAY));
    expect(ofCards.size, 'cards of other accounts').to.be.greaterThan(0);
    expect(new Set(await ownAccounts(on.form))).to.deep.equal(ofCards);
    const named = await begin({ 'account-ids': accounts.map(({ id }) => id).join(' ') });
    expect(new Set(await ownAccounts(named.form))).to.deep.equal(new Set(accounts.slice(1).map(({ id }) => id)));
  });

  it('sends what was reviewed in one call, without a code, a consent or a tab for one', async () => {
    const own = globalThis.open;
    const opened: unknown[] = [];
    globalThis.open = (url) => {
      opened.push(url);
      return null;
    };
    try {
      const { stage, form } = await begin({}, { consentTarget: 'tab' });
      stage.provider.openConsent = undefined;
      const created = heard(form, 'giro-transfer-created');
      expect(await ownAccounts(form)).to.include(HOUSEHOLD);
      for (const [field, text] of Object.entries({ accountId: HOUSEHOLD, amount: '12.50', reference: 'Rent' }))
        type(form, field, text);
      await says(form, 'The bank exchanges EUR to SEK at its own rate.');
      await review(form);
      await says(form, 'Check and send');
      const exchange = 'The bank exchanges EUR to SEK at its own rate.';
      expect(allInside(form, 'dd').map(textOf)).to.deep.equal(['€12.50', exchange, 'Household', 'Everyday', 'Rent']);
      expect(await stage.control.log.count(MOVE)).to.equal(0);
      await press(form, sendLabel(form));
      await says(form, 'Sent: €12.50');
      const [made, ...more] = await moved(stage);
      expect(more).to.be.empty;
      expect(made).to.include({ call: 'move', currency: 'SEK', amount: '13303' });
      for (const words of [`Exchange ${exchange}`, 'Arrives SEK 133.03', 'Exchange rate 10.642'])
        expect(textOf(form).replaceAll('\u00a0', ' ')).to.include(words);
      const [body, ...others] = await bodies({ stage, form }, MOVE);
      expect(others).to.be.empty;
      expect(body).to.deep.include({ account_id: EVERYDAY, amount: 1250, currency: 'EUR', reference: 'Rent' });
      expect(body).to.have.deep.property('counterparty', { account_id: HOUSEHOLD });
      expect(created.map(({ detail }) => detail.transactionId)).to.deep.equal([made?.id]);
      expect(opened).to.be.empty;
    } finally {
      globalThis.open = own;
    }
  });

  it('offers what can be read where cards, or an account, can’t be; the host hears why', async () => {
    const errors = heard(document, 'giro-error');
    const faults = [{ call: CARDS, do: { kind: 'status', status: 403 } }] as const;
    const ids = `${HOUSEHOLD} 0f0f0f0f-0000-4000-8000-000000000000`;
    expect(await ownAccounts((await begin({ 'account-ids': ids }, { faults })).form)).to.deep.equal([HOUSEHOLD]);
    expect(errors.splice(0).map(({ detail }) => detail.kind)).to.deep.equal(['not-found']);
    const { form } = await begin({}, { faults });
    await until(() => errors.length > 0, 'the host hears it');
    expect(errors.map(({ detail }) => detail.kind)).to.deep.equal(['forbidden']);
    expect(maybeInside(form, 'input[value="own"]')).to.equal(null);
    expect(maybeInside(form, '#iban')).not.to.equal(null);
  });
});
