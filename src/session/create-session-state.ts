import { loadExchange } from './load-exchange.ts';
import type { TokenCalls } from '../model/backend.ts';
import { own } from '../model/own.ts';
import type { GivenTokens } from '../model/tokens.ts';
import { setRecord } from './current-record.ts';
import { refreshIfDue, scheduleRefresh } from './keep-fresh.ts';
import { openSessions } from './open-sessions.ts';
import type { Platform } from './page/platform.ts';
import { renew } from './refresh.ts';
import { loadCookieMode, revokeTokens } from './revoke.ts';
import { emit } from './session-events.ts';
import { parseRecord } from './session-record.ts';
import type { SessionState } from './session-state.ts';
import { setTokens } from './sign-in.ts';
import { endSession } from './sign-out.ts';
import { hasSessionHint, isMarkedEnded } from './storage/hints.ts';
import { readRecord, type SessionIdentity } from './storage/record-store.ts';
import { syncWithStore } from './tab-sync.ts';
import { ignore, withTimeout } from './timeout.ts';
import { remainingLifetime } from './token-lifetime.ts';

/** How far another tab's revision can be ahead: a sign-in starts at the time in ms since the epoch, other changes add 1. */
const MAX_LEAD = 60_000;
/** How long, in ms, a page waits for a store that does not answer, where a session seems to be stored. */
const RESTORE_WAIT = 10_000;

/** Whether a stored session may exist although the store returned none: it has not answered yet, or has failed for now. */
const isUnknown = ({ durable, name, shared }: SessionState): boolean =>
  shared && durable.failed && (hasSessionHint(name) ?? (durable.failure as Error).name === 'TimeoutError');

/** Resolves when the store works again, when somebody has signed in or out, or after {@link RESTORE_WAIT}. */
const waitForStore = ({ clock, durable, ready }: SessionState): Promise<void> =>
  new Promise((resolve) => {
    const stop = () => {
      clock.clearTimeout(timer);
      durable.onRecovery.delete(stop);
      resolve();
    };
    const timer = clock.setTimeout(stop, RESTORE_WAIT);
    durable.onRecovery.add(stop);
    void ready.then(stop);
  });

/** In cookie mode, before anything else: sends the sign-outs that are owed, and takes over a sign-in by form. */
const settleCookies = async (state: SessionState, claimInMemory: boolean): Promise<void> => {
  const signIn = (tokens: GivenTokens) => setTokens(state, tokens, own({ memoryOnly: claimInMemory }));
  const work = loadCookieMode().then((loaded) => loaded.settleCookies(state, claimInMemory, signIn));
  await withTimeout(work, RESTORE_WAIT, state.clock, ignore).catch(ignore);
};

const restore = async (state: SessionState, claimInMemory: boolean) => {
  // Every other session reads the store at once, so that a sign-in that follows is stored after it was read.
  if (state.cookie) await settleCookies(state, claimInMemory);
  let stored = await readRecord(state);
  // "Not known yet" is not "signed out".
  if (isUnknown(state)) {
    await waitForStore(state);
    stored = await readRecord(state);
  }
  // A sign-in or a sign-out was faster.
  if (state.settled || state.record.id || state.arriving) return;
  if (stored.revision) setRecord(state, stored);
  if (state.tokens && isMarkedEnded(state.name, state.record.id)) {
    void revokeTokens(state, state.record.tokens!);
    await endSession(state, Infinity, 'other-tab');
  }
  if (state.tokens && remainingLifetime(state) <= 0) await renew(state, state.record.revision);
};

/** A session of this page: restores the stored record, and follows the other tabs and the page's life. */
export const createSessionState = (
  identity: SessionIdentity,
  platform: Platform,
  loadCalls: () => Promise<TokenCalls>,
  claimInMemory = false,
): SessionState => {
  const { clock, durable, memory } = platform;
  const shared = identity.storage === 'indexeddb';
  const emptyRecord = parseRecord(null, identity);
  let resolveReady!: () => void;
  const state = own<SessionState>({
    ...identity,
    ...platform,
    shared,
    store: shared ? durable : memory,
    emptyRecord,
    ready: new Promise((resolve) => (resolveReady = resolve)),
    settle: () => {
      state.settled = true;
      resolveReady();
    },
    members: new Set(),
    loadExchange,
    loadCalls,
    settled: false,
    record: emptyRecord,
    tokens: null,
    announcedRevision: 0,
    announcedAt: 0,
    refusals: new Map(),
    closed: false,
    schedule: () => scheduleRefresh(state),
    close: () => {
      state.closed = true;
      clock.clearTimeout(state.timer);
      stopWaking();
      durable.onFailure.delete(onFailure);
      durable.onRecovery.delete(onRecovery);
      if (state.flight) return;
      state.channel?.close();
      // No session of this page needs the connection any more.
      if (!openSessions(platform).size) durable.close?.();
    },
  });
  const stopWaking = platform.onWake(() => {
    if (shared) durable.retry();
    // A page that has just opened is settling them already.
    const settled = !state.cookie ? Promise.resolve() : state.settled ? settleCookies(state, claimInMemory) : state.ready;
    void settled.then(() => syncWithStore(state)).then(() => refreshIfDue(state)).catch(ignore);
  });
  const onFailure = (cause: unknown) => emit(state, { type: 'storage-degraded', from: 'indexeddb', to: 'memory', cause });
  const onRecovery = () => {
    // Until it is known whether a guest is signed in, `restore` reads the store.
    if (state.settled) void syncWithStore(state).catch(ignore);
  };
  // A session in memory concerns no other tab, and no other tab may end it.
  if (shared) {
    durable.onFailure.add(onFailure);
    durable.onRecovery.add(onRecovery);
    state.channel = platform.openChannel(identity.name, ({ revision, id, ended }) => {
      // No tab can have this revision: ignore the message. Otherwise this tab would wait for newer tokens that do not exist,
      // and then end the session.
      const isAbsurd = revision > Math.max(state.record.revision, clock.now()) + MAX_LEAD;
      if (revision > state.announcedRevision && !isAbsurd) {
        state.announcedRevision = revision;
        state.announcedAt = clock.now();
      }
      const { record } = state;
      if (ended && !isAbsurd && state.tokens && id === record.id) void endSession(state, Infinity, 'other-tab');
      // Two tabs that are both behind must not answer each other: each message would cause another.
      else if (revision > record.revision || state.announcedRevision <= record.revision) void syncWithStore(state).catch(ignore);
    });
  }
  // Reads the store at once: a sign-in that comes next is stored after that.
  void restore(state, claimInMemory)
    .catch(ignore)
    .then(state.settle);
  return state;
};
