const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Why an address the platform gave is not gone to. */
export type AddressFault = 'not-a-url' | 'scheme' | 'credentials' | 'origin';

/** True for hosts that only this machine can be. Source: RFC 6761 6.3, RFC 1122 3.2.1.3. */
export const isLoopback = (url: URL): boolean => LOOPBACK.has(url.hostname) || url.hostname.endsWith('.localhost');

/**
 * Decides whether a person may be sent to an address: `https:` (or `http:` on loopback), no user name or password,
 * and exactly one of the allowed origins. That a string parses as a URL says nothing (`javascript:` does).
 */
export function checkAddress(
  address: string,
  allowedOrigins: Iterable<string>,
): { readonly url: URL; readonly fault?: undefined } | { readonly fault: AddressFault; readonly origin?: string } {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return { fault: 'not-a-url' };
  }
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url))) return { fault: 'scheme' };
  if (url.username !== '' || url.password !== '') return { fault: 'credentials' };
  for (const allowed of allowedOrigins) if (allowed === url.origin) return { url };
  return { fault: 'origin', origin: url.origin };
}
