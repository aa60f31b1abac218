import manifest from '../dist/custom-elements.json' with { type: 'json' };

/** Something a host can name, and the sentence that stands to it. */
export interface Named {
  readonly name: string;
  readonly description?: string;
}

/** An element, as the manifest tells about it. */
export interface Told {
  readonly tagName: string;
  readonly name: string;
  readonly description?: string;
  readonly attributes?: readonly (Named & { readonly type?: { readonly text: string } })[];
  readonly events?: readonly Named[];
  readonly cssParts?: readonly Named[];
  readonly cssProperties?: readonly Named[];
}

interface Manifest {
  readonly modules: readonly { readonly declarations: readonly Partial<Told>[] }[];
}

/** Every element. */
export const ELEMENTS: readonly Told[] = (manifest as Manifest).modules.flatMap(({ declarations }) =>
  declarations.filter((declaration): declaration is Told => declaration.tagName !== undefined),
);

/** The element of a tag. */
export function toldOf(tag: string): Told {
  const told = ELEMENTS.find(({ tagName }) => tagName === tag);
  if (!told) throw new Error(`The manifest has no <${tag}>`);
  return told;
}

/** The name of every public event. */
export const EVENTS: readonly string[] = [
  ...new Set(ELEMENTS.flatMap(({ events = [] }) => events.map(({ name }) => name))),
].sort();

/** Failures and ended sessions are told by every element alike. */
export const isOfAll = (event: string): boolean => event === 'giro-error' || event === 'giro-session-expired';
