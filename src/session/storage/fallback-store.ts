import type { Clock } from '../../model/clock.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** A store that always answers: from memory while the durable store does not work. */
export interface FallbackStore extends KeyValueStore {
  /** Whether it answers from memory at present. */
  readonly failed: boolean;
  /** Called when it starts to answer from memory. */
  readonly onFailure: Set<(cause: unknown) => void>;
  /** Lets the next call try the durable store again: the page has woken up. */
  retry(): void;
}

const revisionOf = (value: unknown): number => (value as { revision?: number } | undefined)?.revision ?? -1;

/**
 * Uses memory when the durable store hangs, throws or is full, and the durable store again when it works. What has
 * changed meanwhile is then written to it, unless another tab has stored a higher revision.
 */
export const createFallbackStore = (durable: KeyValueStore, clock: Clock): FallbackStore => {
  /** How long, in ms, a store that failed is not tried again, unless the page wakes up before. */
  const STORAGE_RETRY = 15_000;
  const memory = new Map<string, unknown>();
  const changed = new Set<string>();
  const onFailure: FallbackStore['onFailure'] = new Set();
  let failed = false;
  let retryAt = 0;

  const writeThrough = async () => {
    for (const key of changed) {
      const own = memory.get(key);
      await durable.update(key, (stored) => (revisionOf(own) > revisionOf(stored) ? own : stored));
      // A value that has changed meanwhile is written the next time.
      if (memory.get(key) === own) changed.delete(key);
    }
  };

  const keep =
    (key: string) =>
    <T>(value: T): T => {
      memory.set(key, value);
      return value;
    };

  const attempt = async <T>(call: () => Promise<T>, fallback: () => T): Promise<T> => {
    if (!failed || clock.now() >= retryAt || clock.now() < retryAt - STORAGE_RETRY) {
      try {
        if (failed) await writeThrough();
        const outcome = await call();
        failed = false;
        return outcome;
      } catch (cause) {
        retryAt = clock.now() + STORAGE_RETRY;
        if (!failed) {
          failed = true;
          for (const listener of [...onFailure]) listener(cause);
        }
      }
    }
    return fallback();
  };

  return {
    get failed() {
      return failed;
    },
    onFailure,
    get: (key) => attempt(() => durable.get(key).then(keep(key)), () => memory.get(key)),
    update: <T>(key: string, change: (stored: unknown) => T) =>
      attempt(
        () => durable.update(key, change).then(keep(key)),
        () => {
          changed.add(key);
          return keep(key)(change(memory.get(key)));
        },
      ),
    retry: () => {
      retryAt = 0;
    },
    close: () => durable.close?.(),
  };
};
