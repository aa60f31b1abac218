/** A page's title, and what its first paragraph says. */
function aboutPage({ text }) {
  const title = /^# (.*)$/m.exec(text)?.[1] ?? '';
  const [, first = ''] = /^# .*\n+(?:<!--.*-->\s+)*([^#<`][^]*?)\n\n/m.exec(text) ?? [];
  return { title, words: oneLine(first.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')) };
}

const oneLine = (text = '') => text.replaceAll(/\s+/g, ' ').trim();

/** `llms.txt` for programs that read instead of people: every page, and every element with all that can be set, called and heard. */
export function llms({ elements }, pages) {
  const [readme, ...others] = pages;
  const { title, words } = aboutPage(readme);
  const guides = others.filter(({ path }) => !path.startsWith('docs/elements/') && path !== 'docs/README.md');
  return `# ${title}

> ${words}

## Documentation

${guides
  .map((page) => ({ ...page, ...aboutPage(page) }))
  .map(({ path, title, words }) => `- [${title}](${path}): ${words}`)
  .join('\n')}

## Elements

${elements.map(element).join('\n\n')}
`;
}

function element({ tagName, description, attributes = [], members = [], events = [], slots = [] }) {
  const line = (what, name, words) => `- ${what} \`${name}\`: ${oneLine(words)}`;
  const own = members.filter(({ attribute }) => !attribute);
  return [
    `### [${tagName}](docs/elements/${tagName}.md)`,
    '',
    oneLine(description),
    '',
    `- import \`giro-elements/define/${tagName}\``,
    ...attributes.map(({ name, description }) => line('attribute', name, description)),
    ...own.map(({ kind, name, description }) =>
      kind === 'method' ? line('method', `${name}()`, description) : line('property', name, description),
    ),
    ...events.map(({ name, description }) => line('event', name, description)),
    ...slots.map(({ name, description }) => line('slot', name || 'default', description)),
  ].join('\n');
}
