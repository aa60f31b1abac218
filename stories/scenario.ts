import { html, type TemplateResult } from 'lit';
import '../src/define.js';
import { createClient } from '../src/api/client.js';
import type { GiroClient } from '../src/api/client.types.js';
import { GiroError, type GiroErrorKind } from '../src/api/errors.js';
import type { Card } from '../src/domain/card.js';
import { createSandbox, type Fault, type Sandbox, type SandboxOptions } from '../src/sandbox/index.js';

/** What a story shows: a platform of its own, in a state, with its faults. */
export interface Scenario {
  readonly sandbox?: SandboxOptions;
  readonly cardsApi?: 'v3' | 'banking-v2';
  /** In force before the element is drawn. */
  readonly faults?: readonly Fault[];
  /** Every read fails so, for failures that no server can answer. */
  readonly fails?: GiroErrorKind;
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
    const sandbox = createSandbox({ storage: null, ...scenario.sandbox });
    const real = createClient({
      environment: 'sandbox',
      fetch: sandbox.fetch,
      getToken: sandbox.getToken,
      cardsApi: scenario.cardsApi ?? 'v3',
    });
    const { items: cards } = await real.cards.list({ limit: 100 });
    for (const fault of scenario.faults ?? []) sandbox.faults.add(fault);
    return { stage: { sandbox, cards, client: failing(real, scenario) } };
  };

function failing(client: GiroClient, { fails, never = false }: Scenario): GiroClient {
  if (fails === undefined && !never) return client;
  const fail = async (): Promise<never> => {
    if (never) await new Promise(() => undefined);
    throw new GiroError(fails ?? 'network', `A story shows ${String(fails)}.`);
  };
  return { ...client, cards: { ...client.cards, list: fail, get: fail } };
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

/** The platform of a story, in its `play`. */
export const staged = (loaded: Record<string, unknown>): Stage => (loaded as { readonly stage: Stage }).stage;

const answering = (status: number, headers: Record<string, string> = {}): Scenario => ({
  faults: [{ call: '*', do: { kind: 'status', status, headers } }],
});

const READ_FAILURES = {
  Offline: { fails: 'offline' },
  Network: { fails: 'network' },
  Timeout: { fails: 'timeout' },
  SignedOut: answering(401),
  Forbidden: answering(403),
  NotFound: answering(404),
  RateLimited: answering(429, { 'retry-after': '60' }),
  ServerError: answering(500),
  BadAnswer: { faults: [{ call: '*', do: { kind: 'wrong-shape' } }] },
} satisfies Readonly<Record<string, Scenario>>;

/** A failure a read can end in, and what brings it about. */
export const readFailure = (name: keyof typeof READ_FAILURES): Scenario => READ_FAILURES[name];
