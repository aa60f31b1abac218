// What is made in the documentation, as Markdown, by the name its marker says.
import { readFileSync } from 'node:fs';
import { readClient, readElements, readErrorKinds, readEvents, readLanguages, readParts } from './kit.js';
import { reachOfElements, readTexts, readTokens } from './kit.js';
import { requestsOf } from './calls.js';

/** Words for a table's cell or a paragraph: nothing in them is markup but what stands between backticks. */
const plain = (words = '') =>
  words
    .replaceAll(/\s*\n\s*/g, ' ')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll(/[<*_[\]]/g, '\\$&')))
    .join('');
const cell = (words) => plain(words).replaceAll('|', '\\|');
const code = (text) => `\`${text.replaceAll('|', '\\|')}\``;

/** A table, or nothing where it would have no rows. */
const table = (heads, rows) =>
  rows.length === 0
    ? ''
    : [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const titled = (level, title, text) => (text === '' ? '' : `${'#'.repeat(level)} ${title}\n\n${text}`);
const paragraphs = (...texts) => texts.filter((text) => text !== '').join('\n\n');

/** Groups of texts that every element may need stand on the page about languages. */
const EVERYWHERE = ['common'];
/** Texts a person reads when something did not go as they wanted; what a thing's status is called is no failure. */
const STATUS = /\.status\./;
const FAILURE = new RegExp(
  `\\.(${[
    ...['failed', 'fault', 'error', 'why', 'lost', 'unknown', 'refused', 'never', 'stale', 'expired', 'forbidden'],
    ...['broken', 'blocked', 'notOffered', 'notCopied', 'notSaved', 'unsure', 'notYet', 'givenUp', 'void', 'wrong'],
    ...['missing', 'elsewhere', 'notChecked', 'unsent', 'not-approved', 'given-up', 'unchecked'],
  ].join('|')})(\\.|$)`,
);
const isFailure = ({ key }) => FAILURE.test(key) && !STATUS.test(key);

const withoutUndefined = ({ type }) => type.text.replace(' | undefined', '');

/** Reads the sources once, with the program they make, and answers what makes each section. */
export async function readSections(program) {
  const elements = readElements();
  const events = readEvents();
  const client = readClient(program);
  const reach = reachOfElements(program, client);
  const requests = await requestsOf(client.map(({ name }) => name));
  const groups = new Map(readTexts().map(({ group, texts }) => [group, texts]));

  const elementOf = (tag) => {
    const found = elements.find(({ tagName }) => tagName === tag);
    if (!found) throw new Error(`There is no element ${tag}`);
    return found;
  };
  const tagOf = (className) => elements.find(({ name }) => name === className).tagName;
  const pageOf = (tag) => `[\`${tag}\`](${tag}.md)`;

  const memberRows = (members) =>
    members.map((member) => [code(member.name), code(withoutUndefined(member)), cell(member.description)]);

  function elementInterface(tag) {
    const {
      attributes = [],
      members = [],
      events = [],
      slots = [],
      cssParts = [],
      cssProperties = [],
    } = elementOf(tag);
    const fields = members.filter(({ kind, attribute }) => kind === 'field' && !attribute);
    const methods = members.filter(({ kind }) => kind === 'method');
    const named = (things) =>
      things.map(({ name, description }) => [name ? code(name) : '(default)', cell(description)]);
    return paragraphs(
      titled(2, 'Attributes', table(['attribute', 'type', 'what it says'], memberRows(attributes))),
      attributes.some(({ name, fieldName }) => name !== fieldName)
        ? 'Each is also a property, in camelCase: `card-id` is `cardId`.'
        : '',
      titled(2, 'Properties', table(['property', 'type', 'what it is'], memberRows(fields))),
      titled(
        2,
        'Methods',
        table(
          ['method', 'answers', 'what it does'],
          methods.map((method) => [code(`${method.name}()`), code(method.return.type.text), cell(method.description)]),
        ),
      ),
      titled(
        2,
        'Events',
        table(
          ['event', 'when'],
          events.map(({ name, description }) => [`[\`${name}\`](../events.md#${name})`, cell(description)]),
        ),
      ),
      titled(2, 'Slots', table(['slot', 'what goes there'], named(slots))),
      titled(2, 'Parts', table(['`::part()`', 'what it is'], named(cssParts))),
      titled(2, 'Tokens of its own use', table(['token', 'what it colours'], named(cssProperties))),
    );
  }

  function elementCalls(tag) {
    const { calls, elements: opened } = reach.get(elementOf(tag).name);
    const sends = (ways) => ways.map((way) => way.map(shownRequest).join(', then ')).join('<br>or ');
    const rows = client
      .filter(({ name }) => calls.includes(name) && requests.get(name).length > 0)
      .map(({ name, words }) => [code(name), sends(requests.get(name)), cell(words)]);
    return paragraphs(
      rows.length === 0 ? 'None.' : table(['of the client', 'sends', 'what it is'], rows),
      opened.length === 0 ? '' : `And what it opens: ${opened.map((name) => pageOf(tagOf(name))).join(', ')}.`,
    );
  }

  const shownRequest = (call) => (call.includes(' /files/') ? 'the address the platform signed' : code(call));

  const textsOf = (tag) =>
    reach
      .get(elementOf(tag).name)
      .texts.filter((group) => !EVERYWHERE.includes(group))
      .flatMap((group) => groups.get(group));
  const textTable = (texts) =>
    table(
      ['key', 'English', 'note'],
      texts.map(({ key, text, note }) => [code(key), cell(text), cell(note)]),
    );

  const emittersOf = (event) =>
    elements
      .filter(({ events = [] }) => events.some(({ name }) => name === event))
      .map(({ tagName }) => `[\`${tagName}\`](elements/${tagName}.md)`);

  const sections = {
    about: (tag) =>
      paragraphs(
        plain(elementOf(tag).description),
        `\`\`\`js\nimport 'giro-elements/define/${tag}';\n\`\`\``,
        'The script tag has it already.',
      ),
    interface: elementInterface,
    calls: elementCalls,
    errors: (tag) => textTable(textsOf(tag).filter(isFailure)),
    texts: (tag) => textTable(textsOf(tag).filter((text) => !isFailure(text))),

    /** A file of a host, which CI builds and drives. */
    file: (path) => {
      const language = /\.(\w+)$/.exec(path)[1].replace(/^ts$/, 'typescript').replace(/^js$/, 'javascript');
      return `\`\`\`${language}\n${readFileSync(path, 'utf8').trimEnd()}\n\`\`\``;
    },
    elements: () =>
      table(
        ['tag', 'what it is for'],
        elements.map(({ tagName, description }) => [
          `[\`${tagName}\`](elements/${tagName}.md)`,
          cell(
            description
              .split(/(?<=[.:]) /, 1)[0]
              .split('\n\n', 1)[0]
              .replace(/:$/, '.'),
          ),
        ]),
      ),
    events: () =>
      paragraphs(
        ...events.map(({ name, className, words, isCancelable, detail }) =>
          titled(
            3,
            code(name),
            paragraphs(
              `${plain(words)} \`${className}\`${isCancelable ? ', cancelable' : ''}.`,
              table(
                ['`detail`', 'type', 'what it is'],
                detail.map((field) => [code(field.name), code(field.type), cell(field.words)]),
              ),
              `From: ${emittersOf(name).join(', ')}.`,
            ),
          ),
        ),
      ),
    tokens: () =>
      table(
        ['token', 'what it is for', 'light', 'dark'],
        readTokens().map(({ name, words, light, dark }) => [code(name), cell(words), code(light), code(dark)]),
      ),
    parts: () =>
      table(
        ['`::part()`', 'what it is', 'elements'],
        readParts().map(({ name, words }) => [
          code(name),
          cell(words),
          elements
            .filter(({ cssParts = [] }) => cssParts.some((part) => part.name === name))
            .map(({ tagName }) => `\`${tagName}\``)
            .join(', '),
        ]),
      ),
    'card-numbers': () => {
      const reads = (className) => reach.get(className).calls.includes('cards.credentials');
      const said = ({ name }) => {
        if (reads(name)) return ['yes, on request', 'its page displays cardholder data: in scope'];
        const opened = reach.get(name).elements.filter(reads).map(tagOf);
        if (opened.length === 0) return ['no', 'brings no card number into its page'];
        return [`only through \`${opened.join()}\``, 'where it opens that: the same; else none'];
      };
      return table(
        ['element', 'can read a number and a code', 'what that means'],
        elements.map((element) => [`[\`${element.tagName}\`](elements/${element.tagName}.md)`, ...said(element)]),
      );
    },
    languages: () => `English, and: ${readLanguages().map(languageName).join(', ')}.`,
    'common-texts': () => EVERYWHERE.map((group) => textTable(groups.get(group))).join('\n\n'),
    'error-kinds': () =>
      table(
        ['`kind`', 'what happened', 'what the person reads'],
        readErrorKinds().map(({ name, words }) => [
          code(name),
          cell(words),
          cell(groups.get('common').find(({ key }) => key === `error.${name}`).text),
        ]),
      ),
  };
  return { elements, events, client, reach, sections };
}

const languageName = (tag) => `${new Intl.DisplayNames('en', { type: 'language' }).of(tag)} (\`${tag}\`)`;
