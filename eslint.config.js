import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';

// test/node/lint-guards.test.ts plants every forbidden thing and expects its error.

/** What each room of src may import of the others; CONTRIBUTING.md says why. */
const ARROWS = {
  domain: [],
  i18n: ['domain'],
  styles: ['domain'],
  api: ['domain'],
  sandbox: ['domain'],
  events: ['domain', 'api'],
  internal: ['domain', 'api', 'i18n', 'styles', 'events'],
  ui: ['domain', 'api', 'i18n', 'styles', 'events', 'internal'],
  widgets: ['domain', 'api', 'i18n', 'styles', 'events', 'internal', 'ui'],
  testing: ['api', 'sandbox'],
};
const ROOMS = Object.keys(ARROWS);
const TOP = ['index', 'define', 'cdn'];

/** Packages that only some rooms may use; every other room may not. */
const PACKAGES = [
  { of: [], regex: '^ky($|/)', message: 'Only src/api/http.ts knows ky.' },
  { of: ['api'], regex: '^zod($|/)', message: 'Answers are validated in src/api.' },
  {
    of: ['i18n', 'styles', 'internal', 'ui', 'widgets', 'top'],
    regex: '^(lit|lit-html|lit-element|@lit)($|/)',
    message: 'lit is for what is drawn: not in domain, api, sandbox.',
  },
  { of: ['sandbox'], regex: '^(hono|@hono|@cantoo)($|/)', message: 'Only the sandbox bundles these.' },
];

const FORBIDDEN_IMPORTS = [
  {
    regex: '^zod$|^zod/(?!mini$)',
    message: 'Only `import * as z from "zod/mini"`: the others cost hosts 22 to 76 kB.',
  },
  { regex: 'directives/style-map', message: 'No style attributes: strict CSP blocks them.' },
  { regex: 'directives/unsafe-|/static-html', message: 'Nothing is trusted as markup.' },
  { regex: '^giro-elements($|/)', message: 'Import by relative path.' },
];

const LIT_TASK = { regex: '^@lit/task($|/)', message: 'Reads go through src/internal/query.ts.' };

