// What the sources say about the kit, for the documentation: the manifest, the events, the texts, and what of the client and of
// the texts each element can reach. `npm run manifest` must have run.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, relative, resolve } from 'node:path';
import ts from 'typescript';

/** English in its groups, of every file; what any element may say comes first. */
const ENGLISH = Object.assign(
  {},
  ...(await Promise.all(
    ['src/i18n/en/common.ts', ...globSync('src/i18n/en/*.ts').toSorted()].map((path) => import(`../../${path}`)),
  )),
);

/** Every element of the manifest, in the order of their tags. */
export const readElements = () =>
  JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'))
    .modules.flatMap(({ declarations }) => declarations)
    .filter(({ tagName }) => tagName)
    .toSorted((one, other) => (one.tagName < other.tagName ? -1 : 1));

/** A comment's words in one line. */
const wordsOf = (node) =>
  ts
    .getJSDocCommentsAndTags(node)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Every public event: its name, what it says, whether it can be cancelled, and its detail's fields. */
export function readEvents() {
  const file = ts.createSourceFile('events.ts', readFileSync('src/events.ts', 'utf8'), ts.ScriptTarget.Latest, true);
  return file.statements.filter(ts.isClassDeclaration).flatMap((node) => {
    const [, name] = /super\('([\w-]+)'/.exec(node.getText()) ?? [];
    if (!name) return [];
    const [detail] = node.heritageClauses[0].types[0].typeArguments;
    const fields = ts.isTypeLiteralNode(detail) ? detail.members : [];
    return {
      name,
      className: node.name.text,
      words: wordsOf(node),
      isCancelable: /cancelable: true/.test(node.getText()),
      detail: fields.map((field) => ({
        name: field.name.getText(),
        type: field.type.getText().replaceAll(/\s+/g, ' '),
        words: wordsOf(field),
      })),
    };
  });
}

/** Every text: its key, the note to translators, and English. */
export function readTexts() {
  const path = 'src/i18n/messages.ts';
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const { members } = file.statements.find((node) => node.name?.text === 'Messages');
  const notes = new Map(members.map((member) => [member.name.text, wordsOf(member)]));
  return Object.entries(ENGLISH).map(([group, texts]) => ({
    group,
    texts: Object.entries(texts).map(([key, text]) => ({ key, note: notes.get(key) ?? '', text })),
  }));
}

/** Languages there are besides English: each has a file of its own name. */
export const readLanguages = () => globSync('src/i18n/{??,???}.ts').map((path) => basename(path, '.ts'));

/** Members of a union or an object that have a comment each: `/** words *\/ | 'name'`, `/** words *\/ name: 'value'`. */
const commented = (path, member) =>
  [...readFileSync(path, 'utf8').matchAll(new RegExp(`/\\*\\* ([^]*?) \\*/\\s+${member}`, 'g'))].map(
    ([, words, name]) => ({ name, words: words.replaceAll(/\s+/g, ' ') }),
  );

export const readErrorKinds = () => commented('src/api/errors.ts', "\\| '([\\w-]+)'");
export const readParts = () => commented('src/styles/parts.ts', "\\w+: '([\\w-]+)'");

const TOKEN = /--_[\w-]+: var\((--giro-[\w-]+), (.*)\); \/\* (.*) \*\//g;

/** Every design token, what it is for, and what it is where the host says nothing. */
export const readTokens = () =>
  [...readFileSync('src/styles/tokens.ts', 'utf8').matchAll(TOKEN)].map(([, name, value, words]) => {
    const [, light, dark] = /^light-dark\((.*), (.*)\)$/.exec(value) ?? [undefined, value, value];
    return { name, words, light, dark };
  });

/** Each method of the client, by `cards.list`, and the first sentence about it. */
export function readClient(program) {
  const file = program.getSourceFile('src/api/client.types.ts');
  const client = file.statements.find((node) => node.name?.text === 'GiroClient');
  const groups = new Map(client.members.map((member) => [member.type.getText(), member.name.text]));
  return file.statements
    .filter((node) => groups.has(node.name?.text))
    .flatMap((group) =>
      group.members.filter(ts.isMethodSignature).map((method) => ({
        node: method,
        name: `${groups.get(group.name.text)}.${method.name.text}`,
        words: wordsOf(method).split(/(?<=\.) /, 1)[0],
      })),
    );
}

const { exports: entries } = JSON.parse(readFileSync('package.json', 'utf8'));

/** Where the compiler finds each entry of the package: its source, or what the build makes where there is none. */
const paths = Object.fromEntries(
  Object.entries(entries)
    .filter(([, target]) => target.types)
    .map(([name, { types }]) => {
      const source = types.replace(/^\.\/dist\/(.*)\.d\.ts$/, './src/$1.ts');
      return [`giro-elements${name.slice(1)}`, [existsSync(source.replace('*', 'giro-provider')) ? source : types]];
    }),
);

/** The kit as the compiler sees it, and scripts that use it, by path. */
export function programOf(scripts = new Map()) {
  const { fileNames, options: own } = ts.getParsedCommandLineOfConfigFile('tsconfig.build.json', {}, { ...ts.sys });
  const options = {
    ...own,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    moduleDetection: ts.ModuleDetectionKind.Force,
    noEmit: true,
    rootDir: resolve('.'),
    allowJs: true,
    checkJs: true,
    paths,
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => scripts.has(name) || fileExists(name);
  host.readFile = (name) => scripts.get(name) ?? readFile(name);
  host.getSourceFile = (name, version, ...rest) =>
    scripts.has(name)
      ? ts.createSourceFile(name, scripts.get(name), version, true)
      : getSourceFile(name, version, ...rest);
  const program = ts.createProgram([...fileNames, ...scripts.keys()], options, host);
  program.getTypeChecker(); // nodes know their parents from now on
  return program;
}

/** Rooms whose code an element runs; what it asks of the client ends the search. */
const ROOMS = /^src\/(widgets|internal|ui)\//;

const isElement = (node) =>
  ts.isClassDeclaration(node) && ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'customElement');

/**
 * What each element's class can come to, declaration by declaration, parts that are loaded later included: which methods of the
 * client, which groups of texts, and which other elements.
 */
export function reachOfElements(program, client) {
  const checker = program.getTypeChecker();
  const methods = new Map(client.map(({ node, name }) => [node, name]));
  const roomOf = (node) => relative('.', node.getSourceFile().fileName).replaceAll('\\', '/');

  function declarationsOf(node) {
    if (ts.isStringLiteralLike(node)) return [];
    let symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    if (symbol && symbol.flags & ts.SymbolFlags.Alias) symbol = checker.getAliasedSymbol(symbol);
    const declarations = symbol?.declarations ?? [];
    // `const { X } = await import(…)`
    return declarations.flatMap((declaration) =>
      ts.isBindingElement(declaration)
        ? (checker
            .getTypeAtLocation(declaration.parent)
            .getProperty((declaration.propertyName ?? declaration.name).getText())?.declarations ?? [])
        : [declaration],
    );
  }

  /** `statements[format]` may be any of the methods the key can name. */
  function computed({ expression, argumentExpression }) {
    const keys = checker.getTypeAtLocation(argumentExpression);
    const of = checker.getTypeAtLocation(expression);
    return (keys.isUnion() ? keys.types : [keys])
      .filter((key) => key.isStringLiteral())
      .flatMap((key) => of.getProperty(key.value)?.declarations ?? []);
  }

  function reachOf(element) {
    const seen = new Set([element]);
    const reached = { calls: new Set(), texts: new Set(), elements: new Set() };
    const found = (declaration) => {
      const path = roomOf(declaration);
      if (methods.has(declaration)) reached.calls.add(methods.get(declaration));
      else if (path.startsWith('src/i18n/en/') && ts.isVariableDeclaration(declaration))
        reached.texts.add(declaration.name.getText());
      else if (seen.has(declaration) || !ROOMS.test(path)) return;
      else if (isElement(declaration)) reached.elements.add(declaration.name.text);
      else if (
        [ts.isVariableDeclaration, ts.isFunctionDeclaration, ts.isClassDeclaration].some((is) => is(declaration))
      ) {
        seen.add(declaration);
        ts.forEachChild(declaration, visit);
      }
    };
    const visit = (node) => {
      if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
      if (ts.isIdentifier(node)) declarationsOf(node).forEach(found);
      if (ts.isElementAccessExpression(node)) computed(node).forEach(found);
      ts.forEachChild(node, visit);
    };
    ts.forEachChild(element, visit);
    return Object.fromEntries(Object.entries(reached).map(([what, names]) => [what, [...names].toSorted()]));
  }

  return new Map(
    program
      .getSourceFiles()
      .filter((file) => ROOMS.test(roomOf(file)))
      .flatMap(({ statements }) => statements.filter(isElement))
      .map((element) => [element.name.text, reachOf(element)]),
  );
}
