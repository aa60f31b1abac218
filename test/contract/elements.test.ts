import { expect } from 'chai';
import { LitElement, type CSSResultOrNative } from 'lit';
import {
  GiroAccountList,
  GiroActivateCard,
  GiroApplePayButton,
  GiroBeneficiaryList,
  GiroCardDetails,
  GiroCardList,
  GiroConvertForm,
  GiroFreezeToggle,
  GiroOrderCard,
  GiroReportCard,
  GiroSignIn,
  GiroStatementDownload,
  GiroTransactionList,
  GiroTransferForm,
} from '../../src/index.js';
import * as kit from '../../src/index.js';
import { PEOPLE } from '../../src/sandbox/people.js';
import { uuid } from '../../src/sandbox/seed.js';
import { PARTS } from '../../src/styles/parts.js';
import { lightStyles } from '../../src/widgets/sign-in/sign-in.styles.js';
import { expectConsole } from '../support/console.js';
import {
  allInside,
  inside,
  pause,
  place,
  platformFor,
  providerFor,
  setStage,
  textOf,
  until,
  type Stage,
} from '../widgets/stage.js';

// The rules every element must pass. A new element is added to ELEMENTS, and nothing else.

interface Contract {
  readonly tag:
    | 'giro-account-list'
    | 'giro-activate-card'
    | 'giro-apple-pay-button'
    | 'giro-beneficiary-list'
    | 'giro-card-details'
    | 'giro-card-list'
    | 'giro-convert-form'
    | 'giro-freeze-toggle'
    | 'giro-order-card'
    | 'giro-report-card'
    | 'giro-sign-in'
    | 'giro-statement-download'
    | 'giro-transaction-list'
    | 'giro-transfer-form';
  readonly element: CustomElementConstructor & { readonly elementStyles?: readonly CSSResultOrNative[] };
  /** What a host sets so that there is something to see: attribute, property, value, and another value that shows. */
  readonly input: (
    stage: Stage,
  ) => readonly (readonly [attribute: string, property: string, value: string, other: string])[];
  /** Attributes it can't do without, and that show nothing. */
  readonly given?: Readonly<Record<string, string>>;
  /** In what it draws, once it shows something. */
  readonly ready: string;
  /** How what it draws in the page's own tree is styled; other elements draw in their shadow root alone. */
  readonly light?: CSSResultOrNative;
  /** Host input of a wrong type. */
  readonly properties: readonly string[];
}

/** Wallets of the person the stage is signed in as. */
const EVERYDAY = 'S1Q8+PW84';
const RESERVE = 'Rsv+2Eur';
/** Of which money can be converted. */
const [EXCHANGE, HOUSEHOLD] = ['Fx+3/Eur', 'HkZ/4T6eD'] as const;

const [ALMA] = PEOPLE;
const payee = (name: string): string => uuid(`beneficiary:${ALMA.corporationId}/${name}`);

