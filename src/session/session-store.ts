import type { Clock } from '../model/clock.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** How long, in ms, a store that failed is left alone, unless the page wakes up before. */
export const STORAGE_RETRY = 15_000;

/** A store that always answers: from memory while the one below does not work. */
export interface SessionStore extends KeyValueStore {
  /** Why it answers from memory, or `null` while all is well. */
  readonly failure: { cause: unknown } | null;
  /** Tells when it starts to answer from memory. */
  onDegraded(listener: (cause: unknown) => void): () => void;
  /** The page woke up: the store below may work again. */
  retry(): void;
}

const revisionOf = (value: unknown): number => (value as { revision?: number } | undefined)?.revision ?? -1;

/**
 * Falls back to memory when the durable store hangs, throws or is full, and comes back when it works: what was changed
 * meanwhile is written through, unless somebody else has stored a higher revision.
 */
export const createSessionStore = (durable: KeyValueStore, clock: Clock): SessionStore => {
  const memory = new Map<string, unknown>();
  const changed = new Set<string>();
  const listeners = new Set<(cause: unknown) => void>();
  let failure: { cause: unknown } | null = null;
  let retryAt = 0;

  const writeThrough = async () => {
    for (const key of changed) {
      const mine = memory.get(key);
      await durable.update(key, (stored) => (revisionOf(mine) > revisionOf(stored) ? mine : stored));
      // What changed while it was written stays for the next time.
      if (memory.get(key) === mine) changed.delete(key);
    }
  };

  const attempt = async <T>(call: () => Promise<T>, fallback: () => T): Promise<T> => {
    if (!failure || clock.now() >= retryAt || clock.now() < retryAt - STORAGE_RETRY) {
      try {
        if (failure) await writeThrough();
        const outcome = await call();
        failure = null;
        return outcome;
      } catch (cause) {
        retryAt = clock.now() + STORAGE_RETRY;
        if (!failure) {
          failure = { cause };
          for (const listener of [...listeners]) listener(cause);
        }
      }
    }
    return fallback();
  };

  return {
    get failure() {
      return failure;
    },
    get: (key) =>
      attempt(
        async () => {
          const value = await durable.get(key);
          memory.set(key, value);
          return value;
        },
        () => memory.get(key),
      ),
    update: <T>(key: string, change: (stored: unknown) => T) =>
      attempt(
        async () => {
          const next = await durable.update(key, change);
          memory.set(key, next);
          return next;
        },
        () => {
          const next = change(memory.get(key));
          memory.set(key, next);
          changed.add(key);
          return next;
        },
      ),
    onDegraded: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    retry: () => {
      retryAt = 0;
    },
    close: () => durable.close?.(),
  };
};
