import { storyNameFromExport, toId } from 'storybook/internal/csf';
import { html, type TemplateResult } from 'lit';
import './page.css';

/** A page that is about no one element: no controls, no code to copy. Its tags stand in each: they are read, not run. */
export const PAGE = {
  parameters: { controls: { disable: true }, docs: { codePanel: false, source: { code: '' } } },
};

/** The id of a story. */
export const storyId = (title: string, name: string): string => toId(title, storyNameFromExport(name));

/** A link to a story. */
export const storyLink = (title: string, name: string): TemplateResult =>
  html`<a href="./?path=/story/${storyId(title, name)}" target="_top">${storyNameFromExport(name)}</a>`;

/** Makes sure that there are stories of these ids. */
export async function storiesAreThere(ids: readonly string[]): Promise<void> {
  const { entries } = (await (await fetch('./index.json')).json()) as { readonly entries: Record<string, unknown> };
  const missing = ids.filter((id) => !(id in entries));
  if (missing.length > 0) throw new Error(`There are no stories ${missing.join(', ')}`);
}
