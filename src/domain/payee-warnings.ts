import { shownText } from './shown-text.js';

/** Something about a name that the person should look at before money goes there. */
export type NameWarning =
  /** Letters of alphabets that look alike and are not written together, such as Cyrillic ones among Latin. */
  | 'mixed-scripts'
  /** Characters nobody sees. */
  | 'invisible-characters'
  /** Characters that turn text around. */
  | 'direction-marks';

/** Source: Unicode UAX #9, "Directional Formatting Characters". */
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Scripts names are written in. */
const SCRIPTS = {
  Latin: /\p{sc=Latin}/u,
  Cyrillic: /\p{sc=Cyrillic}/u,
  Greek: /\p{sc=Greek}/u,
  Armenian: /\p{sc=Armenian}/u,
  Georgian: /\p{sc=Georgian}/u,
  Cherokee: /\p{sc=Cherokee}/u,
  Coptic: /\p{sc=Coptic}/u,
  Hebrew: /\p{sc=Hebrew}/u,
  Arabic: /\p{sc=Arabic}/u,
  Devanagari: /\p{sc=Devanagari}/u,
  Bengali: /\p{sc=Bengali}/u,
  Gurmukhi: /\p{sc=Gurmukhi}/u,
  Gujarati: /\p{sc=Gujarati}/u,
  Tamil: /\p{sc=Tamil}/u,
  Telugu: /\p{sc=Telugu}/u,
  Kannada: /\p{sc=Kannada}/u,
  Malayalam: /\p{sc=Malayalam}/u,
  Sinhala: /\p{sc=Sinhala}/u,
  Thai: /\p{sc=Thai}/u,
  Lao: /\p{sc=Lao}/u,
  Khmer: /\p{sc=Khmer}/u,
  Myanmar: /\p{sc=Myanmar}/u,
  Tibetan: /\p{sc=Tibetan}/u,
  Ethiopic: /\p{sc=Ethiopic}/u,
  Han: /\p{sc=Han}/u,
  Hiragana: /\p{sc=Hiragana}/u,
  Katakana: /\p{sc=Katakana}/u,
  Bopomofo: /\p{sc=Bopomofo}/u,
  Hangul: /\p{sc=Hangul}/u,
} as const;
type Script = keyof typeof SCRIPTS;

/** Written together by whole peoples. Source: UTS #39 5.2, "Highly Restrictive". */
const TOGETHER: readonly (readonly Script[])[] = [
  ['Latin', 'Han', 'Hiragana', 'Katakana'],
  ['Latin', 'Han', 'Bopomofo'],
  ['Latin', 'Han', 'Hangul'],
];

/** Whose letters pass for Latin ones. Source: UTS #39 5.2, "Moderately Restrictive". */
const LOOK_ALIKE: ReadonlySet<Script | 'other'> = new Set([
  'Cyrillic',
  'Greek',
  'Armenian',
  'Cherokee',
  'Coptic',
  'other',
]);

/** What to point out about a name; empty for a name as people write them. */
export function nameWarnings(name: string): readonly NameWarning[] {
  const straight = name.replaceAll(DIRECTION, '');
  const warnings: NameWarning[] = [];
  if (isMixed(name)) warnings.push('mixed-scripts');
  if (shownText(straight.replaceAll('\ufffd', '')).includes('\ufffd')) warnings.push('invisible-characters');
  if (straight !== name) warnings.push('direction-marks');
  return warnings;
}

function isMixed(name: string): boolean {
  const scripts = scriptsOf(name);
  if (
    scripts.size < 2 ||
    TOGETHER.some((allowed) => [...scripts].every((script) => script !== 'other' && allowed.includes(script)))
  )
    return false;
  // Latin beside one other script is how much of the world writes, unless the two look alike.
  return !scripts.has('Latin') || scripts.size > 2 || [...scripts].some((script) => LOOK_ALIKE.has(script));
}

/** Scripts of the letters; those that belong to none say nothing. */
function scriptsOf(name: string): Set<Script | 'other'> {
  const found = new Set<Script | 'other'>();
  for (const letter of name.match(/(?!\p{sc=Common})\p{L}/gu) ?? [])
    found.add((Object.keys(SCRIPTS) as Script[]).find((script) => SCRIPTS[script].test(letter)) ?? 'other');
  return found;
}
