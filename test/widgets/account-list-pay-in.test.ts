import { expect } from 'chai';
import 'jsqr';
import type jsQr from 'jsqr';
import type * as Kit from '../../src/index.js';
import { brokenTwin, defineTwin } from '../internal/twin.js';
import { expectAccessible } from '../support/axe.js';
import { click, focused, press } from '../support/user.js';
import {
  answering,
  begin,
  giveClipboardBack,
  inItem,
  itemOf,
  itemsShown,
  takeClipboard,
  walletAnswers,
} from './accounts.js';
import { says } from './consent.js';
import {
  allInside,
  buttonOf,
  frame,
  inside,
  maybeInside,
  pause,
  place,
  said,
  setStage,
  textOf,
  until,
} from './stage.js';

const TAG = 'giro-account-list';
const DETAILS = 'GET /v3/accounts/:id/bank_details';
const ACCOUNT = 'GET /v3/accounts/:id';

const IBAN = 'DE75512108001245126199';
const sepa = { id: 'r', number: IBAN, code: 'SOGEDEFFXXX', type: 'sepa' };
const local = { id: 'l', number: '01234567', code: '000102', type: 'uk-local' };
const abroad = { id: 'a', number: 'GB82WEST12345698765432', code: 'WESTGB22', type: 'cross-border' };
const bank = { name: 'Exempelbanken AB', street: 'Exempelgatan 59', postCode: '00000', city: 'Exempelstad' };

const opener = (element: Element, name: string) => inItem(element, name, '.disclosure');
const open = async (element: Element, name: string) => {
  await click(opener(element, name));
  await until(
    () => itemOf(element, name).querySelector('.panel') && maybeInside(element, '.panel [aria-busy=true]') === null,
    () => `bank details (it shows: ${textOf(element)})`,
  );
};
const panel = (element: Element) => textOf(inside(element, '.panel'));
/** Labels and values, without the buttons. */
const facts = (element: Element): readonly (readonly [string, string])[] =>
  allInside(element, '.ways dt').map((label) => [
    textOf(label),
    textOf(label.nextElementSibling?.querySelector('.value') ?? label),
  ]);

/** The words a button shows, and those it is called by. */
const shownOn = (button: Element): string => textOf(button.querySelector('[aria-hidden]') ?? button);
const nameOf = (button: Element): string => textOf(button.querySelector('.visually-hidden') ?? button);

/** One account with these ways to pay in, its details open. */
async function opened(requisites: readonly object[], more: object = {}) {
  const list = answering(
    TAG,
    walletAnswers([
      { name: 'Everyday', bank_address: bank, wallet_requisites: requisites, ...more },
      { name: 'Other' },
    ]),
  );
  await itemsShown(list.element);
  await open(list.element, 'Everyday');
  return list;
}

/** What a camera sees of a drawn QR code, `scale` pixels for each module. */
async function decoded(code: Element, scale = 4): Promise<string | undefined> {
  const decode = (globalThis as unknown as { readonly jsQR: typeof jsQr & { readonly default?: typeof jsQr } }).jsQR;
  const size = Number(code.getAttribute('viewBox')?.split(' ')[2]) * scale;
  const copy = code.cloneNode(true) as Element;
  copy.setAttribute('width', String(size));
  copy.setAttribute('height', String(size));
  const image = new Image(size, size);
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  const canvas = new OffscreenCanvas(size, size);
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#777';
  context.fillRect(0, 0, size, size); // what the code itself does not paint is no white
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, size, size);
  return (decode.default ?? decode)(data, size, size, { inversionAttempts: 'dontInvert' })?.data;
}

const code = async (element: Element): Promise<Element> => {
  await until(() => maybeInside(element, 'svg.qr-code'), 'a QR code');
  return inside(element, 'svg.qr-code');
};

afterEach(() => {
  giveClipboardBack();
  document.documentElement.removeAttribute('style');
});

