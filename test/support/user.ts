import { executeServerCommand } from '@web/test-runner-commands';

// What a person does, with real keys and a real pointer, the same in all engines.

/** Presses one key, or several together: `press('Shift', 'Tab')`. Names are those of `KeyboardEvent.key`, and `Space`. */
export async function press(...keys: readonly string[]): Promise<void> {
  await executeServerCommand('kit-press', [...keys]);
}

/** Types characters into whatever has focus. */
export async function type(text: string): Promise<void> {
  await executeServerCommand('kit-type', text);
}

// Kept, because a test may put a clock of its own in its place.
const frame = requestAnimationFrame.bind(globalThis);

/**
 * The middle of an element, scrolled into view first, once it stands still: what comes into view on the way may have another
 * size than was thought.
 */
async function placeOf(element: Element): Promise<{ readonly x: number; readonly y: number }> {
  for (let before = element.getBoundingClientRect(); ;) {
    element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    if (width === 0 || height === 0) throw new Error(`Nobody can click <${element.localName}>: it has no size.`);
    if (x === before.x && y === before.y) return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
    before = element.getBoundingClientRect();
    await new Promise((resolve) => frame(() => frame(resolve)));
  }
}

/** Clicks the middle of an element with the mouse, `count` times without a pause. */
export async function click(element: Element, { count = 1 }: { readonly count?: number } = {}): Promise<void> {
  await executeServerCommand('kit-click', { ...(await placeOf(element)), count });
}

/** Moves the mouse over the middle of an element. */
export async function hover(element: Element): Promise<void> {
  await executeServerCommand('kit-hover', await placeOf(element));
}

/** Makes the page this wide and high, as far as the engine allows (WebKitGTK: 447 px at least). */
export async function viewport(width: number, height = 800): Promise<void> {
  await executeServerCommand('kit-viewport', { width, height });
}

/** The element that has focus, through all shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
