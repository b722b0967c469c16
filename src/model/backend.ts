import type { Channel, Identifier } from './identifier.ts';
import type { ConsentRecord } from './consent.ts';
import type { TokenSet } from './tokens.ts';
import type { Verification } from './verification.ts';

/** A field of the details step. */
export interface DetailField {
  /** The request field it fills. */
  name: string;
  type: 'text' | 'email' | 'tel' | 'date' | 'choice' | 'password';
  required: boolean;
  /** The brand's own label; without it the locale has one for the name. */
  label?: string;
  options?: readonly { value: string; label: string }[];
  autocomplete?: string;
  /** The server can say, when the guest leaves the field, whether the value is taken. */
  unique?: boolean;
}

/** What a backend can do, as data: nothing outside its folder asks for its name. */
export interface Capabilities {
  /** The step a guest starts at. */
  start: 'identifier' | 'password';
  /** The channels it can send codes over. */
  channels: readonly Channel[];
  /** When the guest is asked for consents. */
  consents: 'identifier' | 'details' | 'none';
  /** Asked for between the code and the account, where an unknown contact needs more than the code. */
  details: readonly DetailField[];
  /** Whether a forgotten password can be reset. */
  forgotPassword: boolean;
}

export interface SendCodeRequest {
  identifier: Identifier;
  consents: readonly ConsentRecord[];
  /** The verifier of an earlier send to the same contact, or `null` for a fresh one. */
  codeVerifier: string | null;
}

export interface CodeSent {
  next: Verification['next'];
}

export interface Details {
  values: Readonly<Record<string, string>>;
  consents: readonly ConsentRecord[];
}

/** A guest who proved who they are. */
export interface SignIn {
  tokens: TokenSet;
  /** The profile, where the server sends one along; handed to the host, never stored. */
  user?: unknown;
  /** The legal agreement is still to be recorded: the tokens are not handed out before. */
  agreementPending?: boolean;
}

/**
 * One of the systems a guest can sign in with. Every call rejects with an `AuthError` and nothing else.
 * A `signal` that aborts ends the call with `aborted`.
 */
export interface Backend {
  readonly capabilities: Capabilities;
  /** A fresh PKCE code verifier (RFC 7636 section 4.1), where the backend uses one. */
  createVerifier?(): string;
  sendCode?(request: SendCodeRequest, signal: AbortSignal): Promise<CodeSent>;
  verifyCode?(verification: Verification, code: string, signal: AbortSignal): Promise<SignIn>;
  register?(verification: Verification, code: string, details: Details, signal: AbortSignal): Promise<SignIn>;
  /** Records the legal agreement of an account just registered. */
  acceptAgreement?(tokens: TokenSet, signal: AbortSignal): Promise<void>;
  /** Rejects with `email_taken` or `phone_taken`. */
  checkUnique?(field: string, value: string, signal: AbortSignal): Promise<void>;
  signInWithPassword?(email: string, password: string, signal: AbortSignal): Promise<SignIn>;
  forgotPassword?(email: string, signal: AbortSignal): Promise<void>;
}

/**
 * What a session needs of a backend, and all it knows of one.
 */
export interface TokenCalls {
  /**
   * Exchanges the refresh token for a new pair. Rejects with `session_expired` when the server definitely refuses it;
   * every other rejection leaves the session as it is. Absent where the backend has no such call.
   */
  refresh?(tokens: TokenSet, signal: AbortSignal): Promise<TokenSet>;
  /** Tells the server that the guest signed out; best effort, sent with `keepalive`. */
  revoke?(tokens: TokenSet): Promise<void>;
}
