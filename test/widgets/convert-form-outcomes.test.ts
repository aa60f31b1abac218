import { expect } from 'chai';
import { beginConversion, CONVERT, convert, toReview, type ConvertStage } from './conversions.js';
import { allInside, describedBy, heard, inside, pause, said, textOf, until } from './stage.js';
import { moved, press, refuseNext, says, SETTLED_MS, shown, valueOf } from './transfers.js';

/** Every code of the reference: what the person reads, and at which field. */
const REFUSALS: readonly (readonly [code: number, words: string, field?: string])[] = [
  [20001, 'does not know conversions'],
  [20002, 'There is not enough money in the account', 'amount'],
  [20003, 'does not know one of the two accounts', 'source'],
  [20004, 'One of the two accounts is not fully set up', 'source'],
  [20005, 'The amount is smaller than the bank allows', 'amount'],
  [20006, 'There is an unpaid invoice from the bank'],
  [20009, 'can’t convert between these two accounts', 'source'],
  [20010, 'The account already has this currency', 'currency'],
  [20011, 'The account in the other currency takes euros (EUR) only', 'currency'],
  [20012, 'The money would go to the account it comes from', 'source'],
];

/** The codes that any call can be refused with. Source: Banking v2, "Validation Errors". */
const COMMON: readonly (readonly [code: number, field: string, words: string])[] = [
  [10001, 'type', 'Check the details'],
  [10002, 'type', 'Check the details'],
  [10003, 'two_fa_code', 'Check the details'],
  [21001, '', 'Contact the bank to find out why'],
  [21002, '', 'Contact the bank to find out why'],
];

/** What the platform calls a field, and where the person reads that it is refused. */
const FIELDS = { 'source.id': 'source', currency: 'currency', amount: 'amount' } as const;

/** What the kit told about a conversion. */
function toldBy(target: EventTarget) {
  const created = heard(target, 'giro-conversion-created');
  const unknown = heard(target, 'giro-conversion-unknown');
  const errors = heard(target, 'giro-error');
  return () => ({ created: created.length, unknown: unknown.length, errors: errors.map(({ detail }) => detail.code) });
}

describe('giro-convert-form, refused', () => {
  it('says why for every code of the reference, at its field, and loses nothing', async function () {
    this.timeout(60_000);
    const on = await beginConversion();
    const { stage, form } = on;
    const told = toldBy(form);
    for (const [index, [code, words, field]] of REFUSALS.entries()) {
      await refuseNext(stage, code);
      await toReview(form);
      await convert(form);
      await says(form, words);
      expect(textOf(form)).to.include('No money moved');
      expect(said(form)).to.include(words);
      expect((inside(form, '#amount') as HTMLInputElement).value).to.equal('200');
      if (field !== undefined)
        expect(inside(form, `#${field}`).getAttribute('aria-invalid'), String(code)).to.equal('true');
      expect(told().errors).to.deep.equal(REFUSALS.slice(0, index + 1).map(([one]) => String(one)));
    }
    expect(told()).to.include({ created: 0, unknown: 0 });
    expect(await moved(stage)).to.have.length(0);
  });

  it('says that nothing moved for every code that any call can have', async function () {
    this.timeout(30_000);
    const { stage, form } = await beginConversion();
    for (const [code, field, words] of COMMON) {
      await refuseNext(stage, code, field);
      await toReview(form);
      await convert(form);
      await says(form, 'The conversion was not carried out. No money moved.');
      expect(textOf(form), String(code)).to.include(words);
      expect(said(form), String(code)).to.include('No money moved').and.include(words);
      expect((inside(form, '#amount') as HTMLInputElement).value).to.equal('200');
    }
    expect(await moved(stage)).to.have.length(0);
  });

  for (const code of [10001, 10002])
    it(`says it at each field the platform names, in words (${String(code)})`, async function () {
      this.timeout(30_000);
      const { stage, form } = await beginConversion();
      for (const [field, id] of Object.entries(FIELDS)) {
        await refuseNext(stage, code, field);
        await toReview(form);
        await convert(form);
        await says(form, 'The conversion was not carried out. No money moved.');
        const marked = allInside(form, '[aria-invalid="true"]').map((each) => each.id);
        expect(marked, field).to.deep.equal([id]);
        expect(describedBy(inside(form, `#${id}`)), field).to.include('The bank did not accept this.');
      }
      expect(await moved(stage)).to.have.length(0);
    });

  it('says it at the field that the platform names, whatever the code', async () => {
    const on = await beginConversion();
    await refuseNext(on.stage, 20009, 'currency');
    await toReview(on.form);
    await convert(on.form);
    await says(on.form, 'can’t convert between these two accounts');
    expect(inside(on.form, '#currency').getAttribute('aria-invalid')).to.equal('true');
    expect(inside(on.form, '#source').getAttribute('aria-invalid')).to.equal(null);
  });

  it('shows the review again, with why, when it surely was not sent', async () => {
    const { stage, form } = await beginConversion();
    await stage.control.faults.add({ call: CONVERT, times: 1, do: { kind: 'status', status: 429 } });
    await toReview(form);
    await convert(form);
    await says(form, 'Nothing was converted.');
    expect(await moved(stage)).to.have.length(0);
    await convert(form);
    await says(form, 'Converting to $200.00');
    expect(await moved(stage)).to.have.length(1);
  });

  it('says that it was not carried out when the platform declines it later', async () => {
    const { stage, form } = await beginConversion({}, { outcome: 'decline 5120' });
    await toReview(form);
    await convert(form);
    await says(form, 'Converting to $200.00');
    await stage.control.clock.advance(60_000);
    await says(form, 'The bank did not carry this conversion out', 8000);
    await says(form, 'There was not enough money in the account.');
    expect(textOf(form)).to.include('Not converted to $200.00');
    expect(said(form)).to.include('There was not enough money in the account.');
    await pause(SETTLED_MS);
    await press(form, 'Change and try again');
    await shown(form, '#amount');
    expect(valueOf(form, 'amount')).to.equal('200');
  });
});

