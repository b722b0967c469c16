import type { TokenCalls } from '../model/backend.ts';
import { setRecord } from './current-record.ts';
import { refreshIfDue, scheduleRefresh } from './keep-fresh.ts';
import { openSessions } from './open-sessions.ts';
import type { Platform } from './page/platform.ts';
import { renew } from './refresh.ts';
import { emit } from './session-events.ts';
import { parseRecord } from './session-record.ts';
import type { SessionState } from './session-state.ts';
import { endSession } from './sign-out.ts';
import { isMarkedEnded } from './storage/hints.ts';
import { readRecord, type SessionIdentity } from './storage/record-store.ts';
import { syncWithStore } from './tab-sync.ts';
import { ignore } from './timeout.ts';
import { remainingLifetime } from './token-lifetime.ts';

const restore = async (state: SessionState) => {
  const stored = await readRecord(state);
  // A sign-in or a sign-out was faster.
  if (state.settled || state.record.id) return;
  if (stored.revision) setRecord(state, stored);
  if (state.tokens && isMarkedEnded(state.name, state.record.id)) await endSession(state, Infinity, 'other-tab');
  if (state.tokens && remainingLifetime(state) <= 0) await renew(state, state.record.revision);
};

/** A session of this page: restores the stored record, and follows the other tabs and the page's life. */
export const createSessionState = (
  identity: SessionIdentity,
  platform: Platform,
  loadCalls: () => Promise<TokenCalls>,
): SessionState => {
  const { clock, durable, memory } = platform;
  const shared = identity.storage === 'indexeddb';
  const emptyRecord = parseRecord(null, identity);
  let finishRestoring!: () => void;
  const state: SessionState = {
    ...identity,
    ...platform,
    shared,
    store: shared ? durable : memory,
    emptyRecord,
    ready: new Promise((resolve) => (finishRestoring = resolve)),
    members: new Set(),
    loadCalls,
    settled: false,
    record: emptyRecord,
    tokens: null,
    heard: 0,
    heardAt: 0,
    refusals: new Map(),
    closed: false,
    schedule: () => scheduleRefresh(state),
    close: () => {
      state.closed = true;
      clock.clearTimeout(state.timer);
      stopWaking();
      durable.onFailure.delete(onFailure);
      if (state.flight) return;
      state.channel?.close();
      // No session of this page needs the connection any more.
      if (!openSessions(platform).size) durable.close?.();
    },
  };
  const stopWaking = platform.onWake(() => {
    if (shared) durable.retry();
    void syncWithStore(state).then(() => refreshIfDue(state)).catch(ignore);
  });
  const onFailure = (cause: unknown) => emit(state, { type: 'storage-degraded', from: 'indexeddb', to: 'memory', cause });
  // A session in memory concerns no other tab, and no other tab may end it.
  if (shared) {
    durable.onFailure.add(onFailure);
    state.channel = platform.openChannel(identity.name, ({ revision, id, ended }) => {
      if (revision > state.heard) {
        state.heard = revision;
        state.heardAt = clock.now();
      }
      const own = state.record;
      if (ended && state.tokens && id === own.id) void endSession(state, Infinity, 'other-tab');
      // A tab that is behind does not answer another one that is: each answer would be answered.
      else if (revision > own.revision || state.heard <= own.revision) void syncWithStore(state).catch(ignore);
    });
  }
  // Reads the store at once: a sign-in that comes next is stored after that.
  void restore(state)
    .catch(ignore)
    .then(() => {
      state.settled = true;
      finishRestoring();
    });
  return state;
};
