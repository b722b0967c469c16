import { AuthError, toAuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { Tokens, TokenSet } from '../model/tokens.ts';
import type { Platform } from './platform.ts';
import { REFRESH_TIMEOUT, REFRESH_WAIT, refreshBusy } from './refresh-lock.ts';
import { publicTokens, readRecord, SCHEMA_VERSION, type SessionRecord, type SignedOutReason } from './session-record.ts';
import { writeHint } from './session-hint.ts';
import { within } from './within.ts';
import type { ChangeMessage } from './session-channel.ts';

/** What happens to a session. `tokens` is frozen and never holds the refresh token. */
export type SessionEvent =
  | { type: 'tokens'; reason: 'issued' | 'restored' | 'refreshed'; tokens: Tokens; user?: unknown }
  | { type: 'signed-out'; reason: SignedOutReason }
  | { type: 'storage-degraded'; from: 'indexeddb'; to: 'memory'; cause: unknown };

export interface SessionIdentity {
  name: string;
  server: string;
  client: string;
  storage: 'indexeddb' | 'memory';
  /** A gateway keeps the refresh token in a cookie. */
  cookie: boolean;
}

export interface SetTokensExtra {
  /** The masked contact, for "signed in as". */
  account?: string | null;
  reason?: 'issued' | 'restored' | 'refreshed';
  /** "Keep me signed in" was left unticked: nothing is stored. */
  memoryOnly?: boolean;
  /** The guest's profile, handed on with the event and never stored. */
  user?: unknown;
  /** What must be done once the pair is stored and before anyone hears of it. */
  beforeAnnounce?: () => Promise<void>;
}

/** One session in one page, shared by everybody there who opened it. */
export interface SessionCore {
  readonly ready: Promise<void>;
  readonly settled: boolean;
  readonly record: SessionRecord | undefined;
  readonly tokens: Tokens | null;
  /** ms the access token is still good for by the clock; `Infinity` where nothing is known of its end. */
  remaining(): number;
  /** The tokens, refreshed first where they are about to expire. */
  getTokens(): Promise<Tokens | null>;
  setTokens(tokens: TokenSet, extra?: SetTokensExtra): Promise<void>;
  /** Exchanges the tokens of `revision`, unless newer ones are here or with another tab. */
  renew(revision: number): Promise<void>;
  canRefresh(): Promise<boolean>;
  /** Ends the session, unless it has got beyond `revision`. */
  end(revision: number, reason: SignedOutReason): Promise<void>;
  signOut(reason: SignedOutReason): Promise<void>;
  close(): void;
}

/** Refreshed this long before the end, in ms, or a fifth of the lifetime, whichever is less. */
const AHEAD = 60_000;
/** Longest wait, in ms, between attempts of our own after failures. */
const MAX_BACKOFF = 60_000;
/** Timers of browsers overflow at 2^31 ms. */
const MAX_DELAY = 2 ** 31 - 1;
/** How long, in ms, a newer pair that another tab told of, but that cannot be read, keeps us from using our own. */
const HEARSAY = 300_000;

/** How long, in ms, a tab listens for others where the store says nothing. */
const HEARING = 500;

/** What a sign-out in another tab is here. The server's refusal is the same everywhere. */
const reasonElsewhere = ({ reason }: SessionRecord): SignedOutReason =>
  reason === 'expired' || reason === 'revoked' ? reason : 'other-tab';

const ignore = () => {};

export const createCore = (
  { name, server, client, storage, cookie }: SessionIdentity,
  platform: Platform,
  loadCalls: () => Promise<TokenCalls>,
  emit: (event: SessionEvent) => void,
): SessionCore => {
  const { clock } = platform;
  const shared = storage === 'indexeddb';
  const store = shared ? platform.durable : platform.memory;
  const key = `session:${name}`;
  let record: SessionRecord | undefined;
  let tokens: Tokens | null = null;
  let settled = false;
  let closed = false;
  let flight: { revision: number; done: Promise<void> } | undefined;
  let failures = 0;
  let refusedUntil = 0;
  let refusal: unknown;
  let timer: unknown;
  /** The sign-in that is being stored: it is announced by whoever brings it. */
  let arriving: string | undefined;
  let heard: ChangeMessage & { at: number } = { revision: 0, at: 0 };

  const read = async () => readRecord(await store.get(key), server, client);
  /** Stores what `change` makes of the stored record, in one transaction. */
  const save = (change: (stored: SessionRecord | undefined) => SessionRecord | undefined) =>
    store.update(key, (value) => {
      const stored = readRecord(value, server, client);
      const next = change(stored);
      return next === stored ? (value as SessionRecord | undefined) : next;
    }).then((value) => readRecord(value, server, client));

  /** Whether what is stored came after `revision`; a sign-out of that revision did. */
  const isAfter = (stored: SessionRecord | undefined, revision: number): stored is SessionRecord =>
    !!stored && stored.revision >= revision + (stored.tokens ? 1 : 0);
  const saveOver = (revision: number, next: SessionRecord) =>
    save((stored) => (isAfter(stored, revision) ? stored : next));

  const make = (revision: number, id: string, set: TokenSet | null, rest: Partial<SessionRecord>): SessionRecord => ({
    version: SCHEMA_VERSION,
    revision,
    id,
    server,
    client,
    tokens: set,
    account: null,
    at: clock.now(),
    ...rest,
  });
  const ended = (revision: number, reason: SignedOutReason, id = record?.id) =>
    make(revision, id || platform.makeId(), null, { reason });

  const lifetime = () => (record?.tokens?.expiresAt ?? Infinity) - (record?.at ?? 0);
  const ahead = () => Math.min(AHEAD, lifetime() / 5);
  const remaining = () => {
    const now = clock.now();
    // A clock that was set back says nothing about how old the token is.
    return !record || now < record.at - AHEAD ? 0 : (record.tokens?.expiresAt ?? Infinity) - now;
  };

  /** Makes a record the truth of this page. */
  const take = (next: SessionRecord) => {
    record = next;
    tokens = next.tokens && publicTokens(next.tokens);
    failures = 0;
    refusedUntil = 0;
    // Here before they are needed: a page that is leaving, or that was deployed anew, cannot load them any more.
    if (tokens) loadCalls().catch(ignore);
    if (shared) writeHint('session', name, tokens && !next.volatile ? Infinity : null);
    schedule();
  };

  const tell = (ended?: boolean) => {
    if (shared && record && !record.volatile) channel.post({ revision: record.revision, id: record.id, ended });
  };

  /** Takes a record that somebody else stored, and says so. */
  const adopt = (next: SessionRecord) => {
    const before = record;
    if (next.id === arriving) return;
    if (
      before &&
      (next.revision < before.revision ||
        (next.revision === before.revision &&
          (before.volatile || next.tokens?.accessToken === before.tokens?.accessToken)))
    ) return;
    const wasIn = tokens;
    take(next);
    if (!settled) return;
    if (tokens) emit({ type: 'tokens', reason: wasIn && before?.id === next.id ? 'refreshed' : 'restored', tokens });
    else if (wasIn) emit({ type: 'signed-out', reason: reasonElsewhere(next) });
  };

  /** Catches up with what is stored, or has it stored again. */
  const sync = async () => {
    let mine = record;
    const stored = await read();
    if (closed || record !== mine) return;
    if (stored && stored.revision >= (mine?.revision ?? 0)) adopt(stored);
    mine = record;
    if (!mine || mine.volatile || !(stored || mine.tokens)) return;
    if (stored && stored.revision >= Math.max(mine.revision, heard.revision)) return;
    // The store was wiped, or answered from memory for a while. Whoever has newer tokens is heard first: were old ones
    // written back, the next tab would redeem them again.
    await listen();
    if (closed || record !== mine) return;
    if (heard.revision <= mine.revision) await saveOver(mine.revision, mine);
    // Hearing that we are behind, whoever told us stores it once more.
    else if (clock.now() - heard.at < HEARSAY || (platform.durable.failed && remaining() > 0)) tell();
    // Lost with the tab that had it, for all that is known here: nobody else is told.
    else {
      const now = await saveOver(mine.revision, ended(mine.revision, 'expired', mine.id));
      if (now) adopt(now);
    }
  };

  const canRefresh = async () =>
    !!(await loadCalls()).refresh && !!record?.tokens && !!(record.tokens.refreshToken ?? cookie);

  const listen = () => new Promise<void>((resolve) => clock.setTimeout(resolve, HEARING));

  /** Holding the lock: reads again, adopts what another tab stored, or makes the one request and stores its answer. */
  const exchange = async (revision: number, calls: TokenCalls, held: () => boolean) => {
    if (shared && !record?.volatile) {
      const stored = await read();
      if (isAfter(stored, revision)) {
        adopt(stored);
        return;
      }
      // Wiped, or out of order: what another tab has just done can only be heard.
      if (!stored || platform.durable.failed) await listen();
    }
    const mine = record;
    if (!mine?.tokens || mine.revision !== revision) return;
    if (heard.revision > revision) {
      // Another tab has used our refresh token. Using it again could end the session for everybody.
      void sync().catch(ignore);
      throw new AuthError('storage_unavailable', 'Newer tokens cannot be read', { retryable: true });
    }
    if (!held()) throw refreshBusy();
    const limit = new AbortController();
    const answer = await within(calls.refresh!(mine.tokens, limit.signal), REFRESH_TIMEOUT, clock, () => {
      limit.abort();
      return new AuthError('timeout', 'The refresh took too long', { retryable: true });
    });
    const fresh: TokenSet = {
      ...answer,
      idToken: answer.idToken ?? mine.tokens.idToken,
      refreshToken: cookie ? answer.refreshToken : (answer.refreshToken ?? mine.tokens.refreshToken),
    };
    const next = { ...mine, tokens: fresh, revision: revision + 1, at: clock.now() };
    // Stored before anybody sees it, and only over what it came from.
    const now = mine.volatile
      ? record === mine ? next : record
      : await saveOver(revision, next);
    if (now?.tokens?.accessToken !== fresh.accessToken) {
      // Overtaken. After a sign-out nobody else would ever end what the server has just begun.
      if (now) adopt(now);
      if (!now?.tokens) void calls.revoke?.(fresh).catch(ignore);
      return;
    }
    // A sign-out in this very page is about to find it in the store.
    if (record !== mine && record!.revision >= next.revision) return;
    take(next);
    tell();
    if (settled) emit({ type: 'tokens', reason: 'refreshed', tokens: tokens! });
    // Nobody else can read it: they must have heard of it before they get the lock.
    if (shared && platform.durable.failed) await listen();
  };

  const attempt = async (revision: number) => {
    try {
      const calls = await loadCalls();
      if (!(await canRefresh())) return;
      if (clock.now() < refusedUntil) throw refusal;
      const alone = (held: () => boolean) => exchange(revision, calls, held);
      await (shared && !record?.volatile ? platform.lock(`punchh-login:${name}`, alone) : alone(() => true));
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (error.code === 'session_expired') return end(revision, 'expired');
      if (error !== refusal) {
        failures += 1;
        refusal = error;
        refusedUntil = error.retryAfter && error.code !== 'refresh_busy' ? clock.now() + error.retryAfter * 1000 : 0;
      }
      schedule();
      throw error;
    }
  };

  const renew = async (revision: number): Promise<void> => {
    // A refresh of older tokens is under way: its outcome is not ours.
    while (flight && flight.revision !== revision) await flight.done.catch(ignore);
    if (!tokens || record!.revision > revision) return;
    flight ??= {
      revision,
      done: attempt(revision).finally(() => {
        flight = undefined;
        if (closed) release();
      }),
    };
    await within(flight.done, REFRESH_WAIT, clock, refreshBusy);
  };

  const getTokens = async (): Promise<Tokens | null> => {
    if (!settled) await ready;
    const left = remaining();
    if (!tokens || left > ahead()) return tokens;
    const renewing = renew(record!.revision);
    // Good for one more request: nobody waits.
    if (left > ahead() / 6) renewing.catch(ignore);
    else {
      await renewing.catch((error: unknown) => {
        if (remaining() <= 0) throw error;
      });
    }
    return tokens;
  };

  const end = async (revision: number, reason: SignedOutReason) => {
    const mine = record!;
    const over = (stored?: SessionRecord) =>
      ended(Math.max(stored?.revision ?? 0, mine.revision) + 1, reason, mine.id);
    const now = mine.volatile
      ? over()
      : await save((stored) =>
          stored &&
          stored.revision >= mine.revision &&
          (!stored.tokens || stored.revision > revision || stored.id !== mine.id)
            ? stored
            : over(stored),
        );
    if (now) adopt(now);
    // Who was told does not tell again.
    if (reason !== 'other-tab') tell(!tokens);
  };

  const signOut = async (reason: SignedOutReason) => {
    const last = record;
    const wasIn = tokens;
    let final = last?.tokens;
    // Gone from this page at once, whatever the store does.
    take(ended((last?.revision ?? 0) + (wasIn ? 1 : 0), reason));
    const now = await save((current) => {
      if (!current?.tokens && !wasIn) return current;
      // Another tab may have refreshed, or signed in, since.
      final = current?.tokens ?? final;
      const { id } = (current?.tokens ? current : last)!;
      return ended(Math.max(current?.revision ?? 0, last?.revision ?? 0) + 1, reason, id);
    });
    const isNewest = !!now && now.revision >= (record?.revision ?? 0);
    const ends = wasIn || (isNewest && tokens);
    if (isNewest) take(now);
    if (final) tell(true);
    if (ends) emit({ type: 'signed-out', reason });
    if (final) {
      const tokensToEnd = final;
      void loadCalls().then((calls) => calls.revoke?.(tokensToEnd)).catch(ignore);
    }
  };

  const setTokens = async (set: TokenSet, { account = null, reason = 'issued', memoryOnly, user, beforeAnnounce }: SetTokensExtra = {}) => {
    const id = (arriving = platform.makeId());
    const build = (stored: SessionRecord | undefined) =>
      // By the time of day: after a wipe, too, a new sign-in is the newest.
      make(Math.max(stored?.revision ?? 0, record?.revision ?? 0, heard.revision, clock.now()) + 1, id, set, {
        account,
        ...(memoryOnly && { volatile: true }),
      });
    let next: SessionRecord | undefined;
    if (memoryOnly && shared) {
      // What was stored before is replaced by nothing.
      await save((current) => {
        next = build(current);
        return current?.tokens ? ended(next.revision - 1, 'user') : current;
      });
    } else {
      await save((current) => (next = build(current)));
    }
    await beforeAnnounce?.().catch(ignore);
    arriving = undefined;
    if (record && record.revision >= next!.revision) return;
    take(next!);
    settle();
    tell();
    emit({ type: 'tokens', reason, tokens: tokens!, ...(user !== undefined && { user }) });
  };

  const schedule = () => {
    clock.clearTimeout(timer);
    timer = undefined;
    if (closed || !tokens || (remaining() === Infinity && !failures)) return;
    // Tabs take turns: the first to wake refreshes for all.
    const delay = failures
      ? Math.max(Math.min(MAX_BACKOFF, 1000 * 2 ** failures) * (0.5 + Math.random() / 2), refusedUntil - clock.now())
      : Math.max(remaining() - ahead() * (1 - Math.random() / 4), 1000);
    timer = clock.setTimeout(() => void check(), Math.min(delay, MAX_DELAY));
    (timer as { unref?(): void }).unref?.();
  };

  /** Refreshes by itself what is about to end, as long as somebody may be looking. */
  const check = async () => {
    if (closed || !tokens || !platform.isVisible()) return;
    if (remaining() > ahead()) schedule();
    else await renew(record!.revision).catch(ignore);
  };

  const stopWaking = platform.onWake(() => {
    if (shared) platform.durable.retry();
    void sync().then(check).catch(ignore);
  });
  const channel = platform.openChannel(name, (message) => {
    if (message.revision > heard.revision) heard = { ...message, at: clock.now() };
    if (message.ended && tokens && record && message.id === record.id) void end(Infinity, 'other-tab');
    else void sync().catch(ignore);
  });
  const onFailure = (cause: unknown) => emit({ type: 'storage-degraded', from: 'indexeddb', to: 'memory', cause });
  if (shared) platform.durable.onFailure.add(onFailure);

  let settle: () => void = ignore;
  const ready = new Promise<void>((resolve) => {
    settle = () => {
      settled = true;
      resolve();
    };
  });
  const restore = async () => {
    const stored = await read();
    // A sign-in or a sign-out may have been faster.
    if (settled || record) return;
    if (stored) take(stored);
    if (tokens && remaining() <= 0) await renew(record!.revision).catch(ignore);
  };
  void restore().catch(ignore).finally(settle);

  const release = () => {
    if (flight) return;
    channel.close();
    // The last one out: nothing in this page needs the connection now.
    if (!platform.sessions.size) platform.durable.close?.();
  };

  return {
    ready,
    get settled() {
      return settled;
    },
    get record() {
      return record;
    },
    get tokens() {
      return tokens;
    },
    remaining,
    getTokens,
    setTokens,
    renew,
    canRefresh,
    end,
    signOut,
    close: () => {
      closed = true;
      clock.clearTimeout(timer);
      stopWaking();
      platform.durable.onFailure.delete(onFailure);
      release();
    },
  };
};
