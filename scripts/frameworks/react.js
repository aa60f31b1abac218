import { comment, pascalCase } from './elements.js';

/** Tags in React's templates from version 19 on, and a component for each element for version 18 and for hydration. */
export const reactFiles = (elements) => ({
  'react.d.ts': `import type { DetailedHTMLProps, ForwardRefExoticComponent, HTMLAttributes, RefAttributes } from 'react';
import type { Attributes, ElementOf, Events, Handler, Pascal, Properties, Tag } from './elements.js';

type Html<T extends Tag> = Omit<HTMLAttributes<ElementOf<T>>, keyof Properties<T>>;

type TagProps<T extends Tag> = Omit<DetailedHTMLProps<HTMLAttributes<ElementOf<T>>, ElementOf<T>>, keyof Properties<T>> &
  Properties<T> &
  Attributes<T> & { [E in keyof Events<T> & string as \`on\${E}\`]?: Handler<Events<T>[E]> };

/** Before version 19 React hears no events of custom elements and sets no properties: there the tags have no types. */
type Tags = typeof import('react') extends { use: unknown } ? { [T in Tag]: TagProps<T> } : Record<never, never>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}

/** What a component takes: the element's properties, its events as \`onGiroCardSelect\`, and any HTML attribute. */
export type GiroProps<T extends Tag> = Html<T> &
  Properties<T> & { [E in keyof Events<T> & string as \`on\${Pascal<E>}\`]?: Handler<Events<T>[E]> };

/** A component that draws an element, which it registers. */
export type GiroComponent<T extends Tag> = ForwardRefExoticComponent<GiroProps<T> & RefAttributes<ElementOf<T>>>;

${elements
  .map(
    ({ tag, className, description }) =>
      `${comment(description)}\nexport declare const ${className}: GiroComponent<'${tag}'>;`,
  )
  .join('\n')}

export {};
`,
  'react.js': elements.map(({ tag, className }) => `export { ${className} } from './react/${tag}.js';\n`).join(''),
  ...Object.fromEntries(elements.map((element) => [`react/${element.tag}.js`, component(element)])),
});

const component = ({ path, tag, className, events }) => `'use client';
import * as React from 'react';
import { createComponent } from '@lit/react';
import '../../define/${tag}.js';
import { ${className} as elementClass } from '../../${path.replace('dist/', '')}';

export const ${className} = /* @__PURE__ */ createComponent({
  react: React,
  tagName: '${tag}',
  elementClass,
  displayName: '${className}',
  events: {
${events.map(({ name }) => `    on${pascalCase(name)}: '${name}',`).join('\n')}
  },
});
`;
