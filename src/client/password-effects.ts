import { AuthError } from '../model/auth-error.ts';
import type { PasswordAccounts } from '../model/backend.ts';
import { maskIdentifier } from '../model/contact.ts';
import { rememberConsents } from './consent-memory.ts';
import type { EffectContext, RequestEffect } from './effect-context.ts';

/** Performs an effect of the password step. */
export const performPasswordEffect = async (effect: RequestEffect, context: EffectContext, signal: AbortSignal): Promise<void> => {
  const { config, passwordBackend, dispatch, emit, signIn } = context;
  const { request } = effect;
  const mask = ({ email, written }: { email: string; written?: string | undefined }) =>
    maskIdentifier({ channel: 'email', email, written });

  /** @throws {AuthError} `not_enabled` where the backend creates no accounts */
  const accounts = async (): Promise<PasswordAccounts> => {
    const { accounts: found } = await passwordBackend();
    if (!found) throw new AuthError('not_enabled', 'No accounts with a password');
    return found;
  };

  switch (effect.type) {
    case 'sign-in': {
      const answer = await (await passwordBackend()).signInWithPassword(effect.email, effect.password, signal);
      return signIn(answer, mask(effect), effect.remember, signal);
    }
    case 'join': {
      const { consents } = effect;
      const answer = await (await accounts()).join(effect, signal);
      emit('punchh-consent', { consents });
      if (!signal.aborted) rememberConsents(config().sessionName, consents);
      return signIn(answer, mask(effect), effect.remember, signal);
    }
    case 'reset-password': {
      const { email, password, remember } = effect;
      await (await accounts()).resetPassword(effect.token, password, signal);
      dispatch({ type: 'password-changed', request });
      const answer = await (await passwordBackend()).signInWithPassword(email, password, signal);
      return signIn(answer, mask(effect), remember, signal);
    }
    case 'forgot-password':
      await (await passwordBackend()).forgotPassword(effect.email, signal);
      dispatch({ type: 'forgot-answered', request, email: effect.email });
  }
};
