import type { ConsentPurpose, ConsentRecord } from '../../model/consent.ts';
import type { Identifier } from '../../model/identifier.ts';
import { own } from '../../model/own.ts';
import type { TokenSet } from '../../model/tokens.ts';
import { expiresAt } from '../expires-at.ts';
import { badResponse } from '../request-json.ts';

/** The documented paths (PAR Punchh Advanced Authentication: Send OTP, Verify Token, Refresh token). */
export const PUNCHH_PATHS = {
  send: '/api2/password_less/token',
  verify: '/api2/password_less/verify',
  refresh: '/api2/password_less/refresh_token',
  signOut: '/api2/password_less/sign_out',
};

/** The same calls for a session that began with a password (PAR Punchh, Guest Identity Service: Overview). */
export const SERVICE_PATHS = {
  refresh: '/api2/refresh_token',
  signOut: '/api2/signout',
};

/** The contact's body fields; the same at send and at verify, or verify fails. */
export const contactFields = (identifier: Identifier): Record<string, string> =>
  identifier.channel === 'email'
    ? { email: identifier.email }
    : { phone_ext: identifier.phoneExt, phone_number: identifier.phoneNumber };

/** Returns the purposes that a consent covers, by its id. */
export type Covers = (consentId: string) => readonly ConsentPurpose[];

/** The two agreements as body fields: without both there is neither a code nor an account. */
export const legalFlags = (consents: readonly ConsentRecord[], covers: Covers): Record<string, boolean> => {
  const isGiven = (purpose: ConsentPurpose) => consents.some(({ id, accepted }) => accepted && covers(id).includes(purpose));
  return { privacy_policy: isGiven('privacy'), terms_and_conditions: isGiven('terms') };
};

const optionalText = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);

/**
 * The token pair in an answer to verify or refresh. `expires_in` counts in seconds from `now`, as a number or as
 * text. Anything else, and a number that is not above 0, means that the expiry is not known.
 *
 * @throws {AuthError} `bad_response`
 */
export const readTokens = (url: string, body: unknown, now: number): TokenSet => {
  const data = own(own(body as { data?: Record<string, unknown> } | null).data);
  const accessToken = optionalText(data['access_token']);
  if (!accessToken) throw badResponse(url);
  return {
    accessToken,
    idToken: optionalText(data['id_token']),
    tokenType: optionalText(data['token_type']) ?? 'Bearer',
    expiresAt: expiresAt(data['expires_in'], now),
    refreshToken: optionalText(data['refresh_token']),
  };
};
