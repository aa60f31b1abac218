import { globSync } from 'node:fs';

/** Every name that `exports` of package.json lets a host import, with what a pattern stands for in the built package. */
export function entryPoints(exports) {
  return Object.entries(exports).flatMap(([name, target]) => {
    if (!name.includes('*')) return [name];
    const pattern = (typeof target === 'string' ? target : target.default).slice(2);
    const [before, after] = pattern.split('*');
    return globSync(pattern)
      .toSorted()
      .map((path) =>
        name.replace('*', path.replaceAll('\\', '/').slice(before.length, after ? -after.length : undefined)),
      );
  });
}
