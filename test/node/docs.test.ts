import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { blockFaults, blocksOf, scriptsOf } from '../../scripts/docs/blocks.js';
import { programOf } from '../../scripts/docs/kit.js';
import { linkFaults } from '../../scripts/docs/links.js';
import { madeFiles, pagePaths } from '../../scripts/docs/pages.js';
import * as testing from '../../src/testing/index.js';
import { STRICT_POLICY } from '../page/support/serve.js';

const read = (path: string) => readFileSync(path, 'utf8');

const PAGES = [...pagePaths(), 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'llms.txt'];

/** One mistake in each kind of block, with what must be said of it. */
const MISTAKES = [
  ['ts', "import { GiroCard } from 'giro-elements';", /no exported member/],
  ['ts', "document.querySelector('giro-card-list')!.cards = [];", /'cards' does not exist/],
  ['js', "import 'giro-elements/define/giro-cards';", /Cannot find module/],
  ['js', 'configure({});', /Cannot find name 'configure'/],
  ['html', '<giro-cards></giro-cards>', /<giro-cards> does not exist/],
  ['html', '<giro-card-list cards="2"></giro-card-list>', /no attribute cards/],
  ['html', '<giro-provider environment="live">', /<giro-provider> is not closed/],
  ['html', '<giro-provider></giro-card-list>', /Unexpected closing tag/],
  ['html', '<script type="module" src="dist/cdn/giro.js"></script>', /giro\.js is not built/],
  ['html', '<script type="module">\n  Giro.start();\n</script>', /Cannot find name 'Giro'/],
  ['css', ':root {\n  --giro-color: red;\n}', /--giro-color is no token/],
  ['css', 'giro-card-list::part(cards) {\n  color: red;\n}', /no part cards/],
  ['sh', 'npm run document', /no command of ours/],
  ['json', '{ token: 1 }', /JSON/],
  ['vue', '<template><giro-cards /></template>', /no file of a host/],
  ['cobol', 'STOP RUN.', /nothing checks “cobol”/],
] as const;

const planted = MISTAKES.map(([language, code], index) =>
  blocksOf(`mistake-${index}`, `Text.\n\n\`\`\`${language}\n${code}\n\`\`\`\n`),
).flat();

describe('the documentation', () => {
  const blocks = PAGES.flatMap((path) => blocksOf(path, read(path)));
  const program = programOf(scriptsOf([...blocks, ...planted]));

  it('says what the sources say: npm run docs', async () => {
    const made = await madeFiles(program);
    assert.ok(made.size > 30, `${made.size} files`);
    for (const [path, text] of made) assert.equal(read(path), text, path);
  });

  it('has no link that leads nowhere', () => {
    assert.deepEqual(
      PAGES.flatMap((path) => linkFaults(path, read(path))),
      [],
    );
  });

  it('notices a link that leads nowhere', () => {
    for (const link of ['nowhere.md', '#nowhere', 'docs/events.md#nowhere', 'docs'])
      assert.equal(linkFaults('README.md', `[Text](${link})`).length, 1, link);
    assert.deepEqual(linkFaults('README.md', '[Text](docs/events.md#giro-error)'), []);
  });

  it('has no code that is wrong', async () => {
    const faults = await blockFaults([...blocks, ...planted], program);
    assert.deepEqual(
      faults.filter((fault) => !fault.startsWith('mistake-')),
      [],
    );
    for (const [index, [, code, fault]] of MISTAKES.entries())
      assert.match(faults.filter((each) => each.startsWith(`mistake-${index}:`)).join('\n'), fault, code);
  });

  it('names every scenario, and every page object', () => {
    const text = read('docs/testing.md');
    const pages = Object.keys(testing).filter((name) => !/^(scenario|SCENARIO)/.test(name));
    assert.ok(pages.length > 10);
    for (const name of [...testing.SCENARIO_NAMES, ...pages]) assert.ok(text.includes(`\`${name}\``), name);
  });

  it('names the policy that the tests run under', () => {
    const text = read('docs/security.md').replaceAll(/\s+/g, ' ');
    assert.ok(text.includes(STRICT_POLICY), STRICT_POLICY);
  });
});
