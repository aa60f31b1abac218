import type { Messages } from './messages.js';

/** Texts of a language, by key. */
type Texts = Partial<Readonly<Messages>>;

/** What the texts of a language are loaded in: those of any element, and those of the forms that move money besides. */
export type TextPart = 'common' | 'money';

/** Languages besides English, each loaded when first shown. */
const LOADERS: Readonly<Record<string, Readonly<Record<TextPart, () => Promise<Texts>>>>> = {
  sv: {
    common: async () => (await import('./sv.js')).messages,
    money: async () => (await import('./money.sv.js')).messages,
  },
};

/** By language, what is here or on its way. */
const loaded: Readonly<Record<TextPart, Map<string, Texts | Promise<Texts>>>> = { common: new Map(), money: new Map() };

/** The base language of a BCP 47 tag, lower case: `sv` of `sv-SE`. */
export const languageOf = (locale: string): string => locale.split('-', 1)[0]?.toLowerCase() ?? '';

/** The texts of a language when they are here already; English is in every element and needs none. */
export function textsOf(language: string, part: TextPart = 'common'): Texts | undefined {
  const found = loaded[part].get(language);
  return found instanceof Promise ? undefined : found;
}

/** Loads texts once; resolves false when the kit does not have them or they could not be loaded (English is shown then). */
export async function loadTexts(language: string, part: TextPart = 'common'): Promise<boolean> {
  const load = Object.hasOwn(LOADERS, language) ? LOADERS[language]?.[part] : undefined;
  if (!load) return false;
  let texts = loaded[part].get(language);
  if (!texts) {
    texts = load();
    loaded[part].set(language, texts);
  }
  try {
    loaded[part].set(language, await texts);
    return true;
  } catch {
    loaded[part].delete(language); // asked for again by the next element that needs it
    return false;
  }
}
