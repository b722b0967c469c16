import { AuthError, toAuthError } from '../model/auth-error.ts';
import type { Backend, SignIn } from '../model/backend.ts';
import type { Clock } from '../model/clock.ts';
import type { LoginEffect } from '../flow/login-effect.ts';
import type { LoginEvent } from '../flow/login-event.ts';
import { maskIdentifier } from '../model/identifier.ts';
import type { Verification } from '../model/verification.ts';
import type { VerificationStore } from '../session/pending-verification.ts';
import type { Session } from '../session/session.ts';
import { rememberConsents } from './consent-memory.ts';
import type { LoginConfig } from './login-config.ts';

/** Which event tells that an effect failed. */
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
  /** The backend for codes, or the one for passwords. */
  backend: (password?: boolean) => Promise<Backend>;
  clock: Clock;
  dispatch: (event: LoginEvent) => void;
  emit: (type: string, detail: unknown) => void;
}

type Requesting = Extract<LoginEffect, { request: number }>;

/** Does what the flow decided, and answers with events. One request at a time: the next ends the one before. */
export const createEffectRunner = (options: EffectRunnerOptions): { run(effect: LoginEffect): void; dispose(): void } => {
  const { config, session, verifications, backend, clock, dispatch, emit } = options;
  let controller = new AbortController();

  /** A new signal; whatever ran under the last one is over. */
  const restart = () => {
    controller.abort();
    controller = new AbortController();
    return controller.signal;
  };

  /** Stores the pair, deletes the attempt, tells everyone: in this order. */
  const signIn = async ({ tokens, user }: SignIn, account: string | null, remember: boolean) => {
    const { askToRemember } = config();
    await session.setTokens(tokens, {
      account,
      memoryOnly: askToRemember && !remember,
      beforeAnnounce: () => verifications.clear(),
      ...(user !== undefined && { user }),
    });
  };

  const settle = async (verification: Verification, answer: SignIn, remember: boolean) => {
    rememberConsents(config().sessionName, verification.consents);
    await signIn(answer, maskIdentifier(verification.identifier), remember);
  };

  const send = async (effect: Extract<LoginEffect, { type: 'send' }>, signal: AbortSignal) => {
    const { request, identifier, consents, resendOf } = effect;
    const { server, client, codeLength, expiresAfter, resendAfter } = config();
    const { sendCode, createVerifier } = await backend();
    const at = clock.now();
    const attempt: Verification = {
      ...(resendOf ?? { identifier, consents, next: 'sign-in' as const, server, client, codeLength, sentAt: null }),
      codeVerifier: effect.codeVerifier ?? createVerifier?.() ?? null,
      resendAt: at + resendAfter,
      expiresAt: at + expiresAfter,
    };
    // Stored before it is sent: a code whose answer is lost with the page can still be used.
    if (!resendOf) await verifications.save(attempt);
    try {
      const sent = await sendCode!({ identifier, consents, codeVerifier: attempt.codeVerifier }, signal);
      const verification: Verification = {
        ...attempt,
        next: sent.next,
        sentAt: clock.now(),
        resendAt: clock.now() + (sent.resendAfter === null ? resendAfter : sent.resendAfter * 1000),
      };
      await verifications.save(verification);
      dispatch({ type: 'sent', request, verification });
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (!resendOf && error.status !== null) await verifications.clear();
      dispatch({ type: 'send-failed', request, error, verification: attempt });
    }
  };

  const perform = async (effect: Requesting, signal: AbortSignal): Promise<void> => {
    const { request } = effect;
    switch (effect.type) {
      case 'send':
        return send(effect, signal);
      case 'verify': {
        const answer = await (await backend()).verifyCode!(effect.verification, effect.code, signal);
        await settle(effect.verification, answer, effect.remember);
        return dispatch({ type: 'verified', request, account: session.account });
      }
      case 'register': {
        const { verification } = effect;
        const { agreementPending, ...answer } = await (await backend()).register!(verification, effect.code, effect.details, signal);
        if (!agreementPending) {
          await settle(verification, answer, effect.remember);
          return dispatch({ type: 'verified', request, account: session.account });
        }
        // From here on a reload must neither lose the account nor register it twice.
        const registered = { ...verification, consents: effect.details.consents, registered: answer.tokens };
        await verifications.save(registered);
        return dispatch({ type: 'registered', request, verification: registered });
      }
      case 'agree':
        await (await backend()).acceptAgreement!(effect.tokens, signal);
        await settle(effect.verification, { tokens: effect.tokens }, effect.remember);
        return dispatch({ type: 'verified', request, account: session.account });
      case 'sign-in': {
        const answer = await (await backend(true)).signInWithPassword!(effect.email, effect.password, signal);
        await signIn(answer, maskIdentifier({ channel: 'email', email: effect.email }), effect.remember);
        return dispatch({ type: 'verified', request, account: session.account });
      }
      case 'forgot-password':
        await (await backend(true)).forgotPassword!(effect.email, signal);
        return dispatch({ type: 'forgot-answered', request, email: effect.email });
      case 'sign-out':
        await session.signOut();
    }
  };

  const run = (effect: LoginEffect): void => {
    switch (effect.type) {
      case 'cancel':
        restart();
        return;
      case 'save-verification':
        void verifications.save(effect.verification);
        return;
      case 'forget-verification':
        void verifications.clear();
        return;
      case 'announce-sent': {
        const { identifier, consents } = effect;
        emit('punchh-code-sent', { channel: identifier.channel, to: maskIdentifier(identifier) });
        if (consents.length) emit('punchh-consent', { consents });
        return;
      }
      case 'report':
        return;
      default: {
        const signal = restart();
        perform(effect, signal).catch((thrown: unknown) => {
          const error = toAuthError(thrown);
          if (signal.aborted && error.code === 'aborted') return;
          dispatch({ type: FAILURES[effect.type], request: effect.request, error } as LoginEvent);
        });
      }
    }
  };

  return { run, dispose: () => controller.abort(new AuthError('aborted', 'The element was removed')) };
};
