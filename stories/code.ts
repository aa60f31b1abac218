import { isOfAll, toldOf } from './manifest.js';

/** What a person copies: the same markup as each framework writes it. */
export type Framework = 'html' | 'react' | 'vue' | 'svelte' | 'angular';

/** What a framework is called. */
export const FRAMEWORKS: readonly (readonly [Framework, string])[] = [
  ['html', 'HTML'],
  ['react', 'React'],
  ['vue', 'Vue'],
  ['svelte', 'Svelte'],
  ['angular', 'Angular'],
];

const PRINT_WIDTH = 100;

/** The code for what a story draws, in a framework; anything that is no markup of the kit's stays as it is. */
export function codeFor(framework: string, drawn: string): string {
  // Storybook hands over what came of it again.
  if (!drawn.trimStart().startsWith('<giro-')) return drawn;
  const { body } = new DOMParser().parseFromString(drawn, 'text/html');
  const provider = body.querySelector('giro-provider');
  if (provider && !provider.hasAttribute('environment')) provider.setAttribute('environment', 'sandbox');
  const elements = [...body.querySelectorAll('*')].filter(({ localName }) => localName.startsWith('giro-'));
  const tags = [...new Set(elements.map(({ localName }) => localName))];
  const isSandbox = provider?.getAttribute('environment') === 'sandbox';
  return PAGES[framework as Framework]({ body, tags: tags.length > 1 ? tags.filter(isNoProvider) : tags, isSandbox });
}

interface Page {
  readonly body: Element;
  readonly tags: readonly string[];
  readonly isSandbox: boolean;
}

const isNoProvider = (tag: string): boolean => tag !== 'giro-provider';

const PAGES: Readonly<Record<Framework, (page: Page) => string>> = {
  html: ({ body, tags, isSandbox }) => {
    const listeners = tags.flatMap((tag) =>
      ownEvents(tag).flatMap((event) => [
        `  document.querySelector('${tag}').addEventListener('${event}', ({ detail }) => {`,
        '    console.log(detail);',
        '  });',
      ]),
    );
    return [
      '<script type="module" src="dist/cdn/giro-elements.js"></script>',
      ...(isSandbox ? ['<script type="module" src="dist/cdn/giro-sandbox.js"></script>'] : []),
      '',
      ...markup(body, () => []),
      ...(listeners.length > 0 ? ['', '<script type="module">', ...listeners, '</script>'] : []),
    ].join('\n');
  },
  react: (page) =>
    [
      ...imports(page, 'react'),
      '',
      'export function Bank() {',
      '  return (',
      ...indented(
        markup(page.body, (event) => [`on${event}={({ detail }) => console.log(detail)}`]),
        '    ',
      ),
      '  );',
      '}',
    ].join('\n'),
  vue: (page) =>
    [
      '<script setup lang="ts">',
      ...imports(page, 'vue'),
      '',
      'const log = ({ detail }: CustomEvent): void => console.log(detail);',
      '</script>',
      '',
      '<template>',
      ...indented(markup(page.body, (event) => [`@${event}="log"`])),
      '</template>',
    ].join('\n'),
  svelte: (page) =>
    [
      '<script lang="ts">',
      ...indented(imports(page, 'svelte')),
      '</script>',
      '',
      ...markup(page.body, (event) => [`on${event}={({ detail }) => console.log(detail)}`]),
    ].join('\n'),
  angular: (page) =>
    [
      "import { Component } from '@angular/core';",
      "import { GIRO_DIRECTIVES } from './giro-directives'; // a copy of giro-elements/angular",
      ...imports(page),
      '',
      '@Component({',
      "  selector: 'bank-page',",
      '  imports: [...GIRO_DIRECTIVES],',
      '  template: `',
      ...indented(
        markup(page.body, (event) => [`(${event})="log($event)"`]),
        '    ',
      ),
      '  `,',
      '})',
      'export class BankComponent {',
      '  protected log({ detail }: CustomEvent): void {',
      '    console.log(detail);',
      '  }',
      '}',
    ].join('\n'),
};

function imports({ tags, isSandbox }: Page, types?: string): readonly string[] {
  return [
    ...(types === undefined ? [] : [`import type {} from 'giro-elements/${types}';`]),
    ...tags.map((tag) => `import 'giro-elements/define/${tag}';`),
    ...(isSandbox ? ["import 'giro-elements/sandbox';"] : []),
  ];
}

const indented = (lines: readonly string[], by = '  '): readonly string[] => lines.map((line) => by + line);

/** What only this element tells; in a story one is enough to show how. */
const ownEvents = (tag: string): readonly string[] =>
  (toldOf(tag).events ?? [])
    .map(({ name }) => name)
    .filter((name) => !isOfAll(name))
    .slice(0, isNoProvider(tag) ? 1 : 0);

/** The markup in lines, each element with what listens to its event. */
function markup(parent: Element, listens: (event: string) => readonly string[]): readonly string[] {
  return [...parent.childNodes].flatMap((node) => {
    if (node instanceof Text) return node.data.trim() === '' ? [] : [node.data.trim()];
    if (!(node instanceof Element)) return [];
    const tag = node.localName;
    const given = [
      ...[...node.attributes].map(({ name, value }) =>
        value === '' ? name : `${name}="${value.replaceAll('"', '&quot;')}"`,
      ),
      ...(tag.startsWith('giro-') ? ownEvents(tag).flatMap(listens) : []),
    ];
    const inside = markup(node, listens);
    const open = `<${[tag, ...given].join(' ')}>`;
    const opening = open.length <= PRINT_WIDTH ? [open] : [`<${tag}`, ...indented(given), '>'];
    if (inside.length > 0) return [...opening, ...indented(inside), `</${tag}>`];
    return [...opening.slice(0, -1), `${opening.at(-1) ?? ''}</${tag}>`];
  });
}
