import { AuthError } from '../model/auth-error.ts';
import type { Backend, SignIn } from '../model/backend.ts';
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

/** How long, in ms, until a legal agreement that could not be recorded is sent once more by itself. */
const AGREE_AGAIN = 1000;

/** Does what the flow decided, and answers with events. One request at a time: the next ends the one before. */
export const createEffectRunner = (options: EffectRunnerOptions): { run(effect: LoginEffect): void; dispose(): void } => {
  const { config, session, verifications, backend, clock, dispatch, emit } = options;
  let controller = new AbortController();
  /** Questions beside the one request; over with the element. */
  const asking = new AbortController();
  /** The profile of an account just registered: handed on with its tokens, never stored. */
  let profile: unknown;

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

  /** Of a code that is sent now. */
  const times = () => {
    const { resendAfter = 30, expiresAfter = 600 } = config().code;
    const at = clock.now();
    return { resendAt: at + resendAfter * 1000, expiresAt: at + expiresAfter * 1000 };
  };

  const settle = async (verification: Verification, answer: SignIn, remember: boolean) => {
    // A guest who was not asked has not taken anything back.
    if (verification.consents.length) rememberConsents(config().sessionName, verification.consents);
    await signIn(answer, maskIdentifier(verification.identifier), remember);
  };

  const send = async (effect: Extract<LoginEffect, { type: 'send' }>, signal: AbortSignal) => {
    const { request, identifier, consents, resendOf } = effect;
    const { server, client, codeLength } = config();
    const { sendCode, createVerifier } = await backend();
    // Started over while that was on its way: nothing of the guest is left behind.
    if (signal.aborted) return;
    const attempt: Verification = {
      ...(resendOf ?? { identifier, consents, next: 'sign-in' as const, server, client, codeLength, sentAt: null }),
      codeVerifier: effect.codeVerifier ?? createVerifier?.() ?? null,
      ...times(),
    };
    // Stored before it is sent: a code whose answer is lost with the page can still be used.
    if (!resendOf) await verifications.save(attempt);
    try {
      const { next } = await sendCode!({ identifier, consents, codeVerifier: attempt.codeVerifier }, signal);
      const verification: Verification = { ...attempt, next, sentAt: clock.now(), resendAt: times().resendAt };
      await verifications.save(verification);
      dispatch({ type: 'sent', request, verification });
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (!resendOf && error.status !== null) await verifications.clear();
      dispatch({ type: 'send-failed', request, error, verification: attempt });
    }
  };

  /** Signed in, unless the legal agreement comes first: then a reload must neither lose the account nor make it twice. */
  const finish = async (request: number, verification: Verification, answer: SignIn, remember: boolean) => {
    const { agreementPending, ...rest } = answer;
    if (agreementPending) {
      const { tokens, user } = rest;
      const expiresAt = Math.max(verification.expiresAt, tokens.expiresAt ?? 0);
      const registered = { ...verification, expiresAt, registered: tokens };
      profile = user;
      // "Keep me signed in" is unticked: no token in a store. After a reload the guest then signs in to the new account.
      await verifications.save(config().askToRemember && !remember ? verification : registered);
      dispatch({ type: 'registered', request, verification: registered });
      return;
    }
    await settle(verification, rest, remember);
    dispatch({ type: 'verified', request, account: session.account });
  };

  /** The account is there already: signing in to it takes another code. What was agreed to stays agreed to. */
  const recover = async (request: number, verification: Verification, signal: AbortSignal) => {
    const { identifier, consents, codeVerifier } = verification;
    const { next } = await (await backend()).sendCode!({ identifier, consents, codeVerifier }, signal);
    const { registered: _, ...attempt } = verification;
    const again: Verification = { ...attempt, next, sentAt: clock.now(), ...times() };
    await verifications.save(again);
    dispatch({ type: 'recovered', request, verification: again });
  };

  const accept = async (tokens: TokenSet, signal: AbortSignal) => {
    const { acceptAgreement } = await backend();
    try {
      await acceptAgreement!(tokens, signal);
    } catch (thrown) {
      const { retryable, retryAfter } = toAuthError(thrown);
      if (signal.aborted || !retryable || retryAfter !== null) throw thrown;
      await new Promise<void>((resolve) => clock.setTimeout(resolve, AGREE_AGAIN));
      await acceptAgreement!(tokens, signal);
    }
  };

  const perform = async (effect: Requesting, signal: AbortSignal): Promise<void> => {
    const { request } = effect;
    switch (effect.type) {
      case 'send':
        return send(effect, signal);
      case 'verify': {
        const answer = await (await backend()).verifyCode!(effect.verification, effect.code, signal);
        return finish(request, effect.verification, answer, effect.remember);
      }
      case 'register': {
        const { code, details, remember } = effect;
        const verification = { ...effect.verification, consents: details.consents };
        let answer: SignIn;
        try {
          answer = await (await backend()).register!(verification, code, details, signal);
        } catch (thrown) {
          if (toAuthError(thrown).code !== 'account_exists') throw thrown;
          emit('punchh-consent', { consents: details.consents });
          return recover(request, verification, signal);
        }
        emit('punchh-consent', { consents: details.consents });
        return finish(request, verification, answer, remember);
      }
      case 'agree': {
        const { verification, tokens, remember } = effect;
        try {
          await accept(tokens, signal);
        } catch (thrown) {
          if (toAuthError(thrown).code !== 'session_expired') throw thrown;
          return recover(request, verification, signal);
        }
        return finish(request, verification, { tokens, user: profile }, remember);
      }
      case 'sign-in': {
        const answer = await (await backend(true)).signInWithPassword!(effect.email, effect.password, signal);
        await signIn(answer, maskIdentifier({ channel: 'email', email: effect.email }), effect.remember);
        dispatch({ type: 'verified', request, account: session.account });
        return;
      }
      case 'forgot-password':
        await (await backend(true)).forgotPassword!(effect.email, signal);
        dispatch({ type: 'forgot-answered', request, email: effect.email });
        return;
      case 'sign-out':
        await session.signOut(effect.reason);
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
      case 'check-unique': {
        const { field, value } = effect;
        const answered = (error: AuthError | null) => dispatch({ type: 'field-checked', field, value, error });
        // Where the question itself fails, the server says at register.
        const check = async () => (await backend()).checkUnique!(field, value, asking.signal);
        check().then(
          () => answered(null),
          (thrown: unknown) => {
            const error = toAuthError(thrown);
            answered(error.field === field ? error : null);
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
        return;
      default: {
        const signal = restart();
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
      for (const each of [controller, asking]) each.abort(new AuthError('aborted', 'The element was removed'));
    },
  };
};
