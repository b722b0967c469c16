import { requireActive } from './accounts.ts';
import { jsonBody, requireJsonHeaders, requireString } from './call.ts';
import type { Call, JsonObject, Reply, Routes } from './call.ts';
import { checkEmail } from './contact.ts';
import { mailResetLink } from './forgot-password.ts';
import { requireConsents, requireEnabled, requireRoomOnDevice, tokenReply } from './identity-service.ts';
import { requireLanguage } from './language.ts';
import { requireNewPassword } from './passwords.ts';
import { Refusal } from './refusal.ts';
import { requirePassword, requireSignIn } from './require-password.ts';
import type { ResetTokens } from './reset-tokens.ts';
import { requireAccount, type World } from './world.ts';

const CHOSEN = { password: 'password', confirmation: 'password_confirmation' };

/** Key of the refusal of a wrong e-mail address or password. */
const INCORRECT = 'incorrect_info';

/** A call, with the id of its client and its body. */
interface ClientCall {
  readonly call: Call;
  readonly id: string;
  readonly body: JsonObject;
}

const message = (text: string): Reply => ({ status: 200, body: { message: [text] } });

/** Checks what all these calls share. @throws Refusal */
function readClientCall(world: World, call: Call): ClientCall {
  requireJsonHeaders(call);
  requireLanguage(call.headers.get('Accept-Language'), world.business.settings.languages);
  const body = jsonBody(call);
  const { id } = requireEnabled(world, body, 'password');
  return { call, id, body };
}

/** Ends the account's refresh tokens, too. */
function storePassword({ accounts, tokens }: World, account: number, password: string): Reply {
  accounts.change(account, { password });
  tokens.endRefreshTokens(account);
  return message('Your password was changed successfully.');
}

function signUp(world: World, { call, id, body }: ClientCall): Reply {
  const { accounts, tokens } = world;
  // No document names the header for this call. Where it is sent, the account counts for that device.
  const deviceId = call.headers.get('punchh-app-device-id')?.trim() || null;
  const rules = world.business.settings;
  requireConsents(body, rules.requiredConsents);
  const email = checkEmail(requireString(body, 'email'));
  const password = requireNewPassword(body, CHOSEN, rules, null);
  if (accounts.find(email, null)) throw new Refusal(422, 'email', 'Email has already been taken');
  if (deviceId) requireRoomOnDevice(world, deviceId);
  const account = accounts.create({ email, password }, deviceId);
  return tokenReply(tokens.start(id, account.id, rules), rules.expiresIn, 201);
}

function signIn(world: World, { call, id, body }: ClientCall): Reply {
  const rules = world.business.settings;
  const email = checkEmail(requireString(body, 'email'));
  const account = requireSignIn(world, call, email, requireString(body, 'password'), INCORRECT);
  return tokenReply(world.tokens.start(id, account.id, rules), rules.expiresIn);
}

function forgotPassword(world: World, { call, body }: ClientCall, resetTokens: ResetTokens): Reply {
  mailResetLink(world, resetTokens, call, checkEmail(requireString(body, 'email')));
  return message('You will receive an email with instructions about how to reset your password in a few minutes.');
}

function resetPassword(world: World, { body }: ClientCall, resetTokens: ResetTokens): Reply {
  const { settings, accounts } = world;
  const rules = world.business.settings;
  const token = requireString(body, settings.passwordFields.resetToken);
  const account = accounts.byId(resetTokens.find(token));
  if (!account) throw new Refusal(422, 'reset_token', 'Reset password token is invalid.');
  requireActive(account, rules.deactivatedMessage);
  const password = requireNewPassword(body, CHOSEN, rules, account);
  resetTokens.use(token);
  return storePassword(world, account.id, password);
}

function changePassword(world: World, { call, id, body }: ClientCall): Reply {
  const { currentPassword, newPassword, newPasswordConfirmation } = world.settings.passwordFields;
  const family = world.tokens.authenticate(call.headers);
  if (id !== family.client) throw new Refusal(412, 'invalid_client', 'The client does not belong to the access token.');
  const account = requireAccount(world, family.account);
  world.lockout.check(call.address);
  requirePassword(world, call, account, requireString(body, currentPassword), INCORRECT);
  const chosen = { password: newPassword, confirmation: newPasswordConfirmation };
  return storePassword(world, account.id, requireNewPassword(body, chosen, world.business.settings, account));
}

/** Guest Identity Service, Basic Authentication: passwords without a digest, so that a page alone can call it. */
export function basicAuthRoutes(world: World, resetTokens: ResetTokens): Routes {
  return {
    'POST /api2/basic_auth/signup': (call) => signUp(world, readClientCall(world, call)),
    'POST /api2/basic_auth/signin': (call) => signIn(world, readClientCall(world, call)),
    'POST /api2/basic_auth/forgot_password': (call) => forgotPassword(world, readClientCall(world, call), resetTokens),
    'POST /api2/basic_auth/reset_password': (call) => resetPassword(world, readClientCall(world, call), resetTokens),
    'POST /api2/basic_auth/change_password': (call) => changePassword(world, readClientCall(world, call)),
  };
}
