import { AuthError } from '../model/auth-error.ts';
import { nameCookie } from '../backends/gateway-cookie.ts';
import type { LoginEffect } from '../flow/login-effect.ts';
import type { HandoverReason } from '../flow/login-event.ts';
import { maskIdentifier } from '../model/contact.ts';
import { own } from '../model/own.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import type { Verification } from '../model/verification.ts';
import type { SetTokensExtra } from '../session/session.ts';
import { rememberChannel } from './channel-memory.ts';
import { rememberConsents } from './consent-memory.ts';
import type { AccountEffects, EffectContext, EffectRunnerOptions, RequestEffect } from './effect-context.ts';

/** The event that reports the failure of an effect. */
const FAILURES = {
  send: 'send-failed',
  verify: 'verify-failed',
  register: 'register-failed',
  agree: 'agree-failed',
  'sign-in': 'sign-in-failed',
  'forgot-password': 'sign-in-failed',
  join: 'sign-in-failed',
  'reset-password': 'sign-in-failed',
  'sign-out': 'sign-out-failed',
} as const;

/** Performs the effects that the rules ask for, and dispatches their results. One request runs at a time: the next one aborts it. */
export const createEffectRunner = (options: EffectRunnerOptions): { run(effect: LoginEffect): void; dispose(): void } => {
  const { config, session, verifications, codeBackend, makeId, clock, emit, report, dispatch, loadAccountFlow, handedOver } = options;
  let account: AccountEffects | undefined;
  const accountEffects = async () => (account ??= (await loadAccountFlow()).createAccountEffects(context));
  let controller = new AbortController();
  /** Aborts the checks that run beside the one request, when the element is removed. */
  let checks = new AbortController();
  /** Aborts the running request and returns the signal of the next one. */
  const abortRunning = () => {
    controller.abort();
    controller = new AbortController();
    return controller.signal;
  };

  const isMemoryOnly: EffectContext['isMemoryOnly'] = (remember) => config().remember === 'ask' && !remember;

  const signInBy: EffectContext['signInBy'] = async (load, remember, call) => {
    const { cookie, storage, mode } = config();
    if (!cookie) return call(await load());
    const cookieId = makeId();
    const keep = mode === 'web' && storage === 'indexeddb' && !isMemoryOnly(remember);
    const answer = await call(await load(nameCookie(cookieId, keep)));
    // A refresh token in the answer means that the gateway has put none into a cookie.
    return answer.tokens.refreshToken === null ? { ...answer, tokens: { ...answer.tokens, cookieId } } : answer;
  };

  /** The session's event signs the guest in. */
  const signIn: EffectContext['signIn'] = async ({ tokens, user }, identifier, remember, signal) => {
    // The guest has gone, or has changed their mind, while the answer was on its way.
    if (signal.aborted) return;
    await session.setTokens(tokens, own<SetTokensExtra>({
      account: maskIdentifier(identifier),
      guest: config().remember && remember ? identifier : undefined,
      memoryOnly: isMemoryOnly(remember),
      beforeAnnounce: () => verifications.clear(),
      ...(user !== undefined && { user }),
    }));
    // A sign-out that was newer has replaced the sign-in: no event follows.
    if (session.state !== 'signed-in') throw new AuthError('session_expired', 'Signed out during the sign-in');
  };

  const codeTimes: EffectContext['codeTimes'] = () => {
    const { resendAfter = 30, expiresAfter = 600 } = config().brand.code ?? {};
    const at = clock.now();
    return { resendAt: at + resendAfter * 1000, expiresAt: at + expiresAfter * 1000 };
  };

  const send = async (effect: Extract<LoginEffect, { type: 'send' }>, signal: AbortSignal) => {
    const { request, identifier, consents, remember, resendOf } = effect;
    const { server, client, codeLength } = config();
    const { sendCode, createVerifier } = await codeBackend();
    // The guest has started over in the meantime: nothing of the attempt may be stored.
    if (signal.aborted) return;
    const attempt = own<Verification>({
      ...(resendOf ?? { identifier, consents, remember, next: 'sign-in' as const, server, client, codeLength, sentAt: null }),
      codeVerifier: effect.codeVerifier ?? createVerifier?.() ?? null,
      // A reused verifier means that a code was already requested for this contact.
      ...((resendOf ?? effect.codeVerifier) && { resent: true }),
      ...codeTimes(),
    });
    // Stored before it is sent: if the page is closed before the answer, the code still works after a reload.
    if (!resendOf) await verifications.save(attempt);
    try {
      const { next } = await sendCode({ identifier, consents, codeVerifier: attempt.codeVerifier }, signal);
      if (signal.aborted) return;
      const verification = own<Verification>({ ...attempt, next, sentAt: clock.now(), resendAt: codeTimes().resendAt });
      await verifications.save(verification);
      dispatch({ type: 'sent', request, verification });
    } catch (thrown) {
      const error = toAuthError(thrown);
      if (!resendOf && error.status !== null) await verifications.clear();
      dispatch({ type: 'send-failed', request, error, verification: attempt });
    }
  };

  /** Signs in. Where the legal agreement comes first, stores the account, so that a reload neither loses it nor registers it twice. */
  const completeSignIn: EffectContext['completeSignIn'] = async (effect, verification, answer, signal) => {
    if (signal.aborted) return;
    if (answer.agreementPending) {
      await (await accountEffects()).storeRegistered(effect, verification, answer);
      return;
    }
    // Nothing was asked this time: keep the consents remembered earlier.
    if (verification.consents.length) rememberConsents(config(), verification.consents);
    const { identifier } = verification;
    rememberChannel(config(), identifier.channel);
    await signIn(answer, identifier, effect.remember, signal);
  };

  const context: EffectContext = { ...options, isMemoryOnly, codeTimes, signInBy, signIn, completeSignIn };

  const perform = async (effect: RequestEffect, signal: AbortSignal): Promise<void> => {
    switch (effect.type) {
      case 'send':
        return send(effect, signal);
      case 'verify': {
        const { verification, code, remember } = effect;
        const answer = await signInBy(codeBackend, remember, (backend) => backend.verifyCode(verification, code, signal));
        return completeSignIn(effect, verification, answer, signal);
      }
      case 'sign-out':
        return session.signOut();
      default:
        return (await accountEffects()).perform(effect, signal);
    }
  };

  const handOver = async (reason: HandoverReason) => {
    // Drops the profile of an account that was just registered, which these effects hold.
    account = undefined;
    checks.abort();
    checks = new AbortController();
    // Signs out even where nobody is signed in yet: a sign-in may be storing its tokens.
    await Promise.allSettled([session.signOut(reason === 'idle' ? 'idle' : 'user'), verifications.clear()]);
    handedOver(reason);
  };

  const run = (effect: LoginEffect): void => {
    switch (effect.type) {
      case 'hand-over':
        void handOver(effect.reason);
        return;
      case 'cancel':
        abortRunning();
        return;
      case 'forget-guest':
        void session.signOut();
        return;
      case 'save-verification':
        void verifications.save(effect.verification);
        return;
      case 'forget-verification':
        void verifications.clear();
        return;
      case 'check-unique':
        void accountEffects().then(({ checkUnique }) => checkUnique(effect.field, effect.value, checks.signal));
        return;
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
