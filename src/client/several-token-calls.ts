import type { TokenCalls } from '../model/backend.ts';
import { loadTokenCalls, type TokenCallsOptions } from './token-calls.ts';

/**
 * A way to load the calls of several backends in one session: each token is ended where it came from. One that cannot
 * be exchanged has an empty refresh token.
 *
 * @throws {AuthError} `invalid_configuration` where there is no backend of one of the names.
 */
export const loadSeveralTokenCalls = (
  backends: readonly string[],
  options: TokenCallsOptions,
): (() => Promise<TokenCalls>) => {
  const loaders = backends.map((backend) => loadTokenCalls(backend, options));
  return async () => {
    const all = await Promise.all(loaders.map((load) => load()));
    const exchanging = all.find(({ refresh }) => refresh);
    const ending = all.find(({ refresh }) => !refresh);
    if (!exchanging || !ending) return all[0]!;
    return { ...exchanging, revoke: async (tokens) => (tokens.refreshToken === '' ? ending : exchanging).revoke?.(tokens) };
  };
};
