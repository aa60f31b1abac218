import { comment } from './elements.js';

/**
 * A file to copy into an Angular application: a directive for each element makes its tag and its properties known to the
 * compiler, which otherwise takes any tag with CUSTOM_ELEMENTS_SCHEMA and checks nothing. Events are typed by the kit.
 */
export const angularSource = (
  elements,
) => `// Copy this file into your application and add GIRO_DIRECTIVES to the imports of the components that use the tags.
import { Directive, ElementRef, inject, Input } from '@angular/core';
import type * as giro from 'giro-elements';

const elementOf = <E extends Element>(): E => inject<ElementRef<E>>(ElementRef).nativeElement;

${elements.map(directive).join('\n\n')}

export const GIRO_DIRECTIVES = [
${elements.map(({ className }) => `  ${className}Directive,`).join('\n')}
] as const;
`;

const directive = ({ tag, className, description, properties }) => `${comment(description)}
@Directive({ selector: '${tag}' })
export class ${className}Directive {
  readonly #element = elementOf<giro.${className}>();
${properties
  .map(
    ({ name, description }) => `
${comment(description, '  ')}
  @Input() set ${name}(value: giro.${className}['${name}']) {
    this.#element.${name} = value;
  }`,
  )
  .join('\n')}
}`;
