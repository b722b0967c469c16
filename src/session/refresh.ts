import { AuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { TokenSet } from '../model/tokens.ts';
import { end } from './end-session.ts';
import { listen, sync, tell } from './other-tabs.ts';
import { adopt, isShared } from './own-record.ts';
import { isAfter, read, save } from './record-store.ts';
import { REFRESH_TIMEOUT, REFRESH_WAIT, refreshBusy } from './refresh-lock.ts';
import type { SessionCore } from './session-core.ts';
import { ignore, within } from './within.ts';

/** Holding the lock: reads again, adopts what another tab stored, or makes the one request and stores its answer. */
const exchange = async (core: SessionCore, revision: number, calls: TokenCalls, held: () => boolean) => {
  const { clock, cookie, durable } = core;
  if (isShared(core)) {
    const stored = await read(core);
    if (isAfter(stored, revision)) {
      adopt(core, stored);
      return;
    }
    // Wiped, or out of order: what another tab has just done can only be heard.
    if (!stored.revision || durable.failed) await listen(core);
  }
  const mine = core.record;
  if (!mine.tokens || mine.revision !== revision) return;
  if (core.heard > revision && isShared(core)) {
    // Another tab has used our refresh token. Using it again could end the session for everybody.
    void sync(core).catch(ignore);
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
    ? await save(core, (stored) => (isAfter(stored, revision) || (!core.tokens && stored.revision < revision) ? stored : next))
    : core.record === mine ? next : core.record;
  adopt(core, now);
  if (!now.tokens || !core.tokens) {
    // Nobody else would ever end what the server has just begun.
    void calls.revoke?.(fresh).catch(ignore);
    // A sign-out in this very page is about to find it in the store, or was there before, while the store failed.
    if (now.tokens) await end(core, Infinity, 'user');
  }
  if (core.record !== next || !isShared(core)) return;
  tell(core, next);
  // Nobody else can read it: they must have heard of it before they get the lock.
  if (durable.failed) await listen(core);
};

/** After a failure, ms until the server may be asked again; a clock that was set back does not add to it. */
export const toWait = ({ clock, failure }: SessionCore): number => {
  const since = clock.now() - failure!.at;
  // Where the server names no time, `null` is 0.
  return since < 0 ? 0 : failure!.error.retryAfter! * 1000 - since;
};

const attempt = async (core: SessionCore, revision: number) => {
  try {
    const calls = await core.loadCalls();
    if (!calls.refresh || !(core.record.tokens?.refreshToken ?? core.cookie)) return false;
    if (core.failure && toWait(core) > 0) throw core.failure.error;
    // A refusal is stored before another tab gets the lock: it would only be refused once more.
    const alone = (held: () => boolean) =>
      exchange(core, revision, calls, held).catch(async (error: unknown) => {
        if ((error as AuthError).code !== 'session_expired') throw error;
        await end(core, revision, 'expired');
      });
    await (isShared(core) ? core.lock(`punchh-login:${core.name}`, alone) : alone(() => true));
    return true;
  } catch (thrown) {
    // What is no error of ours is code that could not be loaded: another attempt may have more luck.
    const error =
      thrown instanceof AuthError
        ? thrown
        : new AuthError('network_error', 'No token calls', { cause: thrown, retryable: true });
    const { failure } = core;
    if (error !== failure?.error) core.failure = { error, at: core.clock.now(), count: (failure?.count ?? 0) + 1 };
    core.schedule();
    throw error;
  }
};

/**
 * Exchanges the tokens of `revision`, unless newer ones are here or with another tab. `false`: they cannot be, here
 * or anywhere.
 */
export const renew = async (core: SessionCore, revision: number): Promise<unknown> => {
  // A refresh of older tokens is under way: its outcome is not ours.
  while (core.flight && core.flight.revision !== revision) await core.flight.done.catch(ignore);
  if (!core.tokens || core.record.revision > revision) return;
  core.flight ??= {
    revision,
    done: attempt(core, revision).finally(() => {
      core.flight = undefined;
      if (core.closed) core.close();
    }),
  };
  return within(core.flight.done, REFRESH_WAIT, core.clock, refreshBusy);
};
