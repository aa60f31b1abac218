// Lets Node run our TypeScript as it is: types are stripped by Node itself, but our imports say `.js` (as the built
// files do), so a relative `.js` that is not there is looked for as `.ts`. Use: node --import ./scripts/register-ts.js
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const isRelative = (specifier) => specifier.startsWith('./') || specifier.startsWith('../');

registerHooks({
  resolve(specifier, context, nextResolve) {
    if (context.parentURL?.startsWith('file:') && isRelative(specifier) && specifier.endsWith('.js')) {
      const wanted = new URL(specifier, context.parentURL);
      const source = new URL(`${wanted.href.slice(0, -'.js'.length)}.ts`);
      if (!existsSync(fileURLToPath(wanted)) && existsSync(fileURLToPath(source)))
        return nextResolve(source.href, context);
    }
    return nextResolve(specifier, context);
  },
});
