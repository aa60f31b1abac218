import { expect } from 'chai';
import { allInside, describedBy, inside, said, textOf, until } from './stage.js';
import { beginTransfer, fillNew, moved, press, refuseNext, says, sendLabel, toReview, valueOf } from './transfers.js';

/** What the platform says of a field, by the name it gives it: where the person reads it. */
const FIELDS: readonly (readonly [wire: string, field: string])[] = [
  ['beneficiary.account.number', 'iban'],
  ['beneficiary.account.code', 'bic'],
  ['beneficiary.name', 'name'],
  ['payment_details', 'reference'],
  ['source.id', 'source'],
  ['currency', 'currency'],
  ['amount', 'amount'],
];

describe('giro-transfer-form, refused for a field', () => {
  for (const [code, ...fields] of [
    [10001, ...FIELDS],
    [10002, ...FIELDS.slice(-1)],
  ] as const)
    it(`says it at each field the platform names, and that no money moved (${String(code)})`, async function () {
      this.timeout(30_000);
      const { stage, form } = await beginTransfer();
      await fillNew(form);
      for (const [field, id] of fields) {
        await refuseNext(stage, code, field);
        await press(form, 'Review');
        await says(form, 'Check and send');
        await press(form, sendLabel(form));
        await says(form, 'The transfer was not carried out. No money moved.');
        const marked = allInside(form, '[aria-invalid="true"]').map((each) => each.id);
        expect(marked, field).to.deep.equal([id]);
        expect(describedBy(inside(form, `#${id}`)), field).to.match(/\p{L}.*\./u);
      }
      expect(await moved(stage)).to.have.length(0);
    });

  for (const code of [21001, 21002])
    it(`says that nothing moved where the platform’s version is another (${String(code)})`, async () => {
      const { stage, form } = await beginTransfer();
      await toReview(form);
      await refuseNext(stage, code);
      await press(form, sendLabel(form));
      await says(form, 'The transfer was not carried out. No money moved.');
      expect(said(form)).to.include('No money moved');
      expect(valueOf(form, 'amount')).to.equal('12.50');
    });
});

/** How a transfer ends, what the screen says of it then, and the title. */
const ENDS: readonly (readonly [outcome: string, words: string, title: string])[] = [
  ['approve', 'The money is on its way to the payee.', 'Sent: '],
  ['authorize', 'is working on it', 'Sent: '],
  ['process', 'is working on it', 'Sent: '],
  ['review', 'is working on it', 'Sent: '],
  ['fee', 'is working on it', 'Sent: '],
  ['stall', 'is working on it', 'Sent: '],
  ['hold', 'The bank holds this transfer. Contact the bank.', 'Sent: '],
  ['refund', 'The bank did not carry this transfer out.', 'Not sent: '],
  ['reject', 'The bank did not carry this transfer out.', 'Not sent: '],
  ['decline 5120', 'There was not enough money in the account.', 'Not sent: '],
  ['decline 5450', 'The IBAN is wrong.', 'Not sent: '],
];

describe('giro-transfer-form, once it is sent', () => {
  for (const [outcome, words, title] of ENDS)
    it(`says how it ended, and why where the platform says that (${outcome})`, async () => {
      const { stage, form } = await beginTransfer({}, { twoFactor: 'off', settleSeconds: 0, outcome });
      await toReview(form);
      await press(form, sendLabel(form));
      await says(form, words, 8000);
      await until(
        () => said(form).includes(words),
        () => `a screen reader hears “${words}” (it hears: ${said(form)})`,
      );
      expect(textOf(inside(form, '#title')).startsWith(title), textOf(inside(form, '#title'))).to.equal(true);
      expect(await moved(stage)).to.have.length(1);
    });
});
