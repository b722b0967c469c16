import { AuthError } from '../model/auth-error.ts';
import type { Clock } from '../model/clock.ts';
import type { KeyValueStore } from './key-value-store.ts';
import { surroundings } from './surroundings.ts';

/** How long, in ms, anybody waits for a refresh, their own or another tab's. */
export const REFRESH_WAIT = 10_000;
/** How long, in ms, one refresh may take. Generous: an answer given up on is a session lost. */
export const REFRESH_TIMEOUT = 30_000;
/** How long, in ms, a lease holds where there are no Web Locks: a tab that dies without a word frees it then. */
export const LEASE = 2 * REFRESH_TIMEOUT;

/** Runs work alone among all tabs. `held` says whether enough of the lock is left to start a refresh. */
export type RefreshLock = <T>(name: string, work: (held: () => boolean) => Promise<T>) => Promise<T>;

export const refreshBusy = (): AuthError =>
  new AuthError('refresh_busy', 'Another tab holds the refresh lock', { retryable: true, retryAfter: 1 });

/** Web Locks: freed by the browser when a tab dies, waited for at most {@link REFRESH_WAIT}, never stolen. */
const webLock =
  (locks: LockManager, clock: Clock): RefreshLock =>
  async (name, work) => {
    const waiting = new AbortController();
    const timer = clock.setTimeout(() => waiting.abort(refreshBusy()), REFRESH_WAIT);
    try {
      return await locks.request(name, { signal: waiting.signal }, () => {
        clock.clearTimeout(timer);
        return work(() => true);
      });
    } finally {
      clock.clearTimeout(timer);
    }
  };

/** A lease in the store, taken in one transaction; runs out by the clock, so a dead tab's is free after a while. */
const leaseLock =
  (store: KeyValueStore, clock: Clock, makeId: () => string): RefreshLock =>
  async (name, work) => {
    const owner = makeId();
    const isOwn = (lease: unknown) => (lease as { owner: string } | undefined)?.owner === owner;
    const giveUpAt = clock.now() + REFRESH_WAIT;
    let until = 0;
    for (;;) {
      const now = clock.now();
      const lease = await store.update(name, (stored) => {
        const held = stored as { owner: string; until: number } | undefined;
        // One that would hold longer than any can was taken before the clock was set back.
        if (held && held.until > now && held.until <= now + LEASE) return held;
        return { owner, until: now + LEASE };
      });
      until = lease.until;
      if (isOwn(lease)) break;
      if (clock.now() >= giveUpAt) throw refreshBusy();
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 60 + 80 * Math.random()));
    }
    try {
      return await work(() => clock.now() < until - REFRESH_TIMEOUT);
    } finally {
      await store.update(name, (stored) => (isOwn(stored) ? undefined : stored));
    }
  };

/** Web Locks where the page may use them, the lease elsewhere: plain http, older browsers, opaque origins. */
export const createRefreshLock = (store: KeyValueStore, clock: Clock, makeId: () => string): RefreshLock => {
  const lease = leaseLock(store, clock, makeId);
  return async (name, work) => {
    const locks = surroundings.navigator?.locks;
    if (locks) {
      try {
        return await webLock(locks, clock)(name, work);
      } catch (cause) {
        // The work rejects with nothing of the kind.
        if ((cause as Error).name !== 'SecurityError') throw cause;
      }
    }
    return lease(name, work);
  };
};
