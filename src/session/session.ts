import type { Clock } from '../model/clock.ts';
import { systemClock } from '../model/clock.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { GivenTokens, Tokens } from '../model/tokens.ts';
import { createFetch } from './authenticated-fetch.ts';
import { signOut } from './end-session.ts';
import { getTokens } from './keep-fresh.ts';
import { pagePlatform, type Platform } from './platform.ts';
import { renew } from './refresh.ts';
import { createCore, type SessionCore } from './session-core.ts';
import type { SessionEvent, SetTokensExtra } from './session-events.ts';
import { trimServer } from './session-name.ts';
import type { SignedOutReason } from './session-record.ts';
import { setTokens } from './sign-in.ts';
import { remaining } from './token-age.ts';

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
  /** Loads the backend's calls, when they are needed. */
  calls: () => Promise<TokenCalls>;
  /** A `fetch` to use instead of the page's. */
  fetcher?: typeof fetch;
  clock?: Clock;
  /** The page, where a test simulates one. */
  platform?: Platform;
}

export interface Session {
  /** Resolves, never rejects, once it is known whether somebody is signed in. */
  readonly ready: Promise<void>;
  readonly state: 'restoring' | 'signed-in' | 'signed-out';
  /** The masked contact of whoever is signed in, where it is known. */
  readonly account: string | null;
  /**
   * The tokens, refreshed first where they have expired; `null` when nobody is signed in.
   *
   * @throws {AuthError} retryable, where they have expired and cannot be refreshed now.
   */
  getTokens(): Promise<Tokens | null>;
  /** The access token alone; otherwise as {@link Session.getTokens}. */
  getAccessToken(): Promise<string | null>;
  /**
   * Signs in: stores, then announces. Replaces whoever was signed in.
   *
   * @throws {AuthError} `invalid_configuration`, where a part is not what it has to be; nothing has changed then.
   */
  setTokens(tokens: GivenTokens, extra?: SetTokensExtra): Promise<void>;
  /**
   * As the page's `fetch`, with the tokens, to the server and the allowed origins only. A path that begins with `/` is
   * below `server`. Refreshes and repeats once when the server says that the token has expired.
   *
   * @throws {AuthError} `session_expired`, `redirected`, `offline`, `network_error`, `body_not_repeatable`, or what
   * kept the tokens from being refreshed; a signal that aborts rejects with its own reason.
   */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** Exchanges the tokens now. Throws as {@link Session.getTokens}. */
  refresh(): Promise<Tokens | null>;
  /** Signs out everywhere on this device, and tells the server, as far as it can be reached. */
  signOut(reason?: SignedOutReason): Promise<void>;
  /** Calls back with everything that happens; answers with the way to stop. */
  subscribe(listener: (event: SessionEvent) => void): () => void;
  /** Lets go of everything. The guest stays signed in. */
  dispose(): void;
}

/**
 * Opens the session of a name. Several of the same name in a page are one: one refresh, and the same events to all.
 */
export const openSession = (options: SessionOptions): Session => {
  const { name, client, storage = 'indexeddb', clock = systemClock, cookie = false } = options;
  const server = trimServer(options.server);
  const identity = { name, server, client, storage, cookie };
  const platform = options.platform ?? pagePlatform(clock);
  const sessions = platform.sessions as Map<string, SessionCore>;
  const key = JSON.stringify(identity);
  const core = sessions.get(key) ?? createCore(identity, platform);
  sessions.set(key, core);
  core.loadCalls = options.calls;
  const { members } = core;
  const listeners = new Set<(event: SessionEvent) => void>();
  let greeted = false;

  const receive = (event: SessionEvent) => {
    if (event.type === 'tokens') {
      // The first tokens that somebody hears of were not refreshed for them.
      if (!greeted && event.reason === 'refreshed') event = { ...event, reason: 'restored' };
      greeted = true;
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
  const ready = core.ready.then(() => {
    if (core.tokens && !greeted && members.has(receive) && remaining(core) > 0) {
      receive({ type: 'tokens', reason: 'restored', tokens: core.tokens });
    }
  });

  return {
    ready,
    get state() {
      return !core.settled ? 'restoring' : core.tokens ? 'signed-in' : 'signed-out';
    },
    get account() {
      return core.tokens && core.record.account;
    },
    getTokens: () => getTokens(core),
    getAccessToken: async () => (await getTokens(core))?.accessToken ?? null,
    setTokens: (tokens, extra) => setTokens(core, tokens, extra),
    fetch: createFetch(core, { ...options, server }),
    async refresh() {
      await core.ready;
      if (core.tokens) await renew(core, core.record.revision);
      return core.tokens;
    },
    signOut: (reason) => signOut(core, reason),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      listeners.clear();
      if (members.delete(receive) && !members.size) {
        sessions.delete(key);
        core.close();
      }
    },
  };
};
