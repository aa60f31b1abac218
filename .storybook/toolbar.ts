import { FRAMEWORKS } from '../stories/code.js';

/** A choice in the toolbar. */
const choice = <Icon extends string>(
  name: string,
  description: string,
  icon: Icon,
  items: readonly (readonly [value: string, title: string])[],
) => ({
  name,
  description,
  toolbar: { title: name, icon, items: items.map(([value, title]) => ({ value, title })), dynamicTitle: true },
});

/** The choices in the toolbar: what is asked of the platform counts in the playground of each element and in the flows. */
export const toolbar = {
  environment: choice('Environment', 'Environment (playground)', 'database', [
    ['sandbox', 'Sandbox'],
    ['sandbox-v2', 'Sandbox, cards of Banking v2'],
    ['staging', 'Staging, with tokens of this server’s giro-token'],
    ['live', 'Live, with tokens of this server’s giro-token'],
    ['none', 'None: not configured'],
  ]),
  scenario: choice('Scenario', 'Scenario (playground)', 'lightning', [
    ['happy', 'All goes well'],
    ['empty', 'Nothing there'],
    ['loading', 'Never answers'],
    ['frozen', 'All cards frozen'],
    ['expired', 'Consents expire at once'],
    ['refused', 'Acts are refused'],
    ['lost', 'Answers to acts are lost'],
    ['failing', 'Platform fails'],
    ['offline', 'Offline'],
    ['signed-out', 'Signed out'],
  ]),
  latency: choice('Latency', 'Latency of every answer', 'timer', [
    ['0', 'No delay'],
    ['400', '0.4 s'],
    ['2000', '2 s'],
    ['8000', '8 s'],
  ]),
  language: choice('Language', 'Language', 'globe', [
    ['en', 'English'],
    ['sv', 'Svenska'],
  ]),
  direction: choice('Direction', 'Direction', 'transfer', [
    ['ltr', 'Left to right'],
    ['rtl', 'Right to left'],
  ]),
  theme: choice('Theme', 'Theme', 'mirror', [
    ['light', 'Light'],
    ['dark', 'Dark'],
  ]),
  density: choice('Density', 'Density: --giro-space and --giro-font-size', 'component', [
    ['compact', 'Compact'],
    ['normal', 'Normal'],
    ['roomy', 'Roomy'],
  ]),
  width: choice('Width', 'Width of the container', 'grow', [
    ['280', '280 px'],
    ['360', '360 px'],
    ['640', '640 px'],
    ['full', 'Full width'],
  ]),
  code: choice('Code', 'Framework of the code to copy', 'markup', FRAMEWORKS),
};

/** What is chosen at first. */
export const initialGlobals = {
  environment: 'sandbox',
  scenario: 'happy',
  latency: '0',
  language: 'en',
  direction: 'ltr',
  theme: 'light',
  density: 'normal',
  width: 'full',
  code: 'html',
};

const DENSITIES: Readonly<Record<string, readonly [space: string, size: string]>> = {
  compact: ['6px', '0.875rem'],
  roomy: ['11px', '1.0625rem'],
};

/** What takes the look of a story. A page of documentation is Storybook's own; only the stories on it take theirs. */
const aroundOf = (canvas: HTMLElement): HTMLElement =>
  canvas.closest<HTMLElement>('.docs-story') ?? document.documentElement;

/** Gives a story the language that was chosen. */
export function applyLanguage(canvas: HTMLElement, language: unknown): void {
  aroundOf(canvas).lang = String(language);
}

/** Gives what is around a story the look that was chosen, but for its language. */
export function applyLook(canvas: HTMLElement, globals: Readonly<Record<string, unknown>>): void {
  const around = aroundOf(canvas);
  around.dir = String(globals['direction']);
  around.style.colorScheme = String(globals['theme']);
  const [space = '', size = ''] = DENSITIES[String(globals['density'])] ?? [];
  around.style.setProperty('--giro-space', space);
  around.style.setProperty('--giro-font-size', size);
  const width = String(globals['width']);
  canvas.style.maxInlineSize = width === 'full' ? '' : `${width}px`;
}
