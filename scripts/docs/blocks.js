// Checks every block of code in the documentation as far as it can be without a platform: TypeScript and JavaScript are compiled
// against the package's types, tags and attributes, tokens and parts are those of the manifest, commands are ours, JSON is JSON.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import postcss from 'postcss';
import prettier from 'prettier';
import ts from 'typescript';
import { readElements, readTokens } from './kit.js';

/** `<!-- given: … -->` before a block declares what the reader has and the block does not say. */
const BLOCK = /(?:<!-- given: (?<given>.*) -->\n+)?^(?<indent> *)```(?<language>\S*)\n(?<code>[^]*?)^\k<indent>```$/gm;

/** Every block of a page, with the line it begins on. */
export const blocksOf = (path, text) =>
  [...text.matchAll(BLOCK)].map(({ groups, index }) => ({
    path,
    language: groups.language,
    given: groups.given ?? '',
    code: groups.code,
    line: text.slice(0, text.indexOf('```', index)).split('\n').length,
  }));

const { scripts, bin } = JSON.parse(readFileSync('package.json', 'utf8'));

/** JavaScript says no types, and leaves out what only a compiler wants: “may be null”, “has no type”. */
const IN_JAVASCRIPT = new Set([2531, 2532, 7006, 7031, 18047, 18048]);

const SCRIPTS = ['ts', 'js'];

/** Scripts that stand in HTML, as blocks of their own. */
const scriptsIn = (block) =>
  [...block.code.matchAll(/<script type="module">\n([^]*?)<\/script>/g)].map(([, code]) => ({
    ...block,
    language: 'js',
    code,
  }));

/** The blocks that are compiled, each by the path the compiler knows it under. */
const compiled = (blocks) =>
  new Map(
    blocks
      .flatMap((block) => (block.language === 'html' ? scriptsIn(block) : [block]))
      .filter(({ language }) => SCRIPTS.includes(language))
      .map((block, index) => [resolve(`docs/block-${index}.${block.language}`), block]),
  );

/** What {@link programOf} must hold for blocks to be checked in it. */
export const scriptsOf = (blocks) =>
  new Map([...compiled(blocks)].map(([name, { given, code }]) => [name, `${given}\n${code}`]));

/** What the compiler says of scripts. */
const compile = (blocks, program) =>
  [...compiled(blocks)].flatMap(([name, { path, line, language }]) => {
    const file = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]
      .filter(({ code }) => language !== 'js' || !IN_JAVASCRIPT.has(code))
      .map(({ start = 0, messageText }) => {
        const at = line + file.getLineAndCharacterOfPosition(start).line;
        return `${path}:${at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
      });
  });

const TAG = /<([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*\/?>/g;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;
const GLOBAL = /^(id|class|slot|lang|dir|hidden|title|tabindex|(aria|data)-[\w-]+)$/;

/** What is wrong with our tags in HTML, and with the scripts it names. */
async function checkHtml({ code }) {
  const elements = new Map(readElements().map((element) => [element.tagName, element]));
  const faults = [];
  for (const [, tag, text] of code.matchAll(TAG)) {
    const attributes = new Map([...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value]));
    const file = tag === 'script' ? attributes.get('src') : undefined;
    const built = file?.match(/\/cdn\/(.*)/)?.[1] ?? basename(file ?? '');
    if (file !== undefined && !existsSync(`dist/cdn/${built}`)) faults.push(`${file} is not built`);
    if (!tag.startsWith('giro-')) continue;
    const [opened, closed] = ['<', '</'].map((start) => code.split(new RegExp(`${start}${tag}[\\s>]`)).length);
    if (opened !== closed) faults.push(`<${tag}> is not closed`);
    const known = elements.get(tag)?.attributes?.map(({ name }) => name) ?? [];
    if (!elements.has(tag)) faults.push(`<${tag}> does not exist`);
    else
      for (const name of attributes.keys())
        if (!known.includes(name) && !GLOBAL.test(name)) faults.push(`<${tag}> has no attribute ${name}`);
  }
  await prettier.format(code, { parser: 'html' }).catch((error) => faults.push(error.message.split('\n', 1)[0]));
  return faults;
}

/** What is wrong with our tokens, parts and tags in a style sheet. */
function checkCss({ code }) {
  const elements = new Map(readElements().map((element) => [element.tagName, element]));
  const tokens = readTokens().map(({ name }) => name);
  const faults = [];
  try {
    postcss.parse(code).walk((node) => {
      if (node.type === 'decl' && node.prop.startsWith('--') && !tokens.includes(node.prop))
        faults.push(`${node.prop} is no token`);
      for (const [, tag, part] of (node.selector ?? '').matchAll(/(giro-[\w-]+)(?:::part\(([\w-]+)\))?/g)) {
        const parts = elements.get(tag)?.cssParts?.map(({ name }) => name) ?? [];
        if (!elements.has(tag)) faults.push(`<${tag}> does not exist`);
        else if (part !== undefined && !parts.includes(part)) faults.push(`<${tag}> has no part ${part}`);
      }
    });
  } catch (error) {
    faults.push(error.message);
  }
  return faults;
}

/** Commands of a system that needs no word about it. */
const SYSTEM = ['openssl', 'cd', 'mkdir', 'cp'];

/** Each command must be one of ours, or the system's. */
function checkShell({ code }) {
  const commands = code.split(/\n|&&|\|/).map((command) => command.trim());
  return commands.filter(Boolean).flatMap((command) => {
    const [program, ...args] = command.split(/\s+/);
    const isOurs =
      (program === 'npm' && /^(ci|create|install)$/.test(args[0])) ||
      (program === 'npm' && Object.hasOwn(scripts, args[0] === 'run' ? args[1] : args[0])) ||
      (program === 'npx' && Object.hasOwn(bin, args[0])) ||
      (program === 'node' && existsSync(args.at(-1)));
    return isOurs || SYSTEM.includes(program) ? [] : [`“${command}” is no command of ours`];
  });
}

function checkJson({ code }) {
  try {
    JSON.parse(code);
    return [];
  } catch (error) {
    return [error.message];
  }
}

const hostFiles = globSync(['demo/hosts/*/{*,src/*}.{ts,tsx,js,vue,svelte}', 'test/types/jsx/preact.tsx']).map((path) =>
  readFileSync(path, 'utf8'),
);

/** What needs a framework's own compiler is a file that it builds: of a host. */
const checkHostFile = ({ code }) => (hostFiles.includes(code) ? [] : ['is no file of a host in demo/hosts']);

const CHECKS = {
  typescript: checkHostFile,
  javascript: checkHostFile,
  tsx: checkHostFile,
  vue: checkHostFile,
  svelte: checkHostFile,
  html: checkHtml,
  css: checkCss,
  sh: checkShell,
  json: checkJson,
  /** Headers and the like; a test compares the policy with the one the tests run under. */
  text: () => [],
  /** An iOS app's side: there is no compiler for it here. */
  swift: () => [],
};

/**
 * Everything that is wrong with the blocks of pages, one line each; `program` holds their {@link scriptsOf}.
 * @returns {Promise<string[]>}
 */
export async function blockFaults(blocks, program) {
  const faults = [];
  for (const block of blocks) {
    if (SCRIPTS.includes(block.language)) continue;
    const check = CHECKS[block.language];
    const found = check ? await check(block) : [`nothing checks “${block.language}”`];
    faults.push(...found.map((fault) => `${block.path}:${block.line}: ${fault}`));
  }
  return [...faults, ...compile(blocks, program)];
}
