import type { Tokens } from '../model/tokens.ts';
import { renew, toWait } from './refresh.ts';
import type { SessionCore } from './session-core.ts';
import { ahead, isFresh, remaining } from './token-age.ts';
import { ignore } from './within.ts';

/** The tokens, refreshed first where they are about to expire. */
export const getTokens = async (core: SessionCore): Promise<Tokens | null> => {
  if (!core.settled) await core.ready;
  if (!core.tokens || isFresh(core)) return core.tokens;
  const renewing = renew(core, core.record.revision).catch((error: unknown) => {
    if (remaining(core) <= 0) throw error;
  });
  // Good for one more request: nobody waits.
  if (remaining(core) > ahead(core) / 6) renewing.catch(ignore);
  else await renewing;
  return core.tokens;
};

/** Sets the timer for the next refresh that nobody asked for. */
export const schedule = (core: SessionCore): void => {
  /** Longest wait, in ms, between attempts of our own after failures. */
  const MAX_BACKOFF = 60_000;
  /** Timers of browsers overflow at 2^31 ms. */
  const MAX_DELAY = 2e9;
  const { clock, closed, failure, timer, tokens } = core;
  clock.clearTimeout(timer);
  if (closed || !tokens || (remaining(core) === Infinity && !failure)) return;
  // Tabs take turns: the first to wake refreshes for all.
  const delay = failure
    ? Math.max(Math.min(MAX_BACKOFF, 1000 * 2 ** failure.count) * (0.5 + Math.random() / 2), toWait(core))
    // What ends within seconds is left to those who need it.
    : Math.max(remaining(core) - ahead(core) * (1 - Math.random() / 4), ahead(core) < 2000 ? 30_000 : 1000);
  core.timer = clock.setTimeout(() => void check(core), Math.min(delay, MAX_DELAY));
  (core.timer as { unref?(): void }).unref?.();
};

/** Refreshes by itself what is about to end, as long as somebody may be looking. */
export const check = async (core: SessionCore): Promise<void> => {
  if (core.closed || !core.tokens || !core.isVisible()) return;
  if (isFresh(core)) schedule(core);
  else await renew(core, core.record.revision).catch(ignore);
};
