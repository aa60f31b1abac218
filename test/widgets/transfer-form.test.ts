import { expect } from 'chai';
import { heard, textOf } from './stage.js';
import { beginTransfer, giveCode, moved, PAYEE, press, says, sendLabel, shown, toReview } from './transfers.js';

describe('giro-transfer-form', () => {
  it('sends money to a new payee: details, review, code, receipt', async () => {
    const { stage, form } = await beginTransfer();
    const created = heard(form, 'giro-transfer-created');
    await toReview(form);
    expect(textOf(form)).to.include('€12.50').and.include(PAYEE.name).and.include('SE33 9770 0000 0100 0000 0025');
    expect(await moved(stage)).to.have.length(0);
    await press(form, sendLabel(form));
    await shown(form, '#code');
    await giveCode({ stage, form });
    await says(form, 'Sent: €12.50');
    expect(await moved(stage)).to.have.length(1);
    expect(created).to.have.length(1);
    await shown(form, '#receipt');
  });
});
