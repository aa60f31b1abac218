const seen = new WeakSet<Node>();
const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** The parent in the composed tree: through slots and shadow roots. */
export function composedParent(node: Node): Node | null {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  return node instanceof ShadowRoot ? node.host : node.parentNode;
}

/** True when a node is the other one, or stands around it in the composed tree. */
export function isAround(outer: EventTarget, inner: Node): boolean {
  for (let node: Node | null = inner; node; node = composedParent(node)) if (node === outer) return true;
  return false;
}

/** The language an element stands in: the nearest `lang` around it, through shadow roots, else the browser's. */
export function localeAround(element: Element): string {
  for (let node: Node | null = element; node; node = composedParent(node))
    if (node instanceof Element && node.hasAttribute('lang') && node.getAttribute('lang') !== '')
      return supportedLocale(node.getAttribute('lang') ?? '');
  return supportedLocale('');
}

/** The tag itself when `Intl` can use it, else the browser's language, else English (a browser may say `C`). */
export const supportedLocale = (tag: string): string => canonical(tag) ?? canonical(navigator.language) ?? 'en';

/** Asked for with every text, and slow where a tag is wrong. */
const canonicals = new Map<string, string | undefined>();

function canonical(tag: string): string | undefined {
  if (!canonicals.has(tag)) canonicals.set(tag, canonicalOf(tag));
  return canonicals.get(tag);
}

function canonicalOf(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/** Calls when a `lang` changes in the document or in a shadow root around the element; answers how to stop. */
export function onLangChange(element: Element, listener: () => void): () => void {
  observer ??= new MutationObserver(() => {
    for (const each of [...listeners]) each();
  });
  for (let root: Node = element.getRootNode(); !seen.has(root); root = root.host.getRootNode()) {
    seen.add(root);
    observer.observe(root, { attributes: true, attributeFilter: ['lang'], subtree: true });
    if (!(root instanceof ShadowRoot)) break;
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
