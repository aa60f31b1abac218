import { GiroError } from '../errors.js';
import type { Http, Shape, WriteCall } from '../http.js';

/** Posts to Banking v2, which knows no consent. */
export async function post<T>(http: Http, call: Omit<WriteCall, 'method'>, shape: Shape<T>): Promise<T> {
  const written = await http.write({ ...call, method: 'POST' }, shape);
  if (written.end === 'done') return written.value;
  throw new GiroError('bad-answer', `${call.name}: the answer asks for a consent, which the reference does not know.`);
}
