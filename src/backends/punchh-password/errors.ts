import type { AuthError } from '../../model/auth-error.ts';
import { ACCOUNT_RULES, CREDENTIAL_RULES, credentialsByStatus } from '../account-rules.ts';
import { toError, type Rule } from '../error-envelope.ts';
import type { ErrorResponse } from '../request-json.ts';

const DIGEST_RULES: readonly Rule[] = [['signature_invalid', /pch.digest|signature|digest/]];

/** Status 412 is what a digest that does not match is answered with. */
const byStatus = (status: number) => (status === 412 ? 'signature_invalid' : undefined);

/** A refused sign-in. */
export const toSignInError = (response: ErrorResponse): AuthError =>
  toError(response, [...DIGEST_RULES, ...ACCOUNT_RULES, ...CREDENTIAL_RULES], (status) => credentialsByStatus(status) ?? byStatus(status));

/** A refused request for a reset link. */
export const toForgotError = (response: ErrorResponse): AuthError => toError(response, DIGEST_RULES, byStatus);

export const toLogoutError = (response: ErrorResponse): AuthError => toError(response, [...DIGEST_RULES, ...ACCOUNT_RULES], byStatus);
