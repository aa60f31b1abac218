// The README's table of elements says the size of each in whole kB, never less than it is.
import { readFileSync, writeFileSync } from 'node:fs';

/** How far below its figure an element may be before the figure is old. */
const SLACK = 2;
const ROW = /^(\| `(giro-[\w-]+)`.*\| +)(\d+)( +\|)$/gm;

/** The README with figures that hold, and what was wrong with those it has; sizes in kB by tag. */
export function withSizes(readme, sizes) {
  const wrong = [];
  const told = new Set();
  const text = readme.replaceAll(ROW, (row, before, tag, figure, after) => {
    const size = sizes[tag];
    told.add(tag);
    if (size === undefined) wrong.push(`${tag}: in the README, and not there`);
    if (size === undefined || (size <= figure && size >= figure - SLACK)) return row;
    wrong.push(`${tag}: ${figure} kB in the README, ${size} measured`);
    return `${before}${Math.ceil(size)}${after}`;
  });
  for (const tag of Object.keys(sizes)) if (!told.has(tag)) wrong.push(`${tag}: not in the README`);
  return { text, wrong };
}

/** Prints the figures into the README, or says which are wrong; true when they hold. */
export function holdReadmeTo(sizes, { write }) {
  const { text, wrong } = withSizes(readFileSync('README.md', 'utf8'), sizes);
  if (write) writeFileSync('README.md', text);
  else if (wrong.length > 0) console.error(`${wrong.join('\n')}\n✗ npm run size -- --write`);
  return write || wrong.length === 0;
}