/** Loses the answer to the conversion. The browser itself sends nothing again after a 502. */
const lose = async ({ stage }: ConvertStage, when: 'before' | 'after'): Promise<void> => {
  await stage.control.faults.add({ call: CONVERT, times: 1, do: { kind: 'status', status: 502, when } });
};

describe('giro-convert-form, when the answer is lost', () => {
  const realNow = performance.now.bind(performance);

  afterEach(() => {
    performance.now = realNow;
  });

  it('finds what was carried out, and says so', async () => {
    const on = await beginConversion();
    const told = toldBy(on.form);
    await toReview(on.form);
    await lose(on, 'after');
    await convert(on.form);
    await says(on.form, 'Converting to $200.00', 8000);
    expect(await moved(on.stage)).to.have.length(1);
    expect(told()).to.include({ created: 1, unknown: 1 });
  });

  it('says that nobody knows, and offers nothing that would convert again, until it is certain', async () => {
    const on = await beginConversion();
    await toReview(on.form);
    await lose(on, 'before');
    await convert(on.form);
    await says(on.form, 'We don’t know yet. Don’t convert again.');
    expect(said(on.form)).to.include('Don’t convert again');
    await on.form.submit();
    on.form.reset();
    on.form.toCurrency = 'GBP';
    await on.form.updateComplete;
    expect(textOf(on.form)).to.include('We don’t know yet').and.include('$200.00');
    expect(await on.stage.control.log.count(CONVERT)).to.equal(1);
    performance.now = () => realNow() + 361_000;
    await on.form.reload();
    await says(on.form, 'It did not arrive');
    await press(on.form, 'Convert again');
    await says(on.form, 'Check and convert');
    expect(textOf(on.form)).not.to.include('The fee is not what it was');
    await says(on.form, 'Quoted now');
    await convert(on.form);
    await says(on.form, 'Converting to $200.00');
    expect(await moved(on.stage)).to.have.length(1);
  });

  it('is found by an element that came in the place of the one that sent it', async () => {
    const on = await beginConversion();
    await toReview(on.form);
    await on.stage.control.faults.add({ call: CONVERT, times: 1, do: { kind: 'delay', ms: 3000, when: 'after' } });
    await convert(on.form);
    while ((await moved(on.stage)).length === 0) await pause(5);
    on.form.remove();
    const again = on.stage.add('giro-convert-form');
    await says(again, 'Converting to $200.00');
    expect(await moved(on.stage)).to.have.length(1);
  });

  it('tells the host what became of it when the element is gone', async () => {
    const on = await beginConversion();
    const created = heard(on.stage.provider, 'giro-conversion-created');
    await toReview(on.form);
    await on.stage.control.faults.add({ call: CONVERT, times: 1, do: { kind: 'delay', ms: 400, when: 'after' } });
    await convert(on.form);
    on.form.remove();
    await until(() => created.length > 0, 'the host is told', 5000);
    expect(await moved(on.stage)).to.have.length(1);
  });

  it('is nothing that a form for transfers shows', async () => {
    const on = await beginConversion();
    await toReview(on.form);
    await lose(on, 'before');
    await convert(on.form);
    await says(on.form, 'We don’t know yet');
    on.form.remove();
    const other = on.stage.add('giro-transfer-form');
    await shown(other, '#amount');
    expect(textOf(other)).to.include('Send money');
  });
});
