import { AuthError } from '../model/auth-error.ts';
import { maskIdentifier, sameIdentifier, showContact } from '../model/contact.ts';
import type { Channel, Identifier } from '../model/identifier.ts';
import type { Verification } from '../model/verification.ts';
import { draftTransition } from './transition.first.ts';
import type { LoginEffect } from './login-effect.ts';
import type { LoginEvent } from './login-event.ts';
import { freshState, startState, type CodeState, type LoginState } from './login-state.ts';
import { codeState, failed, SHOW_SESSION, type Rules, type Transition } from './state-changes.ts';

/** Whether the server may have done what was asked of it. */
const isLost = ({ code }: AuthError): boolean => code === 'timeout' || code === 'network_error' || code === 'bad_response';

/** A code works once: after a lost answer it may be used up, so `code_invalid` becomes `code_expired`, which offers a new one. */
const usedUp = (error: AuthError): AuthError => {
  const { code, message, status, field, requestId, cause } = error;
  return code === 'code_invalid'
    ? new AuthError('code_expired', `${message} (after an answer that was lost)`, { status, field, requestId, cause })
    : error;
};

const sameContact = (a: Verification, b: Verification): boolean => sameIdentifier(a.identifier, b.identifier);

const FORGET_ATTEMPT: readonly LoginEffect[] = [{ type: 'cancel' }, { type: 'forget-verification' }];

const otherChannel = (channel: Channel): Channel => (channel === 'email' ? 'sms' : 'email');

/** The contact that was typed in this tab; `null` after a reload, and where it is known from an earlier visit. */
const typedContact = (state: LoginState): Identifier | null => {
  if (state.step === 'password') return { channel: 'email', email: state.draft.email.trim() };
  return (state.step === 'code' || state.step === 'details') && state.typedHere ? state.verification.identifier : null;
};

/** Signing in elsewhere, or here: the attempt is over. */
const signedIn = (state: LoginState, account: string | null): Transition => {
  const typed = typedContact(state);
  // Another guest may have signed in elsewhere.
  const contact = typed && maskIdentifier(typed) === account ? typed : null;
  return [{ ...freshState(state), step: 'signed-in', account, contact, busy: false }, [{ type: 'cancel' }]];
};

/**
 * The rules of signing in with a code: which step follows, what a failure does, what is sent. Pure: the same state, event
 * and time always give the same result. An event that makes no sense in a state leaves the state as it is.
 *
 * @param at now, in ms since the epoch
 * @param otherRules those of passwords and registration (`account-rules.ts`) and of known guests (`known-guest-rules.ts`), once
 * their files are loaded. They come first
 */
