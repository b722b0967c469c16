import type { SessionCore } from './session-core.ts';

/** Refreshed this long before the end, in ms, or a fifth of the lifetime, whichever is less. */
const AHEAD = 60_000;

const expiresAt = ({ record }: SessionCore) => record.tokens?.expiresAt ?? Infinity;

/** How long before the end, in ms, the tokens are to be refreshed. */
export const ahead = (core: SessionCore): number => Math.min(AHEAD, (expiresAt(core) - core.record.at) / 5);

/** ms the access token is still good for by the clock; `Infinity` where nothing is known of its end. */
export const remaining = (core: SessionCore): number => {
  const now = core.clock.now();
  // A clock that was set back says nothing about how old the token is.
  return now < core.record.at - AHEAD ? 0 : expiresAt(core) - now;
};

/** Whether there is a token that need not be refreshed yet. */
export const isFresh = (core: SessionCore): boolean => !!core.tokens && remaining(core) > ahead(core);
