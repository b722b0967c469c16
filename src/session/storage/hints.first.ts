/**
 * A synchronous hint that a session or an attempt is stored, which decides what a page paints first. It holds no token,
 * and decides nothing about tokens: localStorage can lag behind another tab's changes.
 */
export type Hint = 'session' | 'verification';

export const hintKey = (kind: Hint | 'ended', name: string) => `punchh-login:${kind}:${name}`;

/** What seems to be stored under a session's name, or `null`. `now` is in ms since the epoch. */
export const readHint = (name: string, now = Date.now()): Hint | null => {
  try {
    if (localStorage.getItem(hintKey('session', name))) return 'session';
    return Number(localStorage.getItem(hintKey('verification', name))) > now ? 'verification' : null;
  } catch {
    return null;
  }
};
