import { AuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { GivenTokens, Tokens, TokenSet } from '../model/tokens.ts';
import type { Platform } from './platform.ts';
import { REFRESH_TIMEOUT, REFRESH_WAIT, refreshBusy } from './refresh-lock.ts';
import { createRecordStore, isAfter, type SessionIdentity } from './record-store.ts';
import { publicTokens, toTokenSet, type SessionRecord, type SignedOutReason } from './session-record.ts';
import { isMarkedEnded, markEnded, writeHint } from './session-hint.ts';
import { ahead as refreshAhead, remaining as remainingAt } from './token-age.ts';
import { within } from './within.ts';
import type { ChangeMessage } from './session-channel.ts';
import type { SessionEvent, SetTokensExtra } from './session-events.ts';

/** One session in one page, shared by everybody there who opened it. */
export interface SessionCore {
  readonly ready: Promise<void>;
  readonly settled: boolean;
  /** Its revision is 0 while nothing is known. */
  readonly record: SessionRecord;
  readonly tokens: Tokens | null;
  /** ms the access token is still good for by the clock; `Infinity` where nothing is known of its end. */
  remaining(): number;
  /** Whether there is a token that need not be refreshed yet. */
  isFresh(): boolean;
  /** The tokens, refreshed first where they are about to expire. */
  readonly getTokens: () => Promise<Tokens | null>;
  readonly setTokens: (tokens: GivenTokens, extra?: SetTokensExtra) => Promise<void>;
  /**
   * Exchanges the tokens of `revision`, unless newer ones are here or with another tab. `false`: they cannot be, here
   * or anywhere.
   */
  renew(revision: number): Promise<unknown>;
  /** Ends the session, unless it has got beyond `revision`. */
  end(revision: number, reason: SignedOutReason): Promise<void>;
  readonly signOut: (reason?: SignedOutReason) => Promise<void>;
  close(): void;
}

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
  identity: SessionIdentity,
  platform: Platform,
  loadCalls: () => Promise<TokenCalls>,
  emit: (event: SessionEvent) => void,
): SessionCore => {
  const { clock, durable } = platform;
  const { name, storage, cookie } = identity;
  const shared = storage === 'indexeddb';
  let tokens: Tokens | null = null;
  let settled = false;
  let closed = false;
  let flight: { revision: number; done: Promise<unknown> } | undefined;
  let failures = 0;
  /** Of the last failure. */
  let refusal: AuthError;
  let refusedAt: number;
  let timer: unknown;
  /** The sign-in that is being stored: it is announced by whoever brings it. */
  let arriving: string | undefined;
  let heard: ChangeMessage & { at: number } = { revision: 0, at: 0 };

  const { nothing, read, save } = createRecordStore(identity, shared ? durable : platform.memory);
  let record = nothing;
  const make = (rest: Partial<SessionRecord>): SessionRecord =>
    ({ ...nothing, id: record.id || platform.makeId(), at: clock.now(), ...rest });

  const ahead = () => refreshAhead(record);
  const remaining = () => remainingAt(record, clock.now());
  /** Whether it concerns other tabs. */
  const isShared = () => shared && !record.volatile;

  /** Makes a record the truth of this page. */
  const take = (next: SessionRecord) => {
    record = next;
    tokens = next.tokens && publicTokens(next.tokens);
    failures = 0;
    // Here before they are needed: a page that is leaving, or that was deployed anew, cannot load them any more.
    if (tokens) loadCalls().catch(ignore);
    if (shared) writeHint('session', name, tokens && isShared() ? Infinity : null);
    schedule();
  };

  const tell = ({ revision, id }: SessionRecord, ended?: boolean) => channel?.post({ revision, id, ended });

  /** Takes a record that somebody else stored, and says so. */
  const adopt = (next: SessionRecord) => {
    const before = record;
    if (next.id === arriving) return;
    if (next.revision <= before.revision) {
      if (next.revision < before.revision || before.volatile) return;
      // Of one sign-in, its end counts.
      if (before.tokens ? before.tokens.accessToken === next.tokens?.accessToken : before.id === next.id) return;
    }
    const wasIn = tokens;
    take(next);
    if (!settled) return;
    if (tokens) emit({ type: 'tokens', reason: wasIn && before.id === next.id ? 'refreshed' : 'restored', tokens });
    else if (wasIn) emit({ type: 'signed-out', reason: reasonElsewhere(next) });
  };

  /** Catches up with what is stored, or has it stored again. */
  const sync = async () => {
    let mine = record;
    const stored = await read();
    if (closed || record !== mine) return;
    if (stored.revision >= mine.revision) adopt(stored);
    mine = record;
    if (mine.volatile || !(stored.revision || mine.tokens)) return;
    if (stored.revision >= Math.max(mine.revision, heard.revision)) return;
    // The store was wiped, or answered from memory for a while. Whoever has newer tokens is heard first: were old ones
    // written back, the next tab would redeem them again.
    await listen();
    if (closed || record !== mine) return;
    if (heard.revision <= mine.revision) await save((now) => (now.revision < mine.revision ? mine : now));
    // Hearing that we are behind, whoever told us stores it once more.
    else if (clock.now() - heard.at < HEARSAY || (durable.failed && remaining() > 0)) tell(mine);
    // Lost with the tab that had it, for all that is known here: nobody else is told.
    else {
      const over = make({ revision: mine.revision, reason: 'expired' });
      adopt(await save((now) => (isAfter(now, mine.revision) ? now : over)));
    }
  };

  const listen = () => new Promise<void>((resolve) => clock.setTimeout(resolve, HEARING));

  /** Holding the lock: reads again, adopts what another tab stored, or makes the one request and stores its answer. */
  const exchange = async (revision: number, calls: TokenCalls, held: () => boolean) => {
    if (isShared()) {
      const stored = await read();
      if (isAfter(stored, revision)) {
        adopt(stored);
        return;
      }
      // Wiped, or out of order: what another tab has just done can only be heard.
      if (!stored.revision || durable.failed) await listen();
    }
    const mine = record;
    if (!mine.tokens || mine.revision !== revision) return;
    if (heard.revision > revision && isShared()) {
      // Another tab has used our refresh token. Using it again could end the session for everybody.
      void sync().catch(ignore);
      throw new AuthError('storage_unavailable', 'Newer tokens unreadable', { retryable: true });
    }
    if (!held()) throw refreshBusy();
    const limit = new AbortController();
    const answer = await within(calls.refresh!(mine.tokens, limit.signal), REFRESH_TIMEOUT, clock, () => {
      limit.abort();
      return new AuthError('timeout', 'No answer to the refresh', { retryable: true });
    });
    const fresh: TokenSet = {
      ...answer,
      idToken: answer.idToken ?? mine.tokens.idToken,
      refreshToken: cookie ? answer.refreshToken : (answer.refreshToken ?? mine.tokens.refreshToken),
    };
    const next = { ...mine, tokens: fresh, revision: revision + 1, at: clock.now() };
    // Stored before anybody sees it, and only over what it came from; where that was wiped, not after an end known here.
    const now = !mine.volatile
      ? await save((stored) => (isAfter(stored, revision) || (!tokens && stored.revision < revision) ? stored : next))
      : record === mine ? next : record;
    adopt(now);
    if (!now.tokens || !tokens) {
      // Nobody else would ever end what the server has just begun.
      void calls.revoke?.(fresh).catch(ignore);
      // A sign-out in this very page is about to find it in the store, or was there before, while the store failed.
      if (now.tokens) await end(Infinity, 'user');
    }
    if (record !== next || !isShared()) return;
    tell(next);
    // Nobody else can read it: they must have heard of it before they get the lock.
    if (durable.failed) await listen();
  };

  /** After a failure, ms until the server may be asked again; a clock that was set back does not add to it. */
  const toWait = () => {
    const since = clock.now() - refusedAt;
    // Where the server names no time, `null` is 0.
    return since < 0 ? 0 : refusal.retryAfter! * 1000 - since;
  };

  const attempt = async (revision: number) => {
    try {
      const calls = await loadCalls();
      if (!calls.refresh || !(record.tokens?.refreshToken ?? cookie)) return false;
      if (failures && toWait() > 0) throw refusal;
      // A refusal is stored before another tab gets the lock: it would only be refused once more.
      const alone = (held: () => boolean) =>
        exchange(revision, calls, held).catch(async (error: unknown) => {
          if ((error as AuthError).code !== 'session_expired') throw error;
          await end(revision, 'expired');
        });
      await (isShared() ? platform.lock(`punchh-login:${name}`, alone) : alone(() => true));
      return true;
    } catch (thrown) {
      // What is no error of ours is code that could not be loaded: another attempt may have more luck.
      const error =
        thrown instanceof AuthError
          ? thrown
          : new AuthError('network_error', 'No token calls', { cause: thrown, retryable: true });
      if (error !== refusal) {
        failures += 1;
        refusal = error;
        refusedAt = clock.now();
      }
      schedule();
      throw error;
    }
  };

  const renew = async (revision: number): Promise<unknown> => {
    // A refresh of older tokens is under way: its outcome is not ours.
    while (flight && flight.revision !== revision) await flight.done.catch(ignore);
    if (!tokens || record.revision > revision) return;
    flight ??= {
      revision,
      done: attempt(revision).finally(() => {
        flight = undefined;
        if (closed) release();
      }),
    };
    return within(flight.done, REFRESH_WAIT, clock, refreshBusy);
  };

  const isFresh = () => !!tokens && remaining() > ahead();
  const getTokens = async (): Promise<Tokens | null> => {
    if (!settled) await ready;
    if (!tokens || isFresh()) return tokens;
    const renewing = renew(record.revision).catch((error: unknown) => {
      if (remaining() <= 0) throw error;
    });
    // Good for one more request: nobody waits.
    if (remaining() > ahead() / 6) renewing.catch(ignore);
    else await renewing;
    return tokens;
  };

  const end = async (revision: number, reason: SignedOutReason) => {
    const mine = record;
    if (mine.volatile) {
      // Nobody else knew of it: what is stored counts again.
      if (mine.revision <= revision) {
        record = nothing;
        adopt(make({ reason }));
      }
      return;
    }
    const now = await save((stored) =>
      stored.revision >= mine.revision && (!stored.tokens || stored.revision > revision || stored.id !== mine.id)
        ? stored
        : make({ revision: Math.max(stored.revision, mine.revision) + 1, reason, id: mine.id }));
    adopt(now);
    // Who was told does not tell again.
    if (reason !== 'other-tab') tell(now, !now.tokens);
  };

  const signOut = async (reason: SignedOutReason = 'user') => {
    const last = record;
    const wasIn = tokens;
    let final = last.tokens;
    // Gone from this page at once, whatever the store does.
    take(make({ revision: last.revision + (wasIn ? 1 : 0), reason }));
    const now = await save((stored) => {
      if (!stored.tokens && !wasIn) return stored;
      // Another tab may have refreshed, or signed in, since.
      final = stored.tokens ?? final;
      const { id } = stored.tokens ? stored : last;
      return make({ revision: Math.max(stored.revision, last.revision) + 1, reason, id });
    });
    const isNewest = now.revision >= record.revision;
    const ends = wasIn || (isNewest && tokens);
    if (isNewest) take(now);
    if (shared && durable.failed) markEnded(name, last.id);
    if (ends) emit({ type: 'signed-out', reason });
    if (final) {
      tell(now, true);
      void loadCalls().then((calls) => calls.revoke?.(final!)).catch(ignore);
    }
  };

  const setTokens = async (
    given: GivenTokens,
    { account = null, reason = 'issued', memoryOnly, user, beforeAnnounce }: SetTokensExtra = {},
  ) => {
    const set = toTokenSet(given);
    if (!set) throw new AuthError('invalid_configuration', 'setTokens: `accessToken` is missing, or a part has the wrong type');
    const id = (arriving = platform.makeId());
    let next!: SessionRecord;
    const now = await save((stored) => {
      // By the time of day: after a wipe, too, a new sign-in is the newest.
      const revision = Math.max(stored.revision, record.revision, heard.revision, clock.now()) + 2;
      next = make({ revision, id, tokens: set, account, volatile: shared && memoryOnly });
      if (!next.volatile) return next;
      // What was stored before is replaced by nothing: by the revision between the two.
      return stored.tokens ? make({ revision: revision - 1, reason: 'user' }) : stored;
    });
    await beforeAnnounce?.().catch(ignore);
    arriving = undefined;
    if (record.revision >= next.revision) return;
    take(next);
    settled = true;
    // What is stored: of a session that is not, nothing but that it has replaced another.
    tell(now);
    emit({ type: 'tokens', reason, tokens: tokens!, ...(user !== undefined && { user }) });
  };

  const schedule = () => {
    clock.clearTimeout(timer);
    if (closed || !tokens || (remaining() === Infinity && !failures)) return;
    // Tabs take turns: the first to wake refreshes for all.
    const delay = failures
      ? Math.max(Math.min(MAX_BACKOFF, 1000 * 2 ** failures) * (0.5 + Math.random() / 2), toWait())
      // What ends within seconds is left to those who need it.
      : Math.max(remaining() - ahead() * (1 - Math.random() / 4), ahead() < 2000 ? 30_000 : 1000);
    timer = clock.setTimeout(() => void check(), Math.min(delay, MAX_DELAY));
    (timer as { unref?(): void }).unref?.();
  };

  /** Refreshes by itself what is about to end, as long as somebody may be looking. */
  const check = async () => {
    if (closed || !tokens || !platform.isVisible()) return;
    if (isFresh()) schedule();
    else await renew(record.revision).catch(ignore);
  };

  const stopWaking = platform.onWake(() => {
    if (shared) durable.retry();
    void sync().then(check).catch(ignore);
  });
  // What stays in this page concerns no other, and is not theirs to end.
  const channel = shared ? platform.openChannel(name, (message) => {
    if (message.revision > heard.revision) heard = { ...message, at: clock.now() };
    if (message.ended && tokens && message.id === record.id) void end(Infinity, 'other-tab');
    else void sync().catch(ignore);
  }) : null;
  const onFailure = (cause: unknown) => emit({ type: 'storage-degraded', from: 'indexeddb', to: 'memory', cause });
  if (shared) durable.onFailure.add(onFailure);

  const restore = async () => {
    const stored = await read();
    // A sign-in or a sign-out may have been faster.
    if (settled || record.id) return;
    if (stored.revision) take(stored);
    if (tokens && isMarkedEnded(name, record.id)) await end(Infinity, 'other-tab');
    if (tokens && remaining() <= 0) await renew(record.revision);
  };
  const ready = restore()
    .catch(ignore)
    .then(() => {
      settled = true;
    });

  const release = () => {
    if (flight) return;
    channel?.close();
    // The last one out: nothing in this page needs the connection now.
    if (!platform.sessions.size) durable.close?.();
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
    isFresh,
    getTokens,
    setTokens,
    renew,
    end,
    signOut,
    close: () => {
      closed = true;
      clock.clearTimeout(timer);
      stopWaking();
      durable.onFailure.delete(onFailure);
      release();
    },
  };
};
