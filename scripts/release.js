// Makes a version of what lies in .changeset: its number, its chapter of the changelog, and the public surface that later
// changes are compared with. Commit what it changes; publishing is another step.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function run(command, ...args) {
  const { status } = spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed`);
}

run(process.execPath, 'node_modules/@changesets/cli/bin.js', 'version');
const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const file = 'src/version.ts';
writeFileSync(file, readFileSync(file, 'utf8').replace(/VERSION = '[^']*'/, `VERSION = '${version}'`));
run(npm, 'install', '--package-lock-only', '--no-fund', '--no-audit');
run(npm, 'run', '--silent', 'build');
run(process.execPath, 'scripts/public-surface.js', '--write');
console.log(`${version} is ready to be committed`);
