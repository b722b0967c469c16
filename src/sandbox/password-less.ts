import { requireActive } from './accounts.ts';
import { isAbsent, jsonBody, requireHeader, requireJsonHeaders, requireString } from './call.ts';
import type { Call, Reply, Routes } from './call.ts';
import { contactOf, isReserved } from './contact.ts';
import { codeChallenge } from './crypto.ts';
import { sendCode } from './deliver-code.ts';
import { requireConsents, requireEnabled, requireRoomOnDevice, tokenReply } from './identity-service.ts';
import { OneTimeCodes } from './one-time-codes.ts';
import { malformed, Refusal } from './refusal.ts';
import type { World } from './world.ts';

const CLIENT_TYPES = ['online_ordering', 'external_mobile_app', 'internal_mobile_app', 'iframe'];

/** Guest Identity Service, Advanced Authentication: vendor pages "Send OTP" and "Verify Token". */
export function passwordLessRoutes(world: World): Routes {
  const { settings, business, accounts, tokens, lockout } = world;
  const codes = new OneTimeCodes(settings.clock, () => business.settings, settings.codes);

  const send = (call: Call): Reply => {
    requireJsonHeaders(call);
    requireHeader(call, 'punchh-app-device-id');
    const body = jsonBody(call);
    const { id, client } = requireEnabled(world, body, 'code');
    requireConsents(body, business.settings.requiredConsents);
    const contact = contactOf(body, client.channels ?? business.settings.channels);
    const challenge = requireString(body, 'code_challenge');
    if (!/^[\w-]{43}$/.test(challenge)) {
      throw malformed('code_challenge', 'the base64url-encoded SHA-256 hash of the verifier');
    }
    if (isAbsent(body['validation_method'])) {
      throw new Refusal(400, 'validation_method_missing', 'Validation method missing: otp');
    }
    if (body['validation_method'] !== 'otp') throw malformed('validation_method', '"otp"');
    const reserved = isReserved(contact.email ?? contact.phone ?? '');
    sendCode(world, call, contact, codes.issue(`${id} ${contact.key}`, challenge, reserved));
    return { status: 200, body: { data: { message: ['The one-time code has been sent.'] } } };
  };

  const verify = async (call: Call): Promise<Reply> => {
    requireJsonHeaders(call);
    const deviceId = requireHeader(call, 'punchh-app-device-id');
    const clientType = requireHeader(call, 'client-type');
    if (!CLIENT_TYPES.includes(clientType)) throw malformed('client-type', `one of ${CLIENT_TYPES.join(', ')}`);
    const body = jsonBody(call);
    const { id, client } = requireEnabled(world, body, 'code');
    requireConsents(body, business.settings.requiredConsents);
    const contact = contactOf(body, client.channels ?? business.settings.channels);
    const verifier = requireString(body, 'code_verifier');
    if (!/^[A-Za-z0-9\-._~]{43,128}$/.test(verifier)) {
      throw malformed('code_verifier', '43 to 128 characters of A-Z, a-z, 0-9, "-", ".", "_" and "~"');
    }
    const code = requireString(body, 'token');
    // Nothing is awaited below this line, so that two verifications at once cannot both use the code.
    const challenge = await codeChallenge(verifier);
    lockout.check(call.address);
    const rules = business.settings;
    let account = accounts.find(contact.email, contact.phone);
    if (!account) requireRoomOnDevice(world, deviceId);
    if (account) requireActive(account, rules.deactivatedMessage);
    const fault = codes.use(`${id} ${contact.key}`, challenge, code);
    if (fault) {
      if (fault === 'wrong') lockout.fail(call.address);
      const { status, key, message } = settings.codeErrors[fault];
      throw new Refusal(status, key, message);
    }
    account ??= accounts.create({ email: contact.email ?? undefined, phone: contact.phone ?? undefined }, deviceId);
    return tokenReply(tokens.start(id, account.id, rules), rules.expiresIn);
  };

  return {
    'POST /api2/password_less/token': send,
    'POST /api2/password_less/verify': verify,
  };
}
