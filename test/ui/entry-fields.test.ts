import { expect } from 'chai';
import { html, render } from 'lit';
import { renderAmountField } from '../../src/ui/field/amount-field.js';
import { renderCodeField } from '../../src/ui/field/code-field.js';
import { renderGroupedField } from '../../src/ui/field/number-field.js';
import type { FieldOptions } from '../../src/ui/field/field.js';
import { expectAccessible } from '../support/axe.js';
import { click, press, type } from '../support/user.js';

let host: HTMLElement;
let value: string;

type Draw = (field: FieldOptions) => unknown;

/** Draws a field as a widget does: again after every change. */
function show(draw: Draw, more: Partial<FieldOptions> = {}): HTMLInputElement {
  const input = (typed: string): void => {
    value = typed;
    again();
  };
  const again = (): void => {
    render(html`${draw({ name: 'field', label: 'A field', value, input, ...more })}`, host);
  };
  again();
  const field = host.querySelector('input');
  if (!field) throw new Error('There is no field.');
  return field;
}

/** Not every engine lets a script say what is pasted. */
function paste(field: HTMLInputElement, text: string): Event {
  const data = new DataTransfer();
  data.setData('text', text);
  const event = Object.defineProperty(new Event('paste', { bubbles: true, cancelable: true }), 'clipboardData', {
    value: data,
  });
  field.dispatchEvent(event);
  return event;
}

const marked = ({ value, selectionStart }: HTMLInputElement): string =>
  `${value.slice(0, selectionStart ?? 0)}|${value.slice(selectionStart ?? 0)}`;

beforeEach(() => {
  value = '';
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  host.remove();
});

describe('a field for an account number', () => {
  it('groups as one types, and the caret stays where one types', async () => {
    const field = show(renderGroupedField);
    await click(field);
    await type('de893704004');
    expect(marked(field)).to.equal('DE89 3704 004|');
    expect(value).to.equal('DE89 3704 004');
    for (let step = 0; step < 5; step += 1) await press('ArrowLeft');
    await type('5');
    expect(marked(field)).to.equal('DE89 3705| 4004');
  });

  it('deletes over a space in both directions', async () => {
    value = 'DE89 3704 0044';
    const field = show(renderGroupedField);
    await click(field);
    field.setSelectionRange(5, 5);
    await press('Backspace');
    expect(marked(field)).to.equal('DE8|3 7040 044');
    field.setSelectionRange(4, 4);
    await press('Delete');
    expect(marked(field)).to.equal('DE83| 0400 44');
  });

  it('lets a widget have a paste first', () => {
    let pasted = 0;
    const field = show((options) =>
      renderGroupedField({
        ...options,
        paste: () => {
          pasted += 1;
        },
      }),
    );
    paste(field, 'anything');
    expect(pasted).to.equal(1);
  });
});

describe('a field for an amount', () => {
  const draw: Draw = (field) => renderAmountField({ ...field, currency: 'EUR' });

  it('keeps what is typed as it is, with the currency beside it', async () => {
    const field = show(draw);
    await click(field);
    await type('1.000,5 x');
    expect(field.value).to.equal('1.000,5 x');
    expect(value).to.equal('1.000,5 x');
    expect(host.querySelector('.amount-currency')?.textContent).to.equal('EUR');
  });

  it('asks phones for the keys of its currency', () => {
    expect(show(draw).inputMode).to.equal('decimal');
    expect(show((field) => renderAmountField({ ...field, currency: 'JPY', hasDecimals: false })).inputMode).to.equal(
      'numeric',
    );
  });
});

describe('a field for a code', () => {
  it('is filled from an SMS by the browser, or from whatever is pasted', () => {
    const field = show(renderCodeField);
    expect(field.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(field.inputMode).to.equal('numeric');
    expect(paste(field, 'Your code is ٠٤٥ ٦٥٧.').defaultPrevented).to.equal(true);
    expect(field.value).to.equal('045657');
    expect(value).to.equal('045657');
  });

  it('leaves a paste without a code to the browser', () => {
    const field = show(renderCodeField);
    expect(paste(field, 'no code').defaultPrevented).to.equal(false);
  });

  it('takes nothing while it is held', () => {
    const field = show(renderCodeField, { held: true });
    expect(paste(field, '045657').defaultPrevented).to.equal(false);
    expect(value).to.equal('');
    expect(field.readOnly).to.equal(true);
  });
});

describe('every field to type in', () => {
  it('is named, described by its hint and its error, and accessible', async () => {
    for (const draw of [
      renderCodeField,
      renderGroupedField,
      (field: FieldOptions) => renderAmountField({ ...field, currency: 'EUR' }),
    ]) {
      const field = show(draw, { hint: 'A hint', error: 'An error' });
      expect(field.labels?.[0]?.textContent).to.equal('A field');
      expect(field.getAttribute('aria-describedby')).to.equal('field-hint field-error');
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      await expectAccessible(host);
    }
  });
});
