import type { LoginEffect } from '../flow/login-effect.ts';
import type { HandoverReason } from '../flow/login-event.ts';
import { AuthError } from '../model/auth-error.ts';
import { maskIdentifier } from '../model/contact.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import { createEffectContext } from './create-effect-context.ts';
import type { AccountEffects, EffectRunnerOptions, RequestEffect } from './effect-context.ts';
import { sendCode } from './send-code.ts';

/** Performs the effects that the rules ask for, and dispatches their results. One request runs at a time: the next one aborts it. */
export const createEffectRunner = (options: EffectRunnerOptions): { run(effect: LoginEffect): void; dispose(): void } => {
  const { session, verifications, codeBackend, emit, report, dispatch, loadAccountFlow, handedOver } = options;
  let account: AccountEffects | undefined;
  const accountEffects = async () => (account ??= (await loadAccountFlow()).createAccountEffects(context));
  const context = createEffectContext(options, accountEffects);
  let controller = new AbortController();
  /** Aborts the checks that run beside the one request, when the element is removed. */
  let checks = new AbortController();
  /** Aborts the running request and returns the signal of the next one. */
  const abortRunning = () => {
    controller.abort();
    controller = new AbortController();
    return controller.signal;
  };

  const perform = async (effect: RequestEffect, signal: AbortSignal): Promise<void> => {
    switch (effect.type) {
      case 'send':
        return sendCode(context, effect, signal);
      case 'verify': {
        const { verification, code, remember } = effect;
        const answer = await context.signInBy(codeBackend, remember, (backend) => backend.verifyCode(verification, code, signal));
        return context.completeSignIn(effect, verification, answer, signal);
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
      case 'show-session':
        if (session.state === 'signed-in') dispatch({ type: 'signed-in', account: session.account });
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
          dispatch({ type: `${effect.type}-failed`, request: effect.request, error });
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
