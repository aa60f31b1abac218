import { Hono } from 'hono/tiny';
import { corporationById } from '../corporations.js';
import { walletOfAccount } from '../ledger/wallets.js';
import type { Platform } from '../platform.js';
import { answer, notFound } from '../respond.js';
import { bearer, type SignedIn } from './auth.js';

/**
 * A person's accounts. Source: `api/README.md`, "Payments (Cards v3)". Assumed: what an account looks like, that its
 * balance is what can be spent, and the words for payment rails.
 */
export function accountRoutes(platform: Platform): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  app.use('/accounts/*', bearer(platform));

  app.get('/accounts/:id', (context) => {
    const account = context.var.person.accounts.find(({ id }) => id === context.req.param('id'));
    if (!account) return notFound();
    const wallet = walletOfAccount(account);
    const { available } = platform.ledger(wallet.corporation.id).balance(wallet);
    return answer({ id: account.id, name: account.name, currency: account.currency, balance: available });
  });

  app.get('/accounts/:id/bank_details', (context) => {
    const account = context.var.person.accounts.find(({ id }) => id === context.req.param('id'));
    if (!account) return notFound();
    const { address, city, country, name, postCode } = corporationById(context.var.person.corporationId);
    const ibans = walletOfAccount(account).requisites.filter(({ type }) => type !== 'uk-local');
    return answer(
      ibans.map(({ code, number, type }) => ({
        payment_rail: type === 'sepa' ? 'sepa' : 'swift',
        details: { iban: number, bic: code },
        beneficiary: name,
        beneficiary_address: { street1: address, city, country_code: country, post_code: postCode },
      })),
    );
  });
  return app;
}
