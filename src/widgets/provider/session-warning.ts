import { css, html, nothing, render } from 'lit';
import type { SessionCalls } from '../../api/client.types.js';
import { toGiroError, type GiroErrorKind } from '../../api/errors.js';
import { endsAt, warnsAt } from '../../domain/session.js';
import { common } from '../../i18n/en/common.js';
import { session as sessionTexts } from '../../i18n/en/session.js';
import { formatMinutes } from '../../i18n/format-time.js';
import type { MessageKey, MessageValues } from '../../i18n/messages.js';
import { adoptStyles } from '../../internal/style-sheets.js';
import { tokens } from '../../styles/tokens.js';
import { buttonStyles, renderButton } from '../../ui/button/button.js';
import { dialogStyles } from '../../ui/dialog/dialog.js';

const styles = css`
  /* No box of its own in the host's layout. */
  .session-place {
    display: contents;
  }

  .session {
    inline-size: min(26rem, calc(100dvi - 2 * var(--_space)));
    font-family: var(--_font);
    font-size: var(--_size);
    line-height: 1.45;
    text-align: start;
  }

  .session * {
    box-sizing: border-box;
  }

  .session p {
    margin: 0;
  }

  .session .button {
    color: inherit;
    font: inherit;
    font-weight: 600;
  }

  .session .button.primary {
    color: var(--_on-accent);
  }

  .session-title {
    font-size: 1.125em;
    font-weight: 650;
  }

  .session-text {
    font-variant-numeric: tabular-nums;
  }

  .session-failed {
    color: var(--_danger);
  }

  .session-actions {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_space);
  }

  .session :focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
`;

/** Longer sleeps than a timer can hold are taken in parts. */
const MOST = 2 ** 31 - 1;

/** Its English texts. */
export const texts = { ...common, ...sessionTexts };

/** Finds a text in the person's language. */
export type SessionText = (key: MessageKey, values?: MessageValues) => string;

/**
 * Asks, before a session ends, whether the person is still there, and ends it for them when nobody answers.
 * Source: WCAG 2.2 2.2.1 "Timing Adjustable" (at least 20 seconds); PSD2 RTS, article 4(3)(d) (five minutes of inactivity).
 */
export class SessionWarning {
  readonly #session: SessionCalls;
  readonly #t: SessionText;
  readonly #unfollow: () => void;
  readonly #box = document.createElement('div');
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isAsking = false;
  #isExtending = false;
  #failed: GiroErrorKind | undefined;

  constructor(session: SessionCalls, root: ShadowRoot, t: SessionText) {
    this.#session = session;
    this.#t = t;
    adoptStyles(root, tokens, buttonStyles, dialogStyles, styles);
    this.#box.className = 'session-place';
    root.append(this.#box);
    this.#unfollow = session.onChange(this.#look);
    document.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  /** Stops, and takes away what is shown. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#unfollow();
    document.removeEventListener('visibilitychange', this.#look);
    this.#box.remove();
  }

  /** Looks at the clock, draws what is due, and sleeps until something else is. */
  readonly #look = (): void => {
    clearTimeout(this.#timer);
    const { state } = this.#session;
    const [end, warning] = [endsAt(state), warnsAt(state)];
    const now = performance.now();
    if (end === undefined || warning === undefined || now < warning) {
      this.#isAsking = false;
      this.#failed = undefined;
    } else if (now >= end) {
      this.#isAsking = false;
      this.#session.signOut('expired');
      return; // which looks again
    } else this.#isAsking = true;
    if (end !== undefined && warning !== undefined)
      this.#timer = setTimeout(this.#look, this.#isAsking ? Math.min(1000, end - now) : Math.min(warning - now, MOST));
    this.#draw(end === undefined ? 0 : Math.ceil((end - now) / 1000));
  };

  #draw(seconds: number): void {
    const wasOpen = this.#box.querySelector('dialog') !== null;
    render(this.#isAsking ? this.#renderDialog(seconds) : nothing, this.#box);
    if (this.#isAsking && !wasOpen) this.#box.querySelector('dialog')?.showModal();
  }

  #renderDialog(seconds: number): unknown {
    const t = this.#t;
    const failed = this.#failed;
    return html`
      <dialog
        class="dialog session"
        role="alertdialog"
        aria-labelledby="session-title"
        aria-describedby="session-text"
        @cancel=${(event: Event) => {
          event.preventDefault(); // somebody is there
          void this.#stay();
        }}
      >
        <div class="dialog-box">
          <p class="session-title" id="session-title">${t('session.ending.title')}</p>
          <p class="session-text" id="session-text">${t('session.ending.text', { time: formatMinutes(seconds) })}</p>
          ${failed === undefined ? nothing : html`<p class="session-failed" role="alert">${t(`error.${failed}`)}</p>`}
          <div class="session-actions">
            ${renderButton({
              label: t('session.ending.stay'),
              kind: 'primary',
              busy: this.#isExtending,
              press: () => void this.#stay(),
            })}
            ${renderButton({
              label: t('session.signOut'),
              press: () => {
                this.#session.signOut();
              },
            })}
          </div>
        </div>
      </dialog>
    `;
  }

  async #stay(): Promise<void> {
    if (this.#isExtending) return;
    this.#isExtending = true;
    this.#failed = undefined;
    this.#look();
    try {
      const before = endsAt(this.#session.state);
      await this.#session.extend();
      if (endsAt(this.#session.state) === before && before !== undefined) this.#failed = 'bad-answer'; // no newer token came
    } catch (error) {
      this.#failed = toGiroError(error).kind;
    }
    this.#isExtending = false;
    this.#look();
  }
}