describe('how to pay in', () => {
  it('says whom to pay, the IBAN in fours, BIC, and the bank', async () => {
    const { element } = await opened([sepa]);
    expect(textOf(inside(element, '.rail'))).to.equal('Euro payments (SEPA)');
    expect(facts(element)).to.deep.equal([
      ['Payable to', 'Exempel Trading AB'],
      ['IBAN', 'DE75 5121 0800 1245 1261 99'],
      ['BIC', 'SOGEDEFFXXX'],
      ['Bank', 'Exempelbanken ABExempelgatan 5900000 Exempelstad'],
    ]);
    await expectAccessible(element);
  });

  it('says account number and sort code in the UK, with leading zeros, and no QR code', async () => {
    const { element } = await opened([local, abroad], { currency: 'GBP' });
    expect(allInside(element, '.rail').map(textOf)).to.deep.equal([
      'Payments within the UK',
      'International payments (SWIFT)',
    ]);
    expect(facts(element).filter(([label]) => !/Payable|Bank/.test(label))).to.deep.equal([
      ['Account number', '01234567'],
      ['Sort code', '00-01-02'],
      ['IBAN', 'GB82 WEST 1234 5698 7654 32'],
      ['BIC', 'WESTGB22'],
    ]);
    expect(maybeInside(element, '.qr')).to.equal(null);
    await expectAccessible(element);
  });

  it('shows a number of a kind it does not know as it came, and a rail nobody documented in the platform’s words', async () => {
    const { element } = await opened([{ id: 'x', number: '12-3456', code: 'ABC', type: 'giro\u202e' }]);
    expect(textOf(inside(element, '.rail'))).to.equal('giro\ufffd');
    expect(facts(element).slice(1, 3)).to.deep.equal([
      ['Account number', '12-3456'],
      ['Bank code', 'ABC'],
    ]);
  });

  it('opens and closes by pointer and keyboard, one account at a time, and focus stays', async () => {
    const { element } = await begin(TAG);
    await open(element, 'Everyday');
    expect(opener(element, 'Everyday').ariaExpanded).to.equal('true');
    const id = opener(element, 'Everyday').getAttribute('aria-controls') ?? '';
    expect(itemOf(element, 'Everyday').querySelector('.panel')?.id).to.equal(id);
    opener(element, 'Oslo').focus();
    await press('Space');
    expect(focused()).to.equal(opener(element, 'Oslo'));
    expect([opener(element, 'Everyday').ariaExpanded, opener(element, 'Oslo').ariaExpanded]).to.deep.equal([
      'false',
      'true',
    ]);
    await press('Enter');
    expect(maybeInside(element, '.panel')).to.equal(null);
    expect(maybeInside(element, '[aria-pressed=true]'), 'which selects nothing').to.equal(null);
    expect(opener(element, 'Oslo').ariaLabel).to.equal('How to pay in: Oslo');
  });

  it('copies without spaces or dashes, and says so at the button and to a screen reader', async () => {
    const taken = takeClipboard();
    const { element } = await opened([sepa, local]);
    const copies = allInside(element, '.copy');
    expect(copies.map(nameOf)).to.deep.equal(['Copy: IBAN', 'Copy: BIC', 'Copy: Account number', 'Copy: Sort code']);
    const widths = copies.map((copy) => copy.getBoundingClientRect().width);
    for (const copy of copies) {
      await click(copy);
      await until(() => shownOn(copy) === 'Copied', 'the button says so');
      await until(() => said(element) === `${nameOf(copy).slice(6)}: copied`, 'a screen reader hears it');
    }
    expect(taken).to.deep.equal([IBAN, 'SOGEDEFFXXX', '01234567', '000102']);
    expect(allInside(element, '.copy').map((copy) => copy.getBoundingClientRect().width)).to.deep.equal(widths);
    await until(() => shownOn(copies[3]!) === 'Copy', 'and a moment later as before');
    await expectAccessible(element);
  });

  it('says when copying is not possible, and what to do', async () => {
    takeClipboard({ works: false });
    const { element } = await opened([sepa]);
    await click(inside(element, '.copy'));
    await until(() => shownOn(inside(element, '.copy')) === 'Not copied', 'the button says so');
    expect(said(element)).to.equal('Copying is not possible here. Select the text instead.');
    expect(panel(element)).to.include('Copying is not possible here. Select the text instead.');
    await expectAccessible(element);
  });

  it('says when the platform names no way', async () => {
    const list = answering(TAG, {
      ...walletAnswers([{ name: 'Everyday' }]),
      '/corporations/corp/wallets/w0': '{"id":"w0","currency":"EUR","amount":0,"requisites":[]}',
    });
    await itemsShown(list.element);
    await open(list.element, 'Everyday');
    expect(panel(list.element)).to.equal('There are no bank details for this account yet. Contact the bank to pay in.');
    await expectAccessible(list.element);
  });
});

