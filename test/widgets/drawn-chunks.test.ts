import { expect } from 'chai';
import { DrawnChunks } from '../../src/widgets/transaction-list/drawn-chunks.js';
import { TRANSFER } from '../support/transaction.js';

const host = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};

describe('a list in chunks', () => {
  it('stays as far as it is drawn where its first transaction says something else', async () => {
    const items = Array.from({ length: 230 }, (_, i) => ({ ...TRANSFER, id: String(i) }));
    const how = { matches: undefined, order: 'newest', timeZone: 'UTC' } as const;
    const chunks = new DrawnChunks(host, () => undefined);
    chunks.take({ items, ...how });
    expect(chunks.isWhole).to.be.false;
    chunks.hostUpdated();
    while (!chunks.isWhole) await new Promise((drawn) => setTimeout(drawn));
    const [, below] = chunks.drawn;
    chunks.take({ items: items.with(0, { ...items[0]!, status: 'declined' }), ...how });
    expect(chunks.isWhole).to.be.true;
    expect(chunks.drawn[1]).to.equal(below);
  });
});
