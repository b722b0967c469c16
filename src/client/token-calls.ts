import { createPunchhTokenCalls } from '../backends/punchh/token-calls.ts';
import { AuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { MenuSettings, Paths } from '../model/brand.ts';
import type { Clock } from '../model/clock.ts';

/** What the token calls of some backend may need. */
export interface TokenCallsOptions {
  server: string;
  client: string;
  paths?: Paths;
  menu?: MenuSettings;
  cookie?: boolean;
  fetcher?: typeof fetch;
  clock: Clock;
}

/** The default backend's calls are small and always there; the others' are loaded when they are first needed. */
const LOADERS: Readonly<Record<string, (options: TokenCallsOptions) => TokenCalls | (() => Promise<TokenCalls>)>> = {
  punchh: createPunchhTokenCalls,
};

/**
 * The refresh and sign-out calls of a backend.
 *
 * @throws {AuthError} `invalid_configuration` where there is no backend of that name.
 */
export const loadTokenCalls = (backend: string, options: TokenCallsOptions): TokenCalls | (() => Promise<TokenCalls>) => {
  const load = Object.hasOwn(LOADERS, backend) ? LOADERS[backend] : undefined;
  if (!load) throw new AuthError('invalid_configuration', `There is no backend "${backend}"`);
  return load(options);
};
