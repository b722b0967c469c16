import type { Clock } from '../model/clock.ts';
import { createIndexedDbStore } from './indexeddb-store.ts';
import { createMemoryStore, type KeyValueStore } from './key-value-store.ts';
import { createRefreshLock, type RefreshLock } from './refresh-lock.ts';
import { openChannel, type Channel, type ChangeMessage } from './session-channel.ts';
import { createSessionStore, type SessionStore } from './session-store.ts';
import { isVisible, onWake } from './wake.ts';

/** What a session needs of the page it lives in; one per page. Tests put a page of their own in its place. */
export interface Platform {
  clock: Clock;
  /** Shared by the tabs of the origin. */
  durable: SessionStore;
  /** This page's alone. */
  memory: KeyValueStore;
  lock: RefreshLock;
  openChannel(name: string, receive: (message: ChangeMessage) => void): Channel;
  onWake(callback: () => void): () => void;
  isVisible(): boolean;
  makeId(): string;
  /** The sessions open in this page, by what makes them one. */
  sessions: Map<string, unknown>;
}

/**
 * A random UUID (RFC 9562). Where the context is not secure only addresses of blobs have one, at their end; that of an
 * empty one, which a sign-in needs there, is kept until the page goes.
 */
export const makeId = (): string =>
  (crypto as Partial<Crypto>).randomUUID?.() ?? URL.createObjectURL(new Blob()).slice(-36);

const platforms = new WeakMap<Clock, Platform>();

/** The page as it is. */
export const pagePlatform = (clock: Clock): Platform => {
  let platform = platforms.get(clock);
  if (!platform) {
    const durable = createSessionStore(createIndexedDbStore(clock), clock);
    platform = {
      clock,
      durable,
      memory: createMemoryStore(),
      lock: createRefreshLock(durable, clock, makeId),
      openChannel,
      onWake,
      isVisible,
      makeId,
      sessions: new Map(),
    };
    platforms.set(clock, platform);
  }
  return platform;
};
