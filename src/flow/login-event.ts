import type { AuthError } from '../model/auth-error.ts';
import type { Details, StartStep } from '../model/backend.ts';
import type { ConsentRecord } from '../model/consent.ts';
import type { Channel, Identifier } from '../model/identifier.ts';
import type { Verification } from '../model/verification.ts';
import type { Draft, FlowSettings, PasswordTask } from './login-state.ts';

/** Why a device that strangers share is handed to the next guest. */
export type HandoverReason = 'done' | 'idle' | 'next';

/** Events by the guest. */
export type GuestEvent =
  | { type: 'drafted'; draft: Partial<Draft> }
  | { type: 'identifier-submitted'; identifier: Identifier; consents: readonly ConsentRecord[] }
  | { type: 'code-typed'; code: string }
  | { type: 'code-submitted' }
  | { type: 'resend-requested' }
  /** Back to the first step; with a channel, to that one. */
  | { type: 'change-requested'; channel?: Channel }
  /** With a value that must be the guest's alone. */
  | { type: 'field-left'; field: string; value: string }
  | { type: 'details-submitted'; details: Details }
  /** A password instead of a code, or the other way round. */
  | { type: 'method-requested'; start: StartStep }
  /** To another task of the password step; to signing in, where none is named. */
  | { type: 'task-requested'; task?: PasswordTask }
  | { type: 'password-submitted'; email: string; written?: string | undefined; password: string }
  | { type: 'join-submitted'; email: string; written?: string | undefined; password: string; consents: readonly ConsentRecord[] }
  | { type: 'reset-submitted'; email: string; written?: string | undefined; password: string }
  | { type: 'forgot-requested'; email: string }
  /** "Someone else", where a guest of an earlier visit is offered. */
  | { type: 'another-guest' }
  | { type: 'sign-out-requested' }
  | { type: 'reset' };

/** Results of effects; `request` names the effect. The failure of one has its name, and `-failed`. */
export type AnswerEvent =
  | { type: 'sent'; request: number; verification: Verification }
  /** `verification`: the attempt as it was tried; the next try for the same contact keeps its verifier. */
  | { type: 'send-failed'; request: number; error: AuthError; verification?: Verification }
  | { type: 'verify-failed'; request: number; error: AuthError }
  /** The account is made; the legal agreement is still to be recorded. */
  | { type: 'registered'; request: number; verification: Verification }
  | { type: 'register-failed'; request: number; error: AuthError }
  | { type: 'agree-failed'; request: number; error: AuthError }
  /** The account existed already: a new code for signing in is on its way. */
  | { type: 'recovered'; request: number; verification: Verification }
  | { type: 'field-checked'; field: string; value: string; error: AuthError | null }
  | { type: 'sign-in-failed' | 'join-failed' | 'forgot-password-failed' | 'reset-password-failed'; request: number; error: AuthError }
  | { type: 'forgot-answered'; request: number; email: string }
  /** The new password is set; the guest is signed in with it next. */
  | { type: 'password-changed'; request: number }
  | { type: 'sign-out-failed'; request: number };

/** Events around the flow. */
export type WorldEvent =
  /** The page was opened by the link in an e-mail. */
  | { type: 'reset-token-given'; token: string }
  | { type: 'configured'; settings: FlowSettings }
  /** All that was stored has been read. */
  | { type: 'restored'; account: string | null; signedIn: boolean; verification: Verification | null }
  /** The server has signed out a guest who had asked to stay signed in, now or before this visit. */
  | { type: 'guest-known'; identifier: Identifier }
  /** A timer has run that was due at `due`, in ms since the epoch. A clock that shows an earlier time was set back. */
  | { type: 'time-passed'; due: number }
  /** Reading takes too long to keep a guest waiting. */
  | { type: 'restoring-slow' }
  /** A file that comes after the form failed to load. */
  | { type: 'load-failed'; error: AuthError }
  /** Another tab has sent a code. */
  | { type: 'verification-changed'; verification: Verification }
  | { type: 'signed-in'; account: string | null }
  | { type: 'signed-out' }
  /** The guest is done with a device that strangers share, has walked away from it, or makes room for the next one. */
  | { type: 'guest-left'; reason: HandoverReason };

export type LoginEvent = GuestEvent | AnswerEvent | WorldEvent;
