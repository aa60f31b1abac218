import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Sandbox } from '../src/sandbox/index.js';
import { EVENTS } from './manifest.js';

// What is around an element where people use it: their phone, the bank's page they are sent to, the host that hears its events.

const LOOK_MS = 200;
const PHONE_SHOWS = 3;

/** What a hosted page shows, as the sandbox tells it. */
interface Shown {
  readonly status: string;
  readonly title: string;
  readonly text: string;
  readonly asksPin?: boolean;
  readonly problem?: string;
  readonly returnUrl?: string;
}

const PINS = [
  { name: 'pin', label: 'New PIN, four digits' },
  { name: 'pin_again', label: 'The same PIN again' },
] as const;

/** The person's phone, where codes arrive, and the page of their bank, where they consent. Empty until there is something. */
export class StoryWorld extends LitElement {
  static override styles = css`
    :host {
      display: block;
      margin-block-start: 1.5rem;
      font:
        0.9375rem/1.5 system-ui,
        sans-serif;
    }
    section {
      margin-block-end: 1.5rem;
      border: 1px solid color-mix(in srgb, CanvasText 25%, Canvas);
      border-radius: 1rem;
      padding: 1rem;
      background: color-mix(in srgb, CanvasText 4%, Canvas);
    }
    h2 {
      margin: 0 0 0.5rem;
      font-size: 0.8125rem;
      font-weight: 600;
      color: color-mix(in srgb, CanvasText 75%, Canvas);
    }
    h3,
    p {
      margin: 0 0 0.5rem;
      font-size: 1rem;
    }
    .bubble {
      margin: 0.5rem 0 0;
      border-radius: 1rem;
      border-end-start-radius: 0.25rem;
      padding: 0.5rem 0.75rem;
      background: Canvas;
      border: 1px solid color-mix(in srgb, CanvasText 20%, Canvas);
    }
    form {
      display: grid;
      gap: 0.5rem;
    }
    label {
      display: grid;
      gap: 0.25rem;
    }
    input,
    button {
      box-sizing: border-box;
      min-block-size: 2.75rem;
      border: 1px solid color-mix(in srgb, CanvasText 55%, Canvas);
      border-radius: 0.5rem;
      padding: 0 0.75rem;
      font: inherit;
      background: Canvas;
      color: CanvasText;
    }
    button[value='approve'] {
      background: CanvasText;
      color: Canvas;
    }
    .problem {
      font-weight: 600;
    }
  `;

  /** The platform of the story. */
  @property({ attribute: false }) sandbox: Sandbox | undefined;
  /** Where the element sent the person; told by the provider's `openConsent`. */
  @property({ attribute: false }) address: string | undefined;

  @state() private texts: readonly { readonly text: string; readonly code?: string | undefined }[] = [];
  @state() private shown: Shown | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => {
      const texts = this.sandbox?.phone.messages.slice(-PHONE_SHOWS) ?? [];
      if (texts.at(-1)?.text !== this.texts.at(-1)?.text) this.texts = texts;
    }, LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  /** Shows the bank's page of an address. */
  async visit(address: string): Promise<void> {
    this.address = address;
    this.shown = await this.#ask({});
  }

  protected override render(): unknown {
    return html`${this.shown ? this.#renderPage(this.shown) : nothing}
    ${
      this.texts.length > 0
        ? html`<section>
            <h2>The person’s phone</h2>
            <div role="log">${this.texts.map(renderText)}</div>
          </section>`
        : nothing
    }`;
  }

  #renderPage({ title, text, asksPin = false, problem }: Shown): TemplateResult {
    return html`<section>
      <h2>The bank’s own page, where the person was sent</h2>
      <h3>${title}</h3>
      <p>${text}</p>
      <form @submit=${this.#decide}>
        ${problem === undefined ? nothing : html`<p class="problem" role="alert">${problem}</p>`}
        ${
          asksPin
            ? PINS.map(
                ({ name, label }) =>
                  html`<label
                    >${label}<input name=${name} type="password" inputmode="numeric" autocomplete="off"
                  /></label>`,
              )
            : nothing
        }
        <button value="approve">Approve</button>
        <button value="reject">Reject</button>
        <button value="expire">Let it expire</button>
      </form>
    </section>`;
  }

  readonly #decide = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const decision = (event.submitter as HTMLButtonElement | null)?.value ?? 'approve';
    const pins = Object.fromEntries(new FormData(form).entries());
    const { returnUrl } = this.shown ?? {};
    form.reset();
    const next = await this.#ask({ method: 'POST', body: JSON.stringify({ decision, ...pins }) });
    this.shown = next.problem === undefined ? undefined : next;
    if (!this.shown) comeBack(returnUrl);
  };

  async #ask(init: RequestInit): Promise<Shown> {
    const id = new URL(this.address ?? '').searchParams.get('giro-sandbox-consent') ?? '';
    const headers = { accept: 'application/json' };
    const answer = await this.sandbox?.fetch(`/hosted/consents/${id}`, { headers, ...init });
    return (await answer?.json()) as Shown;
  }
}

/** The page the person comes back to tells the one they left, which here is the very same. */
function comeBack(address: string | undefined): void {
  const state = address === undefined ? null : new URL(address).searchParams.get('giro-consent');
  const channel = new BroadcastChannel('giro-elements.consent');
  channel.postMessage(state);
  channel.close();
}

function renderText({
  text,
  code = '',
}: {
  readonly text: string;
  readonly code?: string | undefined;
}): TemplateResult {
  const [before, after] = text.split(code, 2);
  return html`<p class="bubble">${before}<strong>${code}</strong>${after}</p>`;
}

/** What the host hears: events of the elements inside, with what they carry. */
export class StoryEvents extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
      font:
        0.8125rem/1.5 ui-monospace,
        monospace;
    }
    li {
      margin-block-end: 0.5rem;
      overflow-wrap: anywhere;
    }
    span {
      display: block;
      color: color-mix(in srgb, CanvasText 70%, Canvas);
    }
    p {
      margin: 0;
    }
  `;

  @state() private heard: readonly CustomEvent<unknown>[] = [];
  #stop = new AbortController();

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stop = new AbortController();
    const { signal } = this.#stop;
    for (const type of EVENTS)
      this.getRootNode().addEventListener(
        type,
        (event) => {
          this.heard = [...this.heard, event as CustomEvent<unknown>];
        },
        { signal },
      );
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stop.abort();
  }

  protected override render(): unknown {
    return this.heard.length === 0
      ? html`<p>Nothing yet.</p>`
      : html`<div role="log">
          <ol>
            ${this.heard.map(
              ({ type, detail }) => html`<li><strong>${type}</strong><span>${JSON.stringify(detail)}</span></li>`,
            )}
          </ol>
        </div>`;
  }
}

for (const [name, element] of [
  ['story-world', StoryWorld],
  ['story-events', StoryEvents],
] as const)
  if (!customElements.get(name)) customElements.define(name, element);

declare global {
  interface HTMLElementTagNameMap {
    'story-world': StoryWorld;
    'story-events': StoryEvents;
  }
}

/** The `openConsent` of a story: shows the bank's page beside the element instead of leaving Storybook. */
export const visitBank = (url: string): void => void document.querySelector('story-world')?.visit(url);
