import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

// Compiles test/types/<folder> as a host would, against the built package: a right file, and one whose mistakes are each
// announced by a comment, `wrong: …`. The hosts' own pages, which the documentation shows, are right ones too. In JSX
// nobody checks a name with a hyphen that does not exist, so none is planted there.

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Fault {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

interface Compiler {
  readonly folder: string;
  readonly program: string;
  readonly args: readonly string[];
  /** A fault in what it prints: its file, line and text. */
  readonly fault: RegExp;
}

const TSC = /^(?<file>.+?)\((?<line>\d+),\d+\): error (?<text>.*)$/gm;

const COMPILERS: Readonly<Record<string, Compiler>> = {
  'React 19 and Preact': {
    folder: 'jsx',
    program: 'typescript/bin/tsc',
    args: ['-p', 'test/types/jsx', '--pretty', 'false'],
    fault: TSC,
  },
  Solid: {
    folder: 'solid',
    program: 'typescript/bin/tsc',
    args: ['-p', 'test/types/solid', '--pretty', 'false'],
    fault: TSC,
  },
  'React 18': {
    folder: 'react-18',
    program: 'typescript/bin/tsc',
    args: ['-p', 'test/types/react-18', '--pretty', 'false'],
    fault: TSC,
  },
  Vue: {
    folder: 'vue',
    program: 'vue-tsc/bin/vue-tsc.js',
    args: ['-p', 'test/types/vue', '--pretty', 'false'],
    fault: TSC,
  },
  Svelte: {
    folder: 'svelte',
    program: 'svelte-check/bin/svelte-check',
    args: ['--workspace', 'test/types/svelte', '--tsconfig', './tsconfig.json', '--output', 'machine'],
    fault: /^\d+ ERROR "(?<file>[^"]+)" (?<line>\d+):\d+ (?<text>.*)$/gm,
  },
  Angular: {
    folder: 'angular',
    program: '@angular/compiler-cli/bundles/src/bin/ngc.js',
    args: ['-p', 'test/types/angular', '--noEmit'],
    fault: /^(?<file>\S+?):(?<line>\d+):\d+ - error (?<text>.*)$/gm,
  },
};

function compile({ program, args, fault }: Compiler): readonly Fault[] {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  const printed = stripVTControlCharacters(`${stdout}\n${stderr}`);
  const faults = [...printed.matchAll(fault)].map(({ groups }) => ({
    file: basename(groups?.['file'] ?? ''),
    line: Number(groups?.['line']),
    text: groups?.['text'] ?? '',
  }));
  assert.notEqual(status, 0, `planted mistakes make ${program} fail`);
  assert.ok(faults.length > 0, printed);
  return faults;
}

/** What is announced as wrong in a file, each with the line it is announced on. */
const planted = (path: string): readonly { readonly line: number; readonly what: string }[] =>
  readFileSync(join(root, path), 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const what = /wrong: (.*?)(?: -->)?$/.exec(text)?.[1];
      return what === undefined ? [] : [{ line: index + 1, what }];
    });

describe('types for templates', () => {
  for (const [name, compiler] of Object.entries(COMPILERS)) {
    it(`${name}: what is right compiles, and each planted mistake is told`, () => {
      const faults = compile(compiler);
      const paths = globSync(`test/types/${compiler.folder}/*.{ts,tsx,vue,svelte}`, { cwd: root });
      const wrong = paths.filter((path) => planted(path).length > 0).map((path) => basename(path));
      assert.ok(wrong.length > 0 && wrong.length < paths.length, paths.join());
      assert.deepEqual(
        faults.filter(({ file }) => !wrong.includes(file)),
        [],
      );
      for (const path of paths) {
        const marks = planted(path);
        const here = faults.filter(({ file }) => file === basename(path));
        for (const [index, { line, what }] of marks.entries()) {
          const end = marks[index + 1]?.line ?? Infinity;
          assert.ok(
            here.some((fault) => fault.line > line && fault.line < end),
            `${path} compiles: ${what}`,
          );
        }
      }
    });
  }
});
