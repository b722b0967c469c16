import type { Clock } from '../../model/clock.ts';
import { own } from '../../model/own.ts';
import { globalScope } from '../page/global-scope.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import { REFRESH_TIMEOUT, REFRESH_WAIT, refreshBusy, type RefreshLock } from './refresh-lock.ts';

/**
 * A lock by Web Locks: the browser frees it when a tab dies, waiting is limited to {@link REFRESH_WAIT}, and it is never
 * stolen. Where the page may not use Web Locks (plain http, older browsers, opaque origins) a lease in the store is used.
 */
export const createRefreshLock = (store: KeyValueStore, clock: Clock, makeId: () => string): RefreshLock => {
  const locks = globalScope.navigator?.locks;
  return async (name, work) => {
    const waiting = new AbortController();
    const timer = clock.setTimeout(() => waiting.abort(refreshBusy()), REFRESH_WAIT);
    try {
      if (locks) {
        return await locks.request(name, own<LockOptions>({ signal: waiting.signal }), () => {
          clock.clearTimeout(timer);
          return work(() => true);
        });
      }
    } catch (cause) {
      // An opaque origin may not use Web Locks. `work` itself never rejects with a SecurityError.
      if ((cause as Error).name !== 'SecurityError') throw cause;
    } finally {
      clock.clearTimeout(timer);
    }
    const { createLeaseLock } = await import('./lease-lock.ts');
    return createLeaseLock(store, clock, makeId, REFRESH_WAIT, REFRESH_TIMEOUT, refreshBusy)(name, work);
  };
};
