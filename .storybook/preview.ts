import { setCustomElementsManifest, type Preview, type WebComponentsRenderer } from '@storybook/web-components-vite';
import type { StrictInputType } from 'storybook/internal/types';
import { action } from 'storybook/actions';
import manifest from '../dist/custom-elements.json' with { type: 'json' };
import { codeFor } from '../stories/code.js';
import { EVENTS } from '../stories/manifest.js';
import type { Stage } from '../stories/scenario.js';
import './preview.css';
import { applyLanguage, applyLook, initialGlobals, toolbar } from './toolbar.js';

setCustomElementsManifest(manifest);

/** A run of all stories wants to know what is wrong; who looks at one may see what was found in order, too. */
const isRun = navigator.webdriver;

// Every public event, in the panel of actions: what it carries, and nothing else.
for (const type of EVENTS)
  document.addEventListener(type, (event) => {
    action(type)((event as CustomEvent<unknown>).detail);
  });

// A documentation page is a page: Storybook gives it no landmark.
document.querySelector('#storybook-docs')?.setAttribute('role', 'main');

/** What was drawn, for as long as Storybook does not ask for the story anew. */
const drawn = new WeakMap<AbortSignal, Drawn>();

interface Drawn {
  readonly platform: string;
  readonly args: string;
  readonly loaded: Record<string, unknown>;
  readonly story: WebComponentsRenderer['storyResult'];
}

const preview: Preview = {
  tags: ['autodocs'],
  parameters: {
    // Every fault that axe finds fails the story; there is no list of exceptions.
    a11y: { test: 'error', options: isRun ? { resultTypes: ['violations'], preload: false } : {} },
    controls: { expanded: true },
    docs: {
      codePanel: true,
      source: {
        language: 'tsx',
        transform: (code: string, { globals }: { readonly globals: Readonly<Record<string, unknown>> }) =>
          codeFor(String(globals['code']), code),
      },
    },
    layout: 'padded',
    options: {
      storySort: { order: ['Design', 'Flows', 'Cards', 'Accounts', 'Money', 'Session'] },
    },
  },
  globalTypes: toolbar,
  initialGlobals: { ...initialGlobals, a11y: { manual: false } },
  beforeEach: ({ globals, loaded }) => {
    const { stage } = loaded as { readonly stage?: Stage };
    const ms = Number(globals['latency']);
    if (stage && ms > 0) stage.sandbox.faults.add({ call: '*', do: { kind: 'delay', ms } });
  },
  afterEach: ({ canvasElement, globals }) => {
    applyLanguage(canvasElement, globals['language']);
  },
  // Stories are as they are; in a playground attributes can be changed.
  argTypesEnhancers: [
    ({ argTypes, parameters, initialArgs }) =>
      Object.fromEntries(
        Object.entries(argTypes).map(([name, type]): [string, StrictInputType] => {
          const isOpen = parameters['isPlayground'] === true && name in initialArgs;
          if (!isOpen) return [name, { ...type, control: false }];
          // What an address says of it is taken only where its type is one that Storybook knows.
          const known = typeof initialArgs[name] === 'boolean' ? 'boolean' : 'string';
          const control = {
            type: known === 'boolean' ? ('boolean' as const) : ('text' as const),
            ...(typeof type.control === 'object' && type.control),
            labels: { '': 'none' }, // of a choice of nothing, which has no words
          };
          return [name, { ...type, control, type: { name: known } }];
        }),
      ),
  ],
  decorators: [
    (story, { abortSignal, args, canvasElement, globals, loaded, playFunction, viewMode }) => {
      applyLook(canvasElement, globals);
      // A change of language or look keeps what is drawn and what was typed; only another platform is another story.
      const platform = [globals['environment'], globals['scenario'], globals['latency']].join(' ');
      const before = drawn.get(abortSignal);
      const kept = before?.platform === platform ? before : undefined;
      const now = { platform, args: JSON.stringify(args), loaded: kept?.loaded ?? loaded };
      // What a story does it does in English, whose words it looks for; what it ends in is shown in any language.
      const isPlayed = playFunction !== undefined && viewMode === 'story' && !before;
      applyLanguage(canvasElement, isPlayed ? initialGlobals.language : globals['language']);
      if (kept?.args === now.args) return kept.story;
      const update: object = { loaded: now.loaded };
      const fresh = story(update);
      drawn.set(abortSignal, { ...now, story: fresh });
      return fresh;
    },
  ],
};

export default preview;
