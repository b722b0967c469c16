import type { SignRequest } from '../backends/backend-entry.ts';
import { DEFAULT_BACKEND } from '../backends/profile.first.ts';
import { BACKENDS } from '../backends/registry.ts';
import { AuthError } from '../model/auth-error.ts';
import type { MenuSettings, Paths } from '../model/brand.ts';
import { systemClock, type Clock } from '../model/clock.ts';
import { own } from '../model/own.ts';
import type { GivenTokens } from '../model/tokens.ts';
import { isHttpUrl } from '../model/url.ts';
import { pagePlatform } from '../session/page/platform.ts';
import { sessionName } from '../session/session-name.ts';
import { isText } from '../session/session-record.ts';
import type { Session } from '../session/session.ts';
import { ignore } from '../session/timeout.ts';
import { openConfiguredSession } from './open-configured-session.ts';

export interface CreateSessionOptions {
  /** Base URL of the API or of a gateway; may be a path of the page's origin. */
  server: string;
  /** OAuth client id. Not needed where the backend uses none (`menu`). */
  client?: string;
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
  signRequest?: SignRequest;
  /** The time and the timers, for tests. */
  clock?: Clock;
}

/** A session without an element around it. */
export interface HeadlessSession extends Omit<Session, 'setTokens' | 'guest'> {
  /**
   * Signs in with tokens that the host got elsewhere. Stores them, then announces them.
   *
   * @throws {AuthError} `invalid_configuration`, where a part is malformed; nothing has changed then.
   */
  setTokens(tokens: GivenTokens): Promise<void>;
}

/**
 * Opens a session for pages that have no sign-in element of their own, or none at all. Works in Node too, in memory.
 *
 * @throws {AuthError} `not_configured` without a `client`, or a `server` that is an http(s) URL;
 * `invalid_configuration` with an unknown `backend`.
 */
export const createSession = (given: CreateSessionOptions): HeadlessSession => {
  const options = own(given);
  const { server, client = '', backend = DEFAULT_BACKEND, name, deviceId, clock = systemClock } = options;
  const menu = own(options.menu);
  const isServer = isText(server) && isHttpUrl(server);
  const entry = BACKENDS.get(backend);
  if (!isServer || (entry?.profile(menu).needsClient !== false && !isText(client))) {
    throw new AuthError('not_configured', `createSession needs ${isServer ? '`client`' : '`server`, an http(s) URL'}`);
  }
  if (!entry) throw new AuthError('invalid_configuration', `No backend "${backend}"`);
  const session = openConfiguredSession(
    Object.assign(options, {
      client,
      backends: [backend],
      sessionName: name ?? sessionName(server, client, menu.application),
      preloadFetch: true,
    }),
    options,
    clock,
  );
  if (deviceId) {
    void import('./keep-device-id.ts').then(({ keepDeviceId }) => keepDeviceId(deviceId, pagePlatform(clock))).catch(ignore);
  }
  return session;
};
