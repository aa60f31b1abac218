import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { unnamed } from '../../scripts/public-surface.js';

const BEFORE = [
  'giro-elements',
  'giro-elements CardCalls',
  'giro-elements CardCalls.list: (options?: ReadOptions) => Promise<Page<Card>>',
  '<giro-card-list>',
  '<giro-card-list> attribute account-id: string | undefined',
  '<giro-card-list> property accountId: string | undefined',
  '<giro-card-list> event giro-card-select: GiroCardSelectEvent',
  'token --giro-radius',
];

/** The surface with lines that begin so replaced by others. */
const after = (start: string, ...lines: readonly string[]): readonly string[] => [
  ...BEFORE.filter((line) => !line.startsWith(start)),
  ...lines,
];

const renamed = after('<giro-card-list> attribute', '<giro-card-list> attribute account: string | undefined');

describe('what hosts see changes only with an entry in the changelog', () => {
  it('asks for nothing while nothing changed', () => {
    assert.deepEqual(unnamed(BEFORE, BEFORE, ''), []);
  });

  for (const [what, now, named] of [
    ['a new attribute', [...BEFORE, '<giro-card-list> attribute layout: string'], 'It has `layout` now.'],
    ['an attribute that is gone', after('<giro-card-list> attribute'), '`account-id` is gone.'],
    ['a renamed attribute', renamed, '`account-id` is called `account`.'],
    ['an attribute, named by its property', after('<giro-card-list> attribute'), '`accountId` is gone.'],
    [
      'an event of another class',
      after('<giro-card-list> event', '<giro-card-list> event giro-card-select: X'),
      '`giro-card-select`',
    ],
    [
      'a method that takes something else',
      after('giro-elements CardCalls.list', 'giro-elements CardCalls.list: () => void'),
      '`cards.list`, of `CardCalls`',
    ],
    ['a token that is gone', after('token'), '`--giro-radius` is gone.'],
    [
      'a new tag, named once',
      [...BEFORE, '<giro-x>', '<giro-x> attribute a: string', '<giro-x> part b'],
      'New: `giro-x`',
    ],
    [
      'a new import, named once',
      [...BEFORE, 'giro-elements/vue', 'giro-elements/vue A', 'giro-elements/vue A.b: C'],
      '`giro-elements/vue`',
    ],
  ] as const)
    it(`asks for ${what}, until it is named`, () => {
      assert.notDeepEqual(unnamed(BEFORE, now, ''), []);
      assert.notDeepEqual(unnamed(BEFORE, now, 'Something else, `giro-card-list` of `giro-elements`, got better.'), []);
      assert.deepEqual(unnamed(BEFORE, now, named), []);
    });

  it('does not take a word outside of code for a name', () => {
    assert.notDeepEqual(unnamed(BEFORE, after('token'), '--giro-radius is gone.'), []);
  });

  it('tells both names of what was renamed', () => {
    assert.deepEqual(unnamed(BEFORE, renamed, ''), [
      '- <giro-card-list> attribute account-id: string | undefined',
      '+ <giro-card-list> attribute account: string | undefined',
    ]);
    assert.deepEqual(unnamed(BEFORE, renamed, '`account`'), [
      '- <giro-card-list> attribute account-id: string | undefined',
    ]);
  });
});
