import { adoptRecord, isByServer, newRecord, setRecord } from './current-record.ts';
import { revokeTokens } from './revoke.ts';
import { emit } from './session-events.ts';
import { isRemembered, type SessionRecord, type SignedOutReason } from './session-record.ts';
import type { SessionState } from './session-state.ts';
import { markEnded } from './storage/hints.ts';
import { updateRecord } from './storage/record-store.ts';
import { broadcastChange } from './tab-sync.ts';

/**
 * The record to store at the end: newer than the stored one and than the one known here. The contact of a guest who has
 * asked to stay signed in is kept where the server has ended the session.
 */
const signedOutRecord = (
  state: SessionState,
  stored: SessionRecord,
  own: SessionRecord,
  reason: SignedOutReason,
  { id } = own,
) => newRecord(state, {
  revision: Math.max(stored.revision, own.revision) + 1,
  reason,
  id,
  ...(isByServer(reason) && { guest: own.guest }),
});

/** Ends the session, unless its record is newer than `revision`. */
export const endSession = async (state: SessionState, revision: number, reason: SignedOutReason): Promise<void> => {
  const own = state.record;
  if (own.volatile) {
    // No other tab knows of it. The new record has revision 0, so the next read of the store adopts the stored one.
    if (own.revision <= revision) {
      state.record = state.emptyRecord;
      adoptRecord(state, newRecord(state, { reason }));
    }
    return;
  }
  const saved = await updateRecord(state, (stored) =>
    stored.revision >= own.revision && (!stored.tokens || stored.revision > revision || stored.id !== own.id)
      ? stored
      : signedOutRecord(state, stored, own, reason));
  adoptRecord(state, saved);
  // Heard from another tab: do not broadcast it again.
  if (reason !== 'other-tab') broadcastChange(state, saved, !saved.tokens);
};

/** Signs out everywhere on this device, forgets the guest's contact, and tells the server. */
export const signOut = async (state: SessionState, reason: SignedOutReason = 'user'): Promise<void> => {
  const previous = state.record;
  const wasSignedIn = state.tokens;
  let lastTokens = previous.tokens;
  // Takes effect in this page at once, before the store answers.
  setRecord(state, newRecord(state, { revision: previous.revision + (wasSignedIn ? 1 : 0), reason }));
  const saved = await updateRecord(state, (stored) => {
    if (!isRemembered(stored) && !wasSignedIn) return stored;
    // Another tab may have refreshed, or signed in, since.
    lastTokens = stored.tokens ?? lastTokens;
    return signedOutRecord(state, stored, previous, reason, stored.tokens ? stored : previous);
  });
  const isNewest = saved.revision >= state.record.revision;
  const ends = wasSignedIn || (isNewest && state.tokens);
  if (isNewest) setRecord(state, saved);
  if (state.shared && state.durable.failed) markEnded(state.name, previous.id);
  if (ends) emit(state, { type: 'signed-out', reason });
  if (lastTokens) {
    broadcastChange(state, saved, true);
    void revokeTokens(state, lastTokens);
  }
};
