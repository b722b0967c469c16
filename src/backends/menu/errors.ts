import type { AuthError, AuthErrorCode } from '../../model/auth-error.ts';
import { plainWords, readFaults, toError, type Rule } from '../error-envelope.ts';
import type { Refusal } from '../request-json.ts';

/** What in a key or, failing that, in the words names the field. The vendor's errors are unpublished. */
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
const toFieldError = (refusal: Refusal, rules: readonly Rule[] = []): AuthError => {
  const faults = readFaults(refusal.body).map(({ key, words }) => ({
    key: plainWords(key),
    words: words.toLowerCase(),
  }));
  for (const { key, words } of refusal.status < 500 ? faults : []) {
    const field = fieldOf(key) ?? fieldOf(words);
    if (field) return toError(refusal, [...rules, [codeOf(field, `${key} ${words}`), /(?:)/, { field }]]);
  }
  return toError(refusal, rules);
};

const SOCIAL: Rule = ['account_social', /\bsocial\b/];
const SET_UP: Rule = ['client_unknown', /(invalid|unknown) application|application is not known/];

export const toSendError = (refusal: Refusal): AuthError => toFieldError(refusal, [SOCIAL, SET_UP]);

export const toRegisterError = (refusal: Refusal): AuthError => toFieldError(refusal, [SET_UP]);

export const toLoginError = (refusal: Refusal): AuthError => toFieldError(refusal, [SOCIAL, SET_UP]);

/** Once the token is no longer taken, only another code helps. */
const EXPIRED: Rule = ['session_expired', /unauthenticated|unauthorized|(token|session).*(expired|invalid|revoked|blacklist)/];

export const toAgreementError = (refusal: Refusal): AuthError =>
  toError(refusal, [SET_UP, EXPIRED], (status) => (status === 401 ? 'session_expired' : 'agreement_failed'));

/** Only a server that speaks of the token, in its own envelope, ends the session. */
export const toRefreshError = (refusal: Refusal): AuthError =>
  toError(refusal, [SET_UP, EXPIRED], (status) => (status === 401 ? 'session_expired' : undefined));
