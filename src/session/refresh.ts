import type { AuthError } from '../model/auth-error.ts';
import { codeLoadError } from './code-load-error.ts';
import { isSharedRecord } from './current-record.ts';
import { REFRESH_WAIT, refreshBusy } from './locks/refresh-lock.ts';
import type { RefreshOutcome, SessionState } from './session-state.ts';
import { endSession } from './sign-out.ts';
import { ignore, withTimeout } from './timeout.ts';

/** The time, in ms, until the server may be asked again after a failure. A clock that was set back does not add to it. */
export const retryDelay = ({ clock, failure }: SessionState): number => {
  if (!failure) return 0;
  const elapsed = clock.now() - failure.at;
  return elapsed < 0 ? 0 : (failure.error.retryAfter ?? 0) * 1000 - elapsed;
};

const attemptRefresh = async (state: SessionState, revision: number): Promise<RefreshOutcome> => {
  try {
    const [calls, exchange] = await Promise.all([state.loadCalls(), state.loadExchange()]);
    if (!calls.refresh || !(state.record.tokens?.refreshToken ?? state.cookie)) return 'impossible';
    if (state.failure && retryDelay(state) > 0) throw state.failure.error;
    // A refusal is stored while the lock is held: the next tab would only be refused once more.
    const exchangeOrEnd = (isLockHeld: () => boolean) =>
      exchange(state, revision, calls, isLockHeld).catch(async (error: unknown): Promise<RefreshOutcome> => {
        if ((error as AuthError).code !== 'session_expired') throw error;
        await endSession(state, revision, 'expired');
        return 'overtaken';
      });
    return await (isSharedRecord(state) ? state.lock(`punchh-login:${state.name}`, exchangeOrEnd) : exchangeOrEnd(() => true));
  } catch (thrown) {
    // Anything but an AuthError is a file that failed to load.
    const error = codeLoadError(thrown);
    const { failure } = state;
    if (error !== failure?.error) state.failure = { error, at: state.clock.now(), count: (failure?.count ?? 0) + 1 };
    state.schedule();
    throw error;
  }
};

/**
 * Exchanges the tokens of `revision`.
 *
 * - `renewed`: by this page.
 * - `overtaken`: the record has another revision by now. Another tab has refreshed, or the sign-in has ended or was replaced.
 * - `impossible`: the backend has no refresh call, or the tokens came without a refresh token.
 *
 * @throws {AuthError} `refresh_busy` after {@link REFRESH_WAIT}, or why the server could not be asked.
 */
export const renew = async (state: SessionState, revision: number): Promise<RefreshOutcome> => {
  // A refresh of older tokens is under way: its outcome is not for this caller.
  while (state.flight && state.flight.revision !== revision) await state.flight.done.catch(ignore);
  if (!state.tokens || state.record.revision > revision) return 'overtaken';
  state.flight ??= {
    revision,
    done: attemptRefresh(state, revision).finally(() => {
      state.flight = undefined;
      if (state.closed) state.close();
    }),
  };
  return withTimeout(state.flight.done, REFRESH_WAIT, state.clock, refreshBusy);
};