export const transition = (state: LoginState, event: LoginEvent, at: number, ...otherRules: (Rules | undefined)[]): Transition => {
  const stay: Transition = [state, []];
  // An answer to a request that was cancelled or replaced.
  if ('request' in event && event.request !== state.request) return stay;
  for (const rules of otherRules) {
    const other = rules?.(state, event, at);
    if (other) return other;
  }
  const request = state.request + 1;
  const busy = 'busy' in state && state.busy !== false;
  // Not `reset`: the rules below also forget the stored attempt.
  const drafted = event.type === 'reset' ? null : draftTransition(state, event);
  if (drafted) {
    const next = event.type === 'configured' ? keepForm(state, drafted) : drafted;
    return [next, event.type === 'load-failed' ? [{ type: 'report', error: event.error }] : []];
  }

  switch (event.type) {
    case 'restored': {
      if (event.signedIn) return signedIn(state, event.account);
      if ((state.step !== 'restoring' && state.step !== 'identifier') || busy) return stay;
      const { verification } = event;
      // A guest who has begun anew since does not want the old attempt.
      if (!verification || state.request) return state.step === 'restoring' ? [startState(state), []] : stay;
      return resume(state, verification);
    }

    case 'verification-changed': {
      const { verification } = event;
      if (busy || verification.sentAt === null) return stay;
      // A newer code from another tab, or that tab's first: this one joins.
      if (state.step === 'code') {
        return verification.sentAt === state.verification.sentAt
          ? stay
          : [codeState(state, verification, { typedHere: state.typedHere && sameContact(verification, state.verification) }), []];
      }
      return state.step === 'identifier' ? [codeState(state, verification), []] : stay;
    }

    case 'signed-in':
      return state.step === 'signed-in'
        ? [{ ...state, account: event.account, contact: event.account === state.account ? state.contact : null }, []]
        : signedIn(state, event.account);

    case 'signed-out':
      return state.step === 'signed-in' || state.step === 'restoring' ? [freshState(state), []] : stay;

    case 'identifier-submitted': {
      if (state.step !== 'identifier' || busy || state.retryAt > at) return stay;
      const { identifier, consents } = event;
      const last = state.verification;
      const same = last !== null && last.expiresAt > at && sameIdentifier(last.identifier, identifier);
      if (same && last.sentAt !== null && last.resendAt > at) {
        // The code is already on its way: back to where it is asked for, without another message.
        return [codeState(state, last, { typedHere: !last.identifier.known }), [{ type: 'save-verification', verification: last }]];
      }
      return [
        { ...state, busy: 'sending', error: null, request },
        // Consents of an earlier try for this contact are not asked for again where this step asks for none.
        [
          {
            type: 'send',
            request,
            identifier,
            consents: same && !consents.length ? last.consents : consents,
            remember: state.draft.remember,
            codeVerifier: same ? last.codeVerifier : null,
            resendOf: null,
          },
        ],
      ];
    }

    case 'sent': {
      if (state.step !== 'identifier' && state.step !== 'code') return stay;
      const { verification } = event;
      const isResend = state.step === 'code';
      return [
        codeState(state, verification, { typedHere: isResend ? state.typedHere : !verification.identifier.known, notice: isResend ? 'resent' : null, refusals: 0 }),
        [{ type: 'announce-sent', identifier: verification.identifier, consents: verification.consents }],
      ];
    }

    case 'send-failed': {
      const { error } = event;
      const report: LoginEffect = { type: 'report', error };
      if (state.step === 'code') {
        const next = failed(state, error, at);
        // A refused resend must not block the code that was already sent: only the next resend waits.
        const verification = { ...state.verification, resendAt: Math.max(state.verification.resendAt, next.retryAt) };
        return [{ ...next, retryAt: 0, verification }, [report, { type: 'save-verification', verification }]];
      }
      if (state.step !== 'identifier') return stay;
      const next = failed({ ...state, verification: event.verification ?? state.verification }, error, at);
      if (error.code !== 'channel_unavailable') return [next, [report]];
      const refused = state.draft.channel;
      const channels = error.acceptedChannels ?? [otherChannel(refused)];
      return [{ ...next, known: undefined, channels, draft: { ...state.draft, channel: channels[0] ?? refused } }, [report]];
    }

    case 'code-typed': {
      if (state.step !== 'code') return stay;
      // The error stays while the guest must wait, because nothing is sent meanwhile.
      const error = event.code === state.code || state.retryAt > at ? state.error : null;
      const next = { ...state, code: event.code, error, notice: null };
      const complete =
        event.code.length === state.verification.codeLength && event.code !== state.code && !state.tried.includes(event.code);
      return complete ? submitCode(next, at) : [next, []];
    }

    case 'code-submitted':
      return state.step === 'code' && state.code ? submitCode(state, at) : stay;

    case 'verify-failed': {
      if (state.step !== 'code') return stay;
      const { code, unsure } = state;
      const error = unsure === code ? usedUp(event.error) : event.error;
      return [{ ...failed(state, error, at), unsure: isLost(error) ? code : unsure }, [{ type: 'report', error }]];
    }

    case 'resend-requested': {
      if (state.step !== 'code' || busy || state.verification.resendAt > at) return stay;
      const { identifier, consents, codeVerifier } = state.verification;
      return [
        { ...state, busy: 'resending', error: null, notice: null, request },
        [{ type: 'send', request, identifier, consents, remember: state.draft.remember, codeVerifier, resendOf: state.verification }],
      ];
    }

    case 'change-requested': {
      if (state.step === 'identifier' || state.step === 'restoring' || state.step === 'signed-in') return stay;
      const firstStep: LoginState = { ...startState(state, state.step === 'password' ? undefined : 'identifier'), request };
      const channel = event.channel ?? (state.step === 'code' ? state.verification.identifier.channel : state.draft.channel);
      const channels = state.channels.includes(channel) ? state.channels : [...state.channels, channel];
      const draft = { ...draftOf(state), channel };
      return [{ ...firstStep, channels, draft }, FORGET_ATTEMPT];
    }

    case 'method-requested':
      return (state.step === 'identifier' || state.step === 'password') && state.step !== event.start
        ? [{ ...startState(state, event.start), request }, [{ type: 'cancel' }, ...('task' in state ? [SHOW_SESSION] : [])]]
        : stay;

    case 'sign-out-requested':
      return state.step === 'signed-in' && !busy ? [{ ...state, busy: 'signing-out', request }, [{ type: 'sign-out', request }]] : stay;

    case 'sign-out-failed':
      return state.step === 'signed-in' ? [{ ...state, busy: false }, []] : stay;

    case 'reset':
      return state.step === 'signed-in' ? stay : [{ ...freshState(state), request }, FORGET_ATTEMPT];

    case 'guest-left':
      return [{ ...freshState(state), request }, [...FORGET_ATTEMPT, { type: 'hand-over', reason: event.reason }]];

    default:
      return stay;
  }
};

