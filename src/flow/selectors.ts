import type { LoginState } from './login-state.ts';

/** Whole seconds from `at` until `until`, never negative. A countdown is read off the clock, so sleep cannot stop it. */
export const secondsUntil = (until: number, at: number): number => Math.max(0, Math.ceil((until - at) / 1000));

/** Whether the server has answered that the current code has expired or was tried too often. */
export const isCodeOver = ({ error }: LoginState): boolean => error?.code === 'code_expired' || error?.code === 'code_attempts_exceeded';

/** Whether the current code can no longer work: it has expired, or was tried too often. */
export const needsNewCode = (state: LoginState, at: number): boolean =>
  state.step === 'code' && (state.verification.expiresAt <= at || isCodeOver(state));
