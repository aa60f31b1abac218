import { spawnSync } from 'node:child_process';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const hosts = join(root, 'demo/hosts');

/** A host as its developer has it: in a folder of its own, with the kit from its packed tarball. */
export interface Installed {
  readonly folder: string;
  /** What is served to browsers. */
  readonly site: string;
  /** Runs a script of its package.json; throws with what it printed when it fails. */
  run(script: string): void;
}

/** The kit as it is published, and the folder that all hosts are installed in. */
export interface Workshop {
  install(host: string): Promise<Installed>;
  close(): Promise<void>;
}

const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';

function call(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
    env: { ...process.env, CI: 'true', NG_CLI_ANALYTICS: 'false', npm_config_audit: 'false', npm_config_fund: 'false' },
  });
  if (status === 0) return stdout;
  throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
}

/** Packs the built kit, and makes a folder outside the repository to install hosts in. */
export async function openWorkshop(): Promise<Workshop> {
  const place = await mkdtemp(join(tmpdir(), 'giro-hosts-'));
  call(npm, ['pack', '--silent', '--ignore-scripts', '--pack-destination', place], root);
  const [tarball = ''] = await readdir(place);
  const packed = join(place, tarball);
  return {
    install: async (host) => {
      const folder = join(place, host);
      await cp(join(hosts, host), folder, {
        recursive: true,
        filter: (path) => !/[/\\](node_modules|dist|server|\.angular)$/.test(path),
      });
      if (host === 'html') {
        call('tar', ['-xzf', packed, '-C', folder], place);
        await cp(join(folder, 'package/dist/cdn'), join(folder, 'cdn'), { recursive: true });
        return { folder, site: folder, run: () => undefined };
      }
      call(npm, ['ci', '--silent'], folder);
      call(npm, ['install', '--silent', '--no-save', packed], folder);
      if (host === 'angular')
        await cp(
          join(folder, 'node_modules/giro-elements/dist/frameworks/angular.ts'),
          join(folder, 'src/giro-directives.ts'),
        );
      return {
        folder,
        site: join(folder, 'dist'),
        run: (script) => void call(npm, ['run', '--silent', script], folder),
      };
    },
    close: () => rm(place, { recursive: true }),
  };
}

/** Every host there is. */
export const allHosts = async (): Promise<readonly string[]> =>
  (await readdir(hosts, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
