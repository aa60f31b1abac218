import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { Fault } from '../src/sandbox/index.js';
import {
  CHECK_DETAILS,
  INVALID,
  NO_TOKEN,
  NOT_THERE,
  OLD_VERSION,
  OTHER_VERSION,
  REFUSED,
  REQUIRED,
  status,
  TOO_MANY,
} from './answers.js';
import { playground } from './playground.js';
import { fill, mend, play, stage, steps, until, type Scenario, type Step } from './scenario.js';

const tag = 'giro-statement-download';
const meta: Meta = { title: 'Accounts/Statement download', component: tag };
export default meta;

type Story = StoryObj;

const ONE = 'S1Q8+PW84';
const PDF = 'GET /v2/reports/statement/pdf';
const FILE = 'GET /files/reports/:folder/:corporation/:id/:name';

interface Attributes {
  readonly accountId?: string;
  readonly format?: string;
  readonly from?: string;
  readonly to?: string;
  readonly timeZone?: string;
}

/** The host takes the file, so that looking at a story saves nothing. */
const story = (
  { accountId = ONE, format = '', from = '', to = '', timeZone = 'Europe/Stockholm' }: Attributes,
  scenario: Scenario = {},
  ...all: readonly Step[]
): Story => ({
  loaders: [stage(scenario)],
  render: play(
    () => html`
      <giro-statement-download
        account-id=${accountId}
        format=${format}
        from=${from}
        to=${to}
        time-zone=${timeZone}
        .saveFile=${() => undefined}
      ></giro-statement-download>
    `,
  ),
  play: steps(tag, ...all),
});

const download = (brings: string): Step => ['Download statement', brings];
const answers = (effect: Fault['do'], words: string): Story =>
  story({}, { faults: [{ call: PDF, do: effect }] }, download(words));
const file = (effect: Fault['do'], words: string): Story =>
  story({}, { faults: [{ call: FILE, do: effect }] }, download(words));

export const Playground = playground((given) => html`<giro-statement-download ${given}></giro-statement-download>`, {
  args: { 'account-id': ONE, format: '', from: '', to: '', 'time-zone': '' },
  argTypes: { format: { control: 'inline-radio', options: ['', 'pdf', 'csv'] } },
});
export const Form = story({}, {}, 'Last month');
export const SeveralAccounts = story({ accountId: `${ONE} HkZ/4T6eD` }, {}, 'Last month');
export const PdfOnly = story({ format: 'pdf' }, {}, 'Last month');
export const ChosenDays = story({ from: '2026-01-01', to: '2026-03-31' }, {}, 'To and including');
export const AnotherTimeZone = story({ timeZone: 'America/New_York' }, {}, 'America/New York');
export const WrongOrder = story(
  { from: '2026-03-31', to: '2026-01-01' },
  {},
  download('The last day is before the first.'),
);
export const InTheFuture = story({ from: '2999-01-01', to: '2999-01-02' }, {}, download('in the future'));
export const DayMissing = story(
  { from: '2026-01-01', to: '2026-03-31' },
  {},
  'To and including',
  async (_, element) => {
    await fill(element, 'to', '');
  },
  download('Choose a day.'),
);
export const Preparing = story(
  {},
  { faults: [{ call: PDF, do: { kind: 'delay', ms: 3_600_000 } }] },
  download('Preparing your statement'),
);
export const Downloading = story(
  {},
  { faults: [{ call: FILE, do: { kind: 'delay', ms: 3_600_000 } }] },
  download('Downloading'),
);
export const Ready = story({}, {}, download('Your statement is ready.'));
export const OpensInANewTab = story({}, { sandbox: { filesReadable: false } }, download('It opens in a new tab.'));
export const LinkExpired = file({ kind: 'status', status: 403 }, 'has expired');
export const NewLink = story(
  {},
  { faults: [{ call: FILE, do: { kind: 'status', status: 403 } }] },
  download('has expired'),
  mend,
  download('Your statement is ready.'),
);
export const FileEmpty = file({ kind: 'empty' }, 'did not arrive complete');
export const FileOfAnotherType = file({ kind: 'wrong-type' }, 'did not arrive complete');
export const FileCutOff = file({ kind: 'truncated' }, 'did not arrive complete');
export const FileHostFails = file({ kind: 'status', status: 500 }, 'technical problem');
export const Offline = story({}, { actsFail: 'offline' }, download('You are offline'));
export const NotConfigured: Story = {
  parameters: { expectConsole: /There is no setup/ },
  render: () => html`<giro-statement-download account-id=${ONE}></giro-statement-download>`,
};
export const WithoutAccountId: Story = {
  parameters: { expectConsole: /account-id attribute is missing/ },
  loaders: [stage()],
  render: play(() => html`<giro-statement-download></giro-statement-download>`),
  play: steps(tag, 'account-id'),
};
export const Invalid = answers(INVALID, CHECK_DETAILS);
export const Required = answers(REQUIRED, CHECK_DETAILS);
export const OldVersion = answers(OLD_VERSION, REFUSED);
export const OtherVersion = answers(OTHER_VERSION, REFUSED);
export const SignedOut = answers(NO_TOKEN, 'Your session has ended');
export const Forbidden = answers(status(403), 'You do not have permission');
export const AccountNotFound = answers(NOT_THERE, 'We could not find this');
export const TooOften = answers(TOO_MANY, 'too often');
export const ServerError = answers(status(500), 'technical problem');
export const ConnectionLost = story(
  {},
  { faults: [{ call: PDF, do: { kind: 'drop', when: 'before' } }] },
  download('could not reach the bank'),
);
export const BadAnswer = story(
  {},
  { faults: [{ call: PDF, do: { kind: 'wrong-shape' } }] },
  download('did not understand'),
);
export const CorporationForbidden = story(
  {},
  { faults: [{ call: 'GET /v2/corporations/current', do: { kind: 'status', status: 403 } }] },
  download('You do not have permission'),
);

