import type { Session } from '../../session/session.ts';

/** What a host may do with the session of an element. */
export type ElementSession = Omit<Session, 'dispose'>;

/**
 * A session that is there at once, while the code behind it is still on its way.
 *
 * @param now the session, as soon as it is there: its state is asked for without waiting
 */
export const lazySession = (loaded: () => Promise<Session>, now: () => Session | undefined): ElementSession => ({
  get ready() {
    return loaded().then(({ ready }) => ready);
  },
  get state() {
    return now()?.state ?? 'restoring';
  },
  get account() {
    return now()?.account ?? null;
  },
  getTokens: async () => (await loaded()).getTokens(),
  getAccessToken: async () => (await loaded()).getAccessToken(),
  setTokens: async (tokens, extra) => (await loaded()).setTokens(tokens, extra),
  fetch: async (input, init) => (await loaded()).fetch(input, init),
  refresh: async () => (await loaded()).refresh(),
  signOut: async (reason) => (await loaded()).signOut(reason),
  subscribe(listener) {
    let over = false;
    let unsubscribe = () => {};
    loaded().then(
      (value) => {
        if (!over) unsubscribe = value.subscribe(listener);
      },
      () => {},
    );
    return () => {
      over = true;
      unsubscribe();
    };
  },
});
