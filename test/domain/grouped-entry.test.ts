import { expect } from 'chai';
import fc from 'fast-check';
import { regroup, type Entry } from '../../src/domain/grouped-entry.js';
import { brokenTwin, expectFailure } from '../internal/twin.js';

type Regroup = typeof regroup;

/** `|` is the caret. */
const entry = (marked: string): Entry => ({ text: marked.replace('|', ''), caret: marked.indexOf('|') });
const marked = ({ text, caret }: Entry): string => `${text.slice(0, caret)}|${text.slice(caret)}`;
const bare = (text: string): string => text.replaceAll(' ', '');

/** What a browser does with a key, before the field is regrouped. */
function press({ text, caret }: Entry, key: string): { readonly entry: Entry; readonly inputType: string } {
  switch (key) {
    case 'Backspace': {
      const from = Math.max(0, caret - 1);
      return {
        entry: { text: text.slice(0, from) + text.slice(caret), caret: from },
        inputType: 'deleteContentBackward',
      };
    }
    case 'Delete':
      return {
        entry: { text: text.slice(0, caret) + text.slice(caret + 1), caret },
        inputType: 'deleteContentForward',
      };
    default:
      return {
        entry: { text: text.slice(0, caret) + key + text.slice(caret), caret: caret + key.length },
        inputType: key.length > 1 ? 'insertFromPaste' : 'insertText',
      };
  }
}

const after = (start: string, key: string, inputType?: string): string => {
  const before = entry(start);
  const now = press(before, key);
  return marked(regroup(before.text, now.entry, inputType ?? now.inputType));
};

/** Whatever is pressed, and wherever: the characters are those of a plain text with a plain caret, without any groups. */
function expectCaretKept(run: Regroup): void {
  const key = fc.oneof(
    fc.constantFrom('Backspace', 'Delete', ...Array.from('ABZ0189')),
    fc.stringMatching(/^[A-Z0-9]{2,9}$/),
    fc.constantFrom('DE89 3704', '12-34', '\u00a01 2'),
  );
  const steps = fc.array(fc.record({ key, jump: fc.option(fc.nat({ max: 50 })) }), { maxLength: 25 });
  fc.assert(
    fc.property(steps, (steps) => {
      let shown: Entry = { text: '', caret: 0 };
      let plain: Entry = { text: '', caret: 0 };
      for (const { key, jump } of steps) {
        if (jump !== null) {
          shown = { ...shown, caret: jump % (shown.text.length + 1) };
          plain = { ...plain, caret: bare(shown.text.slice(0, shown.caret)).length };
        }
        const pressed = press(shown, key);
        shown = run(shown.text, pressed.entry, pressed.inputType);
        plain = press(plain, key.length > 1 && /[\s-]/.test(key) ? key.replaceAll(/[\s-]/g, '') : key).entry;
        expect(bare(shown.text), 'characters').to.equal(plain.text);
        expect(bare(shown.text.slice(0, shown.caret)), 'left of the caret').to.equal(plain.text.slice(0, plain.caret));
        expect(shown.text).to.match(/^(?:\S{4} )*\S{0,4}$/);
        expect(shown.text.endsWith(' ')).to.equal(false);
      }
    }),
    { numRuns: 500 },
  );
}

describe('a field that groups as one types', () => {
  it('groups in fours, in capital letters', () => {
    expect(after('DE89|', '3')).to.equal('DE89 3|');
    expect(after('de8|', '9')).to.equal('DE89|');
    expect(after('DE89 3704 0044 0532 0130 0|', '0')).to.equal('DE89 3704 0044 0532 0130 00|');
  });

  it('keeps the caret where one types in the middle', () => {
    expect(after('DE89 3|704', '9')).to.equal('DE89 39|70 4');
    expect(after('DE|89 3704', '1')).to.equal('DE1|8 9370 4');
    expect(after('|DE89', 'X')).to.equal('X|DE8 9');
  });

  it('deletes the character that was meant where a space is in the way', () => {
    expect(after('DE89 |3704', 'Backspace')).to.equal('DE8|3 704');
    expect(after('DE89| 3704', 'Delete')).to.equal('DE89| 704');
    expect(after('DE89 3|704', 'Backspace')).to.equal('DE89| 704');
  });

  it('takes a paste in any spelling', () => {
    expect(after('|', 'de89-3704-0044')).to.equal('DE89 3704 0044|');
    expect(after('DE|0044', '8\u00a093 704')).to.equal('DE89 3704| 0044');
    expect(after('|', 'ＤＥ８９３')).to.equal('DE89 3|');
    expect(after('|', 'DE\u200b89')).to.equal('DE89|');
  });

  it('leaves a text alone that is no account number', () => {
    expect(after('|', 'Pay: 5/7 €')).to.equal('Pay: 5/7 €|');
    expect(after('DE89 3|704', '?')).to.equal('DE89 3?|704');
  });

  it('has the same characters left of the caret, whatever is pressed', () => {
    expectCaretKept(regroup);
  });

  const path = '/src/domain/grouped-entry.ts';
  for (const [name, edit] of [
    ['that counts the caret in what it shows', ['Math.max(0, Math.ceil(left / 4) - 1)', '0']],
    ['that deletes spaces only', ['inputType === "deleteContentBackward"', 'inputType === ""']],
  ] as const)
    it(`(a twin ${name} is noticed)`, async () => {
      const twin = await brokenTwin<{ regroup: Regroup }>(path, { [path]: [edit] });
      await expectFailure(() => {
        expectCaretKept(twin.regroup);
      });
    });
});
