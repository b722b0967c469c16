import { hintKey, type Hint } from './read-hint.ts';

export { readHint } from './read-hint.ts';

/** Sets the hint until `expiresAt` (ms since the epoch; a session's may be `Infinity`), or clears it with `null`. */
export const writeHint = (kind: Hint, name: string, expiresAt: number | null): void =>
  write(hintKey(kind, name), expiresAt);

const write = (key: string, value: number | string | null) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, String(value));
  } catch {
    // Blocked or full: the page then paints without a hint.
  }
};

/**
 * Remembers, where IndexedDB does not work, that a sign-in was ended: were the page closed before it works again, what
 * is stored there would otherwise sign the guest in once more.
 */
export const markEnded = (name: string, id: string): void => write(hintKey('ended', name), id);

export const isMarkedEnded = (name: string, id: string): boolean => {
  try {
    return localStorage.getItem(hintKey('ended', name)) === id;
  } catch {
    return false;
  }
};
