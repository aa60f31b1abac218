import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

// What the build says about what it made: hashes of the script tag's files, and whose work is inside.

const root = fileURLToPath(new URL('../..', import.meta.url));
const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));
const cdn = join(root, 'dist/cdn');

describe('the import map of the script tag’s files', () => {
  const { imports, integrity } = json('dist/cdn/importmap.json') as {
    readonly imports: Readonly<Record<string, string>>;
    readonly integrity: Readonly<Record<string, string>>;
  };

  it('has the hash of every script that can be loaded, and no other', () => {
    const scripts = globSync('**/*.js', { cwd: cdn }).map((path) => `./${path.replaceAll('\\', '/')}`);
    assert.ok(scripts.includes('./giro-elements.js') && scripts.includes('./giro-sandbox.js'), scripts.join());
    assert.deepEqual(Object.keys(integrity).toSorted(), scripts.toSorted());
    for (const path of scripts) {
      const hash = createHash('sha384')
        .update(readFileSync(join(cdn, path)))
        .digest('base64');
      assert.equal(integrity[path], `sha384-${hash}`, path);
    }
  });

  it('has a file for every element, under the name that the package has for it', () => {
    const tags = globSync('src/define/*.ts', { cwd: root }).map((path) => path.replace(/^.*[\\/](.*)\.ts$/, '$1'));
    assert.deepEqual(Object.keys(imports).toSorted(), tags.map((tag) => `giro-elements/define/${tag}`).toSorted());
    for (const path of Object.values(imports)) assert.ok(integrity[path], path);
  });
});

describe('the bill of materials', () => {
  interface Component {
    readonly name: string;
    readonly version: string;
    readonly purl: string;
    readonly hashes: readonly { readonly alg: string; readonly content: string }[];
    readonly licenses: readonly { readonly license: { readonly id: string } }[];
  }
  const bom = json('dist/sbom.cdx.json') as {
    readonly bomFormat: string;
    readonly metadata: { readonly component: { readonly name: string; readonly version: string } };
    readonly components: readonly Component[];
    readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[];
  };
  const names = bom.components.map(({ name, version }) => `${name}@${version}`);

  it('names what a host installs with the package, at the versions of the lock file', () => {
    const { version, dependencies } = json('package.json') as {
      readonly version: string;
      readonly dependencies: Readonly<Record<string, string>>;
    };
    assert.equal(bom.bomFormat, 'CycloneDX');
    assert.deepEqual([bom.metadata.component.name, bom.metadata.component.version], ['giro-elements', version]);
    const [kit] = bom.dependencies;
    assert.deepEqual(
      kit?.dependsOn,
      Object.entries(dependencies)
        .map(([name, version]) => `pkg:npm/${name.replace('@', '%40')}@${version}`)
        .toSorted(),
    );
    for (const name of ['lit-html', '@lit/reactive-element'])
      assert.ok(names.some((one) => one.startsWith(`${name}@`)));
  });

  it('names whose work the bundled files hold', () => {
    const files = globSync('dist/**/*licenses.md', { cwd: root });
    const bundled = files.flatMap((path) =>
      [...readFileSync(join(root, path), 'utf8').matchAll(/^## (\S+) - (\S+)/gm)].map(
        ([, name, version]) => `${name}@${version}`,
      ),
    );
    assert.ok(
      bundled.some((one) => one.startsWith('@cantoo/pdf-lib@')),
      bundled.join(),
    );
    for (const one of bundled) assert.ok(names.includes(one), one);
  });

  it('says of each its licence, its hash, and nothing that is not in it too', () => {
    const purls = bom.components.map(({ purl }) => purl);
    for (const { name, hashes, licenses } of bom.components) {
      assert.match(hashes[0]?.content ?? '', /^[\da-f]{128}$/, name);
      assert.ok(licenses[0]?.license.id, name);
    }
    for (const { dependsOn } of bom.dependencies) for (const one of dependsOn) assert.ok(purls.includes(one), one);
  });
});
