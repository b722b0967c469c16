import type { Clock } from '../../model/clock.ts';
import type { RefreshLock } from '../locks/refresh-lock.ts';
import { createRefreshLock } from '../locks/web-lock.ts';
import { createFallbackStore, type FallbackStore } from '../storage/fallback-store.ts';
import { createIndexedDbStore } from '../storage/indexeddb-store.ts';
import { createMemoryStore, type KeyValueStore } from '../storage/key-value-store.ts';
import { openChannel, type Channel, type ChangeMessage } from './channel.ts';
import { ignore } from '../timeout.ts';
import { isVisible, onWake } from './page-lifecycle.ts';

/** Everything that a session needs of its page. There is one per page; tests pass a simulated one. */
export interface Platform {
  clock: Clock;
  /** The store that the tabs of the origin share. */
  durable: FallbackStore;
  /** The store of this page alone. */
  memory: KeyValueStore;
  lock: RefreshLock;
  openChannel(name: string, receive: (message: ChangeMessage) => void): Channel;
  onWake(callback: () => void): () => void;
  isVisible(): boolean;
  makeId(): string;
}

/**
 * A random UUID (RFC 9562). `crypto.randomUUID` needs a secure context. Elsewhere this uses the UUID at the end of a blob
 * URL; the blob is empty and its URL is never revoked.
 */
export const makeId = (): string =>
  (crypto as Partial<Crypto>).randomUUID?.() ?? URL.createObjectURL(new Blob()).slice(-36);

const platforms = new WeakMap<Clock, Platform>();

/**
 * Whether this is a page or a worker of one, whose stores belong to one guest. A server has no IndexedDB, and serves many
 * guests in one process.
 */
const isBrowser = (): boolean => 'indexedDB' in globalThis;

/** The real page. One per clock; on a server a new one at each call, so that no two sessions share anything. */
export const pagePlatform = (clock: Clock): Platform => {
  let platform = platforms.get(clock);
  if (!platform) {
    const durable = createFallbackStore(createIndexedDbStore(clock), clock);
    platform = {
      clock,
      durable,
      memory: createMemoryStore(),
      lock: createRefreshLock(durable, clock, makeId),
      openChannel: isBrowser() ? openChannel : () => ({ post: ignore, close: ignore }),
      onWake,
      isVisible,
      makeId,
    };
    if (isBrowser()) platforms.set(clock, platform);
  }
  return platform;
};
