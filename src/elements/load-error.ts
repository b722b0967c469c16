import { AuthError } from '../model/auth-error.ts';

/** How long, in ms, until a file that nothing can go on without is asked for again. */
export const AGAIN = 5000;

/** What is told where a file of this package did not come: the next attempt may have more luck. */
export const partMissing = (cause?: unknown): AuthError =>
  new AuthError('network_error', 'A part of punchh-login could not be loaded', { cause, retryable: true });
