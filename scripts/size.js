// What a host's users download, minified and brotli-compressed, everything an import needs included; not what loads
// later (languages) and not the sandbox. Budgets in kB: scripts/size-budgets.json, from the performance figures. What is over
// its budget has a ceiling beside it, above which it must not grow either: this fails above ceilings, and budgets without one.
// The README says the size of each element; `-- --write` prints it there.
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { holdReadmeTo } from './readme-sizes.js';

const budgets = JSON.parse(readFileSync(new URL('./size-budgets.json', import.meta.url), 'utf8'));
const ENTRY = 'size-entry';

/** Bundles imports of the built package as a host would, and answers the code that loads at once. */
async function bundle(...files) {
  const [{ output }] = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id.endsWith(ENTRY) ? ENTRY : undefined),
        load: (id) =>
          id === ENTRY
            ? files.map((file) => `import '/dist/${file}'; export * from '/dist/${file}';`).join('\n')
            : undefined,
      },
    ],
    build: {
      target: 'es2022',
      write: false,
      lib: { entry: ENTRY, formats: ['es'], fileName: 'entry' },
      rolldownOptions: { output: { minify: true, comments: false } },
    },
  });
  const chunks = new Map(output.filter(({ type }) => type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const initial = new Set();
  const visit = (name) => {
    if (initial.has(name)) return;
    initial.add(name);
    for (const imported of chunks.get(name).imports) visit(imported);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName);
  // Hosts' bundlers make one file of what loads at once; how this one cuts it is not the kit's size.
  return [[...initial].map((name) => chunks.get(name).code).join('\n')];
}

const kilobytes = (codes, compress) => codes.reduce((sum, code) => sum + compress(code).length, 0) / 1000;

const ELEMENTS = readdirSync('dist/define').filter((file) => file.endsWith('.js'));

/** A part of the script tag that loads when it is wanted. */
const part = (name) => globSync(`dist/cdn/giro-elements-${name}-*.js`).map((file) => readFileSync(file, 'utf8'));

const WHAT = {
  ...Object.fromEntries(ELEMENTS.map((file) => [file.replace('.js', ''), () => bundle(`define/${file}`)])),
  'giro-freeze-toggle and giro-card-list': () => bundle('define/giro-freeze-toggle.js', 'define/giro-card-list.js'),
  'the client alone': () => bundle('api/index.js'),
  'the whole script-tag file': () => [readFileSync('dist/cdn/giro-elements.js', 'utf8')],
  Swedish: () => part('sv'),
  'Swedish of the forms that move money': () => part('money.sv'),
  'Swedish words for codes': () => part('transaction-words.sv'),
  'the sandbox of the script tag (no part of the kit)': () => [readFileSync('dist/cdn/giro-sandbox.js', 'utf8')],
};

const rows = [];
for (const [name, codes] of Object.entries(WHAT)) {
  const found = await codes();
  const brotli = kilobytes(found, brotliCompressSync);
  const { budget = Infinity, ceiling = budget } = budgets[name] ?? {};
  rows.push({
    name,
    'min+brotli kB': brotli.toFixed(1),
    'min+gzip kB': kilobytes(found, gzipSync).toFixed(1),
    'budget kB': budget === Infinity ? '' : budget,
    'ceiling kB': ceiling === budget ? '' : ceiling,
    verdict: brotli > ceiling ? 'too large' : brotli > budget ? 'over its budget' : '',
  });
}
console.table(Object.fromEntries(rows.map(({ name, ...row }) => [name, row])));
if (rows.some(({ verdict }) => verdict === 'too large')) process.exitCode = 1;

const sizes = Object.fromEntries(rows.map((row) => [row.name, Number(row['min+brotli kB'])]));
const ofElements = Object.fromEntries(Object.entries(sizes).filter(([name]) => ELEMENTS.includes(`${name}.js`)));
if (!holdReadmeTo(ofElements, { write: process.argv.includes('--write') })) process.exitCode = 1;
