import type { AuthError } from '../model/auth-error.ts';
import type { Verification } from '../model/verification.ts';
import type { LoginEffect } from './login-effect.ts';
import type { LoginEvent } from './login-event.ts';
import { startState, type CodeState, type LoginState } from './login-state.ts';

/** A new state, and what is to be done about it. */
export type Transition = readonly [LoginState, readonly LoginEffect[]];

/** Some of the rules of signing in; `null` where none of them is about the event. `at` is now, in ms since the epoch. */
export type Rules = (state: LoginState, event: LoginEvent, at: number) => Transition | null;

/** A guest who is signed in, and does not want the new password after all, goes back to where they were. */
export const SHOW_SESSION: LoginEffect = { type: 'show-session' };

/** Seconds to wait where a server refuses for haste and names no time: doubled with each refusal, at most ten minutes. */
const backoff = (refusals: number): number => Math.min(600, 15 * 2 ** refusals);

/** Whether the guest typed the contact in this tab. The code step and the details step keep it. */
export const typedHere = (state: LoginState): boolean => 'typedHere' in state && state.typedHere;

export const codeState = (state: LoginState, verification: Verification, more: Partial<CodeState> = {}): CodeState => ({
  ...startState(state),
  // As it was asked for with this code, also after a reload.
  draft: { ...state.draft, remember: verification.remember ?? state.draft.remember },
  step: 'code',
  verification,
  busy: false,
  code: '',
  tried: [],
  unsure: null,
  typedHere: typedHere(state),
  notice: null,
  ...more,
});

/** A refusal for haste makes the guest wait, at any request; any other error is shown, and the guest may try again. */
export const failed = <State extends LoginState>(state: State, error: AuthError, at: number): State => {
  const hasty = error.code === 'rate_limited' || error.retryAfter !== null;
  return {
    ...state,
    busy: false,
    error,
    retryAt: hasty ? at + (error.retryAfter ?? backoff(state.refusals)) * 1000 : 0,
    refusals: hasty ? state.refusals + 1 : 0,
  };
};
