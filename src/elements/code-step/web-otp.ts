/** The types that the WebOTP API adds (WICG, Web OTP API). */
interface OtpCredential extends Credential {
  readonly code: string;
}

/**
 * The code of the text message bound to this host, where the browser can read it; `null` everywhere else. Ends quietly
 * with `signal`.
 */
export const receiveCode = async (signal: AbortSignal): Promise<string | null> => {
  if (!('OTPCredential' in globalThis)) return null;
  try {
    const options = { otp: { transport: ['sms'] }, signal } as CredentialRequestOptions;
    const credential = (await navigator.credentials.get(options)) as OtpCredential | null;
    return credential?.code ?? null;
  } catch {
    // Refused, aborted, or forbidden by the page's policy: the guest types.
    return null;
  }
};
