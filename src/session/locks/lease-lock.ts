import type { Clock } from '../../model/clock.ts';
import type { KeyValueStore } from '../storage/key-value-store.ts';
import type { RefreshLock } from './refresh-lock.ts';

interface Lease {
  owner: string;
  /** In ms since the epoch. */
  until: number;
}

/**
 * Replaces Web Locks with a lease in the store, taken in one transaction. A lease lasts twice as long as the work may
 * take, so that the lease of a dead tab runs out; in its second half no work is started.
 */
export const createLeaseLock =
  (
    store: KeyValueStore,
    clock: Clock,
    makeId: () => string,
    /** How long, in ms, to wait for a lease. */
    wait: number,
    /** How long, in ms, the work may take. */
    limit: number,
    /** Makes the error to reject with when no lease became free. */
    makeError: () => Error,
  ): RefreshLock =>
  async (name, work) => {
    const owner = makeId();
    const isOwn = (lease: unknown) => (lease as Lease | undefined)?.owner === owner;
    const giveUpAt = clock.now() + wait;
    let now = 0;
    let until = 0;
    for (;;) {
      now = clock.now();
      const lease = await store.update(name, (stored) => {
        const held = stored as Lease | undefined;
        // No lease lasts longer than `2 * limit`. One that ends later was taken before the clock was set back: it is replaced.
        if (held && held.until > now && held.until <= now + 2 * limit) return held;
        return { owner, until: now + 2 * limit };
      });
      until = lease.until;
      if (isOwn(lease)) break;
      // A time before the wait began means that the clock was set back: the wait ends too.
      if (clock.now() >= giveUpAt || clock.now() < giveUpAt - wait) throw makeError();
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 60 + 80 * Math.random()));
    }
    try {
      // A time before the lease was taken means that the clock was set back: how much of the lease is left is unknown.
      return await work(() => clock.now() >= now && clock.now() < until - limit);
    } finally {
      await store.update(name, (stored) => (isOwn(stored) ? undefined : stored));
    }
  };
