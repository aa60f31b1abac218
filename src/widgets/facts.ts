import { html, nothing, type TemplateResult } from 'lit';
import { PARTS } from '../styles/parts.js';

/** A label and its value, as they stand under each other. */
export type Fact = readonly [label: string, value: string];

/** Facts as a description list; values keep their own direction. */
export const renderFacts = (facts: readonly Fact[], id?: string): TemplateResult => html`
  <dl class="facts" part=${PARTS.list} id=${id ?? nothing}>
    ${facts.map(
      ([label, value]) =>
        html`<div>
          <dt>${label}</dt>
          <dd><bdi>${value}</bdi></dd>
        </div>`,
    )}
  </dl>
`;
