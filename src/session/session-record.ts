import type { Identifier } from '../model/identifier.ts';
import { own } from '../model/own.ts';
import type { Tokens, TokenSet } from '../model/tokens.ts';
import { absoluteServer } from '../model/url.ts';

export type SignedOutReason = 'user' | 'expired' | 'revoked' | 'other-tab' | 'idle';

/** The version of the stored layout. Raise it with every change that older code could not read. */
export const SCHEMA_VERSION = 1;

/**
 * The value that is stored under a session's name. A sign-out stores a record without tokens: a late refresh then sees that it was
 * overtaken, and an empty store can only mean that it was wiped.
 */
export interface SessionRecord {
  version: typeof SCHEMA_VERSION;
  /** Grows with every change, across sign-ins and sign-outs. Of two records the one with the higher revision counts. */
  revision: number;
  /** Identifies the sign-in: a request of one guest is never repeated as another guest. */
  id: string;
  /** The server that issued the tokens: they are sent to no other. */
  server: string;
  client: string;
  tokens: TokenSet | null;
  /** The masked contact, for "signed in as". */
  account: string | null;
  /**
   * The contact of a guest who has asked to stay signed in: offered when the session has ended by itself. A sign-out
   * removes it.
   */
  guest?: Identifier | undefined;
  /** When this change was made, in ms since the epoch. A clock that shows an earlier time was set back. */
  at: number;
  /** Why there are no tokens. */
  reason?: SignedOutReason;
  /** Kept in this tab's memory only. */
  volatile?: boolean;
}

/** Above every real revision (the time in ms since the epoch, plus one per change); below 2^53, so that additions stay exact. */
const MAX_REVISION = 2 ** 52;

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

/** Tokens with defaults for the parts left out, or `null` where a part is malformed. */
export const toTokenSet = (given: Partial<TokenSet> | null | undefined): TokenSet | null => {
  const { accessToken, idToken = null, tokenType = 'Bearer', expiresAt = null, refreshToken = null, method, cookieId } = own(given);
  return isText(accessToken) && isTextOrNull(idToken) && isText(tokenType) && isTextOrNull(refreshToken) &&
    (cookieId === undefined || isText(cookieId)) && (expiresAt === null || Number.isFinite(expiresAt))
    ? {
        accessToken,
        idToken,
        tokenType,
        expiresAt,
        refreshToken,
        // Set where there are none: they are not read from the prototype then.
        method: method === 'password' ? method : undefined,
        cookieId,
      }
    : null;
};

/**
 * A stored value as a record. A record of another server or client, or in the layout of newer code, keeps its revision
 * and loses its tokens. Where nothing is stored, or nothing that makes sense, the revision is 0.
 */
export const parseRecord = (value: unknown, { server, client }: Pick<SessionRecord, 'server' | 'client'>): SessionRecord => {
  const record = own(value as SessionRecord | undefined);
  const isOurs = record.version === SCHEMA_VERSION;
  const isSound = isOurs
    ? (record.tokens === null || toTokenSet(record.tokens)) && isText(record.id)
    : (record.version as number) > SCHEMA_VERSION;
  const revision = isSound && Number.isSafeInteger(record.revision) && record.revision < MAX_REVISION ? record.revision : 0;
  return own(
    revision && isOurs && absoluteServer(record.server) === server && record.client === client
      ? record
      : { version: SCHEMA_VERSION, revision, id: '', server, client, tokens: null, account: null, at: 0 },
  );
};

/** Whether a record holds anything of a guest. */
export const isRemembered = ({ tokens, guest }: SessionRecord): boolean => !!(tokens ?? guest);

/** The tokens as hosts see them: without what refreshes them, and without what only backends use. */
export const publicTokens = ({ refreshToken: _, method: _method, cookieId: _cookieId, ...tokens }: TokenSet): Tokens =>
  Object.freeze(tokens);
