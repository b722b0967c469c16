import { AuthError } from '../model/auth-error.ts';
import type { Clock } from '../model/clock.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { surroundings } from './surroundings.ts';

/** How long, in ms, anybody waits for a refresh, their own or another tab's. */
export const REFRESH_WAIT = 10_000;
/** How long, in ms, one refresh may take. Generous: an answer given up on is a session lost. */
export const REFRESH_TIMEOUT = 30_000;

/** Runs work alone among all tabs. `held` says whether enough of the lock is left to start a refresh. */
export type RefreshLock = <T>(name: string, work: (held: () => boolean) => Promise<T>) => Promise<T>;

export const refreshBusy = (): AuthError =>
  new AuthError('refresh_busy', 'Another tab is refreshing', { retryable: true, retryAfter: 1 });

/**
 * Web Locks: freed by the browser when a tab dies, waited for at most {@link REFRESH_WAIT}, never stolen. A lease takes
 * their place where the page may not use them: plain http, older browsers, opaque origins.
 */
export const createRefreshLock = (store: KeyValueStore, clock: Clock, makeId: () => string): RefreshLock => {
  const locks = surroundings.navigator?.locks;
  return async (name, work) => {
    const waiting = new AbortController();
    const timer = clock.setTimeout(() => waiting.abort(refreshBusy()), REFRESH_WAIT);
    try {
      if (locks) {
        return await locks.request(name, { signal: waiting.signal }, () => {
          clock.clearTimeout(timer);
          return work(() => true);
        });
      }
    } catch (cause) {
      // An opaque origin. The work rejects with nothing of the kind.
      if ((cause as Error).name !== 'SecurityError') throw cause;
    } finally {
      clock.clearTimeout(timer);
    }
    const { createLeaseLock } = await import('./lease-lock.ts');
    return createLeaseLock(store, clock, makeId, REFRESH_WAIT, REFRESH_TIMEOUT, refreshBusy)(name, work);
  };
};
