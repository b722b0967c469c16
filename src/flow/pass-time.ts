import type { LoginState } from './login-state.ts';

/**
 * Brings the waits of a state up to date. A clock that was set back makes none of them longer, and none that is over begins
 * again: its time becomes 0.
 *
 * @param setBack how much earlier, in ms, the clock is than it must be
 * @param at now, in ms since the epoch
 */
export const passTime = (state: LoginState, setBack: number, at: number): LoginState => {
  const left = (until: number) => (until - setBack > at ? until - setBack : 0);
  const { verification } = state;
  const retryAt = left(state.retryAt);
  if (!verification) return retryAt === state.retryAt ? state : { ...state, retryAt };
  const [resendAt, expiresAt] = [left(verification.resendAt), left(verification.expiresAt)];
  return retryAt === state.retryAt && resendAt === verification.resendAt && expiresAt === verification.expiresAt
    ? state
    : { ...state, retryAt, verification: { ...verification, resendAt, expiresAt } };
};
