// Writes the types for templates of each framework, and the components for React, from the manifest into dist.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { angularSource } from './angular.js';
import { readElements } from './elements.js';
import { reactFiles } from './react.js';
import { sharedTypes } from './shared.js';
import { preactTypes, solidTypes, svelteTypes, vueTypes } from './templates.js';

const elements = readElements();
const TYPES_ONLY = { preact: preactTypes(), solid: solidTypes(), svelte: svelteTypes(), vue: vueTypes() };

const files = {
  'elements.d.ts': sharedTypes(elements),
  ...reactFiles(elements),
  'angular.ts': angularSource(elements),
};
for (const [name, types] of Object.entries(TYPES_ONLY)) {
  files[`${name}.d.ts`] = types;
  files[`${name}.js`] = '// Types only.\nexport {};\n';
}

for (const [name, text] of Object.entries(files)) {
  const path = join('dist/frameworks', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
