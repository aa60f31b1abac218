// The pages of the documentation with what is made in them: between `<!-- made: name argument -->` and `<!-- /made -->`.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import prettier from 'prettier';
import { llms } from './llms.js';
import { readSections } from './sections.js';

const MADE = /<!-- made: ([\w-]+)(?: ([\w./-]+))? -->[^]*?<!-- \/made -->/g;
/** What the page of every element has. */
const OF_ELEMENT = ['about', 'interface', 'calls', 'errors', 'texts'];

export const pagePaths = () => [
  'README.md',
  ...globSync('docs/**/*.md')
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted(),
];

/**
 * Each file as it must be, by its path.
 * @returns {Promise<Map<string, string>>}
 */
export async function madeFiles(program) {
  const kit = await readSections(program);
  const files = new Map();
  for (const { tagName } of kit.elements) {
    const path = `docs/elements/${tagName}.md`;
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const missing = OF_ELEMENT.filter((name) => !text.includes(`<!-- made: ${name} ${tagName} -->`));
    if (missing.length > 0) throw new Error(`${path} has no place for: ${missing.join(' ')}`);
  }
  for (const path of pagePaths()) {
    const made = readFileSync(path, 'utf8').replaceAll(MADE, (_, name, argument) => {
      if (!Object.hasOwn(kit.sections, name)) throw new Error(`${path}: nothing makes “${name}”`);
      return `<!-- made: ${[name, argument].filter(Boolean).join(' ')} -->\n\n${kit.sections[name](argument)}\n\n<!-- /made -->`;
    });
    files.set(path, await formatted(path, made));
  }
  const pages = [...files].map(([path, text]) => ({ path, name: basename(path), text }));
  files.set('llms.txt', llms(kit, pages));
  return files;
}

const formatted = async (path, text) =>
  prettier.format(text, { ...(await prettier.resolveConfig(path)), filepath: path });
