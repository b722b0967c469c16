import type { Tokens, TokenSet } from '../model/tokens.ts';

export type SignedOutReason = 'user' | 'expired' | 'revoked' | 'other-tab' | 'idle';

/** The layout of what is stored. Raise it with every change that older code could not read. */
export const SCHEMA_VERSION = 1;

/**
 * What is stored under a session's name. A sign-out leaves a record without tokens behind, so that a late refresh
 * finds itself overtaken, and so that an empty store can only mean that it was wiped.
 */
export interface SessionRecord {
  version: typeof SCHEMA_VERSION;
  /** One more with every change, over sign-ins and sign-outs: the higher one is the truth. */
  revision: number;
  /** Which sign-in it belongs to: a request of one guest is never repeated as another. */
  id: string;
  /** Where the tokens came from: they are used nowhere else. */
  server: string;
  client: string;
  tokens: TokenSet | null;
  /** The masked contact, for "signed in as". */
  account: string | null;
  /** When this change was made, in ms since the epoch: a clock that shows less was set back. */
  at: number;
  /** Why there are no tokens. */
  reason?: SignedOutReason;
  /** Kept in this tab's memory only. */
  volatile?: boolean;
}

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown) => value === null || typeof value === 'string';

/** Tokens with all their parts, or `null` where one is not what it has to be. */
export const toTokenSet = (given: Partial<TokenSet> | null | undefined): TokenSet | null => {
  const { accessToken, idToken = null, tokenType = 'Bearer', expiresAt = null, refreshToken = null } = given ?? {};
  return isText(accessToken) && isTextOrNull(idToken) && isText(tokenType) && isTextOrNull(refreshToken) &&
    (expiresAt === null || Number.isFinite(expiresAt))
    ? { accessToken, idToken, tokenType, expiresAt, refreshToken }
    : null;
};

/**
 * A stored value as a record. One of another server or client, or of a layout that newer code wrote, is there, but
 * its tokens are not for us; where nothing is stored, or nothing that makes sense, the revision is 0.
 */
export const readRecord = (value: unknown, { server, client }: Pick<SessionRecord, 'server' | 'client'>): SessionRecord => {
  const record = value as (Omit<SessionRecord, 'version'> & { version: number }) | undefined;
  const isOurs = record?.version === SCHEMA_VERSION;
  const isSound = isOurs
    ? (record.tokens === null || toTokenSet(record.tokens)) && isText(record.id)
    : record && record.version > SCHEMA_VERSION;
  const revision = isSound && Number.isSafeInteger(record!.revision) ? record!.revision : 0;
  if (revision && isOurs && record.server === server && record.client === client) return value as SessionRecord;
  return { version: SCHEMA_VERSION, revision, id: '', server, client, tokens: null, account: null, at: 0 };
};

/** What a host gets to see: everything but the refresh token. */
export const publicTokens = ({ refreshToken: _, ...tokens }: TokenSet): Tokens => Object.freeze(tokens);
