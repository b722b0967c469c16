import type { LimitStore } from './limit-store.ts';
import { SILENT } from './log.ts';
import { own } from './own.ts';

/** About 30 MB at most. */
const MAX_KEYS = 200_000;

/** How many of the oldest keys are compared when one has to go. */
const SAMPLE = 16;

interface Entry {
  uses: number;
  /** In ms since the epoch. */
  endsAt: number;
  /** In ms. */
  readonly length: number;
}

/**
 * Counts in this process's memory: right for one gateway, forgotten when it restarts.
 *
 * It holds at most `maxKeys` keys. Past that it deletes keys whose window is over, then the least used of the oldest
 * keys, so that a flood of new keys does not delete a counter that is nearly used up.
 *
 * @param options.maxKeys how many keys are held at most; 200 000 by default
 * @param options.now ms since the epoch
 */
export function memoryStore(options?: { maxKeys?: number; now?: () => number }): LimitStore {
  const { maxKeys = MAX_KEYS, now = () => Date.now() } = own(options);
  /** In the order in which the windows began. */
  const entries = new Map<string, Entry>();
  let logger = SILENT;
  let hasToldFull = false;

  const makeRoom = (time: number): void => {
    for (const [key, { endsAt }] of entries) if (endsAt <= time) entries.delete(key);
    if (entries.size < maxKeys) return;
    if (!hasToldFull) logger.warn({ keys: maxKeys }, 'the memory for limits is full: the least used ones are forgotten');
    hasToldFull = true;
    // A tenth at once, so that the sweep above is not made again for every key.
    for (let left = Math.ceil(maxKeys / 10); left > 0; left -= 1) {
      let chosen: string | null = null;
      let fewest = 0;
      let seen = 0;
      for (const [key, { uses }] of entries) {
        if (chosen === null || uses < fewest) [chosen, fewest] = [key, uses];
        seen += 1;
        if (seen === SAMPLE) break;
      }
      if (chosen === null) break;
      entries.delete(chosen);
    }
  };

  const begin = (key: string, uses: number, seconds: number): void => {
    const time = now();
    entries.delete(key);
    if (entries.size >= maxKeys) makeRoom(time);
    const length = seconds * 1000;
    entries.set(key, { uses, endsAt: time + length, length });
  };
  const current = (key: string): Entry | undefined => {
    const entry = entries.get(key);
    if (!entry) return undefined;
    const time = now();
    // A clock that was set back makes no window longer than a whole one.
    entry.endsAt = Math.min(entry.endsAt, time + entry.length);
    return entry.endsAt > time ? entry : undefined;
  };

  return {
    consume(key, { max, window }) {
      const entry = current(key);
      if (!entry) {
        begin(key, 1, window);
        return Promise.resolve(0);
      }
      entry.uses += 1;
      return Promise.resolve(entry.uses > max ? Math.max(1, entry.endsAt - now()) : 0);
    },
    refund(key) {
      const entry = current(key);
      if (entry && entry.uses > 0) entry.uses -= 1;
      return Promise.resolve();
    },
    remember(key, seconds) {
      begin(key, Infinity, seconds);
      return Promise.resolve();
    },
    isRemembered: (key) => Promise.resolve(current(key) !== undefined),
    useLogger: (given) => void (logger = given),
  };
}
