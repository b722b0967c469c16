import type { Session } from '../../session/session.ts';

/** What a host may do with the session of an element. */
export type ElementSession = Omit<Session, 'dispose'>;

/** A session that is there at once, while the code behind it is still on its way. */
export const lazySession = (load: () => Promise<Session>): ElementSession => {
  let session: Session | undefined;
  const loaded = () => load().then((value) => (session = value));
  return {
    get ready() {
      return loaded().then(({ ready }) => ready);
    },
    get state() {
      return session?.state ?? 'restoring';
    },
    get account() {
      return session?.account ?? null;
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
  };
};
