import type { AuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { Tokens } from '../model/tokens.ts';
import { end } from './end-session.ts';
import { check, schedule } from './keep-fresh.ts';
import { sync } from './other-tabs.ts';
import { take } from './own-record.ts';
import type { Platform } from './platform.ts';
import { read, type RecordStore, type SessionIdentity } from './record-store.ts';
import { renew } from './refresh.ts';
import type { Channel } from './session-channel.ts';
import { emit, type SessionEvent } from './session-events.ts';
import { isMarkedEnded } from './session-hint.ts';
import { readRecord, type SessionRecord } from './session-record.ts';
import { remaining } from './token-age.ts';
import { ignore } from './within.ts';

/** One session in one page, shared by everybody there who opened it: what it knows, and what it works with. */
export interface SessionCore extends Platform, RecordStore {
  /** Whether it is stored where other tabs find it. */
  readonly shared: boolean;
  /** Resolves once it is known whether somebody is signed in. */
  ready: Promise<void>;
  settled?: boolean;
  /** Nobody uses it any more. */
  closed?: boolean;
  /** The record while nothing is known. */
  readonly nothing: SessionRecord;
  /** The truth of this page. Its revision is 0 while nothing is known. */
  record: SessionRecord;
  /** Those of the record, as a host gets to see them. */
  tokens: Tokens | null;
  /** The sign-in that is being stored: it is announced by whoever brings it. */
  arriving?: string | undefined;
  /** The newest revision that another tab told of, and when, in ms since the epoch. */
  heard: number;
  heardAt?: number;
  /** The refresh that is under way. */
  flight?: { revision: number; done: Promise<unknown> } | undefined;
  /** The last refresh that failed, how many did since one was made, and when, in ms since the epoch. */
  failure?: { error: AuthError; count: number; at: number } | undefined;
  /** Of the next refresh that nobody asked for. */
  timer?: unknown;
  /** Messages from and to the other tabs. */
  channel?: Channel;
  /** Those of whoever opened it last. */
  loadCalls: () => Promise<TokenCalls>;
  /** Everybody who opened it. */
  readonly members: Set<(event: SessionEvent) => void>;
  /** Sets the timer by what is known now. */
  schedule(): void;
  /** Lets go of everything; while a refresh is under way, of what that does not need. */
  close(): void;
}

const restore = async (core: SessionCore) => {
  const stored = await read(core);
  // A sign-in or a sign-out may have been faster.
  if (core.settled || core.record.id) return;
  if (stored.revision) take(core, stored);
  if (core.tokens && isMarkedEnded(core.name, core.record.id)) await end(core, Infinity, 'other-tab');
  if (core.tokens && remaining(core) <= 0) await renew(core, core.record.revision);
};

/** Whoever opens it sets `loadCalls`, at once. */
export const createCore = (identity: SessionIdentity, platform: Platform): SessionCore => {
  const { clock, durable, memory, sessions } = platform;
  const shared = identity.storage === 'indexeddb';
  const nothing = readRecord(null, identity);
  const core = {
    ...identity,
    ...platform,
    shared,
    store: shared ? durable : memory,
    nothing,
    record: nothing,
    tokens: null,
    heard: 0,
    members: new Set(),
    schedule: () => schedule(core),
    close: () => {
      core.closed = true;
      clock.clearTimeout(core.timer);
      stopWaking();
      durable.onFailure.delete(onFailure);
      if (core.flight) return;
      core.channel?.close();
      // The last one out: nothing in this page needs the connection now.
      if (!sessions.size) durable.close?.();
    },
  } as Partial<SessionCore> as SessionCore;
  const stopWaking = platform.onWake(() => {
    if (shared) durable.retry();
    void sync(core).then(() => check(core)).catch(ignore);
  });
  const onFailure = (cause: unknown) => emit(core, { type: 'storage-degraded', from: 'indexeddb', to: 'memory', cause });
  // What stays in this page concerns no other, and is not theirs to end.
  if (shared) {
    durable.onFailure.add(onFailure);
    core.channel = platform.openChannel(identity.name, ({ revision, id, ended }) => {
      if (revision > core.heard) {
        core.heard = revision;
        core.heardAt = clock.now();
      }
      const mine = core.record;
      if (ended && core.tokens && id === mine.id) void end(core, Infinity, 'other-tab');
      // Two that are behind cannot help each other: were they to answer, each answer would be answered.
      else if (revision > mine.revision || core.heard <= mine.revision) void sync(core).catch(ignore);
    });
  }
  core.ready = restore(core)
    .catch(ignore)
    .then(() => {
      core.settled = true;
    });
  return core;
};
