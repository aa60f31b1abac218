import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { PEOPLE } from '../src/sandbox/people.js';
import { PAGE, storiesAreThere, storyId, storyLink } from './page.js';
import { cardId, elementOf, fill, named, stage, staged, take, until, type Stage, type Step } from './scenario.js';
import { visitBank } from './world.js';

const meta: Meta = { title: 'Flows', tags: ['!autodocs'], ...PAGE };
export default meta;

const [ALMA] = PEOPLE;

/** A task, as the page tells it: what to do, and which stories show each step and what can go wrong there. */
interface Flow {
  readonly name: string;
  readonly about: string;
  readonly tag: string;
  /** Where the stories are. */
  readonly title: string;
  readonly steps: readonly (readonly [what: string, stories: readonly string[]])[];
  readonly draw: (on: Stage) => TemplateResult;
}

const signedIn = async (): Promise<{ readonly stage: Stage }> => {
  const made = await stage({ sandbox: { twoFactor: 'off', settleSeconds: 3 } })();
  await made.stage.client.session.signIn({ email: ALMA.email, password: ALMA.password });
  made.stage.sandbox.twoFactor = 'challenge';
  return made;
};

/** The element on the page of a bank, with all that is around it: the person's phone, the page they are sent to, the host. */
const page = ({ name, about, title, steps, draw }: Flow): StoryObj => ({
  loaders: [signedIn],
  render: (_, { loaded }) => {
    const on = staged(loaded);
    return html`
      <main class="page flow">
        <header>
          <h1>${name}</h1>
          <p>${about}</p>
        </header>
        <div class="columns">
          <div><giro-provider .client=${on.client} .openConsent=${visitBank}>${draw(on)}</giro-provider></div>
          <div class="around">
            <story-world .sandbox=${on.sandbox}></story-world>
            <section>
              <h2>What the host hears</h2>
              <story-events></story-events>
            </section>
            <section>
              <h2>Step by step</h2>
              <ol>
                ${steps.map(
                  ([what, stories]) =>
                    html`<li>
                      ${what}
                      <div class="links">${stories.map((story) => storyLink(title, story))}</div>
                    </li>`,
                )}
              </ol>
            </section>
          </div>
        </div>
      </main>
    `;
  },
  play: () => storiesAreThere(steps.flatMap(([, stories]) => stories.map((story) => storyId(title, story)))),
});

/** The same page, with the task done to its end. */
const toTheEnd = (flow: Flow, ...all: readonly Step[]): StoryObj => ({
  ...page(flow),
  globals: { language: 'en' }, // whose words the steps look for
  play: async ({ canvasElement, loaded }) => {
    await take(staged(loaded), elementOf(canvasElement, flow.tag), ...all);
  },
});

/** What the person does on their bank's page. */
const onTheBanksPage =
  (values: Readonly<Record<string, string>>, decision: string): Step =>
  async () => {
    const find = (): HTMLElement | null | undefined =>
      document.querySelector('story-world')?.shadowRoot?.querySelector(`button[value=${decision}]`);
    await until(() => find() !== null && find() !== undefined, 'the bank’s page');
    const form = find()?.closest('form');
    for (const [name, value] of Object.entries(values))
      (form?.elements.namedItem(name) as HTMLInputElement).value = value;
    find()?.click();
  };

const hears =
  (event: string): Step =>
  async () => {
    const log = document.querySelector('story-events')?.shadowRoot;
    await until(() => log?.textContent.includes(event) === true, event);
  };

const ACTIVATE: Flow = {
  name: 'Activate a card',
  about:
    'A card that came by post is activated. The person confirms on their bank’s page, where they choose a PIN, and comes back.',
  tag: 'giro-activate-card',
  title: 'Cards/Activate card',
  steps: [
    ['The card, and what activating does', ['Ready', 'AlreadyActive', 'Expired']],
    ['The platform asks for consent', ['Busy', 'ConsentStarting', 'RefusedForbidden', 'LostAnswerAndNoWayToCheck']],
    ['The person is at the bank’s page', ['WaitsForConsent', 'NotYet', 'ConsentExpired', 'GivenUp']],
    ['Back again: what the platform says', ['Checking', 'CheckFails', 'Given']],
  ],
  draw: (on) => html`<giro-activate-card card-id=${cardId(on, named('Everyday'))}></giro-activate-card>`,
};
export const ActivateACard = page(ACTIVATE);
export const ActivateACardToTheEnd = toTheEnd(
  ACTIVATE,
  ['Activate card', 'Waiting for you'],
  onTheBanksPage({ pin: '2580', pin_again: '2580' }, 'approve'),
  hears('giro-card-activated'),
);

const TRANSFER: Flow = {
  name: 'Transfer money',
  about: 'Money goes to somebody new: details, review, a code by SMS, and what became of it. Decided once, sent once.',
  tag: 'giro-transfer-form',
  title: 'Money/Transfer form',
  steps: [
    ['Details', ['Details', 'NothingTyped', 'AmountCouldBeTwo', 'IbanWithATypingError', 'MoreThanThereIs']],
    ['Review', ['Review', 'SentAlready']],
    ['Code', ['Code', 'WrongCode']],
    ['Sending', ['NoAnswerYet', 'NothingWasSent', 'Unknown', 'LostAnswerButSent']],
    ['What became of it', ['Sent', 'SentAndApproved', 'Declined', 'OnHold', 'Refused20002']],
  ],
  draw: () =>
    html`<giro-transfer-form
      payee-name="DuBuque LLC"
      iban="SE33 9770 0000 0100 0000 0025"
      bic="FTCSSESS"
      reference="Invoice 42"
    ></giro-transfer-form>`,
};
export const TransferMoney = page(TRANSFER);
export const TransferMoneyToTheEnd = toTheEnd(
  TRANSFER,
  async (_, element) => {
    await fill(element, 'amount', '12.50');
  },
  ['Review', 'Check and send'],
  async (_, element) => {
    const send = (): HTMLElement | null => element.shadowRoot.querySelector('button.primary:not([aria-disabled=true])');
    await until(() => {
      if (element.shadowRoot.querySelector('#code')) return true;
      send()?.click();
      return false;
    }, 'a code is asked for');
  },
  async ({ sandbox }, element) => {
    await fill(element, 'code', sandbox.phone.messages.at(-1)?.code ?? '');
    element.shadowRoot.querySelector<HTMLElement>('button.primary')?.click();
  },
  hears('giro-transfer-created'),
);

const STATEMENT: Flow = {
  name: 'Download a statement',
  about:
    'A statement of last month is made by the platform and saved. Here the host takes the file, so that nothing is saved.',
  tag: 'giro-statement-download',
  title: 'Accounts/Statement download',
  steps: [
    ['Format and period', ['Form', 'ChosenDays', 'WrongOrder', 'InTheFuture']],
    ['The platform makes it', ['Preparing', 'Invalid', 'TooOften']],
    ['It is fetched', ['Downloading', 'LinkExpired', 'FileCutOff']],
    ['It is there', ['Ready', 'OpensInANewTab']],
  ],
  draw: () =>
    html`<giro-statement-download
      account-id=${ALMA.accounts[0]?.walletId ?? ''}
      time-zone="Europe/Stockholm"
      .saveFile=${() => undefined}
    ></giro-statement-download>`,
};
export const DownloadAStatement = page(STATEMENT);
export const DownloadAStatementToTheEnd = toTheEnd(
  STATEMENT,
  ['Download statement', 'Your statement is ready.'],
  hears('giro-statement-ready'),
);
