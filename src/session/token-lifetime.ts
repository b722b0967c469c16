import type { SessionState } from './session-state.ts';

/** Tokens are refreshed this long before they expire, in ms, or a fifth of their lifetime, whichever is less. */
const MARGIN = 60_000;

const expiresAt = ({ record }: SessionState) => record.tokens?.expiresAt ?? Infinity;

/** How long before they expire, in ms, the tokens are refreshed. */
export const refreshMargin = (state: SessionState): number => Math.min(MARGIN, (expiresAt(state) - state.record.at) / 5);

/** How long, in ms, the access token is still valid; `Infinity` where its end is not known. */
export const remainingLifetime = (state: SessionState): number => {
  const now = state.clock.now();
  // The clock was set back: how old the token is cannot be known, so it counts as expired and is refreshed.
  return now < state.record.at - MARGIN ? 0 : expiresAt(state) - now;
};

/** Whether there is a token that need not be refreshed yet. */
export const isFresh = (state: SessionState): boolean => !!state.tokens && remainingLifetime(state) > refreshMargin(state);
