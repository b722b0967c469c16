import { AuthError } from '../model/auth-error.ts';
import { own } from '../model/own.ts';
import type { GivenTokens } from '../model/tokens.ts';
import { newRecord, setRecord } from './current-record.ts';
import { loadCookieMode } from './revoke.ts';
import { emit, type SetTokensExtra } from './session-events.ts';
import { isRemembered, toTokenSet, type SessionRecord } from './session-record.ts';
import type { SessionState } from './session-state.ts';
import { updateRecord } from './storage/record-store.ts';
import { broadcastChange } from './tab-sync.ts';
import { ignore } from './timeout.ts';

/**
 * Signs in: stores, then announces. Replaces a guest who was signed in, and waits for no lock.
 *
 * @throws {AuthError} `invalid_configuration` where a part of the tokens is malformed; nothing has changed then.
 */
export const setTokens = async (
  state: SessionState,
  given: GivenTokens,
  { account = null, guest, reason = 'issued', memoryOnly, user, beforeAnnounce }: SetTokensExtra = own<SetTokensExtra>(null),
): Promise<void> => {
  const tokens = toTokenSet(given);
  if (!tokens) throw new AuthError('invalid_configuration', 'setTokens: no `accessToken`, or a malformed part');
  const id = (state.arriving = state.makeId());
  let replacement!: SessionRecord;
  const earlier = [state.record];
  const saved = await updateRecord(state, (stored) => {
    earlier.push(stored);
    // At least the time in ms since the epoch: a new sign-in is the newest record even after the store was wiped.
    const revision = Math.max(stored.revision, state.record.revision, state.announcedRevision, state.clock.now()) + 2;
    replacement = newRecord(state, { revision, id, tokens, account, guest, volatile: state.shared && memoryOnly });
    if (!replacement.volatile) return replacement;
    // A memory-only sign-in replaces the stored one with a signed-out record, at the revision in between.
    return isRemembered(stored) ? newRecord(state, { revision: revision - 1, reason: 'user' }) : stored;
  });
  await beforeAnnounce?.().catch(ignore);
  state.arriving = undefined;
  if (state.record.revision >= replacement.revision) return;
  setRecord(state, replacement);
  state.settle();
  // Announces the stored record: of a memory-only sign-in, other tabs learn only that it replaced theirs.
  broadcastChange(state, saved);
  if (state.cookie) void loadCookieMode().then(({ revokeReplaced }) => revokeReplaced(state, earlier, tokens.cookieId)).catch(ignore);
  emit(state, { type: 'tokens', reason, tokens: state.tokens!, ...(user !== undefined && { user }) });
};
