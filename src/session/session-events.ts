import type { Identifier } from '../model/identifier.ts';
import type { Tokens } from '../model/tokens.ts';
import type { SignedOutReason } from './session-record.ts';

/** An event of a session. `tokens` is frozen and never holds the refresh token. */
export type SessionEvent =
  | { type: 'tokens'; reason: 'issued' | 'restored' | 'refreshed'; tokens: Tokens; user?: unknown }
  | { type: 'signed-out'; reason: SignedOutReason }
  | { type: 'storage-degraded'; from: 'indexeddb'; to: 'memory'; cause: unknown };

export interface SetTokensExtra {
  /** The masked contact, for "signed in as". */
  account?: string | null;
  /** The contact of a guest who has asked to stay signed in; stored with the session. */
  guest?: Identifier | undefined;
  reason?: 'issued' | 'restored' | 'refreshed';
  /** "Keep me signed in" was left unticked: nothing is stored. */
  memoryOnly?: boolean;
  /** The guest's profile: part of the event, never stored. */
  user?: unknown;
  /** Runs once the tokens are stored and before the sign-in is announced. */
  beforeAnnounce?: () => Promise<void>;
}

/** Sends an event to everybody in this page. */
export const emit = ({ members }: { members: ReadonlySet<(event: SessionEvent) => void> }, event: SessionEvent): void => {
  for (const receive of [...members]) receive(event);
};
