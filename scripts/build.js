// Makes the package in dist: five bundles (vite.config.ts), types, the custom elements manifest with editor data, and what
// frameworks need.
import { spawnSync } from 'node:child_process';

const bin = (path, ...args) => [process.execPath, `node_modules/${path}`, ...args];
const vite = (...args) => bin('vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args);

const STEPS = [
  vite('--mode', 'package'),
  vite('--mode', 'sandbox'),
  vite('--mode', 'cdn'),
  vite('--mode', 'cdn-sandbox'),
  vite('--mode', 'cdn-elements'),
  bin('typescript/bin/tsc', '-p', 'tsconfig.build.json'),
  bin('@custom-elements-manifest/analyzer/cem.js', 'analyze', '--quiet'),
  [process.execPath, 'scripts/frameworks/build.js'],
  [process.execPath, 'scripts/import-map.js'],
  [process.execPath, 'scripts/sbom.js'],
];

for (const [command, ...args] of STEPS) {
  const { status } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) continue;
  console.error(`✗ ${args.join(' ')}`);
  process.exitCode = 1;
  break;
}
