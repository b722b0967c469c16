import type { LoginEffect } from '../flow/login-effect.ts';
import { own } from '../model/own.ts';
import { toAuthError } from '../model/to-auth-error.ts';
import type { Verification } from '../model/verification.ts';
import type { EffectContext } from './effect-context.ts';

/** Sends a code, or sends it again, and dispatches the result. */
export const sendCode = async (
  { config, verifications, codeBackend, clock, codeTimes, dispatch }: EffectContext,
  effect: Extract<LoginEffect, { type: 'send' }>,
  signal: AbortSignal,
): Promise<void> => {
  const { request, identifier, consents, remember, resendOf } = effect;
  const { server, client, codeLength } = config();
  const backend = await codeBackend();
  // The guest has started over in the meantime: nothing of the attempt may be stored.
  if (signal.aborted) return;
  const attempt = own<Verification>({
    ...(resendOf ?? { identifier, consents, remember, next: 'sign-in' as const, server, client, codeLength, sentAt: null }),
    codeVerifier: effect.codeVerifier ?? backend.createVerifier?.() ?? null,
    // A reused verifier means that a code was already requested for this contact.
    ...((resendOf ?? effect.codeVerifier) && { resent: true }),
    ...codeTimes(),
  });
  // Stored before it is sent: if the page is closed before the answer, the code still works after a reload.
  if (!resendOf) await verifications.save(attempt);
  try {
    const { next } = await backend.sendCode({ identifier, consents, codeVerifier: attempt.codeVerifier }, signal);
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
