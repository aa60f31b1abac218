// White space in templates that only lays out the source: a browser draws any run of it as one space.

/**
 * A template's text between two expressions, with each line break and the indentation around it as one space.
 * @param {string} text
 */
export const foldMarkup = (text) => text.replaceAll(/\s*\n\s*/g, ' ');

/**
 * A module's code with its `html` templates folded; `parse` gives its syntax tree.
 * @param {string} code
 * @param {(code: string) => unknown} parse
 */
export function foldTemplates(code, parse) {
  const texts = [];
  const visit = (node) => {
    if (node === null || typeof node !== 'object') return;
    if (node.type === 'TaggedTemplateExpression' && node.tag.name === 'html') texts.push(...node.quasi.quasis);
    for (const child of Object.values(node)) visit(child);
  };
  visit(parse(code));
  let folded = code;
  for (const { start, end } of texts.toSorted((a, b) => b.start - a.start))
    folded = folded.slice(0, start) + foldMarkup(code.slice(start, end)) + folded.slice(end);
  return folded;
}
