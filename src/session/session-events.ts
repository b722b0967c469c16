import type { Tokens } from '../model/tokens.ts';
import type { SessionCore } from './session-core.ts';
import type { SignedOutReason } from './session-record.ts';

/** What happens to a session. `tokens` is frozen and never holds the refresh token. */
export type SessionEvent =
  | { type: 'tokens'; reason: 'issued' | 'restored' | 'refreshed'; tokens: Tokens; user?: unknown }
  | { type: 'signed-out'; reason: SignedOutReason }
  | { type: 'storage-degraded'; from: 'indexeddb'; to: 'memory'; cause: unknown };

export interface SetTokensExtra {
  /** The masked contact, for "signed in as". */
  account?: string | null;
  reason?: 'issued' | 'restored' | 'refreshed';
  /** "Keep me signed in" was left unticked: nothing is stored. */
  memoryOnly?: boolean;
  /** The guest's profile, handed on with the event and never stored. */
  user?: unknown;
  /** What must be done once the pair is stored and before anyone hears of it. */
  beforeAnnounce?: () => Promise<void>;
}

/** Tells everybody in this page. */
export const emit = ({ members }: SessionCore, event: SessionEvent): void => {
  for (const receive of [...members]) receive(event);
};
