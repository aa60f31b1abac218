import { html, nothing, type TemplateResult } from 'lit';
import { isWaiting, type ConsentStep } from '../domain/consent.js';
import type { MessageKey } from '../i18n/messages.js';
import type { ElementTools } from '../internal/giro-element.js';
import { renderButton } from '../ui/button/button.js';
import { PARTS } from '../styles/parts.js';

const WORDS: Readonly<Record<Exclude<ConsentStep['step'], 'none' | 'given'>, MessageKey>> = {
  starting: 'consent.starting',
  leaving: 'consent.waiting',
  waiting: 'consent.waiting',
  checking: 'consent.checking',
  'not-yet': 'consent.notYet',
  expired: 'consent.expired',
  'given-up': 'consent.givenUp',
};

/** What to say about a consent; undefined when there is nothing to say. */
export function consentText(now: ConsentStep, t: ElementTools['t']): string | undefined {
  return now.step === 'none' || now.step === 'given' ? undefined : t(WORDS[now.step]);
}

/** What the person can do about it: go there, have the truth read, or (by `again`) start anew. */
export function renderConsentActions(
  now: ConsentStep,
  t: ElementTools['t'],
  { check, again }: { readonly check: () => void; readonly again?: (() => void) | undefined },
): TemplateResult | typeof nothing {
  const link = 'link' in now ? now.link : undefined;
  if (now.step === 'not-yet' || now.step === 'expired')
    return html`
      ${again ? renderButton({ label: t('consent.again'), kind: 'primary', press: again }) : nothing}
      ${renderButton({ label: t('common.checkAgain'), press: check })}
    `;
  if (now.step !== 'given-up' && !isWaiting(now)) return nothing; // leaving too: a navigation may be stopped
  return html`
    ${
      link === undefined
        ? nothing
        : html`<a
            class="button primary"
            part=${PARTS.buttonPrimary}
            href=${link}
            target="_blank"
            rel="noopener noreferrer"
            referrerpolicy="no-referrer"
            >${t('consent.link', { origin: new URL(link).origin })}</a
          >`
    }
    ${renderButton({ label: t('common.checkAgain'), busy: now.step === 'checking', press: check })}
  `;
}
