import { AuthError } from '../model/auth-error.ts';
import { systemClock } from '../model/clock.ts';
import { DEFAULT_ENTRY } from '../backends/profile.first.ts';
import type { namedEntry } from '../backends/profile.ts';
import { openSession, type Session } from '../session/session.ts';
import type { readBrand } from './brand.ts';
import { resolveConfig, type LoginOptions } from './login-config.ts';
import { loadSeveralTokenCalls } from './several-token-calls.ts';

/** What most pages do without is loaded from the files that the form has it in. */
export interface Loaders {
  /** For backends other than the default one. */
  entries: () => Promise<{ namedEntry: typeof namedEntry }>;
  brand: () => Promise<{ readBrand: typeof readBrand }>;
}

/**
 * The session of a `<punchh-session>`: the very one that the elements inside it make of the same attributes and brand.
 *
 * @throws {AuthError} `not_configured` where neither says `server` and `client`
 */
export const openScopeSession = async (
  options: LoginOptions,
  source: Parameters<typeof readBrand>[0],
  signal: AbortSignal,
  load: Loaders,
  fetcher?: typeof fetch,
): Promise<Session> => {
  const { src, object } = source;
  const read = async () => (await load.brand()).readBrand(source, signal, fetcher);
  // A brand that does not come is told of by the form; the attributes may be enough.
  const brand = src || object ? await read().then((result) => result.brand, () => undefined) : undefined;
  const named = options.backend || brand?.backend || 'punchh';
  const entry = named === 'punchh' ? DEFAULT_ENTRY : (await load.entries()).namedEntry(named, brand?.menu);
  const config = resolveConfig(options, brand, entry);
  const { server, client, sessionName: name, storage, allowedOrigins, cookie, backends, menu, paths } = config;
  if (!server || !client) throw new AuthError('not_configured', '<punchh-session> needs `server` and `client`');
  const clock = systemClock;
  return openSession({
    name, server, client, storage, allowedOrigins, cookie, clock,
    ...(fetcher && { fetcher }),
    calls: loadSeveralTokenCalls(backends, { server, client, paths, cookie, clock, ...(menu && { menu }), ...(fetcher && { fetcher }) }),
  });
};
