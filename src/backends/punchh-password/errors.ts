import type { AuthError } from '../../model/auth-error.ts';
import { toError, type Rule } from '../error-envelope.ts';
import type { ErrorResponse } from '../request-json.ts';

const RULES: readonly Rule[] = [
  ['signature_invalid', /pch.digest|signature|digest/],
  ['account_locked', /account locked|locked/],
  ['account_unverified', /unverified|not (yet )?(verified|confirmed)|(verify|confirm) your/],
];

const CREDENTIALS: readonly Rule[] = [
  [
    'credentials_invalid',
    /invalid (email|login|credential)|incorrect|wrong|(email|password).*(invalid|n.t match|not found)|no (such )?(user|account)/,
    { field: 'password' },
  ],
];

/** Status 412 is what a digest that does not match is answered with. */
const byStatus = (status: number) => (status === 412 ? 'signature_invalid' : undefined);

/** A refused sign-in. Whether it was the address or the password, nobody is told. */
export const toSignInError = (response: ErrorResponse): AuthError =>
  toError(response, [...RULES, ...CREDENTIALS], (status) => ([401, 404, 422].includes(status) ? 'credentials_invalid' : byStatus(status)));

/** A refused request for a reset link. */
export const toForgotError = (response: ErrorResponse): AuthError => toError(response, RULES.slice(0, 1), byStatus);

export const toLogoutError = (response: ErrorResponse): AuthError => toError(response, RULES, byStatus);
