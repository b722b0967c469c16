import { hintKey } from '../session/storage/hints.first.ts';
import type { LoginConfig } from './login-config.ts';

/**
 * Remembers the height of the card, in px, for the placeholder of the next visit. Remembers nothing where nothing is stored.
 *
 * @param server the attribute: it is known before the brand file is
 */
export const rememberHeight = ({ storage }: LoginConfig, server: string, height: number): void => {
  if (storage !== 'indexeddb') return;
  try {
    localStorage.setItem(hintKey('height', server), String(height));
  } catch {
    // The placeholder has the height of the first step.
  }
};
