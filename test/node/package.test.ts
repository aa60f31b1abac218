import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

// What a host installs: the built package, as package.json describes it. `npm run test:node` builds it first.

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly version: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta: Readonly<Record<string, { readonly optional?: boolean }>>;
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
}
const manifest = JSON.parse(read('package.json')) as Manifest;
const TAGS = globSync('src/define/*.ts', { cwd: root }).map((path) => path.replace(/^.*[\\/](.*)\.ts$/, '$1'));

/** Every import of a script or of its types: static, dynamic, `export from`, `import('…')` types. */
function importsOf(path: string): readonly string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier)
      found.push((node.moduleSpecifier as ts.StringLiteral).text);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      found.push((node.argument.literal as ts.StringLiteral).text);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [target] = node.arguments;
      found.push(target && ts.isStringLiteralLike(target) ? target.text : 'an import of something computed');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** All files reached from one, and the packages they import. */
function reach(entry: string): { readonly files: ReadonlySet<string>; readonly packages: ReadonlyMap<string, string> } {
  const files = new Set<string>();
  const packages = new Map<string, string>();
  const visit = (path: string): void => {
    if (files.has(path)) return;
    assert.ok(existsSync(join(root, path)), `${path} is imported and is not there`);
    files.add(path);
    for (const specifier of importsOf(path)) {
      if (!specifier.startsWith('.')) {
        const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
        if (!packages.has(name)) packages.set(name, path);
        continue;
      }
      const target = join(dirname(path), specifier);
      visit(path.endsWith('.d.ts') ? target.replace(/\.js$/, '.d.ts') : target);
    }
  };
  visit(entry);
  return { files, packages };
}

/** What hosts that import an entry have besides: its framework, an optional peer. */
const FRAMEWORKS: Readonly<Record<string, readonly string[]>> = {
  './react': ['react', '@lit/react'],
  './preact': ['preact'],
  './solid': ['solid-js'],
  './svelte': ['svelte'],
  './vue': ['vue'],
};

/** The packages that may be imported in an entry for hosts. */
const packagesOf = (entry: string): readonly string[] => [
  ...Object.keys(manifest.dependencies),
  ...(FRAMEWORKS[entry] ?? []).filter((name) => manifest.peerDependenciesMeta[name]?.optional),
];

/** The sandbox and the test kit hold what they need: nothing of theirs is a dependency of a host. */
const bringsItsOwn = (name: string): boolean => /^\.\/(sandbox|testing)/.test(name);

/** `./define/*` once per element; files that are no modules are left out. */
const modules = Object.entries(manifest.exports).flatMap(([name, target]) => {
  if (typeof target === 'string') return [];
  const names = name.includes('*') ? TAGS : [''];
  return names.map((tag) => ({
    name: name.replace('*', tag),
    types: target.types.replace('*', tag).slice(2),
    script: target.default.replace('*', tag).slice(2),
  }));
});

/** Runs a module in a Node of its own, in the package's folder, where its name means the package itself. */
const inNode = (code: string): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' });

