import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig, type BuildEnvironmentOptions, type Plugin, type UserConfig } from 'vite';
import { foldTemplates } from './scripts/fold-markup.js';

// Five builds make the package; scripts/build.js runs them in this order. Types and manifest come after, from the source.

const { dependencies, version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
};
const ofHost = Object.keys(dependencies).map((name) => new RegExp(`^${name}($|/)`));
const ofNode = [/^node:/, ...builtinModules];

const build = (options: BuildEnvironmentOptions): UserConfig => ({
  publicDir: false,
  build: { target: 'es2022', minify: false, emptyOutDir: false, copyPublicDir: false, ...options },
});

/**
 * Gives the parts that load later what they share with the script tag's file, without importing it: a part can't know under
 * which address the file was loaded (a query, a redirect of a CDN), and another address would be another copy of the kit.
 */
const sharedWithParts = (file: string): Plugin => {
  const shared = `globalThis[Symbol.for('${file} ${version}')]`;
  const named = (names: string): string => names.replaceAll(/([\w$]+) as ([\w$]+)/g, '$2: $1');
  return {
    name: 'shared-with-parts',
    renderChunk: (code, { fileName, isEntry, imports }) => {
      if (isEntry) {
        return {
          code: code.replace(
            /^export \{([^}]*)\};?\s*$/m,
            (_, names: string) => `${shared} ??= Object.freeze({${named(names)}});`,
          ),
          map: null,
        };
      }
      const given = code.replaceAll(
        new RegExp(`^import \\{([^}]*)\\} from "\\./${file}";$`, 'gm'),
        (_, names: string) => `const {${names.replaceAll(' as ', ': ')}} = ${shared};`,
      );
      const own = imports.length - Number(imports.includes(file));
      if (given.split(/^import /m).length - 1 !== own) throw new Error(`${fileName} imports more than was expected.`);
      // What one part would load later, and another element has at once.
      return { code: given.replaceAll(`import("./${file}")`, `Promise.resolve(${shared})`), map: null };
    },
  };
};

/** Style sheets in templates, without comments and with white space folded; no string or selector changes its meaning. */
const foldStyles = (): Plugin => ({
  name: 'fold-styles',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: 'css`' },
    handler: (code) => ({
      code: code.replaceAll(/css`[^`]*`/g, (sheet) =>
        sheet
          .replaceAll(/\/\*[^]*?\*\//g, '')
          .replaceAll(/\s+/g, ' ')
          .replaceAll(/ ?([{};,]) ?/g, '$1')
          .replaceAll(';}', '}'),
      ),
      map: null,
    }),
  },
});

/** Templates with their layout folded; they hold no `pre` and no `textarea`, where it would be drawn. */
const foldTemplatesOf = (): Plugin => ({
  name: 'fold-templates',
  transform: {
    filter: { id: /\/src\/.*\.ts$/, code: 'html`' },
    handler(code) {
      return { code: foldTemplates(code, (text) => this.parse(text)), map: null };
    },
  },
});

/** One self-contained ES module for a script tag; what it loads later lies beside it. */
const scriptTag = (name: string, entry: string): UserConfig => ({
  ...build({
    outDir: 'dist/cdn',
    // Their licences ask for it: the file holds others' work.
    license: { fileName: `${name}.licenses.md` },
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: 'allow-extension',
      output: {
        minify: true,
        chunkFileNames: `${name}-[name]-[hash].js`,
        // What loads at once is one file; the bundler would cut what it shares with the parts into a dozen.
        codeSplitting: {
          groups: [
            { name, tags: ['$initial'] },
            { name: 'money', test: /\/src\/api\/(?:money|banking-v2\/(?:account-)?transactions)\.ts$/ },
          ],
        },
      },
      // An element that a list opens is in the file already, because its own tag is.
      checks: { ineffectiveDynamicImport: false },
    },
  }),
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [foldStyles(), foldTemplatesOf(), sharedWithParts(`${name}.js`)],
});

/** The same for a page that wants only some elements: a file for each, and what they share in as few as that allows. */
const elementFiles = (): UserConfig => ({
  ...build({
    outDir: 'dist/cdn/elements',
    license: { fileName: 'licenses.md' },
    lib: { entry: globSync('src/define/*.ts').toSorted(), formats: ['es'] },
    rolldownOptions: {
      // What one element loads later, another needs at once.
      checks: { ineffectiveDynamicImport: false },
      output: {
        minify: true,
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: { groups: [{ name: 'shared', minShareCount: 3 }] },
      },
    },
  }),
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [foldStyles(), foldTemplatesOf()],
});

const BUILDS: Readonly<Record<string, () => UserConfig>> = {
  /** The kit for bundlers: one module per source file, so that a host takes only what it imports. */
  package: () => ({
    plugins: [foldStyles(), foldTemplatesOf()],
    ...build({
      emptyOutDir: true,
      outDir: 'dist',
      lib: {
        entry: ['src/index.ts', 'src/define.ts', 'src/api/index.ts', ...globSync('src/define/*.ts').toSorted()],
        formats: ['es'],
      },
      rolldownOptions: {
        external: ofHost,
        output: {
          preserveModules: true,
          preserveModulesRoot: 'src',
          // The compiler's own helpers come under a path that holds its version.
          entryFileNames: ({ name }) => `${name.replace(/^_virtual\/.*\//, 'helpers/')}.js`,
        },
      },
    }),
  }),
  /** The sandbox, and the test kit that holds it: bring their own server framework, which is no dependency of a host. */
  sandbox: () =>
    build({
      outDir: 'dist',
      license: { fileName: 'sandbox/licenses.md' },
      lib: {
        entry: {
          'sandbox/index': 'src/sandbox/index.ts',
          'sandbox/node': 'src/sandbox/node.ts',
          'sandbox/cli': 'src/sandbox/cli.ts',
          'testing/index': 'src/testing/index.ts',
        },
        formats: ['es'],
      },
      rolldownOptions: { external: ofNode, output: { chunkFileNames: 'sandbox/chunks/[name]-[hash].js' } },
    }),
  cdn: () => scriptTag('giro-elements', 'src/cdn.ts'),
  'cdn-sandbox': () => scriptTag('giro-sandbox', 'src/sandbox/page.ts'),
  'cdn-elements': elementFiles,
};

export default defineConfig(({ mode }) => BUILDS[mode]?.() ?? {});
