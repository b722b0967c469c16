import type { BackendEntry } from '../backends/backend-entry.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import { own } from '../model/own.ts';
import { ownFetch } from '../model/own-fetch.ts';
import { pageOrigin, parseUrl } from '../model/url.ts';
import type { PageHooks } from './host.ts';
import type { SessionConfig } from './open-configured-session.ts';

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
export const loadTokenCalls = async (
  entries: readonly BackendEntry[],
  config: SessionConfig,
  hooks: PageHooks,
  clock: Clock,
): Promise<TokenCalls> => {
  const options = { ...config, ...requestEnvironment(config, hooks, clock) };
  const all = await Promise.all(entries.map((entry) => entry.loadTokenCalls(options)));
  const refreshing = all.find(({ refresh }) => refresh);
  const other = all.find(({ refresh }) => !refresh);
  if (!refreshing || !other) return all[0]!;
  return own<TokenCalls>({ ...refreshing, revoke: async (tokens) => (tokens.refreshToken === '' ? other : refreshing).revoke?.(tokens) });
};
