import type { ConsentRecord } from './consent.ts';
import type { Identifier } from './identifier.ts';
import type { TokenSet } from './tokens.ts';

/**
 * One guest's attempt at proving a contact with a one-time code: all that must survive a reload, so that the guest
 * who went to fetch the code finds the code step again. Times are ms since the epoch.
 */
export interface Verification {
  /** Exactly as sent: verify must name the same contact (PAR Punchh, Verify Token). */
  identifier: Identifier;
  /** PKCE (RFC 7636): kept over a resend, so that the code that arrives late still fits; `null` where not used. */
  codeVerifier: string | null;
  codeLength: number;
  consents: readonly ConsentRecord[];
  /** Whether the guest asked to stay signed in, where the page asks. */
  remember?: boolean;
  /** The step after the code: signed in at once, or the details of a new account first. */
  next: 'sign-in' | 'register';
  /** `null` until the server has said that the code is on its way. */
  sentAt: number | null;
  /** Another code was sent for the same attempt: only the newest one is promised to work. */
  resent?: boolean;
  /** When the guest may ask for another code. */
  resendAt: number;
  expiresAt: number;
  /** Where the code came from: it is taken nowhere else. */
  server: string;
  client: string;
  /** An account that is registered but has not accepted the legal documents yet: never registered twice. */
  registered?: TokenSet;
}
