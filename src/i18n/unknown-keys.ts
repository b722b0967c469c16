/** How many letters have to be changed, added or left out to make one text of the other (Levenshtein). */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      next.push(Math.min(row[j + 1]! + 1, next[j]! + 1, row[j]! + (letter === b[j] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
};

/** The key that may have been meant; `null` where none is like it. */
const nearest = (key: string, keys: readonly string[]): string | null => {
  const wanted = key.toLowerCase();
  const [best] = keys
    .map((known) => ({ known, changes: distance(wanted, known.toLowerCase()) }))
    .sort((a, b) => a.changes - b.changes);
  return best && best.changes <= Math.max(2, key.length / 3) ? best.known : null;
};

/**
 * What of a brand's own words nothing ever shows: the paths of keys that there are not, with what may have been meant.
 *
 * @param copy words by locale, by message key
 * @param keys every message key
 */
export const unknownKeys = (copy: Readonly<Record<string, Readonly<Record<string, string>>>>, keys: readonly string[]): string[] =>
  Object.entries(copy).flatMap(([locale, words]) =>
    Object.keys(words)
      .filter((key) => !keys.includes(key))
      .map((key) => {
        const meant = nearest(key, keys);
        return `copy.${locale}.${key} is no message key${meant ? `; the nearest is ${meant}` : ''}`;
      }),
  );
