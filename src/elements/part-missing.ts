import { AuthError } from '../model/auth-error.ts';

/** What is told where a file of this package did not come: the next attempt may have more luck. */
export const partMissing = (cause?: unknown): AuthError =>
  new AuthError('network_error', 'A part of punchh-login could not be loaded', { cause, retryable: true });
