import { VERSION } from '../version.js';
import { warnOnce } from './warn.js';

/** Other copies of the kit whose tags were found, by their versions. */
const told = new Set<string>();

/** Registers a tag; one that is taken stays as it is, and a developer is told both versions once, by the first such tag. */
export function register(tag: string, element: CustomElementConstructor & { giroVersion?: string }): void {
  const taken = customElements.get(tag) as (CustomElementConstructor & { giroVersion?: string }) | undefined;
  if (!taken) {
    element.giroVersion = VERSION;
    customElements.define(tag, element);
    return;
  }
  const { giroVersion } = taken;
  if (taken === element || (giroVersion !== undefined && told.has(giroVersion))) return;
  if (giroVersion !== undefined) told.add(giroVersion);
  warnOnce(
    `<${tag}> is registered already (version ${giroVersion ?? 'unknown'}); version ${VERSION} leaves it as it is. Load the kit once.`,
  );
}
