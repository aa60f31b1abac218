import { isObject, parseJson } from './json.js';

/** One request the platform received. Tokens, keys and codes are never in it. */
export interface LoggedRequest {
  /** Counts from 1 since the log was cleared. */
  readonly number: number;
  /** Milliseconds by the sandbox clock when it came in. */
  readonly at: number;
  /** `host` for what `getToken` asked, as a host's server would; `client` for all else. */
  readonly from: 'client' | 'host';
  readonly method: string;
  /** Path on the platform, for example `/v3/cards/5f0c`, as it was encoded. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Method and path pattern, for example `PATCH /v3/cards/:id`. */
  readonly call: string;
  /** The body as JSON or a form's fields; of anything else only its length, because what is in it cannot be told. */
  readonly body?: unknown;
  /** Id (`jti`) of the token it carried; never the token. */
  readonly tokenId?: string | undefined;
  /** Status answered; `undefined` while there is no answer, and for good when the connection was dropped. */
  readonly status?: number | undefined;
}

/** Every request received, in order. Preflights and calls to the controls are left out. */
export interface SandboxLog {
  all(): readonly LoggedRequest[];
  clear(): void;
  /** How many requests were received for a call pattern; `*` for all. */
  count(call: string): number;
}

type Entry = { -readonly [K in keyof LoggedRequest]: LoggedRequest[K] };

const KEPT = 50_000;
const SECRET = /token|secret|password|signature|^(api_?key|two_fa_code|pan|cvc2?|csc|pin.*)$/i;

/** The log, and `receive`, which adds an entry and gives it back to be completed. */
export function createLog(): SandboxLog & { receive(entry: Omit<LoggedRequest, 'number'>): Entry } {
  let entries: Entry[] = [];
  let received = 0;
  return {
    all: () => [...entries],
    clear: () => {
      entries = [];
      received = 0;
    },
    count: (call) => (call === '*' ? entries.length : entries.filter((entry) => entry.call === call).length),
    receive: (facts) => {
      const entry: Entry = { number: ++received, ...facts };
      entries.push(entry);
      if (entries.length > KEPT) entries.shift();
      return entry;
    },
  };
}

/** A body as it may be logged. */
export function redactBody(text: string, type: string | null): unknown {
  if (text === '') return undefined;
  if (type?.startsWith('application/x-www-form-urlencoded'))
    return redact(Object.fromEntries(new URLSearchParams(text)));
  const value = parseJson(text);
  return value === undefined ? `[${text.length} characters]` : redact(value);
}

/** A query as it may be logged. */
export const redactQuery = (query: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...query].map(([key, value]) => [key, SECRET.test(key) ? REDACTED : value]));

const REDACTED = '[redacted]';

function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SECRET.test(key) ? REDACTED : redact(item)]),
  );
}
