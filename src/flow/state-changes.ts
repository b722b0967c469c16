import { AuthError } from '../model/auth-error.ts';
import type { StartStep } from '../model/backend.ts';
import type { Verification } from '../model/verification.ts';
import type { LoginEffect } from './login-effect.ts';
import type { LoginEvent } from './login-event.ts';
import { startState, type CodeState, type LoginState } from './login-state.ts';

/** A new state, and what is to be done about it. */
export type Transition = readonly [LoginState, readonly LoginEffect[]];

/** Some of the rules of signing in; `null` where none of them is about the event. `at` is now, in ms since the epoch. */
export type Rules = (state: LoginState, event: LoginEvent, at: number) => Transition | null;

/** Seconds to wait where a server refuses for haste and names no time: doubled with each refusal, at most ten minutes. */
const backoff = (refusals: number): number => Math.min(600, 15 * 2 ** refusals);

/** Kept from the code to the details and back. */
export const typedHere = (state: LoginState): boolean => 'typedHere' in state && state.typedHere;

export const codeState = (state: LoginState, verification: Verification, more: Partial<CodeState> = {}): CodeState => ({
  ...startState(state),
  error: null,
  retryAt: 0,
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

/** A refusal for haste makes the guest wait, whatever was asked; anything else shows and lets them try again. */
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

/** The same error with another sentence for the guest. */
export const withText = (error: AuthError, textKey: NonNullable<AuthError['textKey']>): AuthError =>
  Object.assign(new AuthError(error.code, error.message, error), { textKey });

/**
 * The start of the other way to sign in, where the business has this one switched off; `null` where there is none, or where
 * that one was refused before.
 */
export const otherMethod = (state: LoginState, error: AuthError): LoginState | null => {
  const { start, alternative } = state.settings;
  const used: StartStep = state.step === 'password' ? 'password' : 'identifier';
  const other = used === start ? alternative : start;
  return error.code === 'not_enabled' && other && !state.methodOff
    ? { ...startState(state, other), error: withText(error, 'methodUnavailable'), methodOff: used }
    : null;
};
