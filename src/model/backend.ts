import type { Identifier } from './identifier.ts';
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

/** The first step that a guest sees. */
export type StartStep = 'identifier' | 'password';

/** The step that asks for consents. */
export type ConsentStep = 'identifier' | 'details' | 'none';

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

/** The result of a successful sign-in. */
export interface SignIn {
  tokens: TokenSet;
  /** The guest's profile, where the server sends one. It is passed to the page and never stored. */
  user?: unknown;
  /** The legal agreement must be recorded before the tokens are announced. */
  agreementPending?: boolean;
}

/** Creates the account of a contact that the server does not know. */
export interface Registration {
  /** The fields that the details step shows. */
  readonly fields: readonly DetailField[];
  /** Checks the code and creates the account. Rejects with `account_exists` where the account was there before. */
  register(verification: Verification, code: string, details: Details, signal: AbortSignal): Promise<SignIn>;
  /** Records the legal agreement of an account that was just registered. */
  acceptAgreement(tokens: TokenSet, signal: AbortSignal): Promise<void>;
  /** Rejects with `email_taken` or `phone_taken`. */
  checkUnique(field: string, value: string, signal: AbortSignal): Promise<void>;
}

/**
 * Signs guests in with one-time codes. Every call rejects with an `AuthError` and nothing else. A `signal` that aborts
 * ends the call with `aborted`.
 */
export interface CodeBackend {
  /** A fresh PKCE code verifier (RFC 7636 section 4.1), where the backend uses one. */
  createVerifier?(): string;
  sendCode(request: SendCodeRequest, signal: AbortSignal): Promise<CodeSent>;
  verifyCode(verification: Verification, code: string, signal: AbortSignal): Promise<SignIn>;
  /** Absent where a code alone creates the account. */
  readonly registration?: Registration;
}

export interface JoinRequest {
  email: string;
  password: string;
  consents: readonly ConsentRecord[];
}

/** Creates accounts with a password, and takes a new password for an old one. */
export interface PasswordAccounts {
  /** Creates an account and signs it in. Rejects with `account_exists` where the address is known. */
  join(request: JoinRequest, signal: AbortSignal): Promise<SignIn>;
  /**
   * Sets a new password.
   *
   * @param token from the link in the e-mail
   * @throws {AuthError} `reset_link_invalid` where the token is used, expired or unknown; `password_rejected`
   */
  resetPassword(token: string, password: string, signal: AbortSignal): Promise<void>;
}

/** Signs guests in with an e-mail address and a password. The calls reject as those of {@link CodeBackend}. */
export interface PasswordBackend {
  signInWithPassword(email: string, password: string, signal: AbortSignal): Promise<SignIn>;
  /** Asks the server for an e-mail with a link. Resolves for an unknown address too. */
  forgotPassword(email: string, signal: AbortSignal): Promise<void>;
  /** Absent where accounts are created, and passwords reset, elsewhere. */
  readonly accounts?: PasswordAccounts;
}

/** A sign-out in cookie mode of which the gateway may not have heard. */
export interface OwedSignOut {
  /** SHA-256 digest of the cookie's id, in base64url. It ends a session and refreshes none, so that it can be stored. */
  readonly digest: string;
  /** As in the tokens. */
  readonly method?: TokenSet['method'] | undefined;
}

/** The calls of a backend that a session makes. A session knows nothing else of a backend. */
export interface TokenCalls {
  /**
   * Exchanges the refresh token for a new pair. Rejects with `session_expired` when the server definitely refuses it;
   * every other rejection leaves the session as it is. Absent where the backend has no such call.
   */
  refresh?(tokens: TokenSet, signal: AbortSignal): Promise<TokenSet>;
  /** Tells the server that the guest signed out; sent with `keepalive`. */
  revoke?(tokens: TokenSet): Promise<void>;
  /** In cookie mode: signs out of a cookie whose id is not known any more. */
  revokeLate?(owed: OwedSignOut): Promise<void>;
  /**
   * In cookie mode: takes over the cookie of a guest who has signed in by the gateway's form.
   *
   * @param keep the cookie outlives the browser
   */
  claim?(cookieId: string, keep: boolean): Promise<TokenSet>;
}
