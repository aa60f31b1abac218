// What hosts build on, one thing a line: what each entry exports, and every tag with its attributes, properties, methods,
// events, slots and parts, and the tokens. `docs/public-surface.txt` holds it as the last version had it. What is different now
// must be named by an entry of the changelog (`.changeset/*.md`). `--write` is for a release: scripts/release.js.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { entryPoints } from './entry-points.js';
import { camelCase } from './frameworks/elements.js';

const FILE = 'docs/public-surface.txt';
/** Texts have tests of their own, and a new one breaks nobody. */
const TEXTS = /^(MessageKey|Messages|MessageOverrides)$/;

function exportsLines() {
  const { name: kit, exports } = JSON.parse(readFileSync('package.json', 'utf8'));
  const typesOf = (entry) => {
    const [pattern, target] = Object.entries(exports).find(
      ([name]) => name === entry || (name.includes('*') && entry.startsWith(name.split('*')[0])),
    );
    return target.types?.replace('*', entry.slice(pattern.indexOf('*'))).slice(2);
  };
  const entries = entryPoints(exports).filter((entry) => !entry.startsWith('./cdn/'));
  const program = ts.createProgram(
    entries.map(typesOf).filter((path) => path !== undefined),
    { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, strict: true, skipLibCheck: true, types: [] },
  );
  const checker = program.getTypeChecker();
  /** As it stands in the declaration: the compiler's own words for a type change with what it read before. */
  const text = (symbol) => {
    const [declaration] = symbol.declarations;
    const written = declaration.type && !declaration.parameters ? declaration.type : declaration;
    return written
      .getText()
      .replaceAll(/\/\*[^]*?\*\//g, '')
      .replace(/^(export |declare |function )*/, '')
      .replaceAll(/\s+/g, ' ')
      .replace(/;$/, '');
  };
  const isPublic = ({ declarations = [] }) =>
    declarations.some(
      (declaration) =>
        !program.isSourceFileFromExternalLibrary(declaration.getSourceFile()) &&
        !program.isSourceFileDefaultLibrary(declaration.getSourceFile()) &&
        !(ts.getCombinedModifierFlags(declaration) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected)) &&
        !(declaration.name && ts.isPrivateIdentifier(declaration.name)),
    );
  const membersOf = (type, owner) =>
    checker
      .getPropertiesOfType(type)
      .filter(isPublic)
      .map((member) => `${owner}.${member.name}${member.flags & ts.SymbolFlags.Optional ? '?' : ''}: ${text(member)}`);

  const told = new Set();
  const describe = (symbol) => {
    const { name } = symbol;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    if (told.has(target) || TEXTS.test(name)) return [name];
    told.add(target);
    if (!(target.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface))) return [`${name}: ${text(target)}`];
    const type = checker.getDeclaredTypeOfSymbol(target);
    if (checker.getPropertyOfType(type, 'localName')) return [name]; // an element: told with its tag
    const detail = checker.getPropertyOfType(type, 'detail');
    return [name, ...(detail ? membersOf(checker.getTypeOfSymbol(detail), `${name}.detail`) : membersOf(type, name))];
  };

  return entries.flatMap((entry) => {
    const at = `${kit}${entry.slice(1)}`;
    const path = typesOf(entry);
    const module = path && checker.getSymbolAtLocation(program.getSourceFile(path));
    const symbols = module ? checker.getExportsOfModule(module) : [];
    const sorted = symbols.toSorted((one, other) => (one.name < other.name ? -1 : 1));
    return [at, ...sorted.flatMap(describe).map((line) => `${at} ${line}`)];
  });
}

function elementLines() {
  const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
  return modules
    .flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName)
    .toSorted((one, other) => (one.tagName < other.tagName ? -1 : 1))
    .flatMap(
      ({ tagName, attributes = [], members = [], events = [], slots = [], cssParts = [], cssProperties = [] }) => [
        `<${tagName}>`,
        ...[
          ...attributes.map(({ name, type }) => `attribute ${name}: ${type.text}`),
          ...members.map(({ kind, name, type, return: answer, parameters = [] }) =>
            kind === 'method'
              ? `method ${name}: (${parameters.map(({ name, type }) => `${name}: ${type?.text}`).join(', ')}) => ${answer?.type.text}`
              : `property ${name}: ${type.text}`,
          ),
          ...events.map(({ name, type }) => `event ${name}: ${type.text}`),
          ...slots.map(({ name }) => `slot ${name || '(default)'}`),
          ...cssParts.map(({ name }) => `part ${name}`),
          ...cssProperties.map(({ name }) => `token ${name}`),
        ]
          .toSorted()
          .map((line) => `<${tagName}> ${line}`),
      ],
    );
}

const tokenLines = () =>
  [...new Set(readFileSync('dist/styles/tokens.js', 'utf8').match(/--giro-[\w-]+/g))]
    .toSorted()
    .map((name) => `token ${name}`);

/** The name of a line without what it is like. */
const keyOf = (line) => line.replace(/\??: .*$/, '');

/** What an entry of the changelog may call a line: itself, or what is new or gone as a whole. */
function namesOf(line, isWhole) {
  const key = keyOf(line);
  const [first, ...rest] = key.split(' ');
  const owner = first.replaceAll(/[<>]/g, '');
  if (rest.length === 0 || isWhole(first)) return [owner];
  const last = rest.at(-1);
  return owner === first ? [last, ...last.split('.')] : [last];
}

/**
 * The lines that differ between two surfaces and that no text names in code (\`between backticks\`).
 * `account-id` and `accountId` are one name.
 */
export function unnamed(before, now, text) {
  const words = [...text.matchAll(/`([^`]+)`/g)].flatMap(([, code]) => code.match(/[\w/-]+(\.\w+)*/g) ?? []);
  const named = new Set(words.flatMap((word) => [word, camelCase(word)]));
  const [was, is] = [new Set(before), new Set(now)];
  const isWhole = (first) => was.has(first) !== is.has(first);
  const changed = [
    ...before.filter((line) => !is.has(line)).map((line) => ({ sign: '-', line })),
    ...now.filter((line) => !was.has(line)).map((line) => ({ sign: '+', line })),
  ];
  return changed
    .filter(({ line }) => !namesOf(line, isWhole).some((name) => named.has(name) || named.has(camelCase(name))))
    .map(({ sign, line }) => `${sign} ${line}`);
}

function main() {
  const now = [...exportsLines(), ...elementLines(), ...tokenLines()];
  if (process.argv.includes('--write')) {
    writeFileSync(FILE, `${now.join('\n')}\n`);
    return;
  }
  const before = readFileSync(FILE, 'utf8').trimEnd().split('\n');
  const entries = globSync('.changeset/*.md').filter((path) => !path.endsWith('README.md'));
  const text = entries.map((path) => readFileSync(path, 'utf8')).join('\n');
  const missing = unnamed(before, now, text);
  if (missing.length === 0)
    return void console.log(`${now.length} public things, and the changelog names what changed`);
  console.error(missing.join('\n'));
  console.error(`✗ ${missing.length} changes hosts see that no entry of the changelog names: npx changeset`);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
