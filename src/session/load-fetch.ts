import { AuthError } from '../model/auth-error.ts';
import type { createFetch } from './authenticated-fetch.ts';
import type { SessionState } from './session-state.ts';

/**
 * A function that loads the `fetch` of a session: no sign-in, and no page that only shows who is signed in, needs its code.
 * It rejects with `network_error` where the code fails to load, and tries again the next time.
 */
export const createFetchLoader = (
  state: SessionState,
  options: Parameters<typeof createFetch>[1],
): (() => Promise<ReturnType<typeof createFetch>>) => {
  let loading: Promise<ReturnType<typeof createFetch>> | undefined;
  return () =>
    (loading ??= import('./authenticated-fetch.ts').then(
      (loaded) => loaded.createFetch(state, options),
      (cause: unknown) => {
        loading = undefined;
        throw new AuthError('network_error', 'The code of `fetch` failed to load', { cause, retryable: true });
      },
    ));
};
