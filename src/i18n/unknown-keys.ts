import { closestMatch } from 'leven';

/** A longer list would only fill the console. */
const MAX_REPORTED = 20;

/** The key that was probably meant; `undefined` where none is similar. */
const nearest = (key: string, keys: ReadonlyMap<string, string>): string | undefined =>
  keys.get(closestMatch(key.toLowerCase(), [...keys.keys()], { maxDistance: Math.max(2, Math.floor(key.length / 3)) }) ?? '');

/**
 * Finds those of a brand's own texts that are never shown, because no message has their key.
 *
 * @param copy texts by locale, by message key
 * @param keys every message key
 * @returns a sentence for each of the first 20, with the path and the key that was probably meant
 */
export const unknownKeys = (copy: Readonly<Record<string, Readonly<Record<string, string>>>>, keys: readonly string[]): string[] => {
  const known = new Set(keys);
  const byLowercase = new Map(keys.map((key) => [key.toLowerCase(), key]));
  const messages: string[] = [];
  for (const [locale, texts] of Object.entries(copy)) {
    for (const key of Object.keys(texts)) {
      if (known.has(key)) continue;
      const meant = nearest(key, byLowercase);
      messages.push(`copy.${locale}.${key} is no message key${meant ? `; the nearest is ${meant}` : ''}`);
      if (messages.length === MAX_REPORTED) return messages;
    }
  }
  return messages;
};
