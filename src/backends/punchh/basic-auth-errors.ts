import type { AuthError } from '../../model/auth-error.ts';
import { ACCOUNT_RULES, CREDENTIAL_RULES, credentialsByStatus } from '../account-rules.ts';
import { toError, type Rule } from '../error-envelope.ts';
import type { ErrorResponse } from '../request-json.ts';

/** The policy in words, or that it was one of the last five (PAR Punchh, Guest Identity Service). */
const PASSWORD_RULES: readonly Rule[] = [
  ['password_rejected', /^password( confirmation)?$|^(the |your |new )*password/, { field: 'password', forGuest: true }],
];

/** A refused sign-in, or a refused request for a reset link. */
export const toSignInError = (response: ErrorResponse): AuthError =>
  toError(response, [...ACCOUNT_RULES, ...CREDENTIAL_RULES], credentialsByStatus);

/** A refused sign-up. */
export const toJoinError = (response: ErrorResponse): AuthError =>
  toError(response, [['account_exists', /email.*(taken|exist|registered|in use)|already (taken|registered|exists)/, { field: 'email' }], ...PASSWORD_RULES]);

/** A refused new password. */
export const toResetError = (response: ErrorResponse): AuthError =>
  toError(response, [['reset_link_invalid', /reset (password )?token/], ...ACCOUNT_RULES, ...PASSWORD_RULES]);
