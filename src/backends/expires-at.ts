/** The last moment that a `Date` can be, in ms since the epoch (ECMA-262, Time Values and Time Range). */
const LAST = 8.64e15;

/**
 * When a lifetime that counts from `now` ends, in ms since the epoch. `null`, no known end, where the server says
 * nothing that can be one: a token that had ended before it came would be exchanged over and over, whereas one of
 * no known end is used until the server refuses it.
 *
 * @param lifetime in `unit`s, as a number or as text
 * @param unit in ms
 */
export const expiresAt = (lifetime: unknown, now: number, unit = 1000): number | null => {
  const end = now + parseFloat(String(lifetime)) * unit;
  return end > now && end <= LAST ? end : null;
};