/** Of several accounts. */
const csvAnswers = (effect: Fault['do'], words: string): Story =>
  story(
    { accountId: `${ONE} HkZ/4T6eD` },
    { faults: [{ call: 'GET /v2/reports/statement/csv', do: effect }] },
    download(words),
  );
export const CsvInvalid = csvAnswers(INVALID, CHECK_DETAILS);
export const CsvRequired = csvAnswers(REQUIRED, CHECK_DETAILS);
export const CsvOldVersion = csvAnswers(OLD_VERSION, REFUSED);
export const CsvOtherVersion = csvAnswers(OTHER_VERSION, REFUSED);
export const CsvSignedOut = csvAnswers(NO_TOKEN, 'Your session has ended');
export const CsvForbidden = csvAnswers(status(403), 'You do not have permission');
export const CsvAccountNotFound = csvAnswers(NOT_THERE, 'We could not find this');
export const CsvTooOften = csvAnswers(TOO_MANY, 'too often');
export const CsvServerError = csvAnswers(status(500), 'technical problem');
export const HostileAddress = answers(
  { kind: 'status', status: 200, body: { report_path: 'javascript:alert(1)' } },
  'Your statement could not be made',
);
/** An app, for example, that has no room for it. */
export const NotTaken: Story = {
  parameters: { expectConsole: /did not take the statement/ },
  loaders: [stage()],
  render: play(
    () => html`
      <giro-statement-download
        account-id=${ONE}
        .saveFile=${() => Promise.reject(new Error('A story has no room.'))}
      ></giro-statement-download>
    `,
  ),
  play: steps(tag, download('could not be saved')),
};
/** Nothing takes the file but the browser. */
export const SavedByTheBrowser: Story = {
  loaders: [stage()],
  render: play(() => html`<giro-statement-download account-id=${ONE}></giro-statement-download>`),
  play: steps(tag, 'Last month'),
};
/** The story before, in a sandboxed frame without `allow-downloads`. */
export const FrameMayNotSave: Story = {
  // The browser's own warning: the story must look into the frame.
  parameters: { expectConsole: /can escape its sandboxing/ },
  render: () => html`
    <iframe
      title="A sandboxed frame"
      sandbox="allow-scripts allow-same-origin allow-forms"
      src="iframe.html?id=accounts-statement-download--saved-by-the-browser"
      width="640"
      height="480"
    ></iframe>
  `,
  async play({ canvasElement }) {
    const find = (): HTMLElement | null | undefined =>
      canvasElement.querySelector('iframe')?.contentDocument?.querySelector<HTMLElement>(tag);
    const submit = (): HTMLElement | null | undefined => find()?.shadowRoot?.querySelector('form button[type=submit]');
    await until(() => submit() != null, 'the form in the frame');
    submit()?.click();
    await until(
      () => find()?.shadowRoot?.textContent.includes('This frame may not save files.') === true,
      'it says so',
    );
  },
};
