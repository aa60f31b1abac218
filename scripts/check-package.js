// What a host installs: packs the built package and lets publint and attw look at the tarball. attw skips patterns, so each
// `./define/*` is named to it; what `./cdn/*` holds is for script tags, and has no types.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { entryPoints } from './entry-points.js';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const run = (command, args, options = {}) =>
  spawnSync(command, args, { encoding: 'utf8', shell: process.platform === 'win32', ...options });
const bin = (path, ...args) => run(process.execPath, [`node_modules/${path}`, ...args], { stdio: 'inherit' });

const folder = mkdtempSync(join(tmpdir(), 'giro-package-'));
try {
  const packed = run(npm, ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]);
  if (packed.status !== 0) throw new Error(packed.stderr);
  const [{ filename, size, entryCount }] = Object.values(JSON.parse(packed.stdout));
  console.log(`${filename}: ${entryCount} files, ${(size / 1000).toFixed(0)} kB`);
  const tarball = join(folder, filename);
  const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const typed = entryPoints(exports).filter((name) => !name.startsWith('./cdn/'));
  const results = [
    bin('publint/src/cli.js', 'run', tarball, '--strict'),
    bin(
      '@arethetypeswrong/cli/dist/index.js',
      tarball,
      '--profile',
      'esm-only',
      '--format',
      'ascii',
      '--quiet',
      '--entrypoints',
      ...typed,
    ),
  ];
  for (const { status } of results) if (status !== 0) process.exitCode = 1;
  console.log(`${typed.length} entries with types: ${process.exitCode ? 'not right' : 'right'}`);
} finally {
  rmSync(folder, { recursive: true });
}
