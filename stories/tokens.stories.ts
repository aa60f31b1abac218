import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, noChange, type ElementPart, type TemplateResult } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import { tokens } from '../src/styles/tokens.js';
import { ELEMENTS } from './manifest.js';
import { PAGE } from './page.js';

const meta: Meta = { title: 'Design/Tokens', tags: ['!autodocs'], ...PAGE };
export default meta;

/** A token as the style sheet of every element has it. */
interface Token {
  readonly name: string;
  /** What it is where the host says nothing. */
  readonly value: string;
  readonly words: string | undefined;
}

const DECLARATION = /--_[\w-]+: var\((--giro-[\w-]+), (.*)\);(?: \/\* (.*) \*\/)?/g;
const TOKENS: readonly Token[] = [...tokens.cssText.matchAll(DECLARATION)].map(
  ([, name = '', value = '', words]): Token => ({ name, value, words }),
);
const COLORS = TOKENS.filter(({ name }) => name.startsWith('--giro-color-'));
const OTHERS = TOKENS.filter((token) => !COLORS.includes(token));

/** What elements say a token does in them. */
const usesOf = (name: string): TemplateResult[] =>
  ELEMENTS.flatMap(({ tagName, cssProperties = [] }) =>
    cssProperties
      .filter((property) => property.name === name)
      .map(({ description = '' }) => html`<div class="quiet"><code>${tagName}</code> ${description}</div>`),
  );

/** Paints an element with a value of CSS. */
const painted = directive(
  class extends Directive {
    render(value: string): unknown {
      return value;
    }
    override update({ element }: ElementPart, [value]: [string]): unknown {
      (element as HTMLElement).style.background = value;
      return noChange;
    }
  },
);

const SCHEMES = ['light', 'dark'] as const;

function colorRow({ name, value, words = '' }: Token): TemplateResult {
  const values = /^light-dark\((.*), (.*)\)$/.exec(value)?.slice(1) ?? [value, value];
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    ${SCHEMES.map(
      (scheme, index) =>
        html`<td>
          <div class="swatch ${scheme}"><span ${painted(`var(${name}, ${value})`)}></span></div>
          <code>${values[index]}</code>
        </td>`,
    )}
    <td>${words}${usesOf(name)}</td>
  </tr>`;
}

const otherRow = ({ name, value, words = '' }: Token): TemplateResult =>
  html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td><code>${value}</code></td>
    <td>${words}${usesOf(name)}</td>
  </tr>`;

const table = (label: string, heads: readonly string[], rows: readonly TemplateResult[]): TemplateResult =>
  html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
    <table>
      <thead>
        <tr>
          ${heads.map((head) => html`<th scope="col">${head}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;

/** Every token that a host can set, read from the style sheet that elements use. */
export const Tokens: StoryObj = {
  render: () => html`
    <main class="page">
      <h1>Tokens</h1>
      <p>
        Set them on any ancestor. What a host does not set is as below, and follows light, dark and contrast by itself.
      </p>
      <h2>Colours</h2>
      ${table('Colours', ['Token', 'Light', 'Dark', 'For'], COLORS.map(colorRow))}
      <h2>Type, shape and density</h2>
      ${table('Type, shape and density', ['Token', 'Unless set', 'For'], OTHERS.map(otherRow))}
    </main>
  `,
  play: () => {
    const known = new Set(TOKENS.map(({ name }) => name));
    const lost = [
      ...(tokens.cssText.match(/--giro-[\w-]+/g) ?? []),
      ...ELEMENTS.flatMap(({ cssProperties = [] }) => cssProperties.map(({ name }) => name)),
    ].filter((name) => !known.has(name));
    if (lost.length > 0 || known.size === 0) throw new Error(`Not on the page: ${lost.join(', ')}`);
  },
};
