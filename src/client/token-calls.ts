import { AuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { MenuSettings, Paths } from '../model/brand.ts';
import type { Clock } from '../model/clock.ts';
import type { EngineElement } from './engine.ts';

/** What the token calls of some backend may need. */
export interface TokenCallsOptions {
  server: string;
  client: string;
  paths?: Paths;
  menu?: MenuSettings;
  cookie?: boolean;
  fetcher?: typeof fetch;
  beforeRequest?: NonNullable<EngineElement['beforeRequest']>;
  /** Read at each call. */
  signRequest?: () => EngineElement['signRequest'];
  clock: Clock;
}

type Load = (options: TokenCallsOptions) => Promise<TokenCalls>;

/** Loaded once somebody is signed in, so that a page without a guest does not pay for them. */
const LOADERS: Readonly<Record<string, Load>> = {
  punchh: async (options) => (await import('../backends/punchh/token-calls.ts')).createPunchhTokenCalls(options),
  'punchh-password': async (options) =>
    (await import('../backends/punchh-password/token-calls.ts')).createPunchhPasswordTokenCalls(options),
  menu: async (options) => (await import('../backends/menu/token-calls.ts')).createMenuTokenCalls(options),
};

/**
 * A way to load the refresh and sign-out calls of a backend.
 *
 * @throws {AuthError} `invalid_configuration` where there is no backend of that name.
 */
export const loadTokenCalls = (backend: string, options: TokenCallsOptions): (() => Promise<TokenCalls>) => {
  if (!Object.hasOwn(LOADERS, backend)) throw new AuthError('invalid_configuration', `No backend "${backend}"`);
  return () => LOADERS[backend]!(options);
};
