import { html, type TemplateResult } from 'lit';
import '../src/define.js';
import { createClient } from '../src/api/client.js';
import type { GiroClient } from '../src/api/client.types.js';
import { GiroError, type GiroErrorKind } from '../src/api/errors.js';
import type { Card } from '../src/domain/card.js';
import { createSandbox, type Fault, type Sandbox, type SandboxOptions } from '../src/sandbox/index.js';
import { scenario as putInto, type ScenarioName } from '../src/testing/index.js';

/** What a story shows: a platform of its own, in a state, with its faults. */
export interface Scenario {
  readonly sandbox?: SandboxOptions;
  /** A scenario of the test kit, in force before the element is drawn: then `sandbox` says only what is seeded. */
  readonly name?: ScenarioName;
  readonly cardsApi?: 'v3' | 'banking-v2';
  readonly paymentsApi?: 'v3' | 'banking-v2';
  /** In force before the element is drawn. */
  readonly faults?: readonly Fault[];
  /** Every read fails so, for failures that no server can answer. */
  readonly fails?: GiroErrorKind;
  /** Every act fails so, for failures that no server can answer. */
  readonly actsFail?: GiroErrorKind;
  /** Where hosted pages open; this tab unless said. */
  readonly consentTarget?: 'tab';
  /** Reads never end. */
  readonly never?: boolean;
}

/** What a drawn story can use. */
export interface Stage {
  readonly client: GiroClient;
  readonly sandbox: Sandbox;
  /** The cards there are, read before the faults came into force. */
  readonly cards: readonly Card[];
}

/** A `loaders` entry that makes a scenario real. */
export const stage =
  (scenario: Scenario = {}) =>
  async (): Promise<{ readonly stage: Stage }> => {
    forgetOthers();
    const sandbox = createSandbox({ storage: null, ...scenario.sandbox });
    const options = {
      environment: 'sandbox',
      fetch: sandbox.fetch,
      getToken: sandbox.getToken,
      cardsApi: scenario.cardsApi ?? 'v3',
      paymentsApi: scenario.paymentsApi,
      consentTarget: scenario.consentTarget,
    } as const;
    const { items: cards } = await createClient(options).cards.list({ limit: 100 });
    const inScenario = scenario.name && (await putInto(scenario.name, { sandbox })).options;
    const real = createClient({ ...options, ...inScenario });
    for (const fault of scenario.faults ?? []) sandbox.faults.add(fault);
    return { stage: { sandbox, cards, client: failing(real, scenario) } };
  };

/** Ids are the same in every story: what another one is in the middle of must not be taken for this one's. */
function forgetOthers(): void {
  for (const key of Object.keys(sessionStorage))
    if (/^giro-(consent|sending|code-sent) /.test(key)) sessionStorage.removeItem(key);
}

function failing(client: GiroClient, { fails, actsFail, never = false }: Scenario): GiroClient {
  const fail = (kind: GiroErrorKind) => async (): Promise<never> => {
    if (never) await new Promise(() => undefined);
    throw new GiroError(kind, `A story shows ${kind}.`);
  };
  const read = fails === undefined && !never ? undefined : fail(fails ?? 'network');
  const act = actsFail && fail(actsFail);
  return {
    ...client,
    cards: {
      ...client.cards,
      ...(read && { list: read, get: read, transactions: read }),
      ...(act && { activate: act, terminate: act, order: act, tokenizeForApplePay: act, credentials: act }),
    },
    accounts: { ...client.accounts, ...(read && { list: read, get: read }) },
    beneficiaries: { ...client.beneficiaries, ...(read && { list: read }) },
    statements: { ...client.statements, ...(act && { pdf: act, csv: act }) },
  };
}

