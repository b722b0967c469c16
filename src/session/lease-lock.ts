import type { Clock } from '../model/clock.ts';
import type { KeyValueStore } from './key-value-store.ts';
import type { RefreshLock } from './refresh-lock.ts';

/**
 * In place of Web Locks: a lease in the store, taken in one transaction. It holds for twice the time that the work may
 * take, by the clock, so that a dead tab's is free after a while; work that would begin in its second half is not begun.
 */
export const createLeaseLock =
  (
    store: KeyValueStore,
    clock: Clock,
    makeId: () => string,
    /** How long, in ms, a lease is waited for. */
    wait: number,
    /** How long, in ms, the work may take. */
    limit: number,
    /** What to reject with when waiting was in vain. */
    busy: () => Error,
  ): RefreshLock =>
  async (name, work) => {
    const owner = makeId();
    const isOwn = (lease: unknown) => (lease as { owner: string } | undefined)?.owner === owner;
    const giveUpAt = clock.now() + wait;
    let until = 0;
    for (;;) {
      const now = clock.now();
      const lease = await store.update(name, (stored) => {
        const held = stored as { owner: string; until: number } | undefined;
        // One that would hold longer than any can was taken before the clock was set back.
        if (held && held.until > now && held.until <= now + 2 * limit) return held;
        return { owner, until: now + 2 * limit };
      });
      until = lease.until;
      if (isOwn(lease)) break;
      if (clock.now() >= giveUpAt) throw busy();
      await new Promise<void>((resolve) => clock.setTimeout(resolve, 60 + 80 * Math.random()));
    }
    try {
      return await work(() => clock.now() < until - limit);
    } finally {
      await store.update(name, (stored) => (isOwn(stored) ? undefined : stored));
    }
  };