describe('the QR code', () => {
  it('is read by a camera as what EPC069-12 says, for every euro account of the platform', async () => {
    const { element } = await begin(TAG, { currency: 'EUR' });
    for (const name of ['Everyday', 'Web shop', 'Reserve']) {
      await open(element, name);
      const iban = allInside(element, '.ways .digits')[0]!.textContent.replaceAll(' ', '');
      const bic = allInside(element, '.ways .digits')[1]!.textContent;
      expect(await decoded(await code(element)), name).to.equal(
        `BCD\n002\n1\nSCT\n${bic}\nExempel Trading AB\n${iban}`,
      );
    }
  });

  it('is read with a name of any script', async () => {
    for (const name of ['Bröderna Prov & Söner', '見本商事', 'شركة المثال']) {
      const list = answering(TAG, {
        ...walletAnswers([{ name: 'Everyday', wallet_requisites: [sepa] }]),
        '/corporations/current': JSON.stringify({ id: 'corp', name }),
      });
      await itemsShown(list.element);
      await open(list.element, 'Everyday');
      expect(await decoded(await code(list.element))).to.equal(`BCD\n002\n1\nSCT\nSOGEDEFFXXX\n${name}\n${IBAN}`);
    }
  });

  it('has a name, a quiet zone of four, and is dark on white in every colour scheme', async () => {
    const { element } = await opened([sepa]);
    const drawn = await code(element);
    expect([drawn.role, drawn.ariaLabel]).to.deep.equal(['img', 'QR code for paying into Everyday']);
    expect(panel(element)).to.include('Scan this with a banking app.');
    const size = Number(drawn.getAttribute('viewBox')?.split(' ')[2]);
    const box = (drawn.querySelector('path') as SVGPathElement).getBBox();
    expect([box.x, box.y, box.width, box.height]).to.deep.equal([4, 4, size - 8, size - 8]);
    for (const scheme of ['light', 'dark']) {
      document.documentElement.style.setProperty('color-scheme', scheme);
      document.documentElement.style.setProperty('background', scheme === 'dark' ? '#0d0f14' : '#ffffff');
      await expectAccessible(element);
      const [white, dark] = [drawn.querySelector('rect')!, drawn.querySelector('path')!];
      expect(getComputedStyle(white).fill).to.equal('rgb(255, 255, 255)');
      expect(getComputedStyle(dark).fill).to.equal('rgb(0, 0, 0)');
    }
    expect(getComputedStyle(drawn).getPropertyValue('forced-color-adjust')).to.match(/none|^$/);
  });

  it('is not drawn for an account that SEPA can’t reach, or whose number can’t be right', async () => {
    for (const [requisites, more] of [
      [[abroad], {}],
      [[{ ...sepa, number: 'DE75512108001245126198' }], {}],
      [[sepa], { currency: 'SEK' }],
    ] as const) {
      const { element } = await opened(requisites, more);
      await frame();
      expect(maybeInside(element, '.qr')).to.equal(null);
    }
  });

  it('that can’t be loaded leaves the details, and says so', async () => {
    const { GiroAccountList } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/account-list/account-list.ts': [['.drawQrCode;', '.drawQrCode.of.another.chunk;']],
    });
    const { client } = answering(TAG, walletAnswers([{ name: 'Everyday', wallet_requisites: [sepa] }]));
    const provider = document.createElement('giro-provider');
    provider.client = client;
    const element = document.createElement(defineTwin(GiroAccountList));
    place(provider).append(element);
    await itemsShown(element);
    await open(element, 'Everyday');
    await says(element, 'The QR code could not be loaded. You can pay in with the details.');
    expect(facts(element)[1]).to.deep.equal(['IBAN', 'DE75 5121 0800 1245 1261 99']);
    await expectAccessible(element);
  });
});

