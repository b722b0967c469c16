import { AuthError } from './auth-error.ts';

/** Any thrown value as an {@link AuthError}; one that is none already becomes `unknown`. */
export const toAuthError = (thrown: unknown): AuthError =>
  thrown instanceof AuthError
    ? thrown
    : new AuthError('unknown', thrown instanceof Error ? thrown.message : String(thrown), { cause: thrown });
