import { isCodeError } from '../model/code-error.ts';
import type { Verification } from '../model/verification.ts';
import type { LoginEffect } from './login-effect.ts';
import type { LoginEvent } from './login-event.ts';
import { startState, type LoginState } from './login-state.ts';
import { passwordRules } from './password-rules.ts';
import { codeState, failed, typedHere, type Transition } from './state-changes.ts';

/** The account is there; its tokens are handed out once the legal agreement is recorded. */
const agree = (state: LoginState, verification: Verification, request: number): Transition => [
  {
    ...startState(state),
    step: 'details',
    verification,
    busy: 'agreeing',
    code: state.step === 'details' ? state.code : '',
    typedHere: typedHere(state),
    request,
  },
  [{ type: 'agree', request, verification, tokens: verification.registered!, remember: state.draft.remember }],
];

/**
 * The rules of passwords and registration, in the third file: most guests sign in with a code alone. They come before those
 * of `transition.ts`. `null` where none of them is about the event.
 *
 * @param at now, in ms since the epoch
 */
export const accountRules = (state: LoginState, event: LoginEvent, at: number): Transition | null => {
  const stay: Transition = [state, []];
  const request = state.request + 1;
  const busy = 'busy' in state && state.busy !== false;

  switch (event.type) {
    case 'restored': {
      // The page was closed between registration and agreement: recording the agreement needs no input of the guest.
      const waits = state.step === 'restoring' || (state.step === 'identifier' && !busy);
      const registered = !event.signedIn && waits && !state.request && event.verification?.registered;
      return registered
        ? agree({ ...startState(state), verification: event.verification }, event.verification!, request)
        : passwordRules(state, event, at);
    }

    case 'change-requested':
      // Back to the code step: the server checks the code only together with the details, which stay in the draft.
      return state.step === 'details' && !state.verification.registered
        ? [codeState(state, state.verification, { request, code: state.code }), [{ type: 'cancel' }]]
        : null;

    case 'field-left': {
      const { field, value } = event;
      const { checked } = state.draft;
      if (state.step !== 'details' || checked[field]?.value === value) return stay;
      const draft = { ...state.draft, checked: { ...checked, [field]: { value, pending: true, error: null } } };
      return [{ ...state, draft }, [{ type: 'check-unique', field, value }]];
    }

    case 'field-checked': {
      const { field, value, error } = event;
      const { checked } = state.draft;
      if (checked[field]?.value !== value) return stay;
      const draft = { ...state.draft, checked: { ...checked, [field]: { value, pending: false, error } } };
      return [{ ...state, draft }, error ? [{ type: 'report', error }] : []];
    }

    case 'details-submitted': {
      if (state.step !== 'details' || busy || state.retryAt > at) return stay;
      const { verification, code } = state;
      const { remember } = state.draft;
      return verification.registered
        ? agree(state, verification, request)
        : [
            { ...state, busy: 'registering', error: null, request },
            [{ type: 'register', request, verification, code, details: event.details, remember }],
          ];
    }

    case 'registered':
      return state.step === 'details' || state.step === 'code' ? agree(state, event.verification, state.request) : stay;

    case 'register-failed': {
      if (state.step !== 'details') return stay;
      const { error } = event;
      const report: LoginEffect = { type: 'report', error };
      const next = failed(state, error, at);
      // The code is checked only now; the details stay in the draft for the way back.
      return isCodeError(error)
        ? [codeState(state, state.verification, { code: state.code, tried: [state.code], error }), [report]]
        : [next, [report]];
    }

    case 'agree-failed':
      return state.step === 'details' ? [failed(state, event.error, at), [{ type: 'report', error: event.error }]] : stay;

    case 'recovered': {
      if (state.step !== 'details') return stay;
      const { verification } = event;
      // The consents were announced with the details.
      return [
        codeState(state, verification, { notice: 'recovered' }),
        [{ type: 'announce-sent', identifier: verification.identifier, consents: [] }],
      ];
    }

    default:
      return passwordRules(state, event, at);
  }
};
