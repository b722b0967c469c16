import { AuthError } from '../model/auth-error.ts';
import type { PasswordAccounts, PasswordBackend, SignIn } from '../model/backend.ts';
import type { EmailIdentifier } from '../model/identifier.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import { rememberConsents } from './consent-memory.ts';
import type { EffectContext, RequestEffect } from './effect-context.ts';

/** Performs an effect of the password step. */
export const performPasswordEffect = async (effect: RequestEffect, context: EffectContext, signal: AbortSignal): Promise<void> => {
  const { config, passwordBackend, dispatch, emit, signInBy, signIn } = context;
  const { request } = effect;
  const identifierOf = ({ email, written }: Omit<EmailIdentifier, 'channel'>): EmailIdentifier => ({ channel: 'email', email, written });

  /** @throws {AuthError} `not_enabled` where the backend creates no accounts */
  const accountsOf = ({ accounts: found }: PasswordBackend): PasswordAccounts => {
    if (!found) throw new AuthError('not_enabled', 'No accounts with a password');
    return found;
  };

  switch (effect.type) {
    case 'sign-in': {
      const { email, password, remember } = effect;
      const answer = await signInBy(passwordBackend, remember, (backend) => backend.signInWithPassword(email, password, signal));
      return signIn(answer, identifierOf(effect), remember, signal);
    }
    case 'join': {
      const { consents } = effect;
      const answer = await signInBy(passwordBackend, effect.remember, (backend) => accountsOf(backend).join(effect, signal));
      emit('punchh-consent', { consents });
      if (!signal.aborted) rememberConsents(config(), consents);
      return signIn(answer, identifierOf(effect), effect.remember, signal);
    }
    case 'reset-password': {
      const { email, password, remember } = effect;
      let refused: AuthError | undefined;
      try {
        await accountsOf(await passwordBackend()).resetPassword(effect.token, password, signal);
        dispatch({ type: 'password-changed', request });
      } catch (thrown) {
        refused = toAuthError(thrown);
        if (refused.code !== 'reset_link_invalid') throw refused;
      }
      let answer: SignIn;
      try {
        answer = await signInBy(passwordBackend, remember, (backend) => backend.signInWithPassword(email, password, signal));
      } catch (thrown) {
        throw refused && !toAuthError(thrown).retryable ? refused : thrown;
      }
      // The link was used for this very password: the answer to an earlier try was lost, or the browser has sent it twice.
      if (refused) dispatch({ type: 'password-changed', request });
      return signIn(answer, identifierOf(effect), remember, signal);
    }
    case 'forgot-password':
      await (await passwordBackend()).forgotPassword(effect.email, signal);
      dispatch({ type: 'forgot-answered', request, email: effect.email });
  }
};
