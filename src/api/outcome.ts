/** What happened on the wire to one write, as far as anybody can know. */
export type WriteEvent =
  /** Nothing was sent: no network, no token. */
  | { readonly at: 'unsent' }
  /** It was sent, and no whole answer came, or none in time. */
  | { readonly at: 'network' | 'timeout' }
  /** A whole answer came. `fits`: what the reference says; `consent`: a consent to give; `misfit`: anything else. */
  | { readonly at: 'answer'; readonly status: number; readonly body: 'fits' | 'consent' | 'misfit' };

/** The three ends of a write, and `challenge`: refused for now, until the person consents. */
export type WriteEnd = 'done' | 'refused' | 'unknown' | 'challenge';

/**
 * Decides how a write ended. Only an answer that says so makes it done or refused. A browser itself re-sends a POST
 * after 408 and 421, so these say nothing about the copy before. Source: RFC 9110, 15.5 and 15.6.
 */
export function writeEnd(event: WriteEvent): WriteEnd {
  if (event.at === 'unsent') return 'refused';
  if (event.at !== 'answer') return 'unknown';
  const { status, body } = event;
  if (status >= 200 && status <= 299) return body === 'fits' ? 'done' : 'unknown';
  if (status === 412 && body === 'consent') return 'challenge';
  if (status === 408 || status === 421) return 'unknown';
  return status >= 400 && status <= 499 ? 'refused' : 'unknown';
}
