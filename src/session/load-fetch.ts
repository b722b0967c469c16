import type { createFetch } from './authenticated-fetch.ts';
import { codeLoadError } from './code-load-error.ts';
import type { SessionState } from './session-state.ts';

/**
 * A function that loads the `fetch` of a session: no sign-in, and no page that only shows who is signed in, needs its code.
 * It rejects with the {@link codeLoadError} where the code fails to load, and tries again the next time.
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
        throw codeLoadError(cause);
      },
    ));
};
