import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withSizes } from '../../scripts/readme-sizes.js';

const README = '| tag | kB |\n| `giro-provider` | 28 |\n| `giro-card-list` | 48 |\n';

interface Held {
  readonly text: string;
  readonly wrong: readonly string[];
}
const held = (provider: number): Held => withSizes(README, { 'giro-provider': provider, 'giro-card-list': 47.7 });

describe('the sizes in the README', () => {
  it('hold while no element is larger, or much smaller', () => {
    for (const size of [28, 27.4, 26]) assert.deepEqual(held(size), { text: README, wrong: [] });
  });

  it('are old when an element is larger, or much smaller', () => {
    for (const size of [28.1, 25.9]) {
      const { text, wrong } = held(size);
      assert.deepEqual(wrong, [`giro-provider: 28 kB in the README, ${size} measured`]);
      assert.match(text, new RegExp(`\`giro-provider\` \\| ${Math.ceil(size)} \\|`));
      assert.match(text, /`giro-card-list` \| 48 \|/);
    }
  });

  it('are there for every element, and for no other', () => {
    assert.deepEqual(withSizes(README, { 'giro-provider': 27, 'giro-x': 1 }).wrong, [
      'giro-card-list: in the README, and not there',
      'giro-x: not in the README',
    ]);
  });
});
