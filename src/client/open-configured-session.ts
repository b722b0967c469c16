import { BACKENDS } from '../backends/registry.ts';
import type { Clock } from '../model/clock.ts';
import { openSession, type Session } from '../session/session.ts';
import type { PageHooks } from './host.ts';
import type { SessionConfig } from './session-config.ts';

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
