import { AuthError } from '../model/auth-error.ts';

/**
 * Returns the error for code of the session that failed to load; a cause that is an `AuthError` already is returned as it is.
 * Another attempt may succeed, but not in a service worker, which has `skipWaiting`: dynamic imports are forbidden there (HTML
 * Standard, HostLoadImportedModule).
 */
export const codeLoadError = (cause: unknown): AuthError => {
  if (cause instanceof AuthError) return cause;
  return 'skipWaiting' in globalThis
    ? new AuthError('invalid_configuration', 'Service workers need punchh-login/session/worker', { cause })
    : new AuthError('network_error', 'Code failed to load', { cause, retryable: true });
};