/**
 * Other settings lead to their first step, but not away from what could not be had again: the link to a new password, an account
 * half filled in, the contact of an earlier visit.
 */
const keepForm = (state: LoginState, next: LoginState): LoginState => {
  const { settings, channels, draft } = next;
  const isOffered = settings.start === state.step || settings.alternative === state.step;
  return isOffered && ('task' in state || 'known' in state) ? { ...state, settings, channels, draft } : next;
};

/** Returns to the code step after a reload; to the first step where it is unknown whether the code was sent. */
const resume = (state: LoginState, verification: Verification): Transition => {
  const next = { ...startState(state), verification };
  if (verification.sentAt !== null) return [codeState(next, verification), []];
  return [{ ...startState(next, 'identifier'), draft: draftOf(next) }, []];
};

/** The draft with the contact and the consents of the latest attempt in it: after a reload the form knows of neither. */
const draftOf = ({ draft: own, verification }: LoginState): LoginState['draft'] => {
  if (!verification) return own;
  const { identifier } = verification;
  const consents = Object.fromEntries(verification.consents.map(({ id, accepted }) => [id, accepted]));
  const draft = { ...own, consents: { ...consents, ...own.consents }, remember: verification.remember ?? own.remember };
  if (identifier.known) return draft;
  return identifier.channel === 'email'
    ? { ...draft, channel: 'email', email: draft.email || showContact(identifier) }
    : { ...draft, channel: 'sms', phone: draft.phone || identifier.phoneExt + identifier.phoneNumber };
};

/** One complete code, one request: Enter, autofill and the last digit may all come at once. */
const submitCode = (state: CodeState, at: number): Transition => {
  const { verification, code } = state;
  const request = state.request + 1;
  if (state.busy || state.retryAt > at) return [state, []];
  return verification.next === 'register'
    ? [{ ...startState(state), step: 'details', verification, code, typedHere: state.typedHere, busy: false }, []]
    : [
        { ...state, busy: 'verifying', error: null, notice: null, request, tried: [...state.tried, code] },
        [{ type: 'verify', request, verification, code, remember: state.draft.remember }],
      ];
};
