import { Hono } from 'hono/tiny';
import { corporationById } from '../corporations.js';
import type { Person } from '../people.js';
import type { Platform } from '../platform.js';
import { answer, notFound, refuse } from '../respond.js';
import { currentWallets } from '../wallet-settings.js';
import { mayRead, type SignedIn } from './auth.js';
import { wireBeneficiaries } from './beneficiaries.js';
import { readBookingQuery } from './booking-query.js';
import { wireBooking, wireListBooking } from './booking-wire.js';
import { wireCorporation, wireInvoices, wireLimits } from './corporation-wire.js';
import { moneyRoutes } from './money-routes.js';
import { wireListWallet, wireWalletById } from './wallet-wire.js';

/** A corporation's wallets and what happened in them. Source: Banking v2, "Transaction", "Corporation", "Beneficiary". */
export function accountRoutes(platform: Platform): Hono<SignedIn> {
  const app = new Hono<SignedIn>();
  const ledger = ({ corporationId }: Person) => platform.ledger(corporationId);

  app.get('/corporations/current', ({ var: { person } }) =>
    answer(wireCorporation(corporationById(person.corporationId))),
  );

  // The corporation's own rooms: those of others are as good as not there.
  app.use('/corporations/:id/*', async (context, next) => {
    if (context.req.param('id') !== context.var.person.corporationId) return notFound();
    await next();
    return undefined;
  });
  for (const room of ['/corporations/:id/*', '/transactions/*', '/beneficiaries/*']) app.use(room, mayRead);

  app.get('/corporations/:id/wallets', ({ var: { person } }) =>
    answer(currentWallets(platform, person.corporationId).map((wallet) => wireListWallet(wallet, ledger(person)))),
  );
  app.get('/corporations/:id/wallets/:walletId', (context) => {
    const { person } = context.var;
    const wallet = currentWallets(platform, person.corporationId).find(
      ({ id }) => id === context.req.param('walletId'),
    );
    return wallet ? answer(wireWalletById(wallet, ledger(person))) : notFound();
  });
  app.get('/corporations/:id/limits', ({ var: { person } }) =>
    answer(wireLimits(corporationById(person.corporationId))),
  );
  app.get('/corporations/:id/invoices', ({ var: { person } }) =>
    answer(
      wireInvoices(corporationById(person.corporationId), ledger(person).bookings, platform.store.read().unpaidInvoice),
    ),
  );

  app.get('/transactions', (context) => {
    const { person } = context.var;
    const query = readBookingQuery(new URL(context.req.url));
    if ('errors' in query) return refuse(400, ...query.errors);
    const { fits, limit, sortBy, sortType } = query;
    const found = ledger(person).bookings.filter(fits);
    if (sortType === 'ASC') found.reverse();
    return answer({
      list: found.slice(0, limit).map((booking) => wireListBooking(booking, person)),
      meta: {
        number_of_records: found.length,
        limit,
        has_more: found.length > limit,
        sort_by: sortBy,
        sort_type: sortType,
      },
    });
  });
  app.get('/transactions/:id', (context) => {
    const booking = ledger(context.var.person).find(context.req.param('id'));
    return booking ? answer(wireBooking(booking, context.var.person)) : notFound();
  });

  app.route('/', moneyRoutes(platform));

  app.get('/beneficiaries', ({ var: { person } }) =>
    answer(wireBeneficiaries(corporationById(person.corporationId), platform.store.read().seededAt)),
  );
  return app;
}
