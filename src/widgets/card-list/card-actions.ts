import { html, type TemplateResult } from 'lit';
import { activateOffer, reportOffer } from '../../domain/card-acts.js';
import { detailsOffer } from '../../domain/card-credentials.js';
import { shownStatus, type Card } from '../../domain/card.js';
import { register } from '../../internal/define.js';
import { isAppleDevice } from '../apple-pay-button/apple-device.js';

/** What a card can offer besides freezing; each opens an element of its own in a dialog. */
export type DialogAction = 'activate' | 'report' | 'details' | 'apple-pay' | 'transactions';

/** Every word `actions` knows, in the order they are offered. */
export const DIALOG_ACTIONS: readonly DialogAction[] = ['activate', 'details', 'transactions', 'apple-pay', 'report'];

interface Opening {
  /** True when the card offers it: never a dead button. */
  readonly fits: (card: Card, now: Date) => boolean;
  /** Loads the element; on first use, so that a list alone stays small. */
  readonly load: () => Promise<void>;
  readonly draw: (card: Card) => TemplateResult;
}

const OPENINGS: Readonly<Record<DialogAction, Opening>> = {
  activate: {
    fits: (card, now) => activateOffer(card, now).can,
    load: async () => {
      register('giro-activate-card', (await import('../activate-card/activate-card.js')).GiroActivateCard);
    },
    draw: ({ id }) => html`<giro-activate-card card-id=${id}></giro-activate-card>`,
  },
  report: {
    fits: (card, now) => reportOffer(card, now).can,
    load: async () => {
      register('giro-report-card', (await import('../report-card/report-card.js')).GiroReportCard);
    },
    draw: ({ id }) => html`<giro-report-card card-id=${id}></giro-report-card>`,
  },
  details: {
    fits: (card, now) => detailsOffer(card, now).can,
    load: async () => {
      register('giro-card-details', (await import('../card-details/card-details.js')).GiroCardDetails);
    },
    draw: ({ id }) => html`<giro-card-details card-id=${id}></giro-card-details>`,
  },
  'apple-pay': {
    fits: (card, now) => card.api === 'v3' && shownStatus(card, now) === 'active' && isAppleDevice(),
    load: async () => {
      register('giro-apple-pay-button', (await import('../apple-pay-button/apple-pay-button.js')).GiroApplePayButton);
    },
    draw: ({ id }) => html`<giro-apple-pay-button card-id=${id}></giro-apple-pay-button>`,
  },
  transactions: {
    fits: (card) => card.api === 'banking-v2',
    load: async () => {
      register('giro-transaction-list', (await import('../transaction-list/transaction-list.js')).GiroTransactionList);
    },
    draw: ({ id }) => html`<giro-transaction-list card-id=${id}></giro-transaction-list>`,
  },
};

/** What a card offers of what the host asked for. */
export const offeredActions = (card: Card, wanted: readonly string[], now: Date): readonly DialogAction[] =>
  DIALOG_ACTIONS.filter((action) => wanted.includes(action) && OPENINGS[action].fits(card, now));

/** Loads what an action opens. Rejects when its chunk can't be had. */
export const loadAction = async (action: DialogAction): Promise<void> => {
  await OPENINGS[action].load();
};

/** The element an action opens. */
export const drawAction = (action: DialogAction, card: Card): TemplateResult => OPENINGS[action].draw(card);