/** Draws an element inside a provider on the story's platform. A hosted page is not gone to: the story says where it would. */
export function play(draw: (stage: Stage) => TemplateResult) {
  return (_: unknown, { loaded }: { loaded: Record<string, unknown> }): TemplateResult => {
    const on = staged(loaded);
    return html`<giro-provider .client=${on.client} .openConsent=${() => undefined}>${draw(on)}</giro-provider>`;
  };
}

/** The id of the first card that fits. */
export function cardId({ cards }: Stage, fits: (card: Card) => boolean): string {
  const card = cards.find(fits);
  if (!card) throw new Error('The sandbox has no card for this story');
  return card.id;
}

/** Waits until a condition holds in the story. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 8000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 20)))
    if (holds()) return;
  throw new Error(`It never happened: ${what}`);
}

/** The story's element, once it is drawn. */
export function elementOf(canvas: HTMLElement, tag: string): HTMLElement & { readonly shadowRoot: ShadowRoot } {
  const element = canvas.querySelector<HTMLElement>(tag);
  if (!element?.shadowRoot) throw new Error(`There is no <${tag}>`);
  return element as HTMLElement & { readonly shadowRoot: ShadowRoot };
}

/** Presses the first switch that can be pressed and waits until it can be pressed again. */
export async function flip(canvas: HTMLElement, tag: string): Promise<void> {
  const { shadowRoot } = elementOf(canvas, tag);
  const find = (): HTMLElement | null => shadowRoot.querySelector('[role=switch]:not([aria-disabled=true])');
  await until(() => find() !== null, 'a switch can be pressed');
  find()?.click();
  await until(() => find() !== null, 'the act has ended');
}

type Staged = HTMLElement & { readonly shadowRoot: ShadowRoot };

/** What the story's element shows: not what it only tells screen readers. */
export const words = (element: Staged): string =>
  Array.from(element.shadowRoot.children, (child) => (child.role === 'status' ? '' : child.textContent)).join(' ');

/** A button of the element, or a link that looks like one, that can be pressed. */
const buttonOf = ({ shadowRoot }: Staged, label: string): HTMLElement | undefined =>
  [...shadowRoot.querySelectorAll<HTMLElement>('button:not([aria-disabled=true])')].find(
    (button) => button.textContent.trim() === label || button.ariaLabel === label,
  );

/** Presses a button until the words are there: a press that comes too soon after the one before does not count. */
async function press(element: Staged, label: string, brings: string): Promise<void> {
  await until(() => {
    if (words(element).includes(brings)) return true;
    buttonOf(element, label)?.click();
    return false;
  }, `"${label}" brings "${brings}"`);
}

/** Chooses a radio button by its label. */
export async function choose(element: Staged, label: string): Promise<void> {
  const find = (): HTMLInputElement | null | undefined =>
    [...element.shadowRoot.querySelectorAll('label')]
      .find(({ textContent }) => textContent.trim() === label)
      ?.querySelector('input');
  await until(() => find() !== undefined, `there is a choice "${label}"`);
  find()?.click();
}

