/**
 * A synchronous hint that something is stored, so that a page can decide what to paint first. It holds no token, and
 * nothing is decided about tokens from it: another tab's localStorage may lag behind.
 */
export type Hint = 'session' | 'verification';

const keyOf = (kind: Hint, name: string) => `punchh-login:${kind}:${name}`;

/** What seems to be stored under a session's name; `now` in ms since the epoch. */
export const readHint = (name: string, now = Date.now()): Hint | null => {
  try {
    if (localStorage.getItem(keyOf('session', name))) return 'session';
    return Number(localStorage.getItem(keyOf('verification', name))) > now ? 'verification' : null;
  } catch {
    return null;
  }
};

/** Sets the hint until `expiresAt` (ms since the epoch; a session's may be `Infinity`), or clears it with `null`. */
export const writeHint = (kind: Hint, name: string, expiresAt: number | null): void => {
  try {
    const key = keyOf(kind, name);
    if (expiresAt === null) localStorage.removeItem(key);
    else localStorage.setItem(key, String(expiresAt));
  } catch {
    // Blocked or full: the page then paints without a hint.
  }
};
