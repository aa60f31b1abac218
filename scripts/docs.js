// Writes what is made in the documentation, from the manifest and the sources: npm run docs
import { writeFileSync } from 'node:fs';
import { programOf } from './docs/kit.js';
import { madeFiles } from './docs/pages.js';

for (const [path, text] of await madeFiles(programOf())) writeFileSync(path, text);
