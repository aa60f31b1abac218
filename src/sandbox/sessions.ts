import type { Platform } from './platform.js';
import { randomId, signToken, verifyToken } from './tokens.js';

const REFRESH_SECONDS = 30 * 24 * 3600;
const KEPT = 100;

/** A Cards v3 sign-in: what is needed to tell the newest refresh token from older ones. */
export interface Session {
  id: string;
  personId: string;
  /** Counts refreshes; a refresh token of another generation is not the newest. */
  generation: number;
  /** Expiry of the newest access token, in seconds. */
  accessExpires: number;
}

/** What a login or a refresh answers. Source: `api/README.md`, "Sessions". */
export type TokenPair = { readonly access_token: string; readonly refresh_token: string };

/** Why a refresh was refused. */
export type RefreshFault = 'invalid' | 'not-newest' | 'premature';

/** Starts a session for a person. */
export async function startSession(platform: Platform, personId: string): Promise<TokenPair> {
  const iat = Math.floor(platform.clock.now() / 1000);
  const session: Session = { id: randomId(), personId, generation: 0, accessExpires: iat + platform.tokenSeconds };
  platform.store.update((state) => {
    state.sessions = [...state.sessions, session].slice(-KEPT);
  });
  return issue(session, iat);
}

/** Trades the newest refresh token for a new pair, once the access token has expired and not before. */
export async function refreshSession(
  platform: Platform,
  refreshToken: string,
): Promise<{ readonly pair: TokenPair; readonly fault?: undefined } | { readonly fault: RefreshFault }> {
  const now = platform.clock.now();
  const { claims } = { claims: undefined, ...(await verifyToken(refreshToken, 'refresh', now)) };
  if (!claims) return { fault: 'invalid' };
  const iat = Math.floor(now / 1000);
  const outcome = platform.store.update((state): Session | RefreshFault => {
    const session = state.sessions.find(({ id }) => id === claims.sid);
    if (!session) return 'invalid';
    if (session.generation !== claims.gen) return 'not-newest';
    if (session.accessExpires * 1000 > now) return 'premature';
    session.generation += 1;
    session.accessExpires = iat + platform.tokenSeconds;
    return { ...session };
  });
  return typeof outcome === 'string' ? { fault: outcome } : { pair: await issue(outcome, iat) };
}

async function issue({ id, personId, generation, accessExpires }: Session, iat: number): Promise<TokenPair> {
  const [access_token, refresh_token] = await Promise.all([
    signToken({ sub: personId, aud: 'cards', iat, exp: accessExpires }),
    signToken({ sub: personId, aud: 'refresh', iat, exp: iat + REFRESH_SECONDS, sid: id, gen: generation }),
  ]);
  return { access_token, refresh_token };
}
