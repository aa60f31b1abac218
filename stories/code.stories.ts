import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { codeFor, FRAMEWORKS, type Framework } from './code.js';
import { PAGE } from './page.js';

const meta: Meta = { title: 'Design/Code', tags: ['!autodocs'], ...PAGE };
export default meta;

const DRAWN = '<giro-provider><giro-freeze-toggle card-id="c1"></giro-freeze-toggle></giro-provider>';

/** How each framework listens. */
const LISTENS: Readonly<Record<Framework, string>> = {
  html: "querySelector('giro-freeze-toggle').addEventListener('giro-card-freeze-change', ({ detail }) => {",
  react: '<giro-freeze-toggle card-id="c1" ongiro-card-freeze-change={({ detail }) => console.log(detail)}>',
  vue: '<giro-freeze-toggle card-id="c1" @giro-card-freeze-change="log">',
  svelte: '<giro-freeze-toggle card-id="c1" ongiro-card-freeze-change={({ detail }) => console.log(detail)}>',
  angular: '<giro-freeze-toggle card-id="c1" (giro-card-freeze-change)="log($event)">',
};

/** What the panel of code shows for a story, in each framework of the toolbar. */
export const CodeToCopy: StoryObj = {
  render: () => html`
    <main class="page">
      <h1>Code to copy</h1>
      <p>
        The panel “Code” of a story, and “Show code” in its documentation, are written for the framework that is chosen
        in the toolbar.
      </p>
      ${FRAMEWORKS.map(
        ([framework, name]) =>
          html`<h2>${name}</h2>
            <pre class="scroll" role="region" aria-label=${name} tabindex="0">${codeFor(framework, DRAWN)}</pre>`,
      )}
    </main>
  `,
  play: () => {
    for (const [framework] of FRAMEWORKS) {
      const code = codeFor(framework, DRAWN);
      for (const wanted of [LISTENS[framework], '<giro-provider environment="sandbox">'])
        if (!code.includes(wanted)) throw new Error(`${framework} lacks ${wanted}`);
      if (codeFor(framework, code) !== code) throw new Error(`${framework} is written over again`);
    }
  },
};
