import type { Tokens } from '../model/tokens.ts';
import { renew, retryDelay } from './refresh.ts';
import type { SessionState } from './session-state.ts';
import { ignore } from './timeout.ts';
import { isFresh, refreshMargin, remainingLifetime } from './token-lifetime.ts';

/** Longest wait, in ms, between automatic attempts after failures. */
const MAX_BACKOFF = 60_000;
/** Longest delay, in ms, of a timer: browsers overflow at 2^31 ms. */
const MAX_DELAY = 2e9;

/**
 * The tokens, refreshed first where they are about to expire; `null` where nobody is signed in.
 *
 * @throws {AuthError} where they have expired and cannot be refreshed now.
 */
export const getTokens = async (state: SessionState): Promise<Tokens | null> => {
  if (!state.settled) await state.ready;
  if (!state.tokens || isFresh(state)) return state.tokens;
  const renewing = renew(state, state.record.revision).catch((error: unknown) => {
    if (remainingLifetime(state) <= 0) throw error;
  });
  // The token is valid long enough for one more request: do not wait.
  if (remainingLifetime(state) > refreshMargin(state) / 6) renewing.catch(ignore);
  else await renewing;
  return state.tokens;
};

/** Sets the timer of the next automatic refresh. */
export const scheduleRefresh = (state: SessionState): void => {
  const { clock, closed, failure, timer, tokens } = state;
  clock.clearTimeout(timer);
  if (closed || !tokens || (remainingLifetime(state) === Infinity && !failure)) return;
  // The random part makes tabs take turns: the first to wake refreshes for all.
  const delay = failure
    ? Math.max(Math.min(MAX_BACKOFF, 1000 * 2 ** failure.count) * (0.5 + Math.random() / 2), retryDelay(state))
    // Tokens that live only for seconds are refreshed when they are needed, and by timer at most twice a minute.
    : Math.max(remainingLifetime(state) - refreshMargin(state) * (1 - Math.random() / 4), refreshMargin(state) < 2000 ? 30_000 : 1000);
  state.timer = clock.setTimeout(() => void refreshIfDue(state), Math.min(delay, MAX_DELAY));
  // Node: the timer does not keep the process alive.
  (state.timer as { unref?(): void }).unref?.();
};

/** Refreshes tokens that are about to expire, while the page is visible. */
export const refreshIfDue = async (state: SessionState): Promise<void> => {
  if (state.closed || !state.tokens || !state.isVisible()) return;
  if (isFresh(state)) scheduleRefresh(state);
  else await renew(state, state.record.revision).catch(ignore);
};
