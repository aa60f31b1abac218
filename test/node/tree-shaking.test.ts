import assert from 'node:assert/strict';
import { relative } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';

// `sideEffects` in package.json, as a host's bundler reads it: what is imported comes along, and nothing else.

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The files of the package that remain in a host's bundle of some code and load at once, and the packages with them. */
async function bundled(
  code: string,
): Promise<{ readonly files: readonly string[]; readonly packages: readonly string[] }> {
  const entry = 'host-entry';
  const result = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [
      {
        name: 'host',
        resolveId: (id) => (id.endsWith(entry) ? entry : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry, formats: ['es'], fileName: 'host' },
      rolldownOptions: { external: /^(?!\/dist|host-entry)[@\w]/ },
    },
  });
  const [{ output }] = result as [Rolldown.RolldownOutput];
  const chunks = new Map(output.filter((file) => file.type === 'chunk').map((chunk) => [chunk.fileName, chunk]));
  const atOnce = new Set<Rolldown.OutputChunk>();
  const packages = new Set<string>();
  const visit = (name: string): void => {
    const chunk = chunks.get(name);
    if (!chunk) packages.add(name);
    else if (!atOnce.has(chunk)) {
      atOnce.add(chunk);
      chunk.imports.forEach(visit);
    }
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) visit(chunk.fileName);
  const files = [...atOnce].flatMap(({ modules }) =>
    Object.entries(modules)
      .filter(([id, { renderedLength }]) => renderedLength > 0 && id !== entry)
      .map(([id]) => relative(root, id).replaceAll('\\', '/')),
  );
  return { files: files.toSorted(), packages: [...packages] };
}

/** The elements whose classes are among files. */
const elementsIn = (files: readonly string[]): readonly string[] =>
  files.flatMap((path) => /^dist\/widgets\/([\w-]+)\/\1\.js$/.exec(path)?.[1] ?? []);

const definitionsIn = (files: readonly string[]): readonly string[] =>
  files.flatMap((path) => /^dist\/define\/(.*)\.js$/.exec(path)?.[1] ?? []);

describe('a host’s bundle', () => {
  it('holds nothing of the kit when nothing of its index is used', async () => {
    assert.deepEqual(await bundled("import '/dist/index.js';"), { files: [], packages: [] });
  });

  for (const [name, folder] of [
    ['GiroFreezeToggle', 'freeze-toggle'],
    ['GiroTransferForm', 'transfer-form'],
    ['GiroProvider', 'provider'],
  ] as const)
    it(`holds no other element, and registers nothing, with ${name} alone`, async () => {
      const { files } = await bundled(`import { ${name} } from '/dist/index.js'; console.log(${name});`);
      assert.deepEqual(elementsIn(files), [folder]);
      assert.deepEqual(definitionsIn(files), []);
    });

  it('holds no lit and no element with the client alone', async () => {
    const { files, packages } = await bundled(
      "import { createClient } from '/dist/index.js'; console.log(createClient);",
    );
    assert.deepEqual(elementsIn(files), []);
    assert.deepEqual(
      packages.filter((name) => name.includes('lit')),
      [],
    );
  });

  it('registers an element and the provider, and nothing else, with its define', async () => {
    const { files } = await bundled("import '/dist/define/giro-freeze-toggle.js';");
    assert.deepEqual(definitionsIn(files), ['giro-freeze-toggle', 'giro-provider']);
    assert.deepEqual(elementsIn(files), ['freeze-toggle', 'provider']);
  });

  it('registers what a React component draws, and nothing else', async () => {
    const { files } = await bundled(
      "import { GiroFreezeToggle } from '/dist/frameworks/react.js'; console.log(GiroFreezeToggle);",
    );
    assert.deepEqual(definitionsIn(files), ['giro-freeze-toggle', 'giro-provider']);
    assert.deepEqual(elementsIn(files), ['freeze-toggle', 'provider']);
  });
});
