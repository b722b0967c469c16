import type { TokenSet } from '../../src/model/tokens.ts';
import type { Sandbox } from '../../src/sandbox/index.ts';

const base64url = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64url');

/**
 * Signs a guest in with a code, as a page would, without one.
 *
 * @param base URL of the sandbox
 */
export async function signInAtSandbox(sandbox: Sandbox, base: string, { client = 'demo-client', email = 'guest@example.com' } = {}): Promise<TokenSet> {
  const post = async (path: string, body: object): Promise<Record<string, Record<string, unknown>>> => {
    const reply = await sandbox.fetch(new Request(`${base}/api2/password_less/${path}`, {
      method: 'POST',
      headers: {
        'accept': 'application/json',
        'content-type': 'application/json',
        'punchh-app-device-id': 'device-1',
        'client-type': 'online_ordering',
      },
      body: JSON.stringify({ client, privacy_policy: true, terms_and_conditions: true, ...body }),
    }));
    return reply.json() as Promise<Record<string, Record<string, unknown>>>;
  };
  const verifier = base64url(crypto.getRandomValues(new Uint8Array(32)).buffer);
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  await post('token', { email, code_challenge: challenge, validation_method: 'otp' });
  const { data } = await post('verify', { email, code_verifier: verifier, token: sandbox.inbox.latest(email)!.code });
  return {
    accessToken: data!['access_token'] as string,
    idToken: data!['id_token'] as string,
    tokenType: 'Bearer',
    expiresAt: sandbox.clock.now() + Number(data!['expires_in']) * 1000,
    refreshToken: data!['refresh_token'] as string,
  };
}
