import type { Session } from '../../session/session.ts';

/**
 * The session of an element, as a page uses it. Every method rejects with an `AuthError` where there is no session, and
 * so does `ready`: `not_configured`, or `network_error` where the code of the session fails to load. `dispose` ends what
 * `subscribe` began; the rest belongs to the element, which goes on working, and ends when the element is removed.
 */
export type ElementSession = Omit<Session, 'guest'>;

export type SessionListener = Parameters<Session['subscribe']>[0];

/**
 * Creates a session that can be used at once, while its code is still loading.
 *
 * @param load waits for the session
 * @param current returns the session, once it is loaded: its state is read without waiting
 * @param listeners is filled by `subscribe`; the caller, which opens the session, forwards its events to them
 */
export const lazySession = (
  load: () => Promise<Session>,
  current: () => Session | undefined,
  listeners: Set<SessionListener>,
): ElementSession => ({
  get ready() {
    return load().then(({ ready }) => ready);
  },
  get state() {
    return current()?.state ?? 'restoring';
  },
  get account() {
    return current()?.account ?? null;
  },
  getTokens: async () => (await load()).getTokens(),
  getAccessToken: async () => (await load()).getAccessToken(),
  setTokens: async (tokens, extra) => (await load()).setTokens(tokens, extra),
  fetch: async (input, init) => (await load()).fetch(input, init),
  refresh: async () => (await load()).refresh(),
  signOut: async (reason) => (await load()).signOut(reason),
  subscribe(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  dispose: () => listeners.clear(),
});
