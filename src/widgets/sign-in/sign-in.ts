import { html, render, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { session as sessionTexts } from '../../i18n/en/session.js';
import { signIn as signInTexts } from '../../i18n/en/sign-in.js';
import { adoptStyles } from '../../internal/style-sheets.js';
import { skeletonStyles } from '../../ui/skeleton/skeleton.js';
import { GiroWidget } from '../giro-widget.js';
import { panelStyles, renderPanelSkeleton } from '../panel.js';
import { cooldownLeft } from '../../internal/code-cooldown.js';
import { renderScreen } from './sign-in-form.js';
import { screenOf, type SignInPress } from './sign-in-screens.js';
import { lightStyles } from './sign-in.styles.js';
import { SigningIn, type Moves } from './signing-in.js';

let count = 0;

/**
 * Signs a person in with e-mail, password and the code of an SMS, and sets a new password. Its fields stand in the page's own
 * tree, where password managers and one-time-code autofill find them. The token goes to the client, in memory, and nowhere else.
 *
 * @customElement giro-sign-in
 * @slot form - Used by the element itself for its form.
 * @fires {GiroSignedInEvent} giro-signed-in - The client has a token of its own now.
 * @fires {GiroErrorEvent} giro-error - A call failed. The element tells the person itself.
 */
export class GiroSignIn extends GiroWidget {
  static override styles = [...GiroWidget.styles, skeletonStyles, panelStyles];

  /** E-mail to begin with. */
  @property() email: string | undefined;
  /** Token of the link that sets a new password; asks for the new one. Source: Banking v2, "Person recover password", `token`. */
  @property({ attribute: false }) recoveryToken: string | undefined;

  protected override readonly texts = { ...signInTexts, ...sessionTexts };

  readonly #id = `giro-sign-in-${String((count += 1))}`;
  readonly #signing = new SigningIn(this.tools, (moves) => {
    this.#changed(moves);
  });
  #form: HTMLFormElement | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    for (const copy of this.querySelectorAll(':scope > form[slot="form"]')) if (copy !== this.#form) copy.remove(); // of a clone
    adoptStyles(this.getRootNode(), lightStyles);
    addEventListener('pagehide', this.#wipe);
    document.addEventListener('visibilitychange', this.#seen);
    this.#count();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pagehide', this.#wipe);
    document.removeEventListener('visibilitychange', this.#seen);
    clearInterval(this.#tick);
    this.#tick = undefined;
    // A moved element is back within this task.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#signing.follow(undefined);
      this.#signing.wipe();
    });
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has('email') || changed.has('recoveryToken')) this.reset();
    if (this.isConnected) this.#signing.follow(this.client?.session);
  }

  protected override hostFault(): string | undefined {
    const { email, recoveryToken } = this as { email: unknown; recoveryToken: unknown };
    if (!isText(recoveryToken)) return '`recoveryToken` must be a string.';
    return isText(email) ? undefined : '`email` must be a string.';
  }

  protected override renderContent(): unknown {
    return html`<slot name="form"></slot>`;
  }

  protected override renderWaiting(): TemplateResult {
    return renderPanelSkeleton(this.t('common.loading'));
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (!this.client || this.hostFault() !== undefined) return;
    this.#form ??= this.#makeForm();
    if (this.#form.parentNode !== this) this.append(this.#form);
    this.#drawForm(this.#form);
  }

  #makeForm(): HTMLFormElement {
    const form = document.createElement('form');
    form.slot = 'form';
    form.noValidate = true;
    form.method = 'post'; // should anything ever send it natively, nothing typed stands in an address
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.submit();
    });
    return form;
  }

  #drawForm(form: HTMLFormElement): void {
    const { step, typed, error, left } = this.#signing;
    const screen = screenOf(step, {
      t: this.tools.t,
      id: this.#id,
      typed,
      wait: cooldownLeft('sign-in'),
      now: performance.now(),
      error,
      left,
      type: (name, value) => {
        this.#signing.typed[name] = value;
      },
      press: (what) => {
        this.#pressed(what);
      },
    });
    render(renderScreen(screen), form);
  }

  #changed(moves: Moves): void {
    this.requestUpdate();
    this.#count();
    if (moves !== 'stays')
      void this.updateComplete.then(() => {
        this.#focus(moves);
      });
  }

  /** The keyboard goes on where it is asked for: in the field that is wrong, else the first of a new screen, else its heading. */
  #focus(moves: Moves): void {
    const form = this.#form;
    if (!form || !this.isConnected) return;
    const bad = form.querySelector<HTMLElement>('[aria-invalid="true"]');
    const first = moves === 'new-screen' ? (form.querySelector('input') ?? form.querySelector('p')) : null;
    (bad ?? first)?.focus();
  }

  #pressed(what: SignInPress): void {
    switch (what) {
      case 'forgot':
        this.#signing.forgot();
        break;
      case 'back':
        this.#signing.back();
        break;
      case 'resend':
        void this.#signing.resend();
        break;
      case 'sign-out':
        this.#signing.signOut();
    }
  }

  /** Counts seconds while there are any to count. */
  #count(): void {
    const isCounting = this.isConnected && this.#signing.isCounting;
    if (isCounting === (this.#tick !== undefined)) return;
    clearInterval(this.#tick);
    this.#tick = isCounting
      ? setInterval(() => {
          this.#signing.tick();
        }, 1000)
      : undefined;
  }

  readonly #seen = (): void => {
    if (!document.hidden) this.#signing.tick();
  };

  readonly #wipe = (): void => {
    this.#signing.wipe();
  };

  /** Sends what is typed on the screen that is shown. Never rejects; a failure is shown and emitted. */
  async submit(): Promise<void> {
    await this.#signing.submit();
  }

  /** Empties the form and begins anew. Does not sign out. */
  reset(): void {
    this.#signing.begin(textOf(this.email), textOf(this.recoveryToken));
  }

  /** Looks at the session again; there is nothing to read. Never rejects. */
  async reload(): Promise<void> {
    this.requestUpdate();
    if (this.isConnected) await this.updateComplete;
  }
}

const isText = (value: unknown): boolean => value === undefined || value === null || typeof value === 'string';
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

declare global {
  interface HTMLElementTagNameMap {
    'giro-sign-in': GiroSignIn;
  }
}
