import { expect } from 'chai';
import * as events from '../../src/events.js';

type GiroEventType = keyof HTMLElementEventMap & `giro-${string}`;

/** Every event of the kit. That it is in `HTMLElementEventMap`, and no other is, is checked by its type. */
const MADE: { readonly [Type in GiroEventType]: () => HTMLElementEventMap[Type] } = {
  'giro-error': () => new events.GiroErrorEvent({ kind: 'refused', code: '7', requestId: 'r' }),
  'giro-card-select': () => new events.GiroCardSelectEvent({ cardId: 'c' }),
  'giro-card-freeze-change': () => new events.GiroCardFreezeChangeEvent({ cardId: 'c', frozen: true }),
  'giro-consent-required': () =>
    new events.GiroConsentRequiredEvent({ consentId: 'i', scope: ['s'], origin: 'https://a.example', expiresAt: 'e' }),
  'giro-consent-resolved': () => new events.GiroConsentResolvedEvent({ consentId: 'i', given: true }),
  'giro-card-activated': () => new events.GiroCardActivatedEvent({ cardId: 'c' }),
  'giro-card-terminated': () => new events.GiroCardTerminatedEvent({ cardId: 'c', reason: 'lost' }),
  'giro-card-order-requested': () => new events.GiroCardOrderRequestedEvent({ cardId: 'c', accountId: 'a' }),
  'giro-card-ordered': () => new events.GiroCardOrderedEvent({ cardId: 'c' }),
  'giro-card-revealed': () => new events.GiroCardRevealedEvent({ cardId: 'c' }),
  'giro-card-concealed': () => new events.GiroCardConcealedEvent({ cardId: 'c' }),
  'giro-apple-pay-result': () => new events.GiroApplePayResultEvent({ cardId: 'c', status: 'unknown' }),
  'giro-transaction-select': () => new events.GiroTransactionSelectEvent({ transactionId: 't' }),
  'giro-account-select': () => new events.GiroAccountSelectEvent({ accountId: 'a' }),
  'giro-beneficiary-select': () => new events.GiroBeneficiarySelectEvent({ beneficiaryId: 'b' }),
  'giro-statement-ready': () =>
    new events.GiroStatementReadyEvent({ format: 'pdf', from: '2026-10-01', to: '2026-10-31' }),
  'giro-transfer-reviewed': () => new events.GiroTransferReviewedEvent({ requestId: 'r', accountId: 'a' }),
  'giro-transfer-created': () =>
    new events.GiroTransferCreatedEvent({ requestId: 'r', transactionId: 't', status: 'pending' }),
  'giro-transfer-refused': () => new events.GiroTransferRefusedEvent({ requestId: 'r', code: '20002' }),
  'giro-transfer-unknown': () => new events.GiroTransferUnknownEvent({ requestId: 'r' }),
  'giro-conversion-created': () =>
    new events.GiroConversionCreatedEvent({ requestId: 'r', transactionId: 't', status: 'pending' }),
  'giro-conversion-unknown': () => new events.GiroConversionUnknownEvent({ requestId: 'r' }),
  'giro-signed-in': () => new events.GiroSignedInEvent(),
  'giro-signed-out': () => new events.GiroSignedOutEvent({ why: 'asked' }),
  'giro-session-expired': () => new events.GiroSessionExpiredEvent({ api: 'cards' }),
};
const CANCELABLE: readonly string[] = [
  'giro-card-select',
  'giro-consent-required',
  'giro-transaction-select',
  'giro-transfer-reviewed',
];

describe('public events', () => {
  it('are all in HTMLElementEventMap, under the name they are sent with', () => {
    const made = Object.entries(MADE).map(([type, make]) => [type, make()] as const);
    for (const [type, event] of made) expect(event.type).to.equal(type);
    const classes = Object.values(events).filter((value) => value !== events.GiroEvent);
    expect(made.map(([, event]) => event.constructor)).to.have.members(classes);
  });

  for (const [type, make] of Object.entries(MADE))
    it(`${type} bubbles, leaves shadow roots and is ${CANCELABLE.includes(type) ? '' : 'not '}cancellable`, () => {
      const host = document.createElement('div');
      const inner = document.createElement('span');
      host.attachShadow({ mode: 'open' }).append(inner);
      document.body.append(host);
      const outside: Event[] = [];
      const hear = (event: Event) => {
        outside.push(event);
        event.preventDefault();
      };
      document.addEventListener(type, hear);
      const event = make();
      const went = inner.dispatchEvent(event);
      document.removeEventListener(type, hear);
      host.remove();
      expect(outside).to.deep.equal([event]);
      expect(event).to.be.instanceOf(events.GiroEvent);
      expect(went).to.equal(!CANCELABLE.includes(type));
    });
});
