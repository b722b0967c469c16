import { AuthError } from '../model/auth-error.ts';
import type { MenuSettings, Paths } from '../model/brand.ts';
import { systemClock, type Clock } from '../model/clock.ts';
import type { Tokens, TokenSet } from '../model/tokens.ts';
import { sessionName } from '../session/session-name.ts';
import { openSession, type Session } from '../session/session.ts';
import type { EngineElement } from './engine.ts';
import { loadTokenCalls } from './token-calls.ts';

export interface CreateSessionOptions {
  /** Base URL of the API or of a gateway; may be a path of the page's origin. */
  server: string;
  /** OAuth client id. */
  client: string;
  /** Default `punchh`. */
  backend?: string;
  /** Settings of PAR Ordering, for `menu`. */
  menu?: MenuSettings;
  /** Where the brand's paths differ from the documented ones. */
  paths?: Paths;
  /** Sessions of the same name are one. Default: from server and client (and, for `menu`, the application). */
  name?: string;
  /** `memory`: gone with the page. Default `indexeddb`. */
  storage?: 'indexeddb' | 'memory';
  /** Further origins that may get the tokens from `fetch`. */
  allowedOrigins?: readonly string[];
  /** The gateway at `server` keeps the refresh token in a cookie. Default `false`. */
  cookie?: boolean;
  /** The id of this device, where the host has one of its own. */
  deviceId?: string;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;
  /** Makes the `x-pch-digest` of a sign-out, for `punchh-password` without a gateway. */
  signRequest?: EngineElement['signRequest'];
  /** The time and the timers, for tests. */
  clock?: Clock;
}

/** Tokens that a host got elsewhere: the access token, and whatever else is known. */
export type GivenTokens = Pick<Tokens, 'accessToken'> & Partial<TokenSet>;

/** A session without an element around it. */
export interface HeadlessSession extends Omit<Session, 'setTokens'> {
  /** Signs in with tokens that the host got elsewhere. Stores them, then announces them. */
  setTokens(tokens: GivenTokens): Promise<void>;
}

/**
 * Opens a session for pages that have no sign-in element of their own, or none at all. Works in Node too, in memory.
 *
 * @throws {AuthError} `not_configured` without `server` or `client`; `invalid_configuration` with an unknown `backend`.
 */
export const createSession = (options: CreateSessionOptions): HeadlessSession => {
  const { server, client, backend = 'punchh', menu, name, deviceId, clock = systemClock, ...rest } = options;
  if (!server || !client) throw new AuthError('not_configured', 'createSession needs `server` and `client`');
  const session = openSession({
    ...rest,
    name: name ?? sessionName(server, client, menu?.application),
    server,
    client,
    clock,
    calls: loadTokenCalls(backend, { ...options, signRequest: () => options.signRequest, clock }),
  });
  if (deviceId) void import('./keep-device-id.ts').then(({ keepDeviceId }) => keepDeviceId(deviceId, clock)).catch(() => {});
  const setTokens = ({ accessToken, idToken = null, tokenType = 'Bearer', expiresAt = null, refreshToken = null }: GivenTokens) =>
    session.setTokens({ accessToken, idToken, tokenType, expiresAt, refreshToken });
  // The getters stay live: a copy of the session would freeze its state.
  return Object.assign(Object.create(session) as Session, { setTokens });
};
