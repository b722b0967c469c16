/**
 * A synchronous hint of what is stored, which decides what a page paints first. It holds no token and no contact, and decides
 * nothing about tokens: localStorage can lag behind another tab's changes.
 *
 * - `session`, `verification`: a session, or an attempt, is stored
 * - `consents`: what was agreed to on this device
 * - `height`: of the step that was shown last, in px; named by the element's `server`
 */
export type Hint = 'session' | 'verification' | 'consents' | 'height';

export const hintKey = (kind: Hint | 'ended', name: string) => `punchh-login:${kind}:${name}`;

/** Returns a hint; `null` where there is none, and where localStorage is blocked. */
export const readHint = (kind: Hint | 'ended', name: string): string | null => {
  try {
    return localStorage.getItem(hintKey(kind, name));
  } catch {
    return null;
  }
};

/** Whether there is a hint that has not expired. One that is no time, in ms since the epoch, does not expire. */
export const isKept = (kind: Hint, name: string, now = Date.now()): boolean => {
  const value = readHint(kind, name);
  return !!value && !(Number(value) <= now);
};
