import type { Messages } from './messages.js';

/** Texts of a language, by key. */
type Texts = Partial<Readonly<Messages>>;

/** Languages besides English, each loaded when first shown. */
const LOADERS: Readonly<Record<string, () => Promise<Texts>>> = {
  sv: async () => (await import('./sv.js')).messages,
};

const loaded = new Map<string, Texts | Promise<Texts>>();

/** The base language of a BCP 47 tag, lower case: `sv` of `sv-SE`. */
export const languageOf = (locale: string): string => locale.split('-', 1)[0]?.toLowerCase() ?? '';

/** The texts of a language when they are here already; English is in every element and needs none. */
export function textsOf(language: string): Texts | undefined {
  const found = loaded.get(language);
  return found instanceof Promise ? undefined : found;
}

/** Loads a language once; resolves false when the kit does not have it or it could not be loaded (English is shown then). */
export async function loadTexts(language: string): Promise<boolean> {
  const load = Object.hasOwn(LOADERS, language) ? LOADERS[language] : undefined;
  if (!load) return false;
  let texts = loaded.get(language);
  if (!texts) {
    texts = load();
    loaded.set(language, texts);
  }
  try {
    loaded.set(language, await texts);
    return true;
  } catch {
    loaded.delete(language); // asked for again by the next element that needs it
    return false;
  }
}