describe('the package', () => {
  it('has an import for every element', () => {
    assert.ok(TAGS.includes('giro-card-list') && TAGS.includes('giro-freeze-toggle'), TAGS.join());
    for (const tag of TAGS)
      assert.ok(
        modules.some(({ name }) => name === `./define/${tag}`),
        tag,
      );
  });

  for (const { name, script, types } of modules) {
    it(`${name}: its script imports only what is there, and what a host installs with it`, () => {
      const { packages } = reach(script);
      const ofHost = packagesOf(name);
      const ofNode = name === './sandbox/node' ? [...builtinModules, 'node:'] : [];
      for (const [imported, by] of packages)
        assert.ok(
          bringsItsOwn(name) ? ofNode.some((name) => imported.startsWith(name)) : ofHost.includes(imported),
          `${by} imports ${imported}`,
        );
    });

    it(`${name}: its types import only what is there, and what a host installs with it`, () => {
      for (const [imported, by] of reach(types).packages)
        assert.ok(packagesOf(name).includes(imported) || imported.startsWith('node:'), `${by} imports ${imported}`);
    });
  }

  it('registers nothing when its index is imported', () => {
    const { files } = reach('dist/index.js');
    assert.deepEqual(
      [...files].filter((path) => path.includes('define/giro-')),
      [],
    );
  });

  it('keeps the sandbox out of everything but its own imports and the test kit’s', () => {
    for (const { name, script } of modules)
      if (!bringsItsOwn(name))
        assert.deepEqual(
          [...reach(script).files].filter((path) => path.includes('sandbox/')),
          [],
          name,
        );
  });

  it('has script-tag files that import nothing but files beside them', () => {
    for (const path of ['dist/cdn/giro-elements.js', 'dist/cdn/giro-sandbox.js']) {
      const { files, packages } = reach(path);
      assert.deepEqual([...packages.keys()], [], path);
      for (const file of files) assert.equal(dirname(file), 'dist/cdn');
    }
    const parts = importsOf('dist/cdn/giro-elements.js');
    assert.ok(!parts.includes('./giro-elements.js') && parts.length > 10, parts.join());
    for (const part of parts)
      for (const imported of importsOf(join('dist/cdn', part))) assert.notEqual(imported, './giro-elements.js', part);
    const [pdf, ...others] = importsOf('dist/cdn/giro-sandbox.js');
    assert.match(pdf ?? '', /^\.\/giro-sandbox-pdf-[\w-]+\.js$/);
    assert.deepEqual(others, []);
    assert.doesNotMatch(read('dist/cdn/giro-sandbox.js'), /litHtmlVersions|litElementVersions/);
  });

  it('can be imported in Node without a page at every entry, and says nothing', () => {
    const entries = [...modules.map(({ name }) => name), './custom-elements.json', './package.json'];
    const { status, stdout, stderr } = inNode(`
      const found = {};
      for (const entry of ${JSON.stringify(entries)}) {
        const name = 'giro-elements' + entry.slice(1);
        const options = entry.endsWith('.json') ? { with: { type: 'json' } } : {};
        found[entry] = Object.keys(await import(name, options));
      }
      console.log(JSON.stringify(found));`);
    assert.equal(`${String(status)} ${stderr}`, '0 ');
    const found = JSON.parse(stdout) as Record<string, readonly string[]>;
    assert.deepEqual(Object.keys(found), entries);
    assert.ok(found['.']?.includes('GiroCardList'));
    assert.ok(found['./react']?.includes('GiroCardList'));
    assert.ok(found['./client']?.includes('createClient'));
    assert.ok(found['./sandbox']?.includes('createSandbox'));
    assert.ok(found['./sandbox/node']?.includes('startSandbox'));
    assert.ok(found['./testing']?.includes('scenario'));
  });

  it('has an address for every entry that is a file for pages', () => {
    const files = ['cdn/giro-elements.js', 'cdn/giro-sandbox.js'];
    const { stdout } = inNode(
      `for (const file of ${JSON.stringify(files)}) console.log(import.meta.resolve('giro-elements/' + file));`,
    );
    for (const address of stdout.trim().split('\n')) assert.ok(existsSync(fileURLToPath(address)), address);
  });

  it('has a program that starts the sandbox', () => {
    const program = read(manifest.bin['giro-sandbox'] ?? '');
    assert.match(program, /^#!\/usr\/bin\/env node\n/);
  });

  it('says its own version', () => {
    assert.match(read('dist/version.js'), new RegExp(`"${manifest.version.replaceAll('.', '\\.')}"`));
    assert.match(read('dist/cdn/giro-elements.js'), new RegExp(manifest.version.replaceAll('.', '\\.')));
  });

  it('describes every element, and every public thing of it, in its manifest', () => {
    interface Described {
      readonly name: string;
      readonly description?: string;
    }
    interface Declaration extends Described {
      readonly tagName?: string;
      readonly members?: readonly Described[];
      readonly events?: readonly Described[];
      readonly cssParts?: readonly Described[];
      readonly cssProperties?: readonly Described[];
      readonly slots?: readonly Described[];
    }
    const { modules } = JSON.parse(read('dist/custom-elements.json')) as {
      readonly modules: readonly { readonly path: string; readonly declarations: readonly Declaration[] }[];
    };
    const elements = modules.flatMap(({ declarations }) => declarations).filter(({ tagName }) => tagName);
    assert.deepEqual(elements.map(({ tagName }) => tagName).toSorted(), TAGS.toSorted());
    for (const { path } of modules) assert.ok(existsSync(join(root, path)), path);
    for (const element of elements) {
      assert.ok(element.description, element.name);
      const { members = [], events = [], cssParts = [], cssProperties = [], slots = [] } = element;
      for (const { name, description } of [...members, ...events, ...cssParts, ...cssProperties, ...slots])
        assert.ok(description, `${element.name}: ${name} has no description`);
    }
  });
});
