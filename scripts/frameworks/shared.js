import { comment } from './elements.js';

/** `elements.d.ts`, which the types for every framework stand on: each tag with its attributes, properties and events. */
export const sharedTypes = (elements) => `import type * as giro from '../index.js';

/** What can be written on each tag. Attributes that are named as their property stand with the properties only. */
export interface GiroElements {
${elements.map(elementType).join('\n')}
}

export type Tag = keyof GiroElements;
export type ElementOf<T extends Tag> = GiroElements[T]['element'];
export type Events<T extends Tag> = GiroElements[T]['events'];

/** May be left out, and then also be undefined: templates pass what they have. */
export type Optional<V> = { [K in keyof V]?: V[K] | undefined };
export type Properties<T extends Tag> = Optional<GiroElements[T]['properties']>;
export type Attributes<T extends Tag> = Optional<GiroElements[T]['attributes']>;

/** Attributes where a framework writes \`false\` as a word, which HTML takes for true: only present, or not there. */
export type PresentAttributes<T extends Tag> = {
  [K in keyof GiroElements[T]['attributes']]?:
    | (GiroElements[T]['attributes'][K] extends boolean ? true | '' : GiroElements[T]['attributes'][K])
    | undefined;
};

export type Handler<E> = ((event: E) => void) | undefined;

/** \`giro-card-select\` as \`GiroCardSelect\`. */
export type Pascal<S extends string> = S extends \`\${infer A}-\${infer B}\`
  ? \`\${Capitalize<A>}\${Pascal<B>}\`
  : Capitalize<S>;

/** \`accountId\` as \`account-id\`. */
export type Kebab<S extends string> = S extends \`\${infer A}\${infer B}\`
  ? \`\${A extends Lowercase<A> ? A : \`-\${Lowercase<A>}\`}\${Kebab<B>}\`
  : '';
`;

function elementType({ tag, className, description, attributes, properties, events }) {
  const own = attributes.filter(({ name, property }) => name !== property);
  return [
    comment(description, '  '),
    `  '${tag}': {`,
    `    element: giro.${className};`,
    `    attributes: {`,
    ...own.flatMap(({ name, type, description }) => [comment(description, '      '), `      '${name}': ${type};`]),
    `    };`,
    `    properties: Pick<giro.${className}, ${properties.map(({ name }) => `'${name}'`).join(' | ')}>;`,
    `    events: {`,
    ...events.flatMap(({ name, type, description }) => [
      comment(description, '      '),
      `      '${name}': giro.${type};`,
    ]),
    `    };`,
    `  };`,
  ].join('\n');
}
