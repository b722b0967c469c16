import type { AuthError } from '../model/auth-error.ts';
import type { Details } from '../model/backend.ts';
import type { ConsentRecord } from '../model/consent.ts';
import type { Identifier } from '../model/identifier.ts';
import type { TokenSet } from '../model/tokens.ts';
import type { Verification } from '../model/verification.ts';
import type { HandoverReason } from './login-event.ts';

/** An action, as data. `client/run-effect.ts` performs it and dispatches events. */
export type LoginEffect =
  | {
      type: 'send';
      request: number;
      identifier: Identifier;
      consents: readonly ConsentRecord[];
      remember: boolean;
      /** The verifier of an earlier send to the same contact. */
      codeVerifier: string | null;
      /** The attempt to fall back to when a resend fails; `null` for a first send. */
      resendOf: Verification | null;
    }
  | { type: 'verify'; request: number; verification: Verification; code: string; remember: boolean }
  | { type: 'register'; request: number; verification: Verification; code: string; details: Details; remember: boolean }
  | { type: 'agree'; request: number; verification: Verification; tokens: TokenSet; remember: boolean }
  | { type: 'check-unique'; field: string; value: string }
  | { type: 'sign-in'; request: number; email: string; written?: string | undefined; password: string; remember: boolean }
  | { type: 'forgot-password'; request: number; email: string }
  | {
      type: 'join';
      request: number;
      email: string;
      written?: string | undefined;
      password: string;
      consents: readonly ConsentRecord[];
      remember: boolean;
      /** The try before this one failed with a retryable error: it may have created the account. */
      isRepeated: boolean;
    }
  /** Sets a new password, then signs in with it. */
  | {
      type: 'reset-password';
      request: number;
      token: string;
      email: string;
      written?: string | undefined;
      password: string;
      remember: boolean;
    }
  | { type: 'sign-out'; request: number }
  /** Dispatches `signed-in` where a session is there. */
  | { type: 'show-session' }
  /** Removes the contact of an earlier visit. */
  | { type: 'forget-guest' }
  /** Signs out, and removes everything of the guest. */
  | { type: 'hand-over'; reason: HandoverReason }
  /** Ends the request that is under way, if any. */
  | { type: 'cancel' }
  | { type: 'save-verification'; verification: Verification }
  | { type: 'forget-verification' }
  /** Tells the host. */
  | { type: 'report'; error: AuthError }
  | { type: 'announce-sent'; identifier: Identifier; consents: readonly ConsentRecord[] };
