import type { Session } from '../../session/session.ts';

/** What a host may do with the session of an element. */
export type ElementSession = Omit<Session, 'dispose'>;

/** A session that is there at once, while the code behind it is still on its way. */
export const lazySession = (load: () => Promise<Session>): ElementSession => {
  let session: Session | undefined;
  const loaded = async () => (session = await load());
  const later = <Name extends 'getTokens' | 'getAccessToken' | 'setTokens' | 'fetch' | 'refresh' | 'signOut'>(name: Name) =>
    (async (...args: unknown[]) =>
      ((await loaded()) as unknown as Record<string, (...args: unknown[]) => unknown>)[name]!(...args)) as Session[Name];
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
    getTokens: later('getTokens'),
    getAccessToken: later('getAccessToken'),
    setTokens: later('setTokens'),
    fetch: later('fetch'),
    refresh: later('refresh'),
    signOut: later('signOut'),
    subscribe(listener) {
      let stop: (() => void) | null = () => {};
      loaded().then(
        (value) => {
          if (stop) stop = value.subscribe(listener);
        },
        () => {},
      );
      return () => {
        stop?.();
        stop = null;
      };
    },
  };
};