const ELEMENTS: readonly Contract[] = [
  {
    tag: 'giro-card-list',
    element: GiroCardList,
    input: (stage) => [
      ['layout', 'layout', 'grid', 'list'],
      ['status', 'status', 'active frozen', 'frozen'],
      ['selected', 'selected', stage.card('Travel').id, stage.card('Streaming').id],
    ],
    ready: 'button.card',
    properties: ['accountId', 'status', 'layout', 'selected', 'actions'],
  },
  {
    tag: 'giro-freeze-toggle',
    element: GiroFreezeToggle,
    input: (stage) => [['card-id', 'cardId', stage.card('Groceries').id, stage.card('Streaming').id]],
    ready: '[role=switch]',
    properties: ['cardId'],
  },
  {
    tag: 'giro-account-list',
    element: GiroAccountList,
    input: () => [
      ['currency', 'currency', 'EUR GBP', 'SEK'],
      ['selected', 'selected', EVERYDAY, RESERVE],
    ],
    ready: 'button.account',
    properties: ['currency', 'selected', 'accountIds'],
  },
  {
    tag: 'giro-statement-download',
    element: GiroStatementDownload,
    input: () => [
      ['account-id', 'accountId', EVERYDAY, `${EVERYDAY} ${RESERVE}`],
      ['from', 'from', '2026-01-01', '2026-02-01'],
      ['to', 'to', '2026-03-31', '2026-04-30'],
    ],
    ready: '#period',
    properties: ['accountId', 'format', 'from', 'to', 'timeZone', 'corporationId', 'saveFile'],
  },
  {
    tag: 'giro-convert-form',
    element: GiroConvertForm,
    input: () => [
      ['account-id', 'accountId', EXCHANGE, HOUSEHOLD],
      ['to-currency', 'toCurrency', 'USD', 'GBP'],
    ],
    ready: '#amount',
    properties: ['accountId', 'toCurrency', 'saveFile'],
  },
  {
    tag: 'giro-transfer-form',
    element: GiroTransferForm,
    input: () => [
      ['account-id', 'accountId', EVERYDAY, RESERVE],
      ['currency', 'currency', 'EUR', 'GBP'],
    ],
    ready: '#amount',
    properties: ['accountId', 'amount', 'currency', 'payeeName', 'iban', 'bic', 'reference', 'saveFile'],
  },
  {
    tag: 'giro-transaction-list',
    element: GiroTransactionList,
    input: () => [
      ['account-id', 'accountId', EVERYDAY, RESERVE],
      ['time-zone', 'timeZone', 'Pacific/Kiritimati', 'Pacific/Pago_Pago'],
    ],
    // Few enough for one call, for a list that can go on does so by itself; none with a code, whose words come later.
    given: { from: new Date(Date.now() - 14 * 86_400_000).toISOString().slice(0, 10), status: 'approved' },
    ready: '.tools-place:has(form) ~ .rows[aria-busy=false]:not(:has(~ .more button)) [part~=item]',
    properties: [
      'cardId',
      'accountId',
      'status',
      'currency',
      'direction',
      'from',
      'to',
      'timeZone',
      'pageSize',
      'columns',
      'saveFile',
    ],
  },
  {
    tag: 'giro-beneficiary-list',
    element: GiroBeneficiaryList,
    input: () => [['selected', 'selected', payee('Mallbyrån'), payee('Musterspedition KG')]],
    ready: '[role=listitem]',
    properties: ['selected', 'timeZone'],
  },
  {
    tag: 'giro-activate-card',
    element: GiroActivateCard,
    input: (stage) => [['card-id', 'cardId', stage.card('Everyday').id, stage.card('Groceries').id]],
    ready: '[part=title] [part=badge]',
    properties: ['cardId'],
  },
  {
    tag: 'giro-report-card',
    element: GiroReportCard,
    input: (stage) => [['card-id', 'cardId', stage.card('Groceries').id, stage.card('Travel').id]],
    ready: 'input[value=lost]',
    properties: ['cardId'],
  },
  {
    tag: 'giro-order-card',
    element: GiroOrderCard,
    input: () => [
      ['account-id', 'accountId', ALMA.accounts[0]?.id ?? '', ''],
      ['type', 'type', 'virtual', ''],
    ],
    given: { 'individual-id': ALMA.id },
    ready: '#alias',
    properties: ['accountId', 'individualId', 'type', 'company', 'cardholder'],
  },
  {
    tag: 'giro-card-details',
    element: GiroCardDetails,
    input: (stage) => [['card-id', 'cardId', stage.card('Groceries').id, stage.card('Travel').id]],
    ready: '[part=title]',
    properties: ['cardId', 'revealSeconds'],
  },
  {
    tag: 'giro-apple-pay-button',
    element: GiroApplePayButton,
    input: (stage) => [['card-id', 'cardId', stage.card('Groceries').id, stage.card('Everyday').id]],
    // Else it is there on devices of Apple alone.
    given: { bridge: 'wallet' },
    ready: 'button.add',
    properties: ['cardId', 'bridge', 'inWallet', 'launch'],
  },
  {
    tag: 'giro-sign-in',
    element: GiroSignIn,
    input: () => [['email', 'email', ALMA.email, 'somebody@example.com']],
    ready: 'input[name=password]',
    properties: ['email', 'recoveryToken'],
    light: lightStyles,
  },
];

type AnyElement = HTMLElement & { reload(): Promise<void>; readonly updateComplete: Promise<boolean> };

/** What an element draws into: its shadow root, and what stands in a slot of that because the element put it there. */
const rootsOf = (element: Element): readonly ParentNode[] => [
  ...(element.shadowRoot ? [element.shadowRoot] : []),
  ...allInside(element, 'slot').flatMap((slot) => (slot as HTMLSlotElement).assignedElements()),
];
const allDrawn = (element: Element, selector: string): readonly HTMLElement[] =>
  rootsOf(element).flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
const wordsOf = (element: Element): string =>
  rootsOf(element)
    .map((root) => root.textContent)
    .join(' ');

/** What is drawn as markup, without what lit leaves in it and what differs between two elements; and what fields hold. */
const drawn = (element: Element): string =>
  [
    ...rootsOf(element).map((root) =>
      (root as Element | ShadowRoot).innerHTML
        .replaceAll(/<!--.*?-->/gs, '')
        .replaceAll(/\s+/g, ' ')
        .replaceAll(/> </g, '><')
        .replaceAll(/giro-sign-in-\d+/g, 'own-id'),
    ),
    ...allDrawn(element, 'input').map((input) => (input as HTMLInputElement).value),
  ].join('\n');

