import { isObject, parseJson } from './json.js';

/** Which API a token opens; `refresh` opens none. */
export type Audience = 'cards' | 'banking' | 'refresh';

/** Source: Banking v2, the tokens of "Person sign in" and "API sign in". */
export type TokenType = 'person' | 'api';

/** What a token says. Times in seconds by the sandbox clock. */
export interface Claims {
  readonly sub: string;
  readonly aud: Audience;
  readonly iat: number;
  readonly exp: number;
  readonly jti: string;
  /** Whose it is. Source: Banking v2, the token of "Person sign in"; Banking v2 only. */
  readonly id?: string;
  /** Who signed in: a person, or a server with an API key; Banking v2 only. */
  readonly type?: TokenType;
  /** The session and its generation; refresh tokens only. */
  readonly sid?: string;
  readonly gen?: number;
}

/** Why a token was not accepted, in the words of the usual JWT libraries. */
export type TokenFault = 'jwt malformed' | 'invalid signature' | 'jwt audience invalid' | 'jwt expired';

/** A checked token: its claims, or what is wrong with it. */
export type Verdict = { readonly claims: Claims; readonly fault?: undefined } | { readonly fault: TokenFault };

// Not a secret: everybody has the sandbox's source. It makes tampering with a token visible, which is what is rebuilt here.
const KEY_TEXT = 'giro-sandbox-signing-key';
const HEADER = encode(JSON.stringify({ alg: 'HS256', typ: 'JWT' }));

let key: Promise<CryptoKey> | undefined;
const signingKey = (): Promise<CryptoKey> =>
  (key ??= crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(KEY_TEXT),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  ));

/** Signs a JWT (HMAC-SHA256). */
export async function signToken(claims: Omit<Claims, 'jti'>): Promise<string> {
  const unsigned = `${HEADER}.${encode(JSON.stringify({ ...claims, jti: randomId() }))}`;
  const signature = await crypto.subtle.sign('HMAC', await signingKey(), new TextEncoder().encode(unsigned));
  return `${unsigned}.${toBase64Url(new Uint8Array(signature))}`;
}

/** Signs a text (HMAC-SHA256), in hexadecimal. */
export async function signText(text: string): Promise<string> {
  const signature = await crypto.subtle.sign('HMAC', await signingKey(), new TextEncoder().encode(text));
  return toHex(new Uint8Array(signature));
}

const toHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Checks form, signature, audience and expiry, in that order. */
export async function verifyToken(token: string, audience: Audience, nowMs: number): Promise<Verdict> {
  const [header, payload, signature, ...rest] = token.split('.');
  if (header === undefined || payload === undefined || signature === undefined || rest.length > 0)
    return { fault: 'jwt malformed' };
  const bytes = fromBase64Url(signature);
  const claims = readClaims(token);
  if (!bytes || !claims) return { fault: 'jwt malformed' };
  const signed = new TextEncoder().encode(`${header}.${payload}`);
  if (!(await crypto.subtle.verify('HMAC', await signingKey(), bytes, signed))) return { fault: 'invalid signature' };
  if (claims.aud !== audience) return { fault: 'jwt audience invalid' };
  if (claims.exp * 1000 <= nowMs) return { fault: 'jwt expired' };
  return { claims };
}

/** What a token says, without believing it. */
export function readClaims(token: string): Claims | undefined {
  const bytes = fromBase64Url(token.split('.')[1] ?? '');
  const value = bytes && parseJson(new TextDecoder().decode(bytes));
  return isClaims(value) ? value : undefined;
}

const isClaims = (value: unknown): value is Claims =>
  isObject(value) &&
  typeof value['sub'] === 'string' &&
  typeof value['aud'] === 'string' &&
  typeof value['exp'] === 'number' &&
  typeof value['jti'] === 'string';

/** Sixteen random hexadecimal digits. */
export const randomId = (): string => toHex(crypto.getRandomValues(new Uint8Array(8)));

function encode(text: string): string {
  return toBase64Url(new TextEncoder().encode(text));
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
  } catch {
    return undefined;
  }
}
