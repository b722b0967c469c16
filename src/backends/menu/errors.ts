import type { AuthError, AuthErrorCode } from '../../model/auth-error.ts';
import { plainWords, readFaults, toError, type Rule } from '../error-envelope.ts';
import { endsSession } from '../refresh-refusal.ts';
import type { ErrorResponse } from '../request-json.ts';

/** A pattern names its field in a key or, failing that, in the words. The vendor's errors are unpublished. */
const FIELDS: readonly (readonly [field: string, pattern: RegExp])[] = [
  ['code', /passwordless.code|one.time|\b(otp|code)\b/],
  ['email', /\be-?mail\b/],
  ['phone', /\bphone\b/],
  ['first_name', /first.name/],
  ['last_name', /last.name/],
  ['password', /\bpassword\b/],
  ['demographics', /demographic/],
];

const fieldOf = (text: string) => FIELDS.find(([, pattern]) => pattern.test(text))?.[0];

const codeOf = (field: string, text: string): AuthErrorCode => {
  if (field === 'code') {
    return /expired/.test(text) ? 'code_expired' : /attempt|exceed|exhaust|too many/.test(text) ? 'code_attempts_exceeded' : 'code_invalid';
  }
  if (field !== 'email' && field !== 'phone') return 'field_invalid';
  return /taken|already|exists|in use|unique/.test(text) ? `${field}_taken` : `${field}_invalid`;
};

/** A refusal that is about a field, of a request that carries some. */
const toFieldError = (response: ErrorResponse, rules: readonly Rule[] = []): AuthError => {
  const faults = readFaults(response.body).map(({ key, words }) => ({
    key: plainWords(key),
    words: words.toLowerCase(),
  }));
  for (const { key, words } of response.status < 500 ? faults : []) {
    const field = fieldOf(key) ?? fieldOf(words);
    if (field) return toError(response, [...rules, [codeOf(field, `${key} ${words}`), /(?:)/, { field }]]);
  }
  return toError(response, rules);
};

const SOCIAL: Rule = ['account_social', /\bsocial\b/];
const SET_UP: Rule = ['client_unknown', /(invalid|unknown) application|application is not known/];

export const toSendError = (response: ErrorResponse): AuthError => toFieldError(response, [SOCIAL, SET_UP]);

export const toRegisterError = (response: ErrorResponse): AuthError => toFieldError(response, [SET_UP]);

export const toLoginError = (response: ErrorResponse): AuthError => toFieldError(response, [SOCIAL, SET_UP]);

/** The server no longer accepts the token: only another code helps. */
const EXPIRED: Rule = ['session_expired', /unauthenticated|unauthorized|(token|session).*(expired|invalid|revoked|blacklist)/];

export const toAgreementError = (response: ErrorResponse): AuthError =>
  toError(response, [SET_UP, EXPIRED], (status) => (status === 401 ? 'session_expired' : 'agreement_failed'));

/** A refused refresh: `session_expired` where the token or the guest is named as dead. */
export const toRefreshError = (response: ErrorResponse): AuthError =>
  toError(response, endsSession(response) ? [['session_expired', /(?:)/]] : [SET_UP]);
