import { expect } from 'chai';
import type * as Kit from '../../src/index.js';
import type { GiroTransferForm } from '../../src/index.js';
import { brokenTwin, defineTwin, expectFailure } from '../internal/twin.js';
import { click, focused, press as key, type as enter } from '../support/user.js';
import { buttonOf, describedBy, inside, pause, said, textOf, until } from './stage.js';
import {
  beginNew,
  choose,
  compactOf,
  fillNew,
  paste,
  PAYEE,
  POST,
  review,
  says,
  shown,
  type,
  type TransferStage,
} from './transfers.js';

// What is wrong with an account's number is said when its field is left, not before, and once.

const IBAN_CHECK = 'GET /v2/validators/iban';
const TYPO = 'SE3397700000010000000026';
const TYPO_WORDS = 'This IBAN has a typing error. Compare it with the invoice.';
const PLATFORM_WORDS = 'The bank does not accept this IBAN. Ask the payee for another.';

const isWrong = (form: Element, field: string): boolean =>
  inside(form, `#${field}`).getAttribute('aria-invalid') === 'true';

/** The platform says no to every number of a kind. */
const refuse = async ({ stage }: Pick<TransferStage, 'stage'>, call: string): Promise<void> =>
  stage.control.faults.add({ call, do: { kind: 'status', status: 200, body: { is_valid: false } } });

/** All that the status region said. */
function heardIn(form: GiroTransferForm): readonly string[] {
  const region = inside(form, '[role=status]');
  const texts: string[] = [];
  let last = said(form);
  new MutationObserver(() => {
    const text = said(form);
    if (text !== '' && text !== last) texts.push(text);
    last = text;
  }).observe(region, { childList: true, characterData: true, subtree: true });
  return texts;
}

/** Types into a field with real keys, and leaves it. */
async function enterAndLeave(form: Element, field: string, text: string): Promise<void> {
  inside(form, `#${field}`).focus();
  await enter(text);
  await key('Tab');
}

