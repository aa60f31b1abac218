import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Starts the demo as `npm run demo` does, on a free port; answers what it prints. */
export async function startDemo(): Promise<{ readonly process: ChildProcess; readonly printed: string }> {
  const child = spawn(process.execPath, ['--import', './scripts/register-ts.js', 'demo/server.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    printed += String(text);
    if (printed.includes('plain.html')) return { process: child, printed };
  }
  throw new Error(`The demo ended: ${printed}`);
}
