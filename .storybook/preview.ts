import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import manifest from '../dist/custom-elements.json' with { type: 'json' };

setCustomElementsManifest(manifest);

/** A choice in the toolbar. */
const choice = (
  title: string,
  icon: 'globe' | 'transfer' | 'mirror',
  items: readonly (readonly [value: string, title: string])[],
) => ({
  description: title,
  toolbar: { title, icon, items: items.map(([value, title]) => ({ value, title })), dynamicTitle: true },
});

/** A run of all stories wants to know what is wrong; who looks at one may see what was found in order, too. */
const isRun = navigator.webdriver;

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // Every fault that axe finds fails the story; there is no list of exceptions.
    a11y: { test: 'error', options: isRun ? { resultTypes: ['violations'], preload: false } : {} },
    controls: { expanded: true },
    layout: 'padded',
  },
  globalTypes: {
    language: choice('Language', 'globe', [
      ['en', 'English'],
      ['sv', 'Svenska'],
    ]),
    direction: choice('Direction', 'transfer', [
      ['ltr', 'Left to right'],
      ['rtl', 'Right to left'],
    ]),
    theme: choice('Theme', 'mirror', [
      ['light', 'Light'],
      ['dark', 'Dark'],
    ]),
  },
  initialGlobals: { language: 'en', direction: 'ltr', theme: 'light', a11y: { manual: false } },
  decorators: [
    (story, { globals }) => {
      const page = document.documentElement;
      page.lang = String(globals['language']);
      page.dir = String(globals['direction']);
      page.style.colorScheme = String(globals['theme']);
      // Storybook paints its preview white; a host's page would follow its own color scheme.
      document.body.style.background = 'Canvas';
      document.body.style.color = 'CanvasText';
      return story();
    },
  ],
};

export default preview;
