import type { LoginEffect } from '../flow/login-effect.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import type { Rules } from '../flow/state-changes.ts';
import type { AuthError } from '../model/auth-error.ts';
import type { CodeBackend, PasswordBackend, SignIn } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import type { Verification } from '../model/verification.ts';
import type { Session } from '../session/session.ts';
import type { VerificationStore } from '../session/storage/pending-verification.ts';
import type { LoginConfig } from './login-config.ts';

export interface EffectRunnerOptions {
  config: () => LoginConfig;
  session: Session;
  verifications: VerificationStore;
  codeBackend: () => Promise<CodeBackend>;
  passwordBackend: () => Promise<PasswordBackend>;
  clock: Clock;
  dispatch: (event: LoginEvent) => void;
  emit: (type: string, detail: unknown) => void;
  report: (error: AuthError) => void;
  /** Loads the rules and effects of passwords and registration. */
  loadAccountFlow: () => Promise<AccountFlow>;
}

/** An effect that sends a request. Its result comes back as an event with the same number. */
export type RequestEffect = Extract<LoginEffect, { request: number }>;

/** What the effects of a sign-in share. */
export interface EffectContext extends EffectRunnerOptions {
  /** "Keep me signed in" was offered and left unticked. */
  isMemoryOnly(remember: boolean): boolean;
  /** Returns the resend and expiry times of a code that is sent now, in ms since the epoch. */
  codeTimes(): { resendAt: number; expiresAt: number };
  /**
   * Stores the tokens, deletes the attempt, announces: in this order.
   *
   * @throws {AuthError} `session_expired` where a newer sign-out has replaced the sign-in
   */
  signIn(answer: SignIn, account: string | null, remember: boolean): Promise<void>;
  /** Signs in with the result of a verified code or of a registration; the legal agreement comes first where it is pending. */
  completeSignIn(request: number, verification: Verification, answer: SignIn, remember: boolean): Promise<void>;
}

/** What passwords and registration do. */
export interface AccountEffects {
  perform(effect: RequestEffect, signal: AbortSignal): Promise<void>;
  /** Asks whether somebody else has a value, and dispatches the result. */
  checkUnique(field: string, value: string, signal: AbortSignal): Promise<void>;
  /** Stores an account whose legal agreement is pending, so that a reload neither loses it nor registers it twice. */
  storeRegistered(request: number, verification: Verification, answer: SignIn, remember: boolean): Promise<void>;
}

/** The rules and effects of passwords and registration (`account-effects.ts`), in the third file. */
export interface AccountFlow {
  readonly accountRules: Rules;
  createAccountEffects(context: EffectContext): AccountEffects;
}
