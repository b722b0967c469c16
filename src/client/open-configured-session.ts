import { BACKENDS } from '../backends/registry.ts';
import type { MenuSettings, Paths } from '../model/brand.ts';
import type { Clock } from '../model/clock.ts';
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

/** Opens the session of a configuration. The calls of its backends are loaded once somebody is signed in. */
export const openConfiguredSession = (config: SessionConfig, hooks: PageHooks, clock: Clock): Session => {
  const entries = config.backends.flatMap((name) => BACKENDS.get(name) ?? []);
  const options = {
    __proto__: null,
    ...config,
    name: config.sessionName,
    clock,
    claimInMemory: config.remember === 'ask',
    // Read at each call, because the page may replace its `fetch`. `own` would copy the value once.
    get fetcher() {
      return hooks.fetcher;
    },
    calls: async () => (await import('./load-token-calls.ts')).loadTokenCalls(entries, config, hooks, clock),
  };
  return openSession(options);
};
