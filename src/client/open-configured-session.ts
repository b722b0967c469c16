import type { BackendEntry, TokenCallsOptions } from '../backends/backend-entry.ts';
import { BACKENDS } from '../backends/registry.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { MenuSettings, Paths } from '../model/brand.ts';
import type { Clock } from '../model/clock.ts';
import { own } from '../model/own.ts';
import { ownFetch } from '../model/own-fetch.ts';
import { pageOrigin, parseUrl } from '../model/url.ts';
import { openSession, type Session } from '../session/session.ts';
import type { PageHooks } from './host.ts';

/** The part of a configuration that a session needs. What a page can leave out has no prototype; see `own`. */
export interface SessionConfig {
  server: string;
  client: string;
  sessionName: string;
  storage?: 'indexeddb' | 'memory';
  allowedOrigins?: readonly string[];
  cookie?: boolean;
  remember?: string;
  /** Known names. */
  backends: readonly string[];
  menu?: MenuSettings | undefined;
  paths?: Paths | undefined;
  preloadFetch?: boolean;
  /** Read at each call. */
  readonly mode?: string;
}

/** Returns what every call to a backend uses. The hooks of the page are read at each call. */
export const requestEnvironment = (config: SessionConfig, hooks: PageHooks, clock: Clock) => ({
  fetcher: ((input, init) => (hooks.fetcher ?? ownFetch)(input, init)) satisfies typeof fetch,
  beforeRequest: (request: Request) => {
    const { mode = 'web', cookie } = config;
    // Only for a gateway: another server would refuse the preflight for a header that it does not know.
    if (mode !== 'web' && (cookie || parseUrl(request.url)?.origin === pageOrigin())) request.headers.set('X-Punchh-Mode', mode);
    return hooks.beforeRequest?.(request) ?? request;
  },
  signRequest: () => hooks.signRequest,
  clock,
});

/**
 * Loads the token calls of several backends as one: a token is revoked at the backend it came from. A token that cannot
 * be refreshed has an empty refresh token.
 */
const loadTokenCalls = async (entries: readonly BackendEntry[], options: TokenCallsOptions): Promise<TokenCalls> => {
  const all = await Promise.all(entries.map((entry) => entry.loadTokenCalls(options)));
  const refreshing = all.find(({ refresh }) => refresh);
  const other = all.find(({ refresh }) => !refresh);
  if (!refreshing || !other) return all[0]!;
  return own<TokenCalls>({ ...refreshing, revoke: async (tokens) => (tokens.refreshToken === '' ? other : refreshing).revoke?.(tokens) });
};

/** Opens the session of a configuration. The calls of its backends are loaded once somebody is signed in. */
export const openConfiguredSession = (config: SessionConfig, hooks: PageHooks, clock: Clock): Session => {
  const entries = config.backends.flatMap((name) => BACKENDS.get(name) ?? []);
  const options = {
    __proto__: null,
    ...config,
    name: config.sessionName,
    clock,
    claimInMemory: config.remember === 'ask',
    // Not `own`, which would read it once.
    get fetcher() {
      return hooks.fetcher;
    },
    calls: () => loadTokenCalls(entries, { ...config, ...requestEnvironment(config, hooks, clock) }),
  };
  return openSession(options);
};
