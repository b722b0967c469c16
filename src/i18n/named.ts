import keys from './message-keys.ts';
import type { Message, Messages } from './messages.ts';

export { keys };

/**
 * Gives texts their keys back. The keys would be a quarter of every locale's weight, so the build writes each as its
 * texts alone, in the order of the keys (see `build/plugins/pack-locales.js`).
 */
export const named = (texts: readonly Message[]): Messages =>
  Object.fromEntries(keys.map((key, index) => [key, texts[index]!]));
