import type { AuthError } from '../model/auth-error.ts';
import type { TokenCalls } from '../model/backend.ts';
import type { Tokens } from '../model/tokens.ts';
import type { Channel } from './page/channel.ts';
import type { Platform } from './page/platform.ts';
import type { SessionEvent } from './session-events.ts';
import type { SessionRecord } from './session-record.ts';
import type { RecordStore } from './storage/record-store.ts';

/** How a refresh ended that did not throw; see `renew` in refresh.ts. */
export type RefreshOutcome = 'renewed' | 'overtaken' | 'impossible';

/** Exchanges the tokens, holding the lock; see exchange.ts. */
export type Exchange = (
  state: SessionState,
  revision: number,
  calls: TokenCalls,
  isLockHeld: () => boolean,
) => Promise<RefreshOutcome>;

/** One session of one page. Everybody in the page who opens the same session shares this object. */
export interface SessionState extends Platform, RecordStore {
  // Set once, by createSessionState.

  /** Whether the session is stored where other tabs find it. */
  readonly shared: boolean;
  /** The record of a session that nothing is known of: revision 0, no tokens. */
  readonly emptyRecord: SessionRecord;
  /** Resolves once it is known whether a guest is signed in. */
  readonly ready: Promise<void>;
  /** Everybody who opened the session. */
  readonly members: Set<(event: SessionEvent) => void>;
  /** Messages from and to the other tabs; none for a session that is not shared. */
  channel?: Channel;
  /** Loads what exchanges tokens: no sign-in, and no page that only shows who is signed in, needs its code. */
  loadExchange(): Promise<Exchange>;
  /** Sets `settled`, and resolves `ready`. */
  settle(): void;
  /** Sets the timer of the next automatic refresh. */
  schedule(): void;
  /** Stops timers, listeners and messages. A refresh that is under way keeps what it needs. */
  close(): void;

  // Set by openSession.

  /** The calls of the member who opened the session last. */
  loadCalls: () => Promise<TokenCalls>;

  // Set by current-record.ts and sign-in.ts.

  /** Whether it is known if a guest is signed in. */
  settled: boolean;
  /** The record that this page knows. The revision is 0 while nothing is known. */
  record: SessionRecord;
  /** The record's tokens as hosts see them. */
  tokens: Tokens | null;
  /** The id of the sign-in that is being stored: `setTokens` announces it, so nothing else does. */
  arriving?: string | undefined;

  // Set by the messages of other tabs.

  /** The newest revision that another tab has announced, and when this was, in ms since the epoch. */
  announcedRevision: number;
  announcedAt: number;

  // Set by refresh.ts and keep-fresh.ts.

  /** The refresh that is under way. */
  flight?: { revision: number; done: Promise<RefreshOutcome> } | undefined;
  /** The last refresh that failed, how many failed in a row, and when, in ms since the epoch. */
  failure?: { error: AuthError; count: number; at: number } | undefined;
  /** The timer of the next automatic refresh. */
  timer?: unknown;

  // Set by authenticated-fetch.ts.

  /** By origin: the revision whose tokens it refused right after a refresh, and when, in ms since the epoch. */
  readonly refusals: Map<string, { revision: number; at: number }>;

  // Set by close.

  /** Whether the last member has left. */
  closed: boolean;
}
