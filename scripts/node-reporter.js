// The count line of `node --test`; a skipped or unfinished test counts as a failed one.
import { countLine } from './counts.js';

export default async function* nodeReporter(source) {
  for await (const { type, data } of source) {
    if (type !== 'test:summary' || data.file !== undefined) continue;
    const { passed, failed, cancelled, skipped, todo } = data.counts;
    yield `${countLine({ passed, failed: failed + cancelled + skipped + todo })}\n`;
  }
}
