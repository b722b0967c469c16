import { AuthError } from '../model/auth-error.ts';
import type { Registration, SignIn } from '../model/backend.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import type { TokenSet } from '../model/tokens.ts';
import type { Verification } from '../model/verification.ts';
import type { AccountEffects, EffectContext } from './effect-context.ts';
import { performPasswordEffect } from './password-effects.ts';

/** The delay, in ms, after which a legal agreement that could not be recorded is sent once more. */
const AGREEMENT_RETRY_DELAY = 1000;

/** Creates what performs the effects of passwords and registration. */
export const createAccountEffects = (context: EffectContext): AccountEffects => {
  const { verifications, codeBackend, clock, dispatch, emit, isMemoryOnly, codeTimes, completeSignIn } = context;
  /** The profile of an account that was just registered. It is passed on with the tokens and never stored. */
  let profile: unknown;

  /** @throws {AuthError} `not_enabled` where the backend has no registration */
  const registration = async (): Promise<Registration> => {
    const { registration: found } = await codeBackend();
    if (!found) throw new AuthError('not_enabled', 'No registration');
    return found;
  };

  /** Sends a code for signing in, because the account exists already. Keeps the consents. */
  const sendCodeForAccount = async (request: number, verification: Verification, signal: AbortSignal) => {
    const { identifier, consents, codeVerifier } = verification;
    const { next } = await (await codeBackend()).sendCode({ identifier, consents, codeVerifier }, signal);
    if (signal.aborted) return;
    // The tokens of the registration are dropped: the new code brings others.
    const { registered: _, ...attempt } = verification;
    const resent: Verification = { ...attempt, next, sentAt: clock.now(), ...codeTimes() };
    await verifications.save(resent);
    dispatch({ type: 'recovered', request, verification: resent });
  };

  /** Records the legal agreement at the server. Tries once more where the network or the server failed. */
  const recordAgreement = async (tokens: TokenSet, signal: AbortSignal) => {
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

  return {
    async perform(effect, signal) {
      const { request } = effect;
      switch (effect.type) {
        case 'register': {
          const { code, details } = effect;
          const verification = { ...effect.verification, consents: details.consents };
          let answer: SignIn;
          try {
            answer = await (await registration()).register(verification, code, details, signal);
          } catch (thrown) {
            if (toAuthError(thrown).code !== 'account_exists') throw thrown;
            emit('punchh-consent', { consents: details.consents });
            return sendCodeForAccount(request, verification, signal);
          }
          emit('punchh-consent', { consents: details.consents });
          return completeSignIn(effect, verification, answer, signal);
        }
        case 'agree': {
          const { verification, tokens } = effect;
          try {
            await recordAgreement(tokens, signal);
          } catch (thrown) {
            if (toAuthError(thrown).code !== 'session_expired') throw thrown;
            return sendCodeForAccount(request, verification, signal);
          }
          return completeSignIn(effect, verification, { tokens, user: profile }, signal);
        }
        default:
          return performPasswordEffect(effect, context, signal);
      }
    },

    async checkUnique(field, value, signal) {
      const finish = (error: AuthError | null) => dispatch({ type: 'field-checked', field, value, error });
      try {
        await (await registration()).checkUnique(field, value, signal);
        finish(null);
      } catch (thrown) {
        const error = toAuthError(thrown);
        // If the check itself fails, it is ignored: registering reports a taken value.
        finish(error.field === field ? error : null);
      }
    },

    async storeRegistered({ request, remember }, verification, { tokens, user }) {
      // The agreement is recorded with these tokens, so the attempt lives as long as they do.
      const expiresAt = Math.max(verification.expiresAt, tokens.expiresAt ?? 0);
      const registered = { ...verification, expiresAt, registered: tokens };
      profile = user;
      // Memory only: no token is stored. After a reload the guest signs in to the new account.
      await verifications.save(isMemoryOnly(remember) ? verification : registered);
      dispatch({ type: 'registered', request, verification: registered });
    },
  };
};
