import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { parseSync } from 'vite';
import { foldMarkup, foldTemplates } from '../../scripts/fold-markup.js';

// A run of white space is drawn as one space, so that what is left must differ in nothing but the length of such runs.

const parse = (code: string) => parseSync('a.ts', code).program;
const drawn = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('folding templates', () => {
  it('makes one space of a line break and what is around it, and leaves other white space alone', () => {
    assert.equal(foldMarkup('\n  <p>\n    a  b</p>\n'), ' <p> a  b</p> ');
  });

  it('folds templates inside templates, and nothing but templates', () => {
    const code = "const a = html`<p>\n  ${b ? html`\n <b></b>` : 'x\\n  y'}\n</p>`;\nconst c = `\n  kept`;";
    assert.equal(
      foldTemplates(code, parse),
      "const a = html`<p> ${b ? html` <b></b>` : 'x\\n  y'} </p>`;\nconst c = `\n  kept`;",
    );
  });

  it('changes no source of an element in anything that is drawn', () => {
    const files = globSync('src/{ui,widgets}/**/*.ts').map((path) => ({ path, code: readFileSync(path, 'utf8') }));
    assert.ok(files.length > 50, `${files.length} files`);
    for (const { path, code } of files) {
      const folded = foldTemplates(code, parse);
      assert.equal(drawn(folded), drawn(code), path);
      assert.doesNotMatch(code, /<(?:pre|textarea)\b/, `${path}: white space would be drawn`);
    }
  });
});
