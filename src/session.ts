export { AuthError, type AuthErrorCode } from './model/auth-error.ts';
export type { GivenTokens, Tokens, TokenSet } from './model/tokens.ts';
export { createSession, type CreateSessionOptions, type HeadlessSession } from './client/create-session.ts';
export type { SessionEvent, SignedOutReason } from './session/session.ts';
