import type { Clock } from '../../model/clock.ts';
import { ignore } from '../timeout.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** A store that always answers: from memory while the durable store does not work. */
export interface FallbackStore extends KeyValueStore {
  /** Whether it answers from memory at present. */
  readonly failed: boolean;
  /** Why it answers from memory, while it does. */
  readonly failure: unknown;
  /** Called when it starts to answer from memory. */
  readonly onFailure: Set<(cause: unknown) => void>;
  /**
   * Called when the durable store works again: what it holds is known from now on. While anybody listens, it is tried
   * again by itself.
   */
  readonly onRecovery: Set<() => void>;
  /** Lets the next call try the durable store again: the page has woken up. */
  retry(): void;
}

/** How long, in ms, a store that failed is not tried again by a call, unless the page wakes up before. */
const STORAGE_RETRY = 15_000;
/** The first wait, in ms, until it is tried again by itself; each further one is twice as long, up to {@link STORAGE_RETRY}. */
const FIRST_RETRY = 500;

const revisionOf = (value: unknown): number => (value as { revision?: number } | undefined)?.revision ?? -1;

/**
 * Uses memory when the durable store hangs, throws or is full, and the durable store again when it works. What has
 * changed meanwhile is then written to it, unless another tab has stored a higher revision.
 */
export const createFallbackStore = (durable: KeyValueStore, clock: Clock): FallbackStore => {
  const memory = new Map<string, unknown>();
  const changed = new Set<string>();
  const onFailure: FallbackStore['onFailure'] = new Set();
  const onRecovery: FallbackStore['onRecovery'] = new Set();
  let failed = false;
  let failure: unknown;
  let retryAt = 0;
  let timer: unknown;

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

  const retryLater = (delay: number): void => {
    clock.clearTimeout(timer);
    timer = clock.setTimeout(() => {
      timer = undefined;
      if (!failed || !onRecovery.size) return;
      retryAt = 0;
      // Any key will do: it shows whether the store answers.
      attempt(() => durable.get(''), ignore)
        .then(() => failed && retryLater(Math.min(2 * delay, STORAGE_RETRY)))
        .catch(ignore);
    }, delay);
    // Node: the timer does not keep the process alive.
    (timer as { unref?(): void }).unref?.();
  };

  const attempt = async <T>(call: () => Promise<T>, fallback: () => T): Promise<T> => {
    if (!failed || clock.now() >= retryAt || clock.now() < retryAt - STORAGE_RETRY) {
      try {
        if (failed) await writeThrough();
        const outcome = await call();
        if (failed) {
          failed = false;
          failure = undefined;
          for (const listener of [...onRecovery]) listener();
        }
        return outcome;
      } catch (cause) {
        failure = cause;
        retryAt = clock.now() + STORAGE_RETRY;
        if (!failed) {
          failed = true;
          if (onRecovery.size) retryLater(FIRST_RETRY);
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
    get failure() {
      return failure;
    },
    onFailure,
    onRecovery,
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
    close: () => {
      clock.clearTimeout(timer);
      timer = undefined;
      durable.close?.();
    },
  };
};
