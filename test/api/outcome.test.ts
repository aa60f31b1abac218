import { assert } from 'chai';
import { writeEnd, type WriteEnd, type WriteEvent } from '../../src/api/outcome.js';
import { assertNotices } from './support.js';

const BODIES = ['fits', 'consent', 'misfit'] as const;

/** What the documents say, written down apart from the code: 2xx, 412 and the refusals; all else is unknown. */
function expected(status: number, body: (typeof BODIES)[number]): WriteEnd {
  if ([408, 421].includes(status)) return 'unknown';
  if (status === 412 && body === 'consent') return 'challenge';
  if (Math.floor(status / 100) === 4) return 'refused';
  return Math.floor(status / 100) === 2 && body === 'fits' ? 'done' : 'unknown';
}

function assertTable(decide: (event: WriteEvent) => WriteEnd): void {
  assert.equal(decide({ at: 'unsent' }), 'refused');
  assert.equal(decide({ at: 'network' }), 'unknown');
  assert.equal(decide({ at: 'timeout' }), 'unknown');
  for (let status = 0; status <= 1000; status++)
    for (const body of BODIES)
      assert.equal(decide({ at: 'answer', status, body }), expected(status, body), `${status} ${body}`);
}

describe('How a write ended', () => {
  it('is done, refused, unknown or waits for consent, for every status and body', () => {
    assertTable(writeEnd);
  });

  const twins: Readonly<Record<string, (event: WriteEvent) => WriteEnd>> = {
    'takes a time-out for a refusal': (event) => (event.at === 'timeout' ? 'refused' : writeEnd(event)),
    'takes a lost connection for a refusal': (event) => (event.at === 'network' ? 'refused' : writeEnd(event)),
    'takes what was never sent for unknown': (event) => (event.at === 'unsent' ? 'unknown' : writeEnd(event)),
    'takes 408 for a refusal': (event) => (event.at === 'answer' && event.status === 408 ? 'refused' : writeEnd(event)),
    'takes 421 for a refusal': (event) => (event.at === 'answer' && event.status === 421 ? 'refused' : writeEnd(event)),
    'takes a failing server for a refusal': (event) =>
      event.at === 'answer' && event.status >= 500 ? 'refused' : writeEnd(event),
    'takes any 2xx for done': (event) =>
      event.at === 'answer' && Math.floor(event.status / 100) === 2 ? 'done' : writeEnd(event),
    'takes any 412 for a consent': (event) =>
      event.at === 'answer' && event.status === 412 ? 'challenge' : writeEnd(event),
    'takes a consent in any answer': (event) =>
      event.at === 'answer' && event.body === 'consent' ? 'challenge' : writeEnd(event),
    'takes a redirect for done': (event) =>
      event.at === 'answer' && Math.floor(event.status / 100) === 3 ? 'done' : writeEnd(event),
  };
  for (const [name, twin] of Object.entries(twins))
    it(`the test would notice a client that ${name}`, async () => {
      await assertNotices(() => {
        assertTable(twin);
      });
    });
});
