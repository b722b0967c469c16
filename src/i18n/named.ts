import keys from './message-keys.ts';
import type { Message, Messages } from './messages.ts';

export { keys };

/**
 * Gives texts their keys back. The keys would be a quarter of every locale's weight, so the build writes each as its
 * texts alone, in the order of the keys (see `build/plugins/pack-locales.js`).
 *
 * @param start the index of the first text's key
 */
export const named = (texts: readonly Message[], start = 0): Messages =>
  Object.fromEntries(texts.map((text, index) => [keys[start + index]!, text]));
