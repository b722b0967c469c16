import { nameCookie } from '../backends/gateway-cookie.ts';
import { AuthError } from '../model/auth-error.ts';
import { maskIdentifier } from '../model/contact.ts';
import { own } from '../model/own.ts';
import type { SetTokensExtra } from '../session/session.ts';
import { rememberChannel } from './channel-memory.ts';
import { rememberConsents } from './consent-memory.ts';
import type { AccountEffects, EffectContext, EffectRunnerOptions } from './effect-context.ts';

/**
 * Creates the helpers that all effects of a sign-in use.
 *
 * @param accountEffects loads the effects of passwords and registration
 */
export const createEffectContext = (options: EffectRunnerOptions, accountEffects: () => Promise<AccountEffects>): EffectContext => {
  const { config, session, verifications, makeId, clock } = options;

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

  return { ...options, isMemoryOnly, codeTimes, signInBy, signIn, completeSignIn };
};
