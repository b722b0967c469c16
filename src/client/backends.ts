import { AuthError } from '../model/auth-error.ts';
import type { Backend } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import type { EngineHost } from './engine.ts';
import type { LoginConfig } from './login-config.ts';

export interface BackendEnvironment {
  host: EngineHost;
  fetcher: typeof fetch;
  beforeRequest: NonNullable<EngineHost['element']['beforeRequest']>;
  clock: Clock;
  deviceId: () => Promise<string>;
}

/** @throws what the browser throws where a file fails to load */
const createBackend = async (
  config: LoginConfig,
  password: boolean,
  { host: { element, locale }, fetcher, beforeRequest, clock, deviceId }: BackendEnvironment,
): Promise<Backend> => {
  const { server, client, clientType, cookie, paths, consents, menu } = config;
  const shared = {
    server,
    client,
    cookie,
    paths,
    fetcher,
    beforeRequest,
    clock,
    deviceId,
  };
  const covers = (consentId: string) => consents.find(({ id }) => id === consentId)?.covers ?? [];
  if (password) {
    const { createPunchhPasswordBackend } = await import('../backends/punchh-password/backend.ts');
    return createPunchhPasswordBackend({ ...shared, locale, signRequest: () => element.signRequest });
  }
  if (menu) {
    const { createMenuBackend } = await import('../backends/menu/backend.ts');
    return createMenuBackend({ ...shared, menu, covers });
  }
  const { createPunchhBackend } = await import('../backends/punchh/backend.ts');
  return createPunchhBackend({ ...shared, clientType, covers });
};

/**
 * The backend for codes, or the one for passwords; each is a file of its own, loaded when it is first needed.
 *
 * @throws {AuthError} `offline` or `network_error` where the file fails to load
 */
export const loadBackend = (...args: Parameters<typeof createBackend>): Promise<Backend> =>
  createBackend(...args).catch((cause: unknown) => {
    const code = globalThis.navigator?.onLine === false ? 'offline' : 'network_error';
    throw new AuthError(code, 'A backend of punchh-login could not be loaded', { cause, retryable: true });
  });
