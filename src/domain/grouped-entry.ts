/** A field's text and where its caret stands, in code units. */
export interface Entry {
  readonly text: string;
  readonly caret: number;
}

const PARTING = /[\s\p{Pd}\p{Cf}._]/u;
const WRITTEN = /^[\p{L}\p{Nd}\s\p{Pd}\p{Cf}._]*$/u;

/**
 * A text in fours after somebody changed it, with the caret behind the same characters as before. A space that was deleted
 * takes the character with it that was meant. A text that can be no account number stays as it is.
 */
export function regroup(before: string, now: Entry, inputType = ''): Entry {
  if (!WRITTEN.test(now.text)) return now;
  const all = charactersOf(now.text);
  let left = charactersOf(now.text.slice(0, now.caret)).length;
  if (now.text.length < before.length && all.join('') === charactersOf(before).join('')) {
    if (inputType === 'deleteContentBackward' && left > 0) all.splice((left -= 1), 1);
    if (inputType === 'deleteContentForward') all.splice(left, 1);
  }
  const groups: string[] = [];
  for (let at = 0; at < all.length; at += 4) groups.push(all.slice(at, at + 4).join(''));
  // Behind the last character left of it, before the space: what is typed next goes where it looks.
  const caret = all.slice(0, left).join('').length + Math.max(0, Math.ceil(left / 4) - 1);
  return { text: groups.join(' '), caret };
}

/** Without what parts them, in capital letters; full-width ones as plain. */
const charactersOf = (text: string): string[] =>
  Array.from(text)
    .filter((char) => !PARTING.test(char))
    .map((char) => char.normalize('NFKC').replaceAll(/[a-z]/g, (letter) => letter.toUpperCase()));
