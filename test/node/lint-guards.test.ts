import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import ts from 'typescript-eslint';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

// The project's own configuration; only the rules that need a whole program are left out, as the planted files are in none.
const eslint = new ESLint({
  cwd,
  overrideConfig: [
    { ...ts.configs.disableTypeChecked, files: ['**/*.ts'] },
    { files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false, project: false } } },
    { linterOptions: { reportUnusedDisableDirectives: 'off' } },
  ] as ESLint.Options['overrideConfig'] & object,
});

/** The rules that a text breaks when it stands in a file. */
async function brokenRules(filePath: string, text: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(text, { filePath: `${cwd}/${filePath}` });
  assert.ok(result, `${filePath} is ignored by lint`);
  return result.messages.map(({ ruleId, message }) => ruleId ?? message);
}

const IMPORTS = 'no-restricted-imports';
const SYNTAX = 'no-restricted-syntax';
const LIT = "import { html } from 'lit';\n";

/** What is forbidden: [file it is planted in, text, rule that must say so]. */
const FORBIDDEN: readonly (readonly [name: string, file: string, text: string, rule: string])[] = [
  ['domain that imports the client', 'src/domain/x.ts', "export { a } from '../api/http.js';", IMPORTS],
  ['domain that imports styles', 'src/domain/x.ts', "import { a } from '../styles/tokens.js'; a();", IMPORTS],
  ['domain that imports texts', 'src/domain/deep/x.ts', "import { a } from '../../i18n/en/common.js'; a();", IMPORTS],
  ['domain that imports lit', 'src/domain/x.ts', "import { html } from 'lit'; html``;", IMPORTS],
  ['domain that loads the client later', 'src/domain/x.ts', "export const a = () => import('../api/http.js');", SYNTAX],
  [
    'domain that imports a type of the client',
    'src/domain/x.ts',
    "export type A = import('../api/http.js').A;",
    SYNTAX,
  ],
  [
    'domain that touches the page',
    'src/domain/x.ts',
    'export const a = () => document.title;',
    'no-restricted-globals',
  ],
  ['domain that fetches', 'src/domain/x.ts', "export const a = () => fetch('/');", 'no-restricted-globals'],
  [
    'a client that imports the base class',
    'src/api/x.ts',
    "import { a } from '../internal/giro-element.js'; a();",
    IMPORTS,
  ],
  ['a client that imports the sandbox', 'src/api/x.ts', "import { a } from '../sandbox/index.js'; a();", IMPORTS],
  ['a client that imports lit', 'src/api/x.ts', "import { html } from 'lit'; html``;", IMPORTS],
  [
    'a client that imports texts',
    'src/api/cards-v3/x.ts',
    "import { a } from '../../i18n/en/common.js'; a();",
    IMPORTS,
  ],
  [
    'a base that imports a building block',
    'src/internal/x.ts',
    "import { a } from '../ui/button/button.js'; a();",
    IMPORTS,
  ],
  ['a base that imports an element', 'src/internal/x.ts', "import { a } from '../widgets/a/a.js'; a();", IMPORTS],
  ['texts that import the client', 'src/i18n/x.ts', "import { a } from '../api/errors.js'; a();", IMPORTS],
  ['styles that import the base', 'src/styles/x.ts', "import { a } from '../internal/locale.js'; a();", IMPORTS],
  ['events that import the base', 'src/events.ts', "import { a } from '../internal/locale.js'; a();", IMPORTS],
  [
    'a building block that imports an element',
    'src/ui/a/a.ts',
    "import { a } from '../../widgets/a/a.js'; a();",
    IMPORTS,
  ],
  ['an element that imports the index', 'src/widgets/a/a.ts', "import { a } from '../../index.js'; a();", IMPORTS],
  ['an element that registers another', 'src/widgets/a/a.ts', "import '../../define/giro-card-list.js';", IMPORTS],
  [
    'an element that imports the sandbox',
    'src/widgets/a/a.ts',
    "import { a } from '../../sandbox/index.js'; a();",
    IMPORTS,
  ],
  ['a sandbox that imports the client', 'src/sandbox/x.ts', "import { a } from '../api/http.js'; a();", IMPORTS],
  ['a sandbox that imports lit', 'src/sandbox/x.ts', "import { html } from 'lit'; html``;", IMPORTS],
  ['a sandbox that imports ky', 'src/sandbox/x.ts', "import ky from 'ky'; ky('/');", IMPORTS],
  ['a sandbox that imports the test kit', 'src/sandbox/x.ts', "import { a } from '../testing/index.js'; a();", IMPORTS],
  ['an index that imports the test kit', 'src/index.ts', "export { a } from './testing/index.js';", IMPORTS],
  ['a test kit that imports an element', 'src/testing/x.ts', "import { a } from '../widgets/a/a.js'; a();", IMPORTS],
  ['a test kit that imports lit', 'src/testing/x.ts', "import { html } from 'lit'; html``;", IMPORTS],
  ['an index that imports the sandbox', 'src/index.ts', "export { a } from './sandbox/index.js';", IMPORTS],
  ['a script tag that imports the sandbox', 'src/cdn.ts', "import { a } from './sandbox/index.js'; a();", IMPORTS],
  ['hono outside the sandbox', 'src/api/x.ts', "import { Hono } from 'hono'; new Hono();", IMPORTS],
  ['ky outside http.ts', 'src/api/x.ts', "import ky from 'ky'; ky('/');", IMPORTS],
  ['the package by its own name', 'src/widgets/a/a.ts', "import { a } from 'giro-elements'; a();", IMPORTS],
  ['the whole of zod', 'src/api/x.ts', "import * as z from 'zod'; z.string();", IMPORTS],
  ['zod through v4', 'src/api/x.ts', "import * as z from 'zod/v4-mini'; z.string();", IMPORTS],
  ['zod/mini by name', 'src/api/x.ts', "import { string } from 'zod/mini'; string();", SYNTAX],
  ['zod/mini by z', 'src/api/x.ts', "import { z } from 'zod/mini'; z.string();", SYNTAX],
  ['the whole of zod in a test', 'test/api/x.test.ts', "import { z } from 'zod'; z.string();", IMPORTS],
  ['a bare task', 'src/widgets/a/a.ts', "import { Task } from '@lit/task'; Task();", IMPORTS],
  ['a task made elsewhere', 'src/widgets/a/a.ts', 'export const a = (Task) => new Task(a);', SYNTAX],
  ['a style attribute', 'src/widgets/a/a.ts', `${LIT}export const a = html\`<p style="color:red">a</p>\`;`, SYNTAX],
  ['a bound style attribute', 'src/widgets/a/a.ts', `${LIT}export const a = html\`<p style=\${b}>a</p>\`;`, SYNTAX],
  [
    'a style attribute on its own line',
    'src/ui/a/a.ts',
    `${LIT}export const a = html\`<p\n  style = "color:red">a</p>\`;`,
    SYNTAX,
  ],
  [
    'a style attribute after an expression',
    'src/ui/a/a.ts',
    `${LIT}export const a = html\`<p a=\${b} style="c:d">a</p>\`;`,
    SYNTAX,
  ],
  ['a style property in a template', 'src/ui/a/a.ts', `${LIT}export const a = html\`<p .style=\${b}>a</p>\`;`, SYNTAX],
  [
    'a style attribute in svg',
    'src/ui/a/a.ts',
    'import { svg } from \'lit\';\nexport const a = svg`<path style="c:d"/>`;',
    SYNTAX,
  ],
  ['a style element', 'src/ui/a/a.ts', `${LIT}export const a = html\`<style>p {}</style>\`;`, SYNTAX],
  ['a style attribute by name', 'src/ui/a/a.ts', "export const a = (b) => b.setAttribute('style', 'c:d');", SYNTAX],
  ['styleMap', 'src/ui/a/a.ts', "import { styleMap } from 'lit/directives/style-map.js'; styleMap({});", IMPORTS],
  [
    'unsafeHTML',
    'src/ui/a/a.ts',
    "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; unsafeHTML('');",
    IMPORTS,
  ],
  ['unsafeSVG', 'src/ui/a/a.ts', "import { unsafeSVG } from 'lit/directives/unsafe-svg.js'; unsafeSVG('');", IMPORTS],
  ['static html', 'src/ui/a/a.ts', "import { html } from 'lit/static-html.js'; html``;", IMPORTS],
  ['innerHTML', 'src/internal/x.ts', "export const a = (b) => { b.innerHTML = '<p>'; };", SYNTAX],
  ['innerHTML by string', 'src/internal/x.ts', "export const a = (b) => { b['innerHTML'] = '<p>'; };", SYNTAX],
  ['innerHTML in a template', 'src/ui/a/a.ts', `${LIT}export const a = html\`<p .innerHTML=\${b}></p>\`;`, SYNTAX],
  [
    'insertAdjacentHTML',
    'src/sandbox/x.ts',
    "export const a = (b) => { b.insertAdjacentHTML('beforeend', '<p>'); };",
    SYNTAX,
  ],
  ['document.write', 'src/sandbox/x.ts', "export const a = () => { document.write('<p>'); };", SYNTAX],
  ['any', 'src/widgets/a/a.ts', 'export const a = (b: any) => b;', '@typescript-eslint/no-explicit-any'],
  ['as any', 'src/domain/x.ts', 'export const a = (b: unknown) => b as any;', '@typescript-eslint/no-explicit-any'],
  ['a default export', 'src/widgets/a/a.ts', 'export default class {}', SYNTAX],
  ['a namespace', 'src/domain/x.ts', 'export namespace A { export const b = 1; }', '@typescript-eslint/no-namespace'],
  ['console.log', 'src/widgets/a/a.ts', "console.log('a');", 'no-console'],
  ['console.warn', 'src/api/http.ts', "console.warn('a');", 'no-console'],
  ['it.only', 'test/domain/x.test.ts', "it.only('a', () => {});", SYNTAX],
  ['describe.skip', 'test/domain/x.test.ts', "describe.skip('a', () => {});", SYNTAX],
  ['it.todo', 'test/node/x.test.ts', "it.todo('a');", SYNTAX],
  ['xit', 'test/domain/x.test.ts', "xit('a', () => {});", SYNTAX],
  ['this.skip', 'test/domain/x.test.ts', "it('a', function () { this.skip(); });", SYNTAX],
  ['t.skip', 'test/node/x.test.ts', "it('a', (t) => { t.skip(); });", SYNTAX],
  ['the option skip', 'test/page/x.test.ts', "it('a', { skip: true }, () => {});", SYNTAX],
];

