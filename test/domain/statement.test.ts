import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, isCalendarDate } from '../../src/domain/calendar.js';
import { periodFault, STATEMENT_PERIODS, statementFileName, statementPeriod } from '../../src/domain/statement.js';

describe('the period of a statement', () => {
  it('is the month, quarter or year people mean', () => {
    const of = (today: string) =>
      Object.fromEntries(STATEMENT_PERIODS.map((name) => [name, statementPeriod(name, today)]));
    expect(of('2026-11-20')).to.deep.equal({
      'this-month': { from: '2026-11-01', to: '2026-11-20' },
      'last-month': { from: '2026-10-01', to: '2026-10-31' },
      'this-quarter': { from: '2026-10-01', to: '2026-11-20' },
      'last-quarter': { from: '2026-07-01', to: '2026-09-30' },
      'this-year': { from: '2026-01-01', to: '2026-11-20' },
      'last-year': { from: '2025-01-01', to: '2025-12-31' },
    });
    expect(of('2024-01-01')).to.deep.include({
      'this-month': { from: '2024-01-01', to: '2024-01-01' },
      'last-month': { from: '2023-12-01', to: '2023-12-31' },
      'last-quarter': { from: '2023-10-01', to: '2023-12-31' },
    });
    expect(of('2024-03-31')['last-month']).to.deep.equal({ from: '2024-02-01', to: '2024-02-29' });
  });

  it('is always whole days in order, begins a month, and never ends after today', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
    fc.assert(
      fc.property(days, fc.constantFrom(...STATEMENT_PERIODS), (today, name) => {
        const { from, to } = statementPeriod(name, today);
        expect(isCalendarDate(from) && isCalendarDate(to), `${from} to ${to}`).to.equal(true);
        expect(from <= to && to <= today).to.equal(true);
        expect(from.endsWith('-01')).to.equal(true);
        if (name.startsWith('last')) expect(addDays(to, 1).endsWith('-01')).to.equal(true);
      }),
    );
  });

  it('is refused with what is wrong', () => {
    const today = '2026-11-20';
    expect(periodFault({ from: '2026-11-01', to: '2026-11-20' }, today)).to.equal(undefined);
    expect(periodFault({ from: '', to: '2026-11-20' }, today)).to.equal('missing');
    expect(periodFault({ from: '2026-02-30', to: '2026-11-20' }, today)).to.equal('missing');
    expect(periodFault({ from: '2026-11-02', to: '2026-11-01' }, today)).to.equal('order');
    expect(periodFault({ from: '2026-11-21', to: '2026-11-30' }, today)).to.equal('future');
  });

  it('names the file, whatever the other host would like', () => {
    expect(statementFileName('pdf', { from: '2026-10-01', to: '2026-10-31' })).to.equal(
      'statement-2026-10-01-to-2026-10-31.pdf',
    );
  });
});
