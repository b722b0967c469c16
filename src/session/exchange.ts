import { AuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import { own } from '../model/own.ts';
import { adoptRecord, isSharedRecord } from './current-record.ts';
import { REFRESH_TIMEOUT, refreshBusy } from './locks/refresh-lock.ts';
import type { RefreshOutcome, SessionState } from './session-state.ts';
import { revokeTokens } from './revoke.ts';
import { checkGuest } from './same-guest.ts';
import { toTokenSet } from './session-record.ts';
import { endSession } from './sign-out.ts';
import { isAfter, readRecord, updateRecord } from './storage/record-store.ts';
import { broadcastChange, syncWithStore, waitForOtherTabs } from './tab-sync.ts';
import { ignore, withTimeout } from './timeout.ts';

/**
 * Holding the lock: reads the record again, and adopts what another tab stored or makes the one request and stores its
 * answer.
 */
export const exchange = async (
  state: SessionState,
  revision: number,
  calls: TokenCalls,
  isLockHeld: () => boolean,
): Promise<RefreshOutcome> => {
  const { clock, cookie, durable } = state;
  if (isSharedRecord(state)) {
    const stored = await readRecord(state);
    if (isAfter(stored, revision)) {
      adoptRecord(state, stored);
      return 'overtaken';
    }
    // The store was wiped or fails: a refresh by another tab is known from its message only, so wait for messages.
    if (!stored.revision || durable.failed) await waitForOtherTabs(state);
  }
  const current = state.record;
  if (!current.tokens || current.revision !== revision) return 'overtaken';
  if (state.announcedRevision > revision && isSharedRecord(state)) {
    // Another tab has used our refresh token. Using it again could end the session for everybody.
    void syncWithStore(state).catch(ignore);
    throw new AuthError('storage_unavailable', 'Newer tokens unreadable', { retryable: true });
  }
  if (!isLockHeld()) throw refreshBusy();
  const limit = new AbortController();
  const answer = await withTimeout(calls.refresh!(current.tokens, limit.signal), REFRESH_TIMEOUT, clock, () => {
    limit.abort();
    return new AuthError('timeout', 'No answer to the refresh', { retryable: true });
  });
  // The browser chooses the cookie: the tokens of another guest's are refused.
  if (cookie) checkGuest(current.tokens, answer);
  // An id token never outlives the access token that it came with: an answer without one leaves none.
  const fresh = toTokenSet({
    ...answer,
    refreshToken: answer.refreshToken ?? (cookie ? null : current.tokens.refreshToken),
    cookieId: current.tokens.cookieId,
  });
  const replacement = own({ ...current, tokens: fresh, revision: revision + 1, at: clock.now() });
  // Store before publishing, and only over the record we refreshed. If that was wiped, only if we know of no sign-out.
  const saved = !current.volatile
    ? await updateRecord(state, (stored) =>
        isAfter(stored, revision) || (!state.tokens && stored.revision < revision) ? stored : replacement)
    : state.record === current ? replacement : state.record;
  adoptRecord(state, saved);
  if (!saved.tokens || !state.tokens) {
    // The guest has signed out meanwhile: nobody else would ever end the pair that the server has just issued.
    void revokeTokens(state, fresh!);
    // The sign-out of this very page has not been stored.
    if (saved.tokens) await endSession(state, Infinity, 'user');
  }
  if (state.record !== replacement) return 'overtaken';
  if (isSharedRecord(state)) {
    broadcastChange(state, replacement);
    // No other tab can read the new tokens: hold the lock until the broadcast has reached them.
    if (durable.failed) await waitForOtherTabs(state);
  }
  return 'renewed';
};
