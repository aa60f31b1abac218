import { checkAddress } from '../domain/address.js';

/** The page's address, where there is a page. */
export const pageUrl = (): string | undefined => (globalThis as { location?: { href?: string } }).location?.href;

/** The page's origin, where there is a page. */
export const pageOrigin = (): string | undefined => (globalThis as { location?: { origin?: string } }).location?.origin;

/** An address as a URL; absent when it is none. */
export function tryUrl(address: unknown, base?: string): URL | undefined {
  try {
    return typeof address === 'string' ? new URL(address, base) : undefined;
  } catch {
    return undefined;
  }
}

/** True for `https:`, or `http:` on this machine, without a user name. */
export const isSafe = (url: URL): boolean => checkAddress(url.href, [url.origin]).fault === undefined;
