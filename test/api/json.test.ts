import { assert } from 'chai';
import { parseByMark, parseBySource, parseJson, stringifyJson, type JsonValue } from '../../src/api/json.js';
import { runs } from '../support/surroundings.js';
import { assertNotices, seeded } from './support.js';

const knowsSource = (() => {
  let source: unknown;
  (JSON.parse as (text: string, reviver: (...args: [string, unknown, { source?: string }?]) => unknown) => unknown)(
    '1',
    (_key, value, context) => {
      source = context?.source;
      return value;
    },
  );
  return source === '1';
})();

const parsers: readonly (readonly [string, (text: string) => unknown])[] = [
  ['the kit', parseJson],
  ['an engine without `context.source`', parseByMark],
  ...(knowsSource ? ([['an engine with `context.source`', parseBySource]] as const) : []),
];

/** Sixteen-digit amounts come back with the digits they were sent with. */
function assertExact(parse: (text: string) => unknown): void {
  const random = seeded(16);
  for (let run = 0; run < runs(10_000); run++) {
    const digits = Array.from({ length: 1 + Math.floor(random() * 20) }, () => Math.floor(random() * 10)).join('');
    const amount = `${random() < 0.3 ? '-' : ''}${digits.replace(/^0+(?=\d)/, '')}`;
    const { value } = parse(`{"value":${amount}}`) as { value: number | bigint };
    assert.equal(BigInt(value), BigInt(amount));
  }
}

describe('JSON that is read exactly', () => {
  for (const [name, parse] of parsers) {
    describe(`by ${name}`, () => {
      it('keeps every digit of amounts, however long', () => assertExact(parse));

      it('gives a bigint only where a number would lose digits', () => {
        assert.deepEqual(parse('[9007199254740991, 9007199254740992, 9999999999999999, -9999999999999999, 12]'), [
          9007199254740991,
          9007199254740992n,
          9999999999999999n,
          -9999999999999999n,
          12,
        ]);
      });

      it('leaves fractions and exponents as they are', () => {
        assert.deepEqual(parse('[1.5, 1e3, 12345678901234567890.5, 1E+20]'), [1.5, 1000, 12345678901234567000, 1e20]);
      });

      it('leaves digits in texts and names alone', () => {
        const text = String.raw`{"99999999999999999999":"9999999999999999","q":"a\"9999999999999999,","u":"\\","n":9999999999999999}`;
        const value = parse(text) as Record<string, unknown>;
        assert.deepEqual(Object.entries(value), [
          ['99999999999999999999', '9999999999999999'],
          ['q', 'a"9999999999999999,'],
          ['u', '\\'],
          ['n', 9999999999999999n],
        ]);
      });

      it('refuses what is not JSON', () => {
        for (const text of [
          '',
          '{',
          '01',
          '-',
          '[1,]',
          '09999999999999999999',
          '9999999999999999 1',
          '"a" 9999999999999999',
          'NaN',
          '<html>',
        ])
          assert.throws(() => parse(text), SyntaxError);
      });
    });
  }

  it('the test would notice a parser that rounds', async () => {
    await assertNotices(() => {
      assertExact(JSON.parse);
    });
  });

  it('never reads a property that the platform did not send', () => {
    const polluted = Object.prototype as Record<string, unknown>;
    polluted['status'] = 'frozen';
    try {
      const value = parseJson('{"id":"1","list":[{}]}') as { status?: string; list: { status?: string }[] };
      assert.isUndefined(value.status);
      assert.isUndefined(value.list[0]?.status);
    } finally {
      delete polluted['status'];
    }
  });

  it('does not let a body reach the prototype of anything', () => {
    for (const text of [
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '[{"__proto__":{"polluted":9999999999999999}}]',
      '{"a":{"__proto__":[1]}}',
    ]) {
      parseJson(text);
      parseByMark(text);
      assert.isUndefined(({} as { polluted?: unknown }).polluted);
    }
  });
});

describe('JSON that is written exactly', () => {
  it('writes every kind of value, and amounts with every digit', () => {
    const value = { a: 9999999999999999n, b: [-1n, 2, 1.5, null, true, 'x"\u2028'], 'c"': {} };
    const text = stringifyJson(value);
    assert.equal(text, '{"a":9999999999999999,"b":[-1,2,1.5,null,true,"x\\"\u2028"],"c\\"":{}}');
    assert.deepEqual((parseJson(text) as { a: unknown }).a, 9999999999999999n);
  });

  /** Twenty things a page may have done to the language's own objects. */
  const changes: readonly (() => () => void)[] = [
    ...[Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype].map(
      (prototype) => () => extend(prototype, 'toJSON', () => 'changed'),
    ),
    () => extend(BigInt.prototype, 'toJSON', () => 'changed'),
    ...[
      'enabled',
      'status',
      'body',
      'id',
      'return_url',
      'value',
      'key',
      'length2',
      '0',
      'a',
      'toString2',
      'get2',
      'json',
      'data',
    ].map((name) => () => extend(Object.prototype, name, 'changed')),
  ];

  function extend(prototype: object, name: string, value: unknown): () => void {
    Object.defineProperty(prototype, name, { value, configurable: true, enumerable: true, writable: true });
    return () => {
      Reflect.deleteProperty(prototype, name);
    };
  }

  function during<T>(undo: () => void, run: () => T): T {
    try {
      return run();
    } finally {
      undo();
    }
  }

  function assertUnchanged(stringify: (value: JsonValue) => string): void {
    for (const change of changes) {
      const undo = change();
      const text = during(undo, () => stringify({ status: 'frozen', list: ['a', 1, true, { b: null }] }));
      assert.equal(text, '{"status":"frozen","list":["a",1,true,{"b":null}]}');
    }
  }

  it('does not change with what a page did to the built-in prototypes', () => {
    assertUnchanged(stringifyJson);
  });

  it('the test would notice a body that does', async () => {
    await assertNotices(() => {
      assertUnchanged((value) => JSON.stringify(value));
    });
  });
});
