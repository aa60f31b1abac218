import { platformPath } from './paths.js';
import { halfOf, type Receive } from './receive.js';

// A relative address needs an origin, and outside a page there is none; only the path counts.
const NOWHERE = 'http://sandbox.invalid';

/** The platform as a `fetch`, with a network's failures: a drop rejects with `TypeError`, a cut breaks the body. */
export function pageFetch(receive: Receive): typeof fetch {
  return async (input, init) => {
    const request =
      typeof input === 'string' && typeof document === 'undefined'
        ? new Request(new URL(input, NOWHERE), init)
        : new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    // As over a network, giving up does not call the request back: the platform carries it out and nobody listens.
    const reply = await Promise.race([receive(request, 'client'), aborted(signal)]);
    if (reply.kind === 'drop') throw new TypeError('Failed to fetch');
    // What a browser does with a host that does not let other origins read; elsewhere the platform lets everybody.
    const isFile = platformPath(new URL(request.url).pathname).startsWith('/files/');
    if (isFile && !reply.response.headers.has('access-control-allow-origin')) throw new TypeError('Failed to fetch');
    return reply.kind === 'cut' ? cutBody(reply.response) : reply.response;
  };
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });

const READERS = ['arrayBuffer', 'blob', 'bytes', 'formData', 'json', 'text'] as const;

async function cutBody(response: Response): Promise<Response> {
  const { half } = await halfOf(response);
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      start: (controller) => controller.enqueue(half),
      // In `pull`, because an error in `start` would take back the half that was sent.
      pull: (controller) => controller.error(networkError()),
    },
    { highWaterMark: 0 },
  );
  return failReaders(new Response(body, { status: response.status, headers: response.headers }));
}

/** Firefox takes every stream that fails for an abort; a connection that breaks is a `TypeError` everywhere. */
function failReaders(response: Response): Response {
  const clone = response.clone.bind(response);
  const fail = { value: () => Promise.reject(networkError()) };
  Object.defineProperties(response, Object.fromEntries(READERS.map((reader) => [reader, fail])));
  return Object.defineProperty(response, 'clone', { value: () => failReaders(clone()) });
}

const networkError = (): TypeError => new TypeError('network error');
