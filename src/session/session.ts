import type { Clock } from '../model/clock.ts';
import { systemClock } from '../model/clock.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { Identifier } from '../model/identifier.ts';
import type { GivenTokens, Tokens } from '../model/tokens.ts';
import { absoluteServer } from '../model/url.ts';
import { createSessionState } from './create-session-state.ts';
import { getTokens } from './keep-fresh.ts';
import { createFetchLoader } from './load-fetch.ts';
import { openSessions } from './open-sessions.ts';
import { pagePlatform, type Platform } from './page/platform.ts';
import { renew } from './refresh.ts';
import type { SessionEvent, SetTokensExtra } from './session-events.ts';
import type { SignedOutReason } from './session-record.ts';
import { setTokens } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { ignore } from './timeout.ts';
import { remainingLifetime } from './token-lifetime.ts';

export type { SessionEvent, SetTokensExtra, SignedOutReason };

export interface SessionOptions {
  /** Sessions of the same name are one session, in all elements and tabs of an origin. */
  name: string;
  /** Base URL of the API; may be a path of the page's origin. */
  server: string;
  client: string;
  /** `memory`: gone with the page, and not shared with other tabs. Default `indexeddb`. */
  storage?: 'indexeddb' | 'memory';
  /** Further origins that may get the tokens. */
  allowedOrigins?: readonly string[];
  /** A gateway keeps the refresh token in a cookie: a pair without one can be refreshed. */
  cookie?: boolean;
  /** A guest who has signed in by the gateway's form was not asked whether to stay signed in, so nothing is stored. */
  claimInMemory?: boolean;
  /** Loads the backend's calls. Called when they are needed. */
  calls: () => Promise<TokenCalls>;
  /** A `fetch` to use instead of the page's. Read at each call. */
  readonly fetcher?: typeof fetch | undefined;
  /** Loads the code of `fetch` once somebody is signed in. Default `false`: with its first call. */
  preloadFetch?: boolean;
  clock?: Clock;
  /** For tests: a simulated page. */
  platform?: Platform;
}

export interface Session {
  /** Resolves, never rejects, once it is known whether somebody is signed in. */
  readonly ready: Promise<void>;
  readonly state: 'restoring' | 'signed-in' | 'signed-out';
  /** The masked contact of the guest who is signed in, where it is known. */
  readonly account: string | null;
  /** The contact of a guest whom the server has signed out, and who had asked to stay signed in. `signOut` removes it. */
  readonly guest: Identifier | null;
  /**
   * The tokens, refreshed first where they have expired; `null` when nobody is signed in.
   *
   * @throws {AuthError} retryable, where they have expired and cannot be refreshed now.
   */
  getTokens(): Promise<Tokens | null>;
  /** The access token alone; otherwise as {@link Session.getTokens}. */
  getAccessToken(): Promise<string | null>;
  /**
   * Signs in: stores, then announces. Replaces the guest who was signed in.
   *
   * @throws {AuthError} `invalid_configuration` where a part of the tokens is malformed; nothing has changed then.
   */
  setTokens(tokens: GivenTokens, extra?: SetTokensExtra): Promise<void>;
  /**
   * Works as the page's `fetch`, and adds the tokens to requests for the server and the allowed origins. A path that
   * begins with `/` is below `server`. Refreshes once and repeats once when the server says that the token has expired.
   *
   * @throws {AuthError} `session_expired`, `redirected`, `offline`, `network_error`, `body_not_repeatable`, or why
   * the tokens could not be refreshed. A signal that aborts rejects with its own reason.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Exchanges the tokens now. Throws as {@link Session.getTokens}. */
  refresh(): Promise<Tokens | null>;
  /** Signs out everywhere on this device, and tells the server where it can be reached. */
  signOut(reason?: SignedOutReason): Promise<void>;
  /** Calls `listener` with every event; returns a function that stops this. */
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /** Stops timers, listeners and messages. The guest stays signed in. */
  dispose(): void;
}

/**
 * Opens the session of a name. Sessions of the same name in a page are one: one refresh, and the same events to all.
 */
export const openSession = (options: SessionOptions): Session => {
  const { name, client, storage = 'indexeddb', clock = systemClock, cookie = false } = options;
  const server = absoluteServer(options.server);
  const identity = { name, server, client, storage, cookie };
  const platform = options.platform ?? pagePlatform(clock);
  const sessions = openSessions(platform);
  const key = Object.values(identity).join('\n');
  const state = sessions.get(key) ?? createSessionState(identity, platform, options.calls, options.claimInMemory);
  sessions.set(key, state);
  state.loadCalls = options.calls;
  const { members } = state;
  const listeners = new Set<(event: SessionEvent) => void>();
  const loadFetch = createFetchLoader(state, options);
  let hasTokens = false;

  const receive = (event: SessionEvent) => {
    if (event.type === 'tokens') {
      // For a new subscriber the first tokens are `restored`, even if just refreshed.
      if (!hasTokens && event.reason === 'refreshed') event = { ...event, reason: 'restored' };
      hasTokens = true;
      if (options.preloadFetch) loadFetch().catch(ignore);
    }
    for (const listener of [...listeners]) {
      try {
        listener(event);
      } catch (error) {
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  };
  members.add(receive);
  const ready = state.ready.then(() => {
    if (state.tokens && !hasTokens && members.has(receive) && remainingLifetime(state) > 0) {
      receive({ type: 'tokens', reason: 'restored', tokens: state.tokens });
    }
  });

  return {
    ready,
    get state() {
      return !state.settled ? 'restoring' : state.tokens ? 'signed-in' : 'signed-out';
    },
    get account() {
      return state.tokens && state.record.account;
    },
    get guest() {
      return state.tokens ? null : (state.record.guest ?? null);
    },
    getTokens: () => getTokens(state),
    getAccessToken: async () => (await getTokens(state))?.accessToken ?? null,
    setTokens: (tokens, extra) => setTokens(state, tokens, extra),
    fetch: async (input, init) => (await loadFetch())(input, init),
    async refresh() {
      await state.ready;
      if (state.tokens) await renew(state, state.record.revision);
      return state.tokens;
    },
    signOut: (reason) => signOut(state, reason),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      listeners.clear();
      if (members.delete(receive) && !members.size) {
        sessions.delete(key);
        state.close();
      }
    },
  };
};
