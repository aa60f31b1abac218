const said = new Set<string>();

/** Tells a developer, once per page and text, what to change. The only place the kit writes to the console. */
export function warnOnce(text: string): void {
  if (said.has(text)) return;
  said.add(text);
  console.warn(`[giro-elements] ${text}`);
}
