import type { AuthError } from '../model/auth-error.ts';
import type { StartStep } from '../model/backend.ts';
import type { LoginEffect } from './login-effect.ts';
import type { LoginEvent } from './login-event.ts';
import { startState, type LoginState, type PasswordState, type PasswordTask } from './login-state.ts';
import { failed, SHOW_SESSION, type Transition } from './state-changes.ts';

/** A task of the password step, with the address that was typed; without a task, signing in. */
const begin = (state: LoginState, task?: PasswordTask, more: Partial<PasswordState> = {}): PasswordState => ({
  ...startState(state),
  step: 'password',
  busy: false,
  forgotSentTo: null,
  ...(task && { task }),
  ...more,
});

/** A request of the password step; only one is under way at a time. A link for a new password is sent during a wait, and ends it. */
const ask = (state: PasswordState, busy: Exclude<PasswordState['busy'], false>, effect: LoginEffect): Transition => {
  const { notice: _, ...rest } = state;
  return [{ ...rest, busy, error: null, retryAt: 0, request: state.request + 1, forgotSentTo: null }, [effect]];
};

/**
 * The start of the other way to sign in, where the business has this one switched off; `null` where there is none, or where
 * that one was refused before.
 */
const otherMethod = (state: LoginState, error: AuthError): LoginState | null => {
  const { start, alternative } = state.settings;
  const used: StartStep = state.step === 'password' ? 'password' : 'identifier';
  const other = used === start ? alternative : start;
  return error.code === 'not_enabled' && other && !state.methodOff
    ? { ...startState(state, other), methodOff: used }
    : null;
};

/**
 * The rules of the password step: signing in, joining, and a new password for a forgotten one. `null` where none of them is
 * about the event.
 *
 * @param at now, in ms since the epoch
 */
export const passwordRules = (state: LoginState, event: LoginEvent, at: number): Transition | null => {
  const stay: Transition = [state, []];
  const request = state.request + 1;
  const { remember } = state.draft;
  const isFree = state.step === 'password' && !state.busy;
  const mayTry = isFree && state.retryAt <= at;

  switch (event.type) {
    // The link in the e-mail comes first: a guest who follows it wants a new password, also where a session is stored.
    case 'restored':
    case 'signed-in':
      return state.step === 'password' && state.task === 'reset' ? stay : null;

    case 'reset-token-given':
      return [begin(state, 'reset', { resetToken: event.token, request }), [{ type: 'cancel' }]];

    case 'task-requested':
      return isFree ? [begin(state, event.task), event.task ? [] : [SHOW_SESSION]] : stay;

    case 'password-submitted': {
      const { email, written, password } = event;
      return mayTry ? ask(state, 'signing-in', { type: 'sign-in', request, email, written, password, remember }) : stay;
    }

    case 'join-submitted': {
      const { email, written, password, consents } = event;
      if (!mayTry) return stay;
      const isRepeated = !!state.error?.retryable;
      return ask(state, 'joining', { type: 'join', request, email, written, password, consents, remember, isRepeated });
    }

    case 'reset-submitted': {
      const { email, written, password } = event;
      const token = state.step === 'password' && state.resetToken;
      return mayTry && token
        ? ask(state, 'resetting', { type: 'reset-password', request, token, email, written, password, remember })
        : stay;
    }

    case 'password-changed':
      return state.step === 'password' ? [begin(state, undefined, { busy: 'signing-in', notice: 'passwordChanged' }), []] : stay;

    case 'forgot-requested':
      return isFree ? ask(state, 'forgetting', { type: 'forgot-password', request, email: event.email }) : stay;

    case 'forgot-answered':
      return state.step === 'password' ? [{ ...state, busy: false, forgotSentTo: event.email }, []] : stay;

    case 'send-failed': {
      const { error } = event;
      const next = state.step === 'identifier' ? otherMethod(state, error) : null;
      return next && [next, [{ type: 'report', error }]];
    }

    case 'sign-in-failed':
    case 'join-failed':
    case 'forgot-password-failed':
    case 'reset-password-failed': {
      if (state.step !== 'password') return stay;
      const { error } = event;
      const next =
        error.code === 'account_exists' ? begin(state, undefined, { notice: 'accountKnown' })
        : error.code === 'reset_link_invalid' ? begin(state, 'forgot', { error })
        : (otherMethod(state, error) ?? failed(state, error, at));
      return [next, [{ type: 'report', error }]];
    }

    default:
      return null;
  }
};
