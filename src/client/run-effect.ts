import { AuthError } from '../model/auth-error.ts';
import type { CodeBackend, PasswordBackend, Registration, SignIn } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import type { LoginEffect } from '../flow/login-effect.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import { maskIdentifier } from '../model/contact.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import type { TokenSet } from '../model/tokens.ts';
import type { Verification } from '../model/verification.ts';
import type { VerificationStore } from '../session/storage/pending-verification.ts';
import type { Session } from '../session/session.ts';
import { rememberConsents } from './consent-memory.ts';
import type { LoginConfig } from './login-config.ts';

/** The event that reports the failure of an effect. */
const FAILURES = {
  send: 'send-failed',
  verify: 'verify-failed',
  register: 'register-failed',
  agree: 'agree-failed',
  'sign-in': 'sign-in-failed',
  'forgot-password': 'sign-in-failed',
  'sign-out': 'sign-out-failed',
} as const;

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
}

type Requesting = Extract<LoginEffect, { request: number }>;

/** The delay, in ms, after which a legal agreement that could not be recorded is sent once more. */
const AGREEMENT_RETRY_DELAY = 1000;

/** Performs the effects that the rules ask for, and dispatches their results. One request runs at a time: the next one aborts it. */
export const createEffectRunner = (options: EffectRunnerOptions): { run(effect: LoginEffect): void; dispose(): void } => {
  const { config, session, verifications, codeBackend, passwordBackend, clock, dispatch, emit, report } = options;
  let controller = new AbortController();
  /** Aborts the checks that run beside the one request, when the element is removed. */
  const checks = new AbortController();
  /** The profile of an account that was just registered. It is passed on with the tokens and never stored. */
  let profile: unknown;

  /** Aborts the running request and returns the signal of the next one. */
  const abortRunning = () => {
    controller.abort();
    controller = new AbortController();
    return controller.signal;
  };

  /** @throws {AuthError} `not_enabled` where the backend registers nobody */
  const registration = async (): Promise<Registration> => {
    const { registration: found } = await codeBackend();
    if (!found) throw new AuthError('not_enabled', 'No registration');
    return found;
  };

  /** "Keep me signed in" was offered and left unticked. */
  const isMemoryOnly = (remember: boolean): boolean => config().remember === 'ask' && !remember;

  /** Stores the tokens, deletes the attempt, announces: in this order. The session's event signs the guest in. */
  const signIn = async ({ tokens, user }: SignIn, account: string | null, remember: boolean) => {
    await session.setTokens(tokens, {
      account,
      memoryOnly: isMemoryOnly(remember),
      beforeAnnounce: () => verifications.clear(),
      ...(user !== undefined && { user }),
    });
    // A sign-out that was newer has replaced the sign-in: no event follows.
    if (session.state !== 'signed-in') throw new AuthError('session_expired', 'Signed out during the sign-in');
  };

  /** Resend and expiry times of a code that is sent now. */
  const codeTimes = () => {
    const { resendAfter = 30, expiresAfter = 600 } = config().brand.code ?? {};
    const at = clock.now();
    return { resendAt: at + resendAfter * 1000, expiresAt: at + expiresAfter * 1000 };
  };

  const send = async (effect: Extract<LoginEffect, { type: 'send' }>, signal: AbortSignal) => {
    const { request, identifier, consents, resendOf } = effect;
    const { server, client, codeLength } = config();
    const { sendCode, createVerifier } = await codeBackend();
    // The guest has started over in the meantime: nothing of the attempt may be stored.
    if (signal.aborted) return;
    const attempt: Verification = {
      ...(resendOf ?? { identifier, consents, next: 'sign-in' as const, server, client, codeLength, sentAt: null }),
      codeVerifier: effect.codeVerifier ?? createVerifier?.() ?? null,
      ...codeTimes(),
    };
    // Stored before it is sent: if the page is closed before the answer, the code still works after a reload.
    if (!resendOf) await verifications.save(attempt);
    try {
      const { next } = await sendCode({ identifier, consents, codeVerifier: attempt.codeVerifier }, signal);
      const verification: Verification = { ...attempt, next, sentAt: clock.now(), resendAt: codeTimes().resendAt };
      await verifications.save(verification);
      dispatch({ type: 'sent', request, verification });
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (!resendOf && error.status !== null) await verifications.clear();
      dispatch({ type: 'send-failed', request, error, verification: attempt });
    }
  };

  /** Signs in. Where the legal agreement comes first, stores the account, so that a reload neither loses it nor registers it twice. */
  const completeSignIn = async (request: number, verification: Verification, answer: SignIn, remember: boolean) => {
    const { agreementPending, ...rest } = answer;
    if (agreementPending) {
      const { tokens, user } = rest;
      const expiresAt = Math.max(verification.expiresAt, tokens.expiresAt ?? 0);
      const registered = { ...verification, expiresAt, registered: tokens };
      profile = user;
      // Memory only: no token is stored. After a reload the guest signs in to the new account.
      await verifications.save(isMemoryOnly(remember) ? verification : registered);
      dispatch({ type: 'registered', request, verification: registered });
      return;
    }
    // Nothing was asked this time: keep the consents remembered earlier.
    if (verification.consents.length) rememberConsents(config().sessionName, verification.consents);
    await signIn(rest, maskIdentifier(verification.identifier), remember);
  };

  /** The account exists already: sends a code for signing in to it. The consents are kept. */
  const recover = async (request: number, verification: Verification, signal: AbortSignal) => {
    const { identifier, consents, codeVerifier } = verification;
    const { next } = await (await codeBackend()).sendCode({ identifier, consents, codeVerifier }, signal);
    const { registered: _, ...attempt } = verification;
    const resent: Verification = { ...attempt, next, sentAt: clock.now(), ...codeTimes() };
    await verifications.save(resent);
    dispatch({ type: 'recovered', request, verification: resent });
  };

  const accept = async (tokens: TokenSet, signal: AbortSignal) => {
    const { acceptAgreement } = await registration();
    try {
      await acceptAgreement(tokens, signal);
    } catch (thrown) {
      const { retryable, retryAfter } = toAuthError(thrown);
      if (signal.aborted || !retryable || retryAfter !== null) throw thrown;
      await new Promise<void>((resolve) => clock.setTimeout(resolve, AGREEMENT_RETRY_DELAY));
      await acceptAgreement(tokens, signal);
    }
  };

  const perform = async (effect: Requesting, signal: AbortSignal): Promise<void> => {
    const { request } = effect;
    switch (effect.type) {
      case 'send':
        return send(effect, signal);
      case 'verify': {
        const answer = await (await codeBackend()).verifyCode(effect.verification, effect.code, signal);
        return completeSignIn(request, effect.verification, answer, effect.remember);
      }
      case 'register': {
        const { code, details, remember } = effect;
        const verification = { ...effect.verification, consents: details.consents };
        let answer: SignIn;
        try {
          answer = await (await registration()).register(verification, code, details, signal);
        } catch (thrown) {
          if (toAuthError(thrown).code !== 'account_exists') throw thrown;
          emit('punchh-consent', { consents: details.consents });
          return recover(request, verification, signal);
        }
        emit('punchh-consent', { consents: details.consents });
        return completeSignIn(request, verification, answer, remember);
      }
      case 'agree': {
        const { verification, tokens, remember } = effect;
        try {
          await accept(tokens, signal);
        } catch (thrown) {
          if (toAuthError(thrown).code !== 'session_expired') throw thrown;
          return recover(request, verification, signal);
        }
        return completeSignIn(request, verification, { tokens, user: profile }, remember);
      }
      case 'sign-in': {
        const answer = await (await passwordBackend()).signInWithPassword(effect.email, effect.password, signal);
        await signIn(answer, maskIdentifier({ channel: 'email', email: effect.email, written: effect.written }), effect.remember);
        return;
      }
      case 'forgot-password':
        await (await passwordBackend()).forgotPassword(effect.email, signal);
        dispatch({ type: 'forgot-answered', request, email: effect.email });
        return;
      case 'sign-out':
        await session.signOut(effect.reason);
    }
  };

  const run = (effect: LoginEffect): void => {
    switch (effect.type) {
      case 'cancel':
        abortRunning();
        return;
      case 'save-verification':
        void verifications.save(effect.verification);
        return;
      case 'forget-verification':
        void verifications.clear();
        return;
      case 'check-unique': {
        const { field, value } = effect;
        const finishCheck = (error: AuthError | null) => dispatch({ type: 'field-checked', field, value, error });
        // If the check fails, it is ignored: registering reports a taken value.
        const check = async () => (await registration()).checkUnique(field, value, checks.signal);
        check().then(
          () => finishCheck(null),
          (thrown: unknown) => {
            const error = toAuthError(thrown);
            finishCheck(error.field === field ? error : null);
          },
        );
        return;
      }
      case 'announce-sent': {
        const { identifier, consents } = effect;
        emit('punchh-code-sent', { channel: identifier.channel, to: maskIdentifier(identifier) });
        if (consents.length) emit('punchh-consent', { consents });
        return;
      }
      case 'report':
        report(effect.error);
        return;
      default: {
        const signal = abortRunning();
        perform(effect, signal).catch((thrown: unknown) => {
          const error = toAuthError(thrown);
          if (signal.aborted && error.code === 'aborted') return;
          dispatch({ type: FAILURES[effect.type], request: effect.request, error });
        });
      }
    }
  };

  return {
    run,
    dispose() {
      for (const each of [controller, checks]) each.abort(new AuthError('aborted', 'The element was removed'));
    },
  };
};
