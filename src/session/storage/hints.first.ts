/**
 * A synchronous hint that a session or an attempt is stored, which decides what a page paints first. It holds no token,
 * and decides nothing about tokens: localStorage can lag behind another tab's changes.
 */
export type Hint = 'session' | 'verification';

export const hintKey = (kind: Hint | 'ended', name: string) => `punchh-login:${kind}:${name}`;

/** Whether localStorage keeps a value that has not expired. One that is no time, in ms since the epoch, does not expire. */
export const isKept = (key: string, now = Date.now()): boolean => {
  try {
    const value = localStorage.getItem(key);
    return !!value && !(Number(value) <= now);
  } catch {
    return false;
  }
};
