import { AuthError } from '../model/auth-error.ts';

/** The delay, in ms, after which a file without which no form can be shown is requested again. */
export const RETRY_DELAY = 5000;

/** Returns the error for a file of this package that fails to load. A cause that is an `AuthError` already is returned as it is. */
export const fileLoadError = (cause?: unknown): AuthError =>
  cause instanceof AuthError
    ? cause
    : new AuthError('network_error', 'A file failed to load', { cause, retryable: true });
