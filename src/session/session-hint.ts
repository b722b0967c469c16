import { hintKey, type Hint } from './read-hint.ts';

export { readHint } from './read-hint.ts';

/** Sets the hint until `expiresAt` (ms since the epoch; a session's may be `Infinity`), or clears it with `null`. */
export const writeHint = (kind: Hint, name: string, expiresAt: number | null): void => {
  try {
    const key = hintKey(kind, name);
    if (expiresAt === null) localStorage.removeItem(key);
    else localStorage.setItem(key, String(expiresAt));
  } catch {
    // Blocked or full: the page then paints without a hint.
  }
};
