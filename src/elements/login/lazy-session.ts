import type { Session } from '../../session/session.ts';

/**
 * What a host may do with the session of an element. All that waits for it rejects with an `AuthError` where there is
 * none: `not_configured`, or `network_error` where its code did not come; so does `ready`.
 */
export type ElementSession = Omit<Session, 'dispose'>;

export type SessionListener = Parameters<Session['subscribe']>[0];

/**
 * A session that is there at once, while the code behind it is still on its way.
 *
 * @param now the session, as soon as it is there: its state is asked for without waiting
 * @param listeners whoever listens: who opens a session, of this set-up or the next, sees to it that they are told
 */
export const lazySession = (
  loaded: () => Promise<Session>,
  now: () => Session | undefined,
  listeners: Set<SessionListener>,
): ElementSession => ({
  get ready() {
    return loaded().then(({ ready }) => ready);
  },
  get state() {
    return now()?.state ?? 'restoring';
  },
  get account() {
    return now()?.account ?? null;
  },
  ...Object.fromEntries(
    (['getTokens', 'getAccessToken', 'setTokens', 'fetch', 'refresh', 'signOut'] as const).map((name) => [
      name,
      async (...args: Parameters<Session[typeof name]>) => ((await loaded())[name] as (...args: unknown[]) => unknown)(...args),
    ]),
  ) as Pick<Session, 'getTokens' | 'getAccessToken' | 'setTokens' | 'fetch' | 'refresh' | 'signOut'>,
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
});
