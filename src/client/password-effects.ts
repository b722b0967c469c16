import { AuthError } from '../model/auth-error.ts';
import type { PasswordAccounts, PasswordBackend, SignIn } from '../model/backend.ts';
import type { EmailIdentifier } from '../model/identifier.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import { rememberConsents } from './consent-memory.ts';
import type { EffectContext, RequestEffect } from './effect-context.ts';

type PasswordEffect = Extract<RequestEffect, { password: string }>;

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

  /**
   * Signs in with the password of the effect. After `refused` it is tried, because an earlier request may have been
   * accepted and its answer lost; then that refusal is thrown where the password is not the account's.
   */
  const signInWithPassword = async ({ email, password, remember }: PasswordEffect, refused?: AuthError): Promise<SignIn> => {
    try {
      return await signInBy(passwordBackend, remember, (backend) => backend.signInWithPassword(email, password, signal));
    } catch (thrown) {
      throw refused && !toAuthError(thrown).retryable ? refused : thrown;
    }
  };

  switch (effect.type) {
    case 'sign-in':
      return signIn(await signInWithPassword(effect), identifierOf(effect), effect.remember, signal);
    case 'join': {
      const { consents } = effect;
      let answer: SignIn;
      try {
        answer = await signInBy(passwordBackend, effect.remember, (backend) => accountsOf(backend).join(effect, signal));
      } catch (thrown) {
        const refused = toAuthError(thrown);
        if (refused.code !== 'account_exists' || !effect.isRepeated) throw refused;
        answer = await signInWithPassword(effect, refused);
      }
      emit('punchh-consent', { consents });
      if (!signal.aborted) rememberConsents(config(), consents);
      return signIn(answer, identifierOf(effect), effect.remember, signal);
    }
    case 'reset-password': {
      let refused: AuthError | undefined;
      try {
        await accountsOf(await passwordBackend()).resetPassword(effect.token, effect.password, signal);
        dispatch({ type: 'password-changed', request });
      } catch (thrown) {
        refused = toAuthError(thrown);
        if (refused.code !== 'reset_link_invalid') throw refused;
      }
      const answer = await signInWithPassword(effect, refused);
      // The link was used for this very password: the answer to an earlier try was lost, or the browser has sent it twice.
      if (refused) dispatch({ type: 'password-changed', request });
      return signIn(answer, identifierOf(effect), effect.remember, signal);
    }
    case 'forgot-password':
      await (await passwordBackend()).forgotPassword(effect.email, signal);
      dispatch({ type: 'forgot-answered', request, email: effect.email });
  }
};
