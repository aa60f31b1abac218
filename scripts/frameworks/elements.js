// What the manifest says about every element, as the types for templates need it.
import { readFileSync } from 'node:fs';

const KINDS = { string: 'string', number: 'number | `${number}`', boolean: 'boolean' };
/** One of some words. */
const WORDS = /^'[\w-]+'( \| '[\w-]+')*$/;

/** How an attribute may be written, from the type of its property; a new kind needs a decision here. */
function writtenAs({ name, type }) {
  const text = type.text.replace(' | undefined', '');
  const kind = KINDS[text] ?? WORDS.exec(text)?.[0];
  if (!kind) throw new Error(`Attribute ${name}: ${type.text} is no string, number, boolean or words.`);
  return kind;
}

export const camelCase = (name) => name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
export const kebabCase = (name) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
export const pascalCase = (name) => camelCase(`-${name}`);

/** Every element of `dist/custom-elements.json`, in the order of their tags. */
export function readElements() {
  const { modules } = JSON.parse(readFileSync('dist/custom-elements.json', 'utf8'));
  const elements = modules
    .flatMap(({ path, declarations }) => declarations.map((declaration) => ({ path, ...declaration })))
    .filter(({ tagName }) => tagName)
    .toSorted((one, other) => (one.tagName < other.tagName ? -1 : 1))
    .map(({ path, tagName, name, description, attributes = [], members = [], events = [] }) => ({
      path,
      tag: tagName,
      className: name,
      description,
      attributes: attributes.map((attribute) => {
        const { name, fieldName, description } = attribute;
        if (camelCase(name) !== fieldName) throw new Error(`Attribute ${name} is not named like its property.`);
        return { name, property: fieldName, type: writtenAs(attribute), description };
      }),
      properties: members
        .filter(({ kind, readonly }) => kind === 'field' && !readonly)
        .map(({ name, description }) => ({ name, description })),
      events: events.map(({ name, type, description }) => ({ name, type: type.text, description })),
    }));
  // Every event bubbles through the provider, where a host may hear all of them.
  const provider = elements.find(({ tag }) => tag === 'giro-provider');
  const bubbling = new Map(elements.flatMap(({ events }) => events).map((event) => [event.name, event]));
  provider.events = [...bubbling.values()].toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return elements;
}

/** A comment for editors to show; nothing in it ends it. */
export const comment = (text, indent = '') =>
  `${indent}/** ${text.replaceAll('*/', '*\\/').replaceAll(/\s*\n\s*/g, ' ')} */`;
