import type { Card } from '../../domain/card.js';
import type { TerminationReason } from '../../domain/card-acts.js';
import type { Act } from '../../domain/challenge.js';
import type { ActivateOptions, CardCalls } from '../client.types.js';
import { GiroError } from '../errors.js';
import type { Setup } from '../setup.js';
import { validate } from '../validate.js';
import { segment } from '../wire.js';
import { toInstant } from '../words.js';
import { hostedPage } from './acts.schema.js';
import { activateCurrent, isMissing, readCard, type CardsV3 } from './calls.js';
import { hostedAddress } from './consents.js';

/** How the platform calls the ends of a card. Source: Cards v3, "Freeze / unfreeze card", terminating actions. */
const ENDS: Readonly<Record<TerminationReason, string>> = { lost: 'lost', stolen: 'stolen', blocked: 'block' };

const notOffered = (name: string): Promise<never> =>
  Promise.reject(new GiroError('usage', `${name}: not offered by Cards v3; it needs \`cardsApi: 'banking-v2'\`.`));

/** The rarer calls over Cards v3; loaded when the first of them is used. */
export function createActsV3(cards: CardsV3, setup: Setup): Omit<CardCalls, 'list' | 'get' | 'freeze' | 'unfreeze'> {
  /** Remembered only when it worked. Source: card programmes, "Activate card". */
  async function activateOlder(id: string, { returnUrl }: ActivateOptions): Promise<Act<Card | undefined>> {
    const path = `/cards/${segment(id)}`;
    const body = { return_url: setup.returnAddress(returnUrl ?? '') };
    const name = 'cards.activate';
    const written = await cards.http.write({ name, method: 'PATCH', path, body }, (answer) =>
      validate(hostedPage, answer),
    );
    cards.edition = 'older';
    if (written.end === 'challenge') return { done: false, challenge: written.challenge };
    const { redirect_url, expires_at } = written.value;
    const { href } = hostedAddress(name, setup.checkHosted, redirect_url);
    return { done: false, challenge: { kind: 'redirect', url: href, expiresAt: toInstant(expires_at) } };
  }

  return {
    async activate(id, options = {}) {
      if (cards.edition === 'older') return activateOlder(id, options);
      try {
        return await activateCurrent(cards, 'cards.activate', id, options);
      } catch (error) {
        if (isMissing(error)) return activateOlder(id, options);
        throw error;
      }
    },

    terminate: (id, reason, options) => cards.change('cards.terminate', id, ENDS[reason], options),

    async order({ type, alias, expiry, accountId, individualId }) {
      if (!individualId) throw new GiroError('usage', 'cards.order: Cards v3 needs `individualId`.');
      const written = await cards.http.write(
        {
          name: 'cards.order',
          method: 'POST',
          path: '/cards',
          body: {
            individual_id: individualId,
            account_id: accountId,
            ...(alias === undefined ? {} : { display_name: alias }),
            exp_month: String(expiry.month).padStart(2, '0'),
            exp_year: String(expiry.year),
            type,
          },
        },
        readCard,
      );
      if (written.end === 'challenge')
        throw new GiroError(
          'bad-answer',
          'cards.order: the answer asks for a consent, which the reference does not know.',
        );
      return { id: written.value.id, card: written.value };
    },

    async tokenizeForApplePay(id) {
      const path = `/cards/${segment(id)}/apple_pay/tokenize`;
      const written = await cards.http.write(
        { name: 'cards.tokenizeForApplePay', method: 'POST', path },
        () => undefined,
      );
      return written.end === 'done' ? { done: true, value: undefined } : { done: false, challenge: written.challenge };
    },

    credentials: () => notOffered('cards.credentials'),
    transactions: () => notOffered('cards.transactions'),
  };
}