const NO_MARKUP = 'Nothing is trusted as markup.';
const NO_STYLE = 'No style attributes: strict CSP blocks them. Use static styles, or el.style.setProperty().';
const TEMPLATE = 'TaggedTemplateExpression[tag.name=/^(html|svg|mathml)$/] TemplateElement';
const SINKS = '/^(innerHTML|outerHTML|srcdoc|insertAdjacentHTML|setHTMLUnsafe|createContextualFragment)$/';
const FORBIDDEN_SYNTAX = [
  { selector: `${TEMPLATE}[value.raw=/(^|<)[^<>]*[\\s.?"']style\\s*=/i]`, message: NO_STYLE },
  { selector: `${TEMPLATE}[value.raw=/<style/i]`, message: NO_STYLE },
  {
    selector: 'CallExpression[callee.property.name=/^setAttribute(NS)?$/] > Literal[value="style"]',
    message: NO_STYLE,
  },
  { selector: `${TEMPLATE}[value.raw=/[\\s.](innerHTML|outerHTML|srcdoc)\\s*=/i]`, message: NO_MARKUP },
  { selector: `MemberExpression[property.name=${SINKS}]`, message: NO_MARKUP },
  { selector: `MemberExpression[property.value=${SINKS}]`, message: NO_MARKUP },
  { selector: 'MemberExpression[object.name="document"][property.name=/^write(ln)?$/]', message: NO_MARKUP },
  {
    selector: 'ImportDeclaration[source.value="zod/mini"]:not(:has(> ImportNamespaceSpecifier))',
    message: 'Only `import * as z from "zod/mini"`: the others cost hosts 22 to 76 kB.',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Things have one name: no default exports.' },
];
const NEW_TASK = { selector: 'NewExpression[callee.name="Task"]', message: LIT_TASK.message };

const ONLY_OR_SKIP = 'Every test runs, or is deleted.';
const TEST_FUNCTION = '/^(it|test|describe|suite|context|specify)$/';
const FORBIDDEN_IN_TESTS = [
  {
    selector: `MemberExpression[object.name=${TEST_FUNCTION}][property.name=/^(only|skip|todo)$/]`,
    message: ONLY_OR_SKIP,
  },
  { selector: 'CallExpression[callee.name=/^[xf](it|test|describe|context|specify)$/]', message: ONLY_OR_SKIP },
  {
    selector: 'CallExpression[callee.object.type=/This|Identifier/][callee.property.name=/^(skip|todo)$/]',
    message: ONLY_OR_SKIP,
  },
  {
    selector: `CallExpression[callee.name=${TEST_FUNCTION}] > ObjectExpression > Property[key.name=/^(only|skip|todo)$/]`,
    message: ONLY_OR_SKIP,
  },
];

/** The import and syntax rules of some files; both rules as a whole, because a later block replaces an earlier one. */
const guards = ({ imports = [], syntax = [] }) => ({
  'no-restricted-imports': ['error', { patterns: imports }],
  // `import()` and import types are not seen by the rule above.
  'no-restricted-syntax': [
    'error',
    ...syntax,
    ...imports.map(({ regex, message }) => ({
      selector: `:matches(ImportExpression, TSImportType)[source.value=/${regex.replaceAll('/', '\\/')}/]`,
      message,
    })),
  ],
});

/** Every room and file of src that `room` may not reach, however deep the importing file lies. */
function arrowsOf(room) {
  const open = [...ARROWS[room], room];
  const closed = [...ROOMS.filter((other) => !open.includes(other)), ...TOP];
  return {
    regex: `^(\\.\\./)+(${closed.join('|')})(/|\\.js$)|^(\\.\\./)+(test|stories|demo|scripts)/`,
    message: `${room} imports only: ${ARROWS[room].join(', ') || 'nothing of ours'}.`,
  };
}

const packagesOf = (room) =>
  PACKAGES.filter(({ of }) => !of.includes(room)).map(({ regex, message }) => ({ regex, message }));

const inRoom = (room, files, { except = [] } = {}) => {
  const imports = [arrowsOf(room), ...packagesOf(room), ...FORBIDDEN_IMPORTS, LIT_TASK];
  return {
    files,
    rules: guards({
      imports: imports.filter((pattern) => !except.includes(pattern.regex)),
      syntax: except.includes(LIT_TASK.regex) ? FORBIDDEN_SYNTAX : [...FORBIDDEN_SYNTAX, NEW_TASK],
    }),
  };
};

export default defineConfig(
  { ignores: ['dist', 'sb', 'coverage', 'test/types', 'demo/hosts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [
      ts.configs.strictTypeChecked,
      lit['flat/recommended'],
      wc['flat/recommended'],
      wc['flat/best-practice'],
      litA11y.configs.recommended,
    ],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    settings: {
      lit: { elementBaseClasses: ['LitElement', 'GiroElement'] },
      wc: { elementBaseClasses: ['LitElement', 'GiroElement'] },
    },
    rules: {
      '@typescript-eslint/unbound-method': 'off', // lit binds `@click=${this.x}` itself
      'wc/guard-super-call': 'off', // every base class here is lit's, which has them all
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  { files: ['**/*.js'], languageOptions: { globals: globals.node } },

  { files: ['src/**/*.ts'], rules: { 'no-console': 'error', eqeqeq: 'error' } },
  { files: ['src/internal/warn.ts', 'src/sandbox/node.ts', 'src/sandbox/cli.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['src/domain/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'navigator',
        'location',
        'fetch',
        'localStorage',
        'sessionStorage',
      ],
    },
  },
  ...ROOMS.filter((room) => room !== 'events').map((room) => inRoom(room, [`src/${room}/**/*.ts`])),
  inRoom('events', ['src/events.ts']),
  inRoom('api', ['src/api/http.ts'], { except: ['^ky($|/)'] }),
  inRoom('internal', ['src/internal/query.ts'], { except: [LIT_TASK.regex] }),
  {
    files: ['src/index.ts', 'src/define.ts', 'src/cdn.ts', 'src/define/*.ts'],
    rules: guards({
      imports: [
        { regex: '/(sandbox|testing)/', message: 'Sandbox and test kit are never part of the kit.' },
        ...packagesOf('top'),
        ...FORBIDDEN_IMPORTS,
        LIT_TASK,
      ],
      syntax: [...FORBIDDEN_SYNTAX, NEW_TASK],
    }),
  },

  {
    files: ['test/**', 'stories/**'],
    rules: {
      ...guards({ imports: FORBIDDEN_IMPORTS.slice(0, 1), syntax: FORBIDDEN_IN_TESTS }),
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['test/node/**', 'test/page/**', 'test/hosts/**'],
    rules: {
      // `describe` and `it` of node:test answer promises that the runner itself waits for.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['describe', 'it', 'test', 'suite'] },
          ],
        },
      ],
    },
  },
);
