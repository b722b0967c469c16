import type { LoginEffect } from '../flow/login-effect.ts';
import type { HandoverReason, LoginEvent } from '../flow/login-event.ts';
import type { Rules } from '../flow/state-changes.ts';
import type { AuthError } from '../model/auth-error.ts';
import type { CodeBackend, PasswordBackend, SignIn } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import type { Identifier } from '../model/identifier.ts';
import type { Verification } from '../model/verification.ts';
import type { Session } from '../session/session.ts';
import type { VerificationStore } from '../session/storage/pending-verification.ts';
import type { LoginConfig } from './login-config.ts';

export interface EffectRunnerOptions {
  config: () => LoginConfig;
  session: Session;
  verifications: VerificationStore;
  /** Loads the backend for codes. `cookie` is what the gateway's header says of the cookie, at a call that signs in. */
  codeBackend: (cookie?: string) => Promise<CodeBackend>;
  passwordBackend: (cookie?: string) => Promise<PasswordBackend>;
  /** Makes a random id. */
  makeId: () => string;
  clock: Clock;
  dispatch: (event: LoginEvent) => void;
  emit: (type: string, detail: unknown) => void;
  report: (error: AuthError) => void;
  /** Loads the rules and effects of passwords and registration. */
  loadAccountFlow: () => Promise<AccountFlow>;
  /** Called once nothing of the guest is left in the session and in the stores. */
  handedOver: (reason: HandoverReason) => void;
}

/** An effect that sends a request. Its result comes back as an event with the same number. */
export type RequestEffect = Extract<LoginEffect, { request: number }>;

/** The number of a request that may sign in, and whether the session outlives the page where the guest is asked. */
export type SigningIn = Pick<Extract<LoginEffect, { type: 'verify' }>, 'request' | 'remember'>;

/** The services and helpers that all effects of a sign-in use. */
export interface EffectContext extends EffectRunnerOptions {
  /** "Keep me signed in" was offered and left unticked. */
  isMemoryOnly(remember: boolean): boolean;
  /** Returns the resend and expiry times of a code that is sent now, in ms since the epoch. */
  codeTimes(): { resendAt: number; expiresAt: number };
  /** Makes a call that signs in. In cookie mode every sign-in has a cookie of its own. */
  signInBy<Backend>(
    load: (cookie?: string) => Promise<Backend>,
    remember: boolean,
    call: (backend: Backend) => Promise<SignIn>,
  ): Promise<SignIn>;
  /**
   * Stores the tokens, deletes the attempt, announces: in this order. Does nothing once `signal` is aborted.
   *
   * @throws {AuthError} `session_expired` where a newer sign-out has replaced the sign-in
   */
  signIn(answer: SignIn, identifier: Identifier, remember: boolean, signal: AbortSignal): Promise<void>;
  /** Signs in with the result of a verified code or of a registration; the legal agreement comes first where it is pending. */
  completeSignIn(effect: SigningIn, verification: Verification, answer: SignIn, signal: AbortSignal): Promise<void>;
}

/** The effects of passwords and of registration. */
export interface AccountEffects {
  perform(effect: RequestEffect, signal: AbortSignal): Promise<void>;
  /** Asks whether somebody else has a value, and dispatches the result. */
  checkUnique(field: string, value: string, signal: AbortSignal): Promise<void>;
  /** Stores an account whose legal agreement is pending, so that a reload neither loses it nor registers it twice. */
  storeRegistered(effect: SigningIn, verification: Verification, answer: SignIn): Promise<void>;
}

/** The rules and effects of passwords and registration (`account-effects.ts`), in the third file. */
export interface AccountFlow {
  readonly accountRules: Rules;
  createAccountEffects(context: EffectContext): AccountEffects;
}
