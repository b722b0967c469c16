import { AuthError } from '../../model/auth-error.ts';

/** How long, in ms, a caller waits for a refresh, its own or another tab's. */
export const REFRESH_WAIT = 10_000;
/** How long, in ms, one refresh request may take. Generous: an answer that is given up on is a session lost. */
export const REFRESH_TIMEOUT = 30_000;

/** Runs `work` in one tab at a time. `isHeld` says whether enough of the lock is left to start a refresh. */
export type RefreshLock = <T>(name: string, work: (isHeld: () => boolean) => Promise<T>) => Promise<T>;

export const refreshBusy = (): AuthError =>
  new AuthError('refresh_busy', 'Another tab is refreshing', { retryable: true, retryAfter: 1 });
