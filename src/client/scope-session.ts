import { AuthError } from '../model/auth-error.ts';
import { systemClock } from '../model/clock.ts';
import { namedEntry } from '../backends/named-entry.ts';
import { openSession, type Session } from '../session/session.ts';
import type { readBrand } from './brand.ts';
import { resolveConfig, type LoginOptions } from './login-config.ts';
import { loadSeveralTokenCalls } from './several-token-calls.ts';

/**
 * The session of a `<punchh-session>`: the very one that the elements inside it make of the same attributes and brand.
 *
 * @throws {AuthError} `not_configured` where neither says `server` and `client`
 */
export const openScopeSession = async (
  options: LoginOptions,
  source: Parameters<typeof readBrand>[0],
  signal: AbortSignal,
  fetcher?: typeof fetch,
): Promise<Session> => {
  const { src, object } = source;
  const read = async () => (await import('./brand.ts')).readBrand(source, signal, fetcher);
  // A brand that does not come is told of by the form; the attributes may be enough.
  const brand = src || object ? await read().then((result) => result.brand, () => undefined) : undefined;
  const config = resolveConfig(options, brand, namedEntry(options.backend ?? brand?.backend ?? '', brand?.menu));
  const { server, client, sessionName: name, storage, allowedOrigins, cookie, backends, menu, paths } = config;
  if (!server || !client) throw new AuthError('not_configured', '<punchh-session> needs `server` and `client`');
  const clock = systemClock;
  return openSession({
    name, server, client, storage, allowedOrigins, cookie, clock,
    ...(fetcher && { fetcher }),
    calls: loadSeveralTokenCalls(backends, { server, client, paths, cookie, clock, ...(menu && { menu }), ...(fetcher && { fetcher }) }),
  });
};
