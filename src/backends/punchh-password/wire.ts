import { AuthError } from '../../model/auth-error.ts';
import { own } from '../../model/own.ts';
import type { TokenSet } from '../../model/tokens.ts';
import type { SignRequest } from '../backend-entry.ts';
import { expiresAt } from '../expires-at.ts';
import { badResponse } from '../request-json.ts';
import { toJson } from '../to-json.ts';

/** The documented paths (PAR Punchh, Mobile API: Sign in, Forgot password, Logout). */
export const PASSWORD_PATHS = {
  login: '/api2/mobile/users/login',
  forgotPassword: '/api2/mobile/users/forgot_password',
  logout: '/api2/mobile/users/logout',
};

/**
 * Returns the digest header where the page can sign. Otherwise the gateway adds it, because no page holds the secret.
 *
 * @throws {AuthError} `signature_invalid` where the page's signer fails
 */
export const digestHeader = async (
  sign: SignRequest | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Record<string, string>> => {
  if (!sign) return {};
  try {
    return { 'x-pch-digest': await sign({ method, path, body: body === undefined ? '' : toJson(body) }) };
  } catch (cause) {
    throw new AuthError('signature_invalid', '`signRequest` failed', { cause, retryable: true });
  }
};

/**
 * The tokens in an answer to sign-in. `seconds_to_expire: null` means that no end is known: the token is used until
 * it is refused. `refreshToken` is `''`, because no documented call takes the one in the answer; a missing one would let a
 * gateway's cookie be used.
 *
 * @throws {AuthError} `bad_response`
 */
export const readSignIn = (url: string, body: unknown, now: number): { tokens: TokenSet; user?: unknown } => {
  const { access_token: given, user } = own(body as { access_token?: Record<string, unknown> | null; user?: unknown });
  const access = own(given);
  const accessToken = access['token'];
  if (typeof accessToken !== 'string' || !accessToken) throw badResponse(url);
  return {
    tokens: {
      accessToken,
      idToken: null,
      tokenType: 'Bearer',
      expiresAt: expiresAt(access['seconds_to_expire'], now),
      refreshToken: '',
    },
    ...(user !== undefined && { user }),
  };
};
