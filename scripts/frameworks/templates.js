// Types for templates where a framework needs nothing at run time.

/** Preact: as React's tags. */
export const preactTypes = () => `import type { ClassAttributes, HTMLAttributes } from 'preact';
import type { Attributes, ElementOf, Events, Handler, Properties, Tag } from './elements.js';

type TagProps<T extends Tag> = Omit<HTMLAttributes<ElementOf<T>>, keyof Properties<T>> &
  ClassAttributes<ElementOf<T>> &
  Properties<T> &
  Attributes<T> & { [E in keyof Events<T> & string as \`on\${E}\`]?: Handler<Events<T>[E]> };

type Tags = { [T in Tag]: TagProps<T> };

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}

export {};
`;

/**
 * Solid makes a property of what an expression is given to, and turns \`account-id\` into its name; \`accountId\` it would
 * write in small letters. So the names are those with hyphens, for functions and objects too.
 */
export const solidTypes = () => `import type { JSX } from 'solid-js';
import type { Attributes, ElementOf, Events, Handler, Kebab, Properties, Tag } from './elements.js';

type Hyphenated<V> = { [K in keyof V & string as Kebab<K>]?: V[K] };

type TagProps<T extends Tag> = Omit<JSX.HTMLAttributes<ElementOf<T>>, keyof Hyphenated<Properties<T>>> &
  Omit<Hyphenated<Properties<T>>, keyof Attributes<T>> &
  Attributes<T> & { [K in keyof Properties<T> & string as \`prop:\${K}\`]?: Properties<T>[K] } & {
    [E in keyof Events<T> & string as \`on:\${E}\`]?: Handler<Events<T>[E]>;
  };

type Tags = { [T in Tag]: TagProps<T> };

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements extends Tags {}
  }
}

export {};
`;

/** Svelte 5: events as attributes, \`ongiro-card-select\`. */
export const svelteTypes = () => `import type { HTMLAttributes } from 'svelte/elements';
import type { ElementOf, Events, Handler, PresentAttributes, Properties, Tag } from './elements.js';

type TagProps<T extends Tag> = Omit<HTMLAttributes<ElementOf<T>>, keyof Properties<T>> &
  Properties<T> &
  PresentAttributes<T> & { [E in keyof Events<T> & string as \`on\${E}\`]?: Handler<Events<T>[E]> };

type Tags = { [T in Tag]: TagProps<T> };

declare module 'svelte/elements' {
  interface SvelteHTMLElements extends Tags {}
}

export {};
`;

/** Vue 3: its checker knows \`account-id\` as \`accountId\`, and sees no difference between the attribute and the property. */
export const vueTypes = () => `import type { HTMLAttributes, ReservedProps } from 'vue';
import type { ElementOf, Events, Handler, Kebab, Pascal, PresentAttributes, Properties, Tag } from './elements.js';

type Written<T extends Tag> = {
  [K in keyof Properties<T>]?: K extends string
    ? Kebab<K> extends keyof PresentAttributes<T>
      ? PresentAttributes<T>[Kebab<K>]
      : Properties<T>[K]
    : never;
};

interface VueElement<T extends Tag> {
  new (): ElementOf<T> & {
    $props: Omit<HTMLAttributes, keyof Properties<T>> &
      ReservedProps & { slot?: string | undefined } & Written<T> & {
        [E in keyof Events<T> & string as \`on\${Pascal<E>}\`]?: Handler<Events<T>[E]>;
      };
    $emit: <E extends keyof Events<T>>(name: E, event: Events<T>[E]) => void;
  };
}

type Tags = { [T in Tag]: VueElement<T> };

declare module 'vue' {
  interface GlobalComponents extends Tags {}
}

export {};
`;
