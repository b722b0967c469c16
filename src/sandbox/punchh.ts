import { requireActive } from './accounts.ts';
import { isAbsent, jsonBody, optionalString, requireHeader, requireJsonHeaders, requireString } from './call.ts';
import type { Call, JsonObject, Reply, Routes } from './call.ts';
import { contactOf } from './contact.ts';
import { codeChallenge } from './crypto.ts';
import { sendCode } from './deliver-code.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { malformed, missing, Refusal } from './refusal.ts';
import type { IssuedTokens } from './tokens.ts';
import { requireClient, type World } from './world.ts';

const CLIENT_TYPES = ['online_ordering', 'external_mobile_app', 'internal_mobile_app', 'iframe'];

/** @throws Refusal 422 with the documented sentence unless both are the boolean `true` */
function requireConsents(body: JsonObject): void {
  if (body['privacy_policy'] !== true) {
    throw new Refusal(422, 'privacy_policy', 'Please agree on given privacy policy');
  }
  if (body['terms_and_conditions'] !== true) {
    throw new Refusal(422, 'terms_and_conditions', 'Please agree on given terms and conditions');
  }
}

/** Punchh Advanced Authentication: vendor pages "Send OTP", "Verify Token", "Refresh Token" and sign out. */
export function punchhRoutes(world: World): Routes {
  const { settings, accounts, tokens, lockout } = world;
  const codes = new OneTimeCodes(settings.clock, settings);

  const begin = (body: JsonObject): { id: string; channels: typeof settings.channels } => {
    const { id, client } = requireClient(world, body);
    if (client.enabled === false) {
      throw new Refusal(412, 'identity_service_not_enabled', 'Advanced Authentication is not enabled for the business.');
    }
    return { id, channels: client.channels ?? settings.channels };
  };

  const tokenReply = ({ accessToken, refreshToken, idToken }: IssuedTokens): Reply => ({
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: {
      data: {
        access_token: accessToken,
        token_type: 'Bearer',
        refresh_token: refreshToken,
        expires_in: settings.expiresIn,
        ...(idToken === null ? {} : { id_token: idToken }),
      },
    },
  });

  const send = (call: Call): Reply => {
    requireJsonHeaders(call);
    requireHeader(call, 'punchh-app-device-id');
    const body = jsonBody(call);
    const { id, channels } = begin(body);
    requireConsents(body);
    const contact = contactOf(body, channels);
    const challenge = requireString(body, 'code_challenge');
    if (!/^[\w-]{43}$/.test(challenge)) {
      throw malformed('code_challenge', 'the base64url-encoded SHA-256 hash of the verifier');
    }
    if (isAbsent(body['validation_method'])) {
      throw new Refusal(400, 'validation_method_missing', 'Validation method missing: otp');
    }
    if (body['validation_method'] !== 'otp') throw malformed('validation_method', '"otp"');
    sendCode(world, call, contact, codes.issue(`${id} ${contact.key}`, challenge));
    return { status: 200, body: { data: { message: ['The one-time code has been sent.'] } } };
  };

  const verify = async (call: Call): Promise<Reply> => {
    requireJsonHeaders(call);
    const deviceId = requireHeader(call, 'punchh-app-device-id');
    const clientType = requireHeader(call, 'client-type');
    if (!CLIENT_TYPES.includes(clientType)) throw malformed('client-type', `one of ${CLIENT_TYPES.join(', ')}`);
    const body = jsonBody(call);
    const { id, channels } = begin(body);
    requireConsents(body);
    const contact = contactOf(body, channels);
    const verifier = requireString(body, 'code_verifier');
    if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) {
      throw malformed('code_verifier', '43 to 128 characters of A-Z, a-z, 0-9, "-", ".", "_" and "~"');
    }
    const code = requireString(body, 'token');
    // Nothing is awaited below, so that two verifications at once cannot both use the code.
    const challenge = await codeChallenge(verifier);
    lockout.check(call.address);
    let account = accounts.find(contact.email, contact.phone);
    if (!account && settings.oneAccountPerDevice && accounts.madeFrom(deviceId)) {
      throw new Refusal(422, 'device_already_shared', 'An account has already been created from this device.');
    }
    if (account) requireActive(account);
    const fault = codes.use(`${id} ${contact.key}`, challenge, code);
    if (fault) {
      if (fault === 'wrong') lockout.fail(call.address);
      const { status, key, message } = settings.codeErrors[fault];
      throw new Refusal(status, key, message);
    }
    account ??= accounts.create(contact.email, contact.phone, deviceId);
    return tokenReply(tokens.start(id, account.id, settings));
  };

  const refresh = (call: Call): Reply => {
    requireJsonHeaders(call);
    const body = jsonBody(call);
    const { id } = begin(body);
    return tokenReply(tokens.refresh(id, requireString(body, 'refresh_token'), settings).tokens);
  };

  const signOut = (call: Call): Reply => {
    requireJsonHeaders(call, { accept: false });
    const family = tokens.authenticate(call.headers, { needsIdToken: false });
    const body = jsonBody(call);
    const { id } = begin(body);
    if (id !== family.client) throw new Refusal(412, 'invalid_client', 'The client does not belong to the access token.');
    const refreshToken = optionalString(body, 'refresh_token');
    if (refreshToken === null) throw missing('refresh_token');
    tokens.revoke(family, refreshToken);
    return { status: 200, body: { data: { message: ['You have been signed out.'] } } };
  };

  return {
    'POST /api2/password_less/token': send,
    'POST /api2/password_less/verify': verify,
    'POST /api2/password_less/refresh_token': refresh,
    'POST /api2/password_less/sign_out': signOut,
    'POST /api2/sign_out': signOut,
    'POST /api2/signout': signOut,
  };
}
