import { VERSION } from '../version.js';
import { warnOnce } from './warn.js';

/** Registers a tag; one that is taken stays as it is, and a developer is told both versions once. */
export function register(tag: string, element: CustomElementConstructor & { giroVersion?: string }): void {
  const taken = customElements.get(tag) as (CustomElementConstructor & { giroVersion?: string }) | undefined;
  if (!taken) {
    element.giroVersion = VERSION;
    customElements.define(tag, element);
  } else if (taken !== element)
    warnOnce(
      `<${tag}> is registered already (version ${taken.giroVersion ?? 'unknown'}); version ${VERSION} leaves it as it is. Load the kit once.`,
    );
}