describe('giro-transfer-form, a field that is left', () => {
  it('says at once what is wrong with an IBAN, not while it is typed, and takes it back once it is mended', async () => {
    const { form } = await beginNew();
    inside(form, '#iban').focus();
    await enter(TYPO.slice(0, 8));
    await form.updateComplete;
    expect(isWrong(form, 'iban'), 'while it is typed').to.equal(false);
    await enter(TYPO.slice(8));
    await key('Tab');
    await until(() => isWrong(form, 'iban'), 'it is marked');
    expect(describedBy(inside(form, '#iban'))).to.include(TYPO_WORDS);
    expect(said(form)).to.equal(`IBAN: ${TYPO_WORDS}`);
    expect(focused()?.id, 'the keyboard goes where it was sent').to.equal('bic');
    await key('Shift', 'Tab');
    await key('End');
    await key('Backspace');
    await enter('5');
    await form.updateComplete;
    expect(isWrong(form, 'iban')).to.equal(false);
    expect(compactOf(form, 'iban')).to.equal(PAYEE.iban);
  });

  it('says it of a BIC, a sort code and an account number too, and of nothing that is still empty', async () => {
    const { form } = await beginNew();
    await enterAndLeave(form, 'iban', '');
    await enterAndLeave(form, 'bic', 'FTCSSE');
    await says(form, 'A BIC has 8 or 11 letters and digits');
    expect(isWrong(form, 'iban'), 'an empty one').to.equal(false);
    type(form, 'currency', 'GBP');
    await shown(form, 'input[value="uk-local"]');
    choose(form, 'uk-local');
    await shown(form, '#sortCode');
    await enterAndLeave(form, 'number', '1234');
    await says(form, 'Account number: A UK account number has 8 digits.');
    await enterAndLeave(form, 'sortCode', '12-34');
    await says(form, 'Sort code: A sort code has 6 digits.');
  });

  it('says what the platform does not accept, when it is left and when it is pasted', async () => {
    for (const put of [
      async (form: Element) => enterAndLeave(form, 'iban', PAYEE.iban),
      (form: Element) => void paste(form, PAYEE.iban),
    ]) {
      const on = await beginNew();
      await refuse(on, IBAN_CHECK);
      await put(on.form);
      await says(on.form, PLATFORM_WORDS);
      expect(said(on.form)).to.equal(`IBAN: ${PLATFORM_WORDS}`);
      type(on.form, 'iban', 'DE89370400440532013000');
      await on.form.updateComplete;
      expect(isWrong(on.form, 'iban'), 'another was not refused').to.equal(false);
    }
  });

  it('says nothing of a number that is another by the time the platform has answered', async () => {
    const on = await beginNew();
    const { stage, form } = on;
    performance.clearResourceTimings(); // of which only so many are kept
    await refuse(on, IBAN_CHECK);
    await stage.control.faults.add({ call: IBAN_CHECK, times: 1, do: { kind: 'delay', ms: 300, when: 'after' } });
    await enterAndLeave(form, 'iban', PAYEE.iban);
    while ((await stage.control.log.count(IBAN_CHECK)) === 0) await pause(5);
    type(form, 'iban', 'DE89370400440532013000');
    await enterAndLeave(form, 'bic', 'FTCSSE');
    await says(form, 'A BIC has 8 or 11 letters and digits');
    await until(
      () => performance.getEntriesByType('resource').some(({ name }) => name.includes(`/iban?iban=${PAYEE.iban}`)),
      'it is answered',
    );
    await pause(20); // to be read
    await form.updateComplete;
    expect(isWrong(form, 'iban')).to.equal(false);
  });

  it('is heard once: at the review only that something needs attention, and there the keyboard is', async () => {
    const { stage, form } = await beginNew();
    await fillNew(form, { iban: '' as typeof PAYEE.iban });
    const texts = heardIn(form);
    await enterAndLeave(form, 'iban', TYPO);
    await says(form, TYPO_WORDS);
    await review(form);
    await until(() => focused()?.id === 'iban', 'the keyboard is where it is asked for');
    expect(texts).to.deep.equal([`IBAN: ${TYPO_WORDS}`, 'Some details need your attention.']);
    expect(await stage.control.log.count(POST)).to.equal(0);
  });

  it('is heard each time the review is asked for in vain', async () => {
    const { form } = await beginNew();
    const texts = heardIn(form);
    for (const times of [1, 2]) {
      await review(form);
      await until(
        () => texts.length === times,
        () => `heard ${times} times (${texts.join(' / ')})`,
      );
    }
    expect(new Set(texts)).to.deep.equal(new Set(['Some details need your attention.']));
  });

  it('moves nothing under the mouse: the press that leaves a field lands on the button it is on', async () => {
    const { form } = await beginNew();
    await fillNew(form, { iban: '' as typeof PAYEE.iban });
    const texts = heardIn(form);
    inside(form, '#iban').focus();
    await enter(TYPO);
    await click(buttonOf(form, 'Review'));
    await says(form, TYPO_WORDS);
    await until(() => focused()?.id === 'iban', 'the keyboard is where it is asked for');
    expect(texts).to.deep.equal(['Some details need your attention.']);
    expect(textOf(form)).not.to.include('Checking…');
  });

  it('would be said only at the review, if nobody looked when it is left (broken twin)', async () => {
    const run = async (tag?: string): Promise<void> => {
      const { form } = await beginNew({}, tag === undefined ? {} : { tag });
      await enterAndLeave(form, 'iban', TYPO);
      await says(form, TYPO_WORDS);
    };
    await run();
    const { GiroTransferForm } = await brokenTwin<typeof Kit>('/src/index.ts', {
      '/src/widgets/transfer-form/details.ts': [['this.#check(id);', '']],
    });
    await expectFailure(() => run(defineTwin(GiroTransferForm)));
  });
});
