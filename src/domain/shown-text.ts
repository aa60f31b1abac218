// What others chose as their names stands between the bank's own words: nothing in it may be hidden or turn text around.

/**
 * Characters nobody sees: controls, directional marks and overrides, zero-width ones, fillers, tags. Joiners stay where
 * writing needs them, in Arabic and Indic words and in emoji, and so do the selectors of a letter's variants.
 * Source: Unicode UAX #9, UAX #44 "Default_Ignorable_Code_Point", UTS #39 5.4.
 */
const JOINED =
  /((?:\p{Variation_Selector}|(?!\p{Default_Ignorable_Code_Point})[\p{Lo}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}])[\u200c\u200d])|(?!\p{Variation_Selector})[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}]/gu;

/** Without a look behind, which not every engine does right for characters beyond the first 65,536. */
const withoutHidden = (text: string, mark: string): string =>
  text.replace(JOINED, (_, needed: string | undefined) => needed ?? mark);

const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;

/** A name as it may be shown: line breaks are spaces, what is hidden is a visible mark. Still wants a `<bdi>` around it. */
export const shownText = (text: string): string => withoutHidden(text.replace(SPACES, ' '), '\ufffd').trim();

/** A name on one line without anything hidden: to compare with, or for machines to read. */
export const plainText = (text: string): string =>
  withoutHidden(text.replace(SPACES, ' '), '').normalize('NFC').replace(/ {2,}/g, ' ').trim();

/**
 * What people take for one character each: with its accents, a flag's two halves, emoji joined or toned.
 * `Intl.Segmenter` knows more, but is newer than some browsers. Source: Unicode UAX #29, "Grapheme Cluster Boundaries".
 */
export const charactersOf = (text: string): readonly string[] =>
  text.match(/(?:\p{RI}{2}|\P{M})[\p{M}\p{EMod}]*(?:\u200d\P{M}[\p{M}\p{EMod}]*)*|\p{M}+/gu) ?? [];

/** Latin letters that are no letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ð: 'd',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  œ: 'oe',
  ß: 'ss',
  þ: 'th',
};

/** A text as people search: neither marks nor case count, nor whether characters are full or half width. */
export const folded = (text: string): string =>
  plainText(text)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[æðđħıłøœßþ]/g, (letter) => LETTERS[letter] ?? letter);
