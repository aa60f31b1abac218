import type { CSSResult } from 'lit';

const sheets = new WeakMap<Document, WeakMap<CSSResult, CSSStyleSheet>>();

/**
 * Gives a tree more styles, once each. An adopted sheet needs no `style-src` of a strict policy.
 * Source: CSSOM, `DocumentOrShadowRoot.adoptedStyleSheets`.
 */
export function adoptStyles(root: Node, ...styles: readonly CSSResult[]): void {
  if (!(root instanceof Document || root instanceof ShadowRoot)) return;
  const document = root instanceof Document ? root : root.ownerDocument;
  let own = sheets.get(document);
  if (!own) sheets.set(document, (own = new WeakMap()));
  for (const style of styles) {
    let sheet = own.get(style);
    if (!sheet) {
      sheet = new (document.defaultView ?? globalThis).CSSStyleSheet(); // a sheet belongs to one document
      sheet.replaceSync(style.cssText);
      own.set(style, sheet);
    }
    if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }
}
