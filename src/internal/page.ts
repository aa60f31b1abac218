import { isLoopback } from '../domain/address.js';
import { composedParent } from './locale.js';

/** True on pages only developers see: loopback, `.test`, `.local`, and files. Source: RFC 6761, RFC 6762. */
export function isDevelopmentPage(): boolean {
  const { hostname, href } = location;
  return hostname === '' || isLoopback(new URL(href)) || /\.(test|local|localhost)$/.test(hostname);
}

/** Resolves one task after the page has loaded: scripts that set the kit up have run by then. */
export async function settledPage(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => {
      addEventListener('load', resolve, { once: true });
    });
  await new Promise((resolve) => setTimeout(resolve));
}

/** True while a `<giro-provider>` around the element is in the page but not defined yet. */
export function providerIsComing(element: Element): boolean {
  for (let node: Node | null = element; node; node = composedParent(node))
    if (node instanceof Element && node.localName === 'giro-provider') return !customElements.get('giro-provider');
  return false;
}
