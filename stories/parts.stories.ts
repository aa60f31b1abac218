import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { PARTS } from '../src/styles/parts.js';
import { ELEMENTS } from './manifest.js';
import { PAGE } from './page.js';
import { cardId, named, play, stage } from './scenario.js';

const meta: Meta = { title: 'Design/Parts', tags: ['!autodocs'], ...PAGE };
export default meta;

/** Every part, with the elements that have it and what it is there. */
const USES = new Map(
  Object.values(PARTS).map((part) => [
    part,
    ELEMENTS.flatMap(({ tagName, cssParts = [] }) =>
      cssParts.filter(({ name }) => name === part).map(({ description = '' }) => ({ tagName, description })),
    ),
  ]),
);
const TAGS = ELEMENTS.map(({ tagName }) => tagName).join(', ');

const marks = new CSSStyleSheet();

/** Points a part out in the elements above. */
function point(event: Event): void {
  const button = event.currentTarget as HTMLButtonElement;
  const isOn = button.ariaPressed !== 'true';
  for (const other of document.querySelectorAll('.page [aria-pressed=true]')) other.ariaPressed = 'false';
  button.ariaPressed = String(isOn);
  const mark = `:is(${TAGS})::part(${button.value}) { outline: 3px solid CanvasText; outline-offset: 2px; }`;
  marks.replaceSync(isOn ? mark : '');
  if (!document.adoptedStyleSheets.includes(marks)) document.adoptedStyleSheets.push(marks);
}

function row([part, uses]: readonly [string, readonly { readonly tagName: string; readonly description: string }[]]) {
  return html`<tr>
    <th scope="row">
      <button type="button" value=${part} aria-pressed="false" @click=${point}>${part}</button>
    </th>
    <td>${uses.map(({ tagName, description }) => html`<div><code>${tagName}</code> ${description}</div>`)}</td>
  </tr>`;
}

const page = (specimens: TemplateResult): TemplateResult => html`
  <main class="page">
    <h1>Parts</h1>
    <p>
      One vocabulary for every element: <code>::part(button-primary)</code> is styled once. Press a part to see it
      pointed out.
    </p>
    <div class="specimens">${specimens}</div>
    <div class="scroll" role="region" aria-label="Parts and their elements" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          ${[...USES].filter(([, uses]) => uses.length > 0).map(row)}
        </tbody>
      </table>
    </div>
  </main>
`;

/** Every part that a host can style, read from the manifest. */
export const Parts: StoryObj = {
  loaders: [stage()],
  render: play((on) =>
    page(html`
      <giro-card-list status="frozen"></giro-card-list>
      <giro-activate-card card-id=${cardId(on, named('Everyday'))}></giro-activate-card>
      <giro-transfer-form></giro-transfer-form>
    `),
  ),
  play: ({ canvasElement }) => {
    const known: readonly string[] = Object.values(PARTS);
    const lost = ELEMENTS.flatMap(({ cssParts = [] }) => cssParts.map(({ name }) => name)).filter(
      (name) => !known.includes(name),
    );
    if (lost.length > 0) throw new Error(`Not on the page: ${lost.join(', ')}`);
    marks.replaceSync('');
    canvasElement.querySelector<HTMLButtonElement>('button[value=base]')?.click();
  },
};