/** All orders of some things. */
function ordersOf<T>(things: readonly T[]): readonly (readonly T[])[] {
  if (things.length < 2) return [things];
  return things.flatMap((thing, index) => ordersOf(things.toSpliced(index, 1)).map((rest) => [thing, ...rest]));
}

/** Nothing that any element takes. */
const WRONG = {
  number: 17,
  boolean: true,
  object: {},
  array: ['active'],
  symbol: Symbol('s'),
  function: () => 1,
  null: null,
};

let tags = 0;

describe('The contract', () => {
  it('is kept by every element there is', () => {
    const elements = Object.values(kit).filter(
      (part) => (part as { prototype?: unknown }).prototype instanceof LitElement,
    );
    const others = elements.filter((part) => !ELEMENTS.some(({ element }) => element === part));
    expect(others).to.deep.equal([kit.GiroProvider]);
  });
});

for (const { tag, element, input, given = {}, ready, properties, light } of ELEMENTS)
  describe(`${tag} keeps the contract`, () => {
    const isReady = async (shown: Element, how = '') =>
      until(
        () => allDrawn(shown, ready)[0],
        () => `${tag} shows something ${how} (it shows: ${wordsOf(shown)})`,
      );
    const add = (stage: Stage, attributes: Readonly<Record<string, string>> = {}): AnyElement =>
      stage.add(tag, attributes);
    const attributesOf = (stage: Stage) => ({
      ...given,
      ...Object.fromEntries(input(stage).map(([attribute, , value]) => [attribute, value] as const)),
    });
    const setAll = (on: Element, attributes: Readonly<Record<string, string>>): void => {
      for (const [attribute, value] of Object.entries(attributes)) on.setAttribute(attribute, value);
    };

    it('is made by document.createElement without attributes or children', () => {
      const made = document.createElement(tag);
      expect(made.attributes).to.have.length(0);
      expect(made.childNodes).to.have.length(0);
    });

    it('is the same whether attributes or properties are set, before or after upgrade and insertion', async function () {
      this.timeout(30_000);
      const stage = await setStage();
      const reference = add(stage, attributesOf(stage));
      await isReady(reference);
      const expected = drawn(reference);
      for (const as of ['attributes', 'properties'] as const)
        for (const order of ordersOf(['define', 'insert', 'set'] as const)) {
          tags += 1;
          const own = `contract-${tags}`;
          const made = document.createElement(own);
          const steps = {
            define: () => customElements.define(own, class extends element {}),
            insert: () => stage.provider.append(made),
            set: () => {
              setAll(made, given);
              for (const [attribute, property, value] of input(stage))
                if (as === 'attributes') made.setAttribute(attribute, value);
                else Object.assign(made, { [property]: value });
            },
          };
          for (const step of order) steps[step]();
          await isReady(made, `after ${order.join(', ')} by ${as}`);
          await (made as AnyElement).updateComplete;
          expect(drawn(made), `${order.join(', ')} by ${as}`).to.equal(expected);
          made.remove();
        }
    });

    it('follows its attributes and properties when they change, and back', async () => {
      const stage = await setStage();
      const shown = add(stage, attributesOf(stage));
      await isReady(shown);
      const before = drawn(shown);
      for (const [, property, value, another] of input(stage)) {
        Object.assign(shown, { [property]: another });
        await until(() => drawn(shown) !== before, `${property} has an effect`);
        Object.assign(shown, { [property]: value });
        await until(() => drawn(shown) === before, `${property} is as it was`);
      }
    });

    it('never writes its host’s input', async () => {
      const stage = await setStage();
      const shown = add(stage, attributesOf(stage));
      const before = (shown.cloneNode() as Element).outerHTML;
      await isReady(shown);
      await shown.reload();
      expect((shown.cloneNode() as Element).outerHTML).to.equal(before);
      // Of its own it puts in nothing, but what is in a slot of its shadow root.
      expect([...shown.children]).to.deep.equal(rootsOf(shown).slice(1));
    });

    it('keeps what it shows when it is moved', async () => {
      const stage = await setStage();
      const shown = add(stage, attributesOf(stage));
      await isReady(shown);
      const [first] = allDrawn(shown, ready);
      const before = drawn(shown);
      const requests = await stage.control.log.count();
      const elsewhere = document.createElement('section');
      stage.provider.append(elsewhere);
      elsewhere.append(shown);
      expect(drawn(shown)).to.equal(before);
      await pause(30);
      expect(allDrawn(shown, ready)[0]).to.equal(first);
      expect(drawn(shown)).to.equal(before);
      expect(await stage.control.log.count()).to.equal(requests);
    });

    it('draws no style attribute, and only parts of the shared vocabulary', async () => {
      const stage = await setStage();
      const shown = add(stage, attributesOf(stage));
      const known: readonly string[] = Object.values(PARTS);
      const check = () => {
        expect(allDrawn(shown, '[style]')).to.be.empty;
        for (const part of allDrawn(shown, '[part]')) expect(known).to.include.members([...part.part]);
      };
      await until(() => shown.shadowRoot?.firstElementChild, 'it is drawn');
      check();
      await isReady(shown);
      check();
      await stage.control.faults.add({ call: '*', do: { kind: 'status', status: 403 } });
      await shown.reload();
      await shown.updateComplete;
      check();
    });

    it('has a status region from its first drawing on, always the same one', async () => {
      const stage = await setStage();
      const shown = add(stage, attributesOf(stage));
      await shown.updateComplete;
      const region = inside(shown, '[role=status]');
      expect(region.textContent.trim()).to.equal('');
      await isReady(shown);
      await stage.control.faults.add({ call: '*', do: { kind: 'status', status: 403 } });
      await shown.reload();
      await shown.updateComplete;
      expect(allDrawn(shown, '[role=status]')).to.deep.equal([region]);
      expect(allDrawn(shown, '[aria-live], [role=alert]')).to.be.empty;
    });

    it('never rejects reload(), whatever state it is in', async () => {
      expectConsole(/There is no setup/);
      const stage = await setStage();
      const made = document.createElement(tag) as AnyElement;
      await made.reload();
      place(made);
      await made.reload();
      await until(() => textOf(made).includes('There is no setup'), 'it says what it lacks');
      await made.reload();
      stage.provider.append(made);
      setAll(made, attributesOf(stage));
      await isReady(made);
      await stage.control.faults.add({ call: '*', do: { kind: 'wrong-shape' } });
      await made.reload();
      made.remove();
      await made.reload();
      await pause(0);
      await made.reload();
    });

    it('is never broken by values of a wrong type', async () => {
      const stage = await setStage();
      expectConsole(/giro-/);
      const shown = add(stage, attributesOf(stage));
      await isReady(shown);
      for (const property of properties)
        for (const [name, value] of Object.entries(WRONG)) {
          Object.assign(shown, { [property]: value });
          await shown.updateComplete;
          await pause(0);
          expect(shown.shadowRoot?.childElementCount, `${property} is ${name}`).to.be.greaterThan(0);
          expect(drawn(shown)).not.to.include('[object Object]');
          Object.assign(shown, { [property]: undefined });
        }
      setAll(shown, given);
      for (const [, property, value] of input(stage)) Object.assign(shown, { [property]: value });
      await isReady(shown);
    });

    it('disappears when it is hidden', async () => {
      const stage = await setStage();
      const shown = add(stage, attributesOf(stage));
      await isReady(shown);
      expect(shown.getBoundingClientRect().height).to.be.greaterThan(0);
      shown.hidden = true;
      expect(getComputedStyle(shown).display).to.equal('none');
    });

    it('takes on the host’s colours and fonts', async () => {
      const stage = await setStage();
      const box = place(document.createElement('div'));
      box.append(stage.provider);
      const shown = add(stage, attributesOf(stage));
      await isReady(shown);
      box.style.setProperty('--giro-color-text', 'rgb(1, 2, 3)');
      box.style.setProperty('--giro-font-family', 'monospace');
      const { color, fontFamily } = getComputedStyle(shown);
      expect([color, fontFamily]).to.deep.equal(['rgb(1, 2, 3)', 'monospace']);
    });

    it('uses only design tokens that there are', () => {
      const styles = [...(element.elementStyles ?? []), ...(light ? [light] : [])];
      const css = styles.map((style) => ('cssText' in style ? style.cssText : '')).join('\n');
      const names = (pattern: RegExp) => new Set([...css.matchAll(pattern)].map(([, name]) => name));
      const defined = names(/(--[\w-]+)\s*:/g);
      const used = names(/var\((--_[\w-]+)/g);
      expect([...used].filter((name) => !defined.has(name))).to.deep.equal([]);
      expect(used.size).to.be.greaterThan(10);
    });

    it('is an element of lit, and of no more than that', () => {
      expect(Object.getPrototypeOf(document.createElement(tag))).to.equal(element.prototype);
      expect(document.createElement(tag)).to.be.instanceOf(LitElement);
    });

    it('shows one thing only once on a page with two platforms: each its own', async () => {
      const [one, other] = [await setStage(), await platformFor()];
      const second = place(providerFor(other));
      const shown = add(one, attributesOf(one));
      const elsewhere = document.createElement(tag);
      setAll(elsewhere, attributesOf(one));
      second.append(elsewhere);
      await Promise.all([isReady(shown), isReady(elsewhere)]);
      await other.control.log.clear();
      await shown.reload();
      expect(await other.control.log.count()).to.equal(0);
    });
  });
