// Writes dist/cdn/importmap.json: what each element's file is imported as, and a hash of every script there. Addresses are
// relative to dist/cdn; whoever serves it elsewhere puts that folder before them.
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const hashOf = (path) => `sha384-${createHash('sha384').update(readFileSync(path)).digest('base64')}`;
const inOrder = (pattern) =>
  globSync(pattern)
    .map((path) => path.replaceAll('\\', '/'))
    .toSorted();
const address = (path) => path.replace('dist/cdn/', './');

const tags = inOrder('src/define/*.ts').map((path) => basename(path, '.ts'));
const importMap = {
  imports: Object.fromEntries(tags.map((tag) => [`giro-elements/define/${tag}`, `./elements/${tag}.js`])),
  integrity: Object.fromEntries(inOrder('dist/cdn/**/*.js').map((path) => [address(path), hashOf(path)])),
};
writeFileSync('dist/cdn/importmap.json', `${JSON.stringify(importMap, undefined, 2)}\n`);
