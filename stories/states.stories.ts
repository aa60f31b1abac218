import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ELEMENTS } from './manifest.js';
import { PAGE, storiesAreThere, storyId, storyLink } from './page.js';
import { ROWS, STATES } from './states.js';

const meta: Meta = { title: 'Design/States', tags: ['!autodocs'], ...PAGE };
export default meta;

const isReason = (shown: string): boolean => shown.startsWith('(');

const cell = (title: string, shown: string): TemplateResult =>
  isReason(shown) ? html`<td class="quiet">${shown.slice(1, -1)}</td>` : html`<td>${storyLink(title, shown)}</td>`;

/** Every element in every state, to go through in order. */
export const EveryElementInEveryState: StoryObj = {
  render: () => html`
    <main class="page">
      <h1>Every element in every state</h1>
      <p>
        Each name leads to the story. Where a state can’t be, the table says why. Answers of the platform one by one are
        beside their element, under “Answers”.
      </p>
      <div class="scroll" role="region" aria-label="Elements and their states" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Element</th>
              ${STATES.map((state) => html`<th scope="col">${state}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${Object.entries(ROWS).map(
              ([tag, { title, states }]) =>
                html`<tr>
                  <th scope="row"><code>${tag}</code></th>
                  ${STATES.map((state) => cell(title, states[state]))}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </main>
  `,
  play: async () => {
    const missing = ELEMENTS.filter(({ tagName }) => !(tagName in ROWS));
    if (missing.length > 0) throw new Error(`Nothing is said of ${missing.map(({ tagName }) => tagName).join(', ')}`);
    await storiesAreThere(
      Object.values(ROWS).flatMap(({ title, states }) =>
        Object.values(states)
          .filter((shown) => !isReason(shown))
          .map((shown) => storyId(title, shown)),
      ),
    );
  },
};
