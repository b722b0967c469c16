import { requireActive } from './accounts.ts';
import { jsonBody, requireJsonHeaders, requireString } from './call.ts';
import type { Call, Endpoint, JsonObject, Reply, Routes } from './call.ts';
import { checkEmail } from './contact.ts';
import { mailResetLink } from './forgot-password.ts';
import { requireConsents, requireEnabled, requireRoomOnDevice, tokenReply } from './identity-service.ts';
import { requireLanguage } from './language.ts';
import { requireNewPassword } from './passwords.ts';
import { Refusal } from './refusal.ts';
import type { ResetTokens } from './reset-tokens.ts';
import { requireAccount, type World } from './world.ts';

const CHOSEN = { password: 'password', confirmation: 'password_confirmation' };

const incorrect = (): Refusal =>
  new Refusal(422, 'incorrect_info', 'Incorrect information submitted. Please try again.');

const message = (text: string): Reply => ({ status: 200, body: { message: [text] } });

/** Guest Identity Service, Basic Authentication: passwords without a digest, so that a page alone can call it. */
export function basicAuthRoutes(world: World, resetTokens: ResetTokens): Routes {
  const { settings, business, accounts, tokens, lockout } = world;
  const { passwordFields } = settings;

  /** Checks what all these calls share, then hands over the client's id and the body. */
  const withBody = (endpoint: (call: Call, id: string, body: JsonObject) => Reply): Endpoint => (call) => {
    requireJsonHeaders(call);
    requireLanguage(call.headers.get('Accept-Language'), business.settings.languages);
    const body = jsonBody(call);
    const { id } = requireEnabled(world, body, 'password');
    return endpoint(call, id, body);
  };

  const signUp = withBody((call, id, body) => {
    // No document names the header for these calls; a device that is named counts.
    const deviceId = call.headers.get('punchh-app-device-id')?.trim() || null;
    const rules = business.settings;
    requireConsents(body, rules.requiredConsents);
    const email = checkEmail(requireString(body, 'email'));
    const password = requireNewPassword(body, CHOSEN, rules, null);
    if (accounts.find(email, null)) throw new Refusal(422, 'email', 'Email has already been taken');
    if (deviceId) requireRoomOnDevice(world, deviceId);
    const account = accounts.create({ email, password }, deviceId);
    return tokenReply(tokens.start(id, account.id, rules), rules.expiresIn, 201);
  });

  const signIn = withBody((call, id, body) => {
    const rules = business.settings;
    const email = checkEmail(requireString(body, 'email'));
    const password = requireString(body, 'password');
    lockout.check(call.address);
    const account = accounts.find(email, null);
    if (account?.passwords[0] !== password) {
      lockout.fail(call.address);
      throw incorrect();
    }
    requireActive(account, rules.deactivatedMessage);
    if (account.state === 'unverified') {
      throw new Refusal(422, 'unverified_user', 'Please verify your email address before signing in.');
    }
    return tokenReply(tokens.start(id, account.id, rules), rules.expiresIn);
  });

  const forgotPassword = withBody((call, _id, body) => {
    mailResetLink(world, resetTokens, call, checkEmail(requireString(body, 'email')));
    return message('You will receive an email with instructions about how to reset your password in a few minutes.');
  });

  const resetPassword = withBody((_call, _id, body) => {
    const token = requireString(body, passwordFields.resetToken);
    const account = accounts.byId(resetTokens.find(token));
    if (!account) throw new Refusal(422, 'reset_token', 'Reset password token is invalid.');
    requireActive(account, business.settings.deactivatedMessage);
    const password = requireNewPassword(body, CHOSEN, business.settings, account);
    resetTokens.use(token);
    accounts.change(account.id, { password });
    tokens.endRefreshTokens(account.id);
    return message('Your password was changed successfully.');
  });

  const changePassword = withBody((call, id, body) => {
    const family = tokens.authenticate(call.headers);
    if (id !== family.client) throw new Refusal(412, 'invalid_client', 'The client does not belong to the access token.');
    const account = requireAccount(world, family.account);
    lockout.check(call.address);
    if (requireString(body, passwordFields.currentPassword) !== account.passwords[0]) {
      lockout.fail(call.address);
      throw incorrect();
    }
    const { newPassword, newPasswordConfirmation } = passwordFields;
    const chosen = { password: newPassword, confirmation: newPasswordConfirmation };
    const password = requireNewPassword(body, chosen, business.settings, account);
    accounts.change(account.id, { password });
    tokens.endRefreshTokens(account.id);
    return message('Your password was changed successfully.');
  });

  return {
    'POST /api2/basic_auth/signup': signUp,
    'POST /api2/basic_auth/signin': signIn,
    'POST /api2/basic_auth/forgot_password': forgotPassword,
    'POST /api2/basic_auth/reset_password': resetPassword,
    'POST /api2/basic_auth/change_password': changePassword,
  };
}
