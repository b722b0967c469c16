import { hintKey, readHint, type Hint } from './hints.first.ts';

/** Sets the hint until `expiresAt` (ms since the epoch; a session's may be `Infinity`), or clears it with `null`. */
export const writeHint = (kind: Hint, name: string, expiresAt: number | null): void =>
  write(hintKey(kind, name), expiresAt);

const write = (key: string, value: number | string | null) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, String(value));
  } catch {
    // localStorage is blocked or full: the next page paints without a hint.
  }
};

/** Whether the hint says that a session is stored; `null` where localStorage cannot be read. */
export const hasSessionHint = (name: string): boolean | null => {
  try {
    return localStorage.getItem(hintKey('session', name)) !== null;
  } catch {
    return null;
  }
};

/**
 * Remembers in localStorage that a sign-in has ended, where IndexedDB does not work. The record in IndexedDB would sign
 * the guest in again if the page were closed before IndexedDB works again.
 */
export const markEnded = (name: string, id: string): void => write(hintKey('ended', name), id);

export const isMarkedEnded = (name: string, id: string): boolean => readHint('ended', name) === id;
