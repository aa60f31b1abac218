import { globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { defineConfig, type BuildEnvironmentOptions, type Plugin, type UserConfig } from 'vite';

// Five builds make the package; scripts/build.js runs them in this order. Types and manifest come after, from the source.

const { dependencies } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const ofHost = Object.keys(dependencies).map((name) => new RegExp(`^${name}($|/)`));
const ofNode = [/^node:/, ...builtinModules];

const build = (options: BuildEnvironmentOptions): UserConfig => ({
  publicDir: false,
  build: { target: 'es2022', minify: false, emptyOutDir: false, copyPublicDir: false, ...options },
});

/**
 * Parts that a bundler's users load when they need them belong into the script tag's one file: rolldown would otherwise
 * cut what they share with the rest into a dozen files that all load at once. Languages stay beside it.
 */
const partsInside = (): Plugin => ({
  name: 'parts-inside',
  transform: {
    filter: { id: /\/src\/(?!i18n|sandbox).*\.ts$/ },
    handler(code) {
      const parts: string[] = [];
      const whole = code.replaceAll(/\bimport\(('[^']+'|"[^"]+")\)/g, (_, path: string) => {
        parts.push(`import * as part${parts.length} from ${path};`);
        return `Promise.resolve(part${parts.length - 1})`;
      });
      return parts.length === 0 ? undefined : { code: `${parts.join(' ')} ${whole}`, map: null };
    },
  },
});

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

/** One self-contained ES module for a script tag; what it loads later lies beside it. */
const scriptTag = (name: string, entry: string): UserConfig => ({
  ...build({
    outDir: 'dist/cdn',
    // Their licences ask for it: the file holds others' work.
    license: { fileName: `${name}.licenses.md` },
    lib: { entry: { [name]: entry }, formats: ['es'] },
    rolldownOptions: { output: { minify: true, chunkFileNames: `${name}-[name]-[hash].js` } },
  }),
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [foldStyles(), partsInside()],
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
  plugins: [foldStyles()],
});

const BUILDS: Readonly<Record<string, () => UserConfig>> = {
  /** The kit for bundlers: one module per source file, so that a host takes only what it imports. */
  package: () => ({
    plugins: [foldStyles()],
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
  /** The sandbox: brings its own server framework, which is no dependency of a host. */
  sandbox: () =>
    build({
      outDir: 'dist/sandbox',
      license: { fileName: 'licenses.md' },
      lib: {
        entry: { index: 'src/sandbox/index.ts', node: 'src/sandbox/node.ts', cli: 'src/sandbox/cli.ts' },
        formats: ['es'],
      },
      rolldownOptions: { external: ofNode, output: { chunkFileNames: 'chunks/[name]-[hash].js' } },
    }),
  cdn: () => scriptTag('giro-elements', 'src/cdn.ts'),
  'cdn-sandbox': () => scriptTag('giro-sandbox', 'src/sandbox/page.ts'),
  'cdn-elements': elementFiles,
};

export default defineConfig(({ mode }) => BUILDS[mode]?.() ?? {});
