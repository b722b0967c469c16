import { resolveBackends } from '../backends/profile.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Brand } from '../model/brand.ts';
import { systemClock } from '../model/clock.ts';
import { own } from '../model/own.ts';
import type { Session } from '../session/session.ts';
import { isConfigured, resolveConfig } from './login-config.ts';
import { openConfiguredSession } from './open-configured-session.ts';
import { readSettings, type WrittenSettings } from './settings.ts';

/**
 * Opens the session of a `<punchh-session>`: the same one that the elements inside it open from the same settings.
 *
 * @throws {AuthError} `not_configured` where `server` or `client` is missing
 */
export const openScopeSession = (written: WrittenSettings, brand: Brand, fetcher?: typeof fetch): Session => {
  const settings = readSettings([written], brand);
  const config = resolveConfig(settings, brand, resolveBackends(settings.backend, settings.methods, brand));
  if (!isConfigured(config)) throw new AuthError('not_configured', '<punchh-session> needs `server` and `client`');
  return openConfiguredSession({ ...config, paths: brand.paths }, own({ fetcher }), systemClock);
};
