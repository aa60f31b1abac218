import type * as Kit from '../../src/index.js';

/** Edits of served source files: path to pairs of what stands there and what stands there instead. */
export type Edits = Readonly<Record<string, readonly (readonly [from: string, to: string])[]>>;

/** A twin that can't be made, which proves nothing about a test. */
class NoTwin extends Error {}

const SPECIFIER = /((?:\bfrom|\bimport)\s*\(?\s*)(["'])(\.{0,2}\/[^"']+)\2/g;

/** What the server gave, so that a second twin does not ask again. */
const sources = new Map<string, Promise<string>>();

async function sourceOf(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new NoTwin(`There is no ${path}`);
  return (await response.text()).replace(/\/\/# sourceMappingURL=.*/, '');
}

/**
 * A broken twin: the kit's own source with a guard taken out. A test that a guard passes must fail with its twin,
 * else it proves nothing. Files that do not depend on an edited one stay the page's own.
 * Throws when what is to be edited is not there any more.
 */
export async function brokenTwin<T>(entry: string, edits: Edits): Promise<T> {
  const loading = new Map<string, Promise<string>>();

  const load = (path: string): Promise<string> => {
    let url = loading.get(path);
    if (!url) loading.set(path, (url = make(path)));
    return url;
  };

  const make = async (path: string): Promise<string> => {
    const reading = sources.get(path) ?? sourceOf(path);
    sources.set(path, reading);
    let source = await reading;
    for (const [from, to] of edits[path] ?? []) {
      if (source.split(from).length !== 2) throw new NoTwin(`${path} does not have exactly one ${from}`);
      source = source.replace(from, () => to);
    }
    const own = new URL(path, location.href).href;
    const targets = new Map<string, string>();
    for (const [, , , specifier = ''] of source.matchAll(SPECIFIER)) {
      const { pathname, href } = new URL(specifier, own);
      targets.set(specifier, pathname.startsWith('/src/') ? await load(pathname) : href);
    }
    if (!edits[path] && ![...targets.values()].some((target) => target.startsWith('blob:'))) return own;
    const text = source.replaceAll(
      SPECIFIER,
      (_, before: string, quote: string, specifier: string) => `${before}${quote}${targets.get(specifier)}${quote}`,
    );
    return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  };

  return (await import(await load(entry))) as T;
}

let twins = 0;

/** Registers a twin's class under a tag of its own. */
export function defineTwin(element: CustomElementConstructor): string {
  twins += 1;
  const tag = `giro-twin-${twins}`;
  customElements.define(tag, class extends element {});
  return tag;
}

/** The twins of the card elements. */
export interface TwinTags {
  readonly toggle: string;
  readonly list: string;
}

/** Toggle and list, with a guard taken out. */
export async function twinElements(edits: Edits): Promise<TwinTags> {
  const { GiroFreezeToggle, GiroCardList } = await brokenTwin<typeof Kit>('/src/index.ts', edits);
  return { toggle: defineTwin(GiroFreezeToggle), list: defineTwin(GiroCardList) };
}

/** Fails unless something fails, once its twin is made; for twins. */
export async function expectFailure(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (error instanceof NoTwin) throw error;
    return;
  }
  throw new Error('The broken twin passed: this test notices nothing.');
}