/** Types into a field, or chooses a value of a select. */
export async function fill(element: Staged, id: string, value: string): Promise<void> {
  const find = (): HTMLInputElement | HTMLSelectElement | null =>
    element.shadowRoot.querySelector<HTMLInputElement | HTMLSelectElement>(`#${id}`);
  await until(() => find() !== null, `there is a field "${id}"`);
  const field = find();
  if (!field) return;
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

/** What a person does (presses a button and sees words), sees (words), or what happens meanwhile. */
export type Step =
  readonly [label: string, brings: string] | string | ((on: Stage, element: Staged) => void | Promise<void>);

/** Takes steps one after the other. */
export async function take(on: Stage, element: Staged, ...all: readonly Step[]): Promise<void> {
  for (const step of all)
    if (typeof step === 'function') await step(on, element);
    else if (typeof step === 'string') await until(() => words(element).includes(step), step);
    else await press(element, ...step);
}

/** A `play` that takes steps one after the other. */
export const steps =
  (tag: string, ...all: readonly Step[]) =>
  async (context: { readonly canvasElement: HTMLElement; readonly loaded: Record<string, unknown> }): Promise<void> => {
    await take(staged(context.loaded), elementOf(context.canvasElement, tag), ...all);
  };

/** A step: from now on a call fails. */
export const failNow =
  (call: string, effect: Fault['do'] = { kind: 'status', status: 403 }): Step =>
  ({ sandbox }) => {
    sandbox.faults.add({ call, do: effect });
  };

/** A step: nothing stands in the way any more. */
export const mend: Step = ({ sandbox }) => {
  sandbox.faults.clear();
};

/** A step: nothing was drawn, and will not be. */
export const showsNothing: Step = async (_, element) => {
  // Reads of the sandbox end in a few tasks; drawn is what comes of them in a frame.
  for (let frames = 0; frames < 20; frames += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  if (words(element).trim() !== '') throw new Error(`It shows: ${words(element).trim()}`);
};

/** A step: asks for the truth, and hears why it can't be had. */
export const checksAndHears =
  (told: string): Step =>
  async (_, element) => {
    buttonOf(element, 'Check again')?.click();
    await until(() => element.shadowRoot.querySelector('[role=status]')?.textContent.includes(told) === true, told);
  };

/** A step: presses what has that label once, as soon as it is there, and waits until the platform has the call. */
export const pressesOnce =
  (label: string, call: string): Step =>
  async ({ sandbox }, element) => {
    const before = sandbox.log.count(call);
    await until(() => buttonOf(element, label) !== undefined, label);
    buttonOf(element, label)?.click();
    await until(() => sandbox.log.count(call) > before, call);
  };

/** The card of a name. */
export const named =
  (alias: string) =>
  (card: Card): boolean =>
    card.alias === alias;

/** The platform of a story, in its `play`. */
export const staged = (loaded: Record<string, unknown>): Stage => (loaded as { readonly stage: Stage }).stage;

const READ_FAILURES = {
  Offline: { fails: 'offline' },
  Network: { fails: 'network' },
  Timeout: { fails: 'timeout' },
  SignedOut: { name: 'signed-out' },
  Forbidden: { name: 'forbidden' },
  NotFound: { name: 'not-found' },
  RateLimited: { name: 'rate-limited' },
  ServerError: { name: 'server-error' },
  BadAnswer: { name: 'bad-answer' },
} satisfies Readonly<Record<string, Scenario>>;

/** What a read can fail with. */
export type ReadFailureName = keyof typeof READ_FAILURES;

const READ_WORDS: Readonly<Record<ReadFailureName, string>> = {
  Offline: 'You are offline',
  Network: 'could not reach the bank',
  Timeout: 'did not answer in time',
  SignedOut: 'Your session has ended',
  Forbidden: 'You do not have permission',
  NotFound: 'We could not find this',
  RateLimited: 'too often',
  ServerError: 'technical problem',
  BadAnswer: 'did not understand',
};

/** A story of a read that fails: it ends when the failure is told, which takes longer where reads are tried again. */
export const readFails = <S extends object>(
  tag: string,
  name: ReadFailureName,
  draw: (scenario: Scenario) => S,
): S & { readonly play: ReturnType<typeof steps> } => ({
  ...draw(readFailure(name)),
  play: steps(tag, READ_WORDS[name]),
});

/** A failure a read can end in, and what brings it about. */
export const readFailure = (name: ReadFailureName): Scenario => READ_FAILURES[name];

/** The platform's answer to starting a consent, with a page of this very origin. */
export const startsConsent = (method: { readonly expires_at?: string; readonly token?: string }): Fault => ({
  call: 'POST /v3/consents/:id',
  do: { kind: 'status', status: 200, body: { method: { redirect_url: location.href, ...method } } },
});

/** Long over. */
export const PAST = '2001-01-01T00:00:00Z';
