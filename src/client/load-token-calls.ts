import type { BackendEntry } from '../backends/backend-entry.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import { own } from '../model/own.ts';
import type { PageHooks } from './host.ts';
import { requestEnvironment } from './request-environment.ts';
import type { SessionConfig } from './session-config.ts';

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