describe('accounts of Cards v3', () => {
  const idsOf = (cards: readonly { readonly accountId?: string | undefined }[]) =>
    [...new Set(cards.flatMap(({ accountId }) => accountId ?? []))].join(' ');

  async function v3(attributes: (ids: string) => string = (ids) => ids) {
    const stage = await setStage();
    stage.provider.paymentsApi = 'v3';
    const element = stage.add(TAG, { 'account-ids': attributes(idsOf(stage.cards)) });
    return { stage, element };
  }

  it('are those the host names; their bank details are read when they are opened, once', async () => {
    const { stage, element } = await v3();
    await itemsShown(element);
    expect(allInside(element, '.item').length).to.equal(await stage.control.log.count(ACCOUNT));
    expect(await stage.control.log.count(DETAILS)).to.equal(0);
    await open(element, 'Everyday');
    expect(facts(element).map(([label]) => label)).to.deep.equal(['Payable to', 'IBAN', 'BIC']);
    expect(await decoded(await code(element))).to.match(/^BCD\n002\n1\nSCT\n\w+\nExempel Trading AB\n[A-Z]{2}\d+$/);
    await click(opener(element, 'Everyday'));
    await frame();
    expect(await stage.control.log.count(DETAILS)).to.equal(1);
    await expectAccessible(element);
  });

  it('are shown without one that is not there, which is said', async () => {
    const { element } = await v3((ids) => `${ids} nobody`);
    await itemsShown(element);
    await says(element, 'Some accounts could not be loaded We could not find this.');
    await expectAccessible(element);
  });

  it('are all missing when none is there', async () => {
    const { element } = await v3(() => 'nobody noone');
    await says(element, 'Your accounts could not be loaded We could not find this.');
  });

  for (const [status, words] of Object.entries({
    401: 'Your session has ended',
    403: 'You do not have permission',
    404: 'We could not find this',
    429: 'too often',
    500: 'technical problem',
  }))
    it(`say what a ${status} of their bank details means, and stay`, async function () {
      this.timeout(40_000);
      const { stage, element } = await v3();
      await itemsShown(element);
      const headers = status === '429' ? { 'retry-after': '60' } : {};
      await stage.control.faults.add(
        { call: DETAILS, do: { kind: 'delay', ms: 150 } },
        { call: DETAILS, do: { kind: 'status', status: Number(status), headers } },
      );
      await click(opener(element, 'Everyday'));
      await until(() => maybeInside(element, '.panel [aria-busy=true]'), 'a skeleton');
      await until(
        () => textOf(element).includes(words),
        () => `“${words}” (it says: ${textOf(element)})`,
        30_000,
      );
      expect(panel(element)).to.include('The bank details could not be loaded');
      expect(itemOf(element, 'Everyday').querySelector('.amount')).not.to.equal(null);
      await expectAccessible(element);
    });

  it('offer another try where bank details made no sense', async () => {
    const { stage, element } = await v3();
    await itemsShown(element);
    await stage.control.faults.add({ call: DETAILS, times: 1, do: { kind: 'wrong-shape' } });
    await click(opener(element, 'Everyday'));
    await says(element, 'We did not understand');
    await click(buttonOf(element, 'Try again'));
    await until(() => facts(element).length > 0, 'bank details');
  });

  it('show another account’s details when it is opened while the first are read', async () => {
    const { stage, element } = await v3();
    await itemsShown(element);
    await stage.control.faults.add({ call: DETAILS, times: 1, do: { kind: 'delay', ms: 200 } });
    await click(opener(element, 'Everyday'));
    await open(element, 'Household');
    const second = panel(element);
    await pause(300); // longer than the first answer takes
    expect(panel(element)).to.equal(second);
  });
});
