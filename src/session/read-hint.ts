/**
 * A synchronous hint that something is stored, so that a page can decide what to paint first. It holds no token, and
 * nothing is decided about tokens from it: another tab's localStorage may lag behind.
 */
export type Hint = 'session' | 'verification';

export const hintKey = (kind: Hint | 'ended', name: string) => `punchh-login:${kind}:${name}`;

/** What seems to be stored under a session's name; `now` in ms since the epoch. */
export const readHint = (name: string, now = Date.now()): Hint | null => {
  try {
    if (localStorage.getItem(hintKey('session', name))) return 'session';
    return Number(localStorage.getItem(hintKey('verification', name))) > now ? 'verification' : null;
  } catch {
    return null;
  }
};