/** What must stay allowed, so that the rules above say no more than they mean. */
const ALLOWED: readonly (readonly [name: string, file: string, text: string])[] = [
  [
    'an element that imports every room below',
    'src/widgets/a/a.ts',
    "export { a } from '../../ui/b/b.js'; export { c } from '../../internal/c.js'; export { d } from '../../i18n/d.js'; export { e } from '../../events.js'; export { f } from '../../api/errors.js'; export { g } from '../../domain/card.js';",
  ],
  [
    'a base that imports texts, styles and events',
    'src/internal/x.ts',
    "export { a } from '../i18n/a.js'; export { b } from '../styles/b.js'; export { c } from '../events.js';",
  ],
  [
    'a sandbox that imports domain and hono',
    'src/sandbox/cards-v3/x.ts',
    "import { Hono } from 'hono'; export { a } from '../../domain/money.js'; export const b = new Hono();",
  ],
  [
    'a test kit that imports the sandbox and types of the client',
    'src/testing/x.ts',
    "export { a } from '../sandbox/create.js'; export type { B } from '../api/client.types.js';",
  ],
  ['ky in http.ts', 'src/api/http.ts', "import ky from 'ky'; export const a = ky;"],
  [
    'zod/mini as a whole in the client',
    'src/api/cards-v3/schema.ts',
    "import * as z from 'zod/mini'; export const a = z.string();",
  ],
  [
    'a task in query.ts',
    'src/internal/query.ts',
    "import { Task } from '@lit/task'; export const a = (b: Task) => new Task(b);",
  ],
  [
    'words like style in attributes and text',
    'src/ui/a/a.ts',
    `${LIT}export const a = html\`<p data-style="a" class="style">the style = plain</p>\`;`,
  ],
  [
    'a custom property set by script',
    'src/ui/a/a.ts',
    "export const a = (b: HTMLElement) => b.style.setProperty('--a', '1');",
  ],
  ['the one warning', 'src/internal/warn.ts', "export const a = () => { console.warn('a'); };"],
  ['the sandbox server that says its address', 'src/sandbox/cli.ts', "export const a = () => { console.log('a'); };"],
];

describe('lint', () => {
  for (const [name, file, text, rule] of FORBIDDEN)
    it(`forbids ${name}`, async () => {
      const rules = await brokenRules(file, text);
      assert.ok(rules.includes(rule), `${rule} did not speak; instead: ${rules.join(', ') || 'nothing'}`);
    });

  for (const [name, file, text] of ALLOWED)
    it(`allows ${name}`, async () => {
      assert.deepEqual(await brokenRules(file, text), []);
    });
});
