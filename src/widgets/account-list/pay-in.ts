import { html, nothing, type TemplateResult } from 'lit';
import { groupSortCode, writtenNumber } from '../../domain/account-number.js';
import type { PayInDetails } from '../../domain/account.js';
import { epcText } from '../../domain/epc-qr.js';
import { shownText } from '../../domain/shown-text.js';
import type { ElementTools } from '../../internal/giro-element.js';
import { PARTS } from '../../styles/parts.js';
import { renderSkeleton } from '../../ui/skeleton/skeleton.js';
import type { Copying } from '../copying.js';
import { railText } from './account-words.js';
import type { drawQrCode } from './qr-code.js';

/** Loaded with the first account that has a code to draw; `failed` when it could not be. */
export type QrDrawer = typeof drawQrCode | 'loading' | 'failed';

/** What drawing the ways to pay into an account takes. */
export interface PayInView {
  readonly t: ElementTools['t'];
  /** The account's name and currency. */
  readonly account: string;
  readonly currency: string;
  readonly qr: QrDrawer;
  readonly copying: Copying<string>;
  readonly copy: (what: string, label: string, text: string) => void;
}

/** True where a QR code says how to pay in. */
export const hasQrCode = (ways: readonly PayInDetails[], currency: string): boolean =>
  ways.some((way) => epcText(way, currency) !== undefined);

/** Every way to pay in. */
export const renderPayIn = (ways: readonly PayInDetails[], view: PayInView): TemplateResult =>
  ways.length === 0
    ? html`<p>${view.t('payIn.none')}</p>`
    : html`${ways.map((way, index) => renderWay(way, index, view))}
      ${view.copying.isRefused ? html`<p class="hint" part=${PARTS.hint}>${view.t('payIn.notCopied')}</p>` : nothing}`;

function renderWay(way: PayInDetails, index: number, view: PayInView): TemplateResult {
  const { t } = view;
  const { kind, number, code, beneficiary, bank, bankAddress = [] } = way;
  const rail = railText(way, t);
  const [numberLabel, codeLabel] = {
    iban: [t('payIn.iban'), t('payIn.bic')],
    'uk-local': [t('payIn.number'), t('payIn.sortCode')],
    other: [t('payIn.number'), t('payIn.code')],
  }[kind] as [string, string];
  const shownCode = code !== undefined && kind === 'uk-local' ? groupSortCode(code) : code;
  const address = [bank ?? '', ...bankAddress].map(shownText).filter((line) => line !== '');
  const copied = (what: string, label: string, text: string): TemplateResult =>
    renderCopy(`${index} ${what}`, label, text, view);
  return html`
    <div class="way">
      ${rail === undefined ? nothing : html`<p class="rail" part=${PARTS.title}><bdi>${rail}</bdi></p>`}
      <div class="columns">
        <dl class="ways">
          ${
            beneficiary === undefined
              ? nothing
              : renderFact(t('payIn.beneficiary'), html`<bdi>${shownText(beneficiary)}</bdi>`)
          }
          ${renderFact(
            numberLabel,
            html`<span class="digits">${shownText(writtenNumber({ kind, number }))}</span>`,
            copied('number', numberLabel, number),
          )}
          ${
            code === undefined || shownCode === undefined
              ? nothing
              : renderFact(
                  codeLabel,
                  html`<span class="digits">${shownText(shownCode)}</span>`,
                  copied('code', codeLabel, code),
                )
          }
          ${
            address.length === 0
              ? nothing
              : renderFact(
                  t('payIn.bank'),
                  address.map((line) => html`<bdi class="line">${line}</bdi>`),
                )
          }
        </dl>
        ${renderQrCode(epcText(way, view.currency), view)}
      </div>
    </div>
  `;
}

const renderFact = (label: string, value: unknown, action: unknown = nothing): TemplateResult => html`
  <dt part=${PARTS.hint}>${label}</dt>
  <dd><span class="value">${value}</span>${action}</dd>
`;

/** A button that says at its own place how it went, and keeps its name meanwhile; as wide as the widest of its words, so that nothing jumps. */
function renderCopy(what: string, label: string, text: string, { t, copying, copy }: PayInView): TemplateResult {
  const said = copying.said?.what === what ? copying.said : undefined;
  const words = said ? t(said.worked ? 'payIn.copied' : 'payIn.notCopied.short') : t('payIn.copy');
  const [one, two] = [t('payIn.copy'), t('payIn.copied'), t('payIn.notCopied.short')].filter(
    (other) => other !== words,
  );
  return html`
    <button
      type="button"
      class="button copy"
      part=${PARTS.buttonSecondary}
      @click=${() => {
        copy(what, label, text);
      }}
    >
      <span class="swap" data-one=${one ?? nothing} data-two=${two ?? nothing}
        ><span aria-hidden="true">${words}</span
        ><span class="visually-hidden">${t('payIn.copyOf', { what: label })}</span></span
      >
    </button>
  `;
}

function renderQrCode(text: string | undefined, { t, account, qr }: PayInView): TemplateResult | typeof nothing {
  if (text === undefined) return nothing;
  const drawn = typeof qr === 'function' ? qr(text) : undefined;
  return html`
    <div class="qr">
      ${
        drawn
          ? html`<svg
              class="qr-code"
              role="img"
              aria-label=${t('payIn.qr', { account })}
              viewBox="0 0 ${drawn.size} ${drawn.size}"
              shape-rendering="crispEdges"
            >
              ${drawn.content}
            </svg>`
          : html`<span class="qr-code waiting ${qr === 'failed' ? 'failed' : ''}"></span>`
      }
      <p class="hint" part=${PARTS.hint}>${t(qr === 'failed' ? 'payIn.qr.failed' : 'payIn.qr.text')}</p>
    </div>
  `;
}

/** What stands in while the ways are read. */
export const renderPayInSkeleton = (loading: string): TemplateResult => html`
  <div class="way" aria-busy="true">
    <span class="visually-hidden">${loading}</span>
    <dl class="ways" aria-hidden="true">
      ${(['medium', 'long', 'short'] as const).map((width) => renderFact('', renderSkeleton(width)))}
    </dl>
  </div>
`;
