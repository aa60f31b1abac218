// Writes dist/sbom.cdx.json (CycloneDX 1.6): what a host installs with the package, and what its bundled files hold, with the
// hashes of the lock file. No time and no random number in it: two builds are the same.
import { globSync, readFileSync, writeFileSync } from 'node:fs';

const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const { name: kit, version, license, dependencies } = json('package.json');
const lock = json('package-lock.json').packages;

/** The packages whose work a bundled file holds, as the bundler lists them with their licences. */
const bundled = new Map();
for (const path of globSync('dist/**/*licenses.md').toSorted())
  for (const [, name, version] of readFileSync(path, 'utf8').matchAll(/^## (\S+) - (\S+)/gm)) {
    const files = bundled.get(`${name}@${version}`) ?? [];
    bundled.set(`${name}@${version}`, [...files, path.replaceAll('\\', '/').replace('dist/', '')]);
  }

const packages = Object.entries(lock)
  .filter(([path]) => path.startsWith('node_modules/'))
  .map(([path, entry]) => ({ ...entry, name: entry.name ?? path.replace(/^.*node_modules\//, ''), path }));

/** Where Node finds a package that another one asks for. */
function found(name, from) {
  for (let at = from; ; at = at.replace(/\/?node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const path = `${at ? `${at}/` : ''}node_modules/${name}`;
    if (lock[path]) return packages.find((one) => one.path === path);
    if (!at) return undefined;
  }
}

const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;
const installed = new Set();
function install(name, from) {
  const one = found(name, from);
  if (!one || installed.has(one)) return;
  installed.add(one);
  for (const needed of Object.keys(one.dependencies ?? {})) install(needed, one.path);
}
for (const name of Object.keys(dependencies)) install(name, '');

const components = packages
  .filter((one) => installed.has(one) || bundled.has(`${one.name}@${one.version}`))
  .toSorted((one, other) => (purl(one) < purl(other) ? -1 : 1));
const missing = [...bundled.keys()].filter(
  (key) => !components.some(({ name, version }) => `${name}@${version}` === key),
);
if (missing.length > 0) throw new Error(`Bundled and not in the lock file: ${missing.join(', ')}`);

const known = new Set(components);
const needs = (names, from) =>
  names
    .map((name) => found(name, from))
    .filter((one) => known.has(one))
    .map(purl)
    .toSorted();
const root = { name: kit, version };

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: {
      type: 'library',
      'bom-ref': purl(root),
      ...root,
      purl: purl(root),
      licenses: [{ license: { id: license } }],
    },
  },
  components: components.map((one) => ({
    type: 'library',
    'bom-ref': purl(one),
    name: one.name,
    version: one.version,
    purl: purl(one),
    licenses: [{ license: { id: one.license } }],
    hashes: [{ alg: 'SHA-512', content: Buffer.from(one.integrity.replace('sha512-', ''), 'base64').toString('hex') }],
    properties: [
      ...(installed.has(one) ? [{ name: 'giro:installed-with-the-package', value: 'true' }] : []),
      ...(bundled.get(`${one.name}@${one.version}`) ?? []).map((path) => ({ name: 'giro:licence-in', value: path })),
    ],
  })),
  dependencies: [
    { ref: purl(root), dependsOn: needs(Object.keys(dependencies), '') },
    ...components.map((one) => ({ ref: purl(one), dependsOn: needs(Object.keys(one.dependencies ?? {}), one.path) })),
  ],
};
writeFileSync('dist/sbom.cdx.json', `${JSON.stringify(bom, undefined, 2)}\n`);
