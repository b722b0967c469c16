import { isObject, jsonBody, requireHeader, requireJsonHeaders, requireString } from './call.ts';
import type { Call, JsonObject, Reply, Routes } from './call.ts';
import { checkEmail } from './contact.ts';
import { requireDigest } from './digest.ts';
import { mailResetLink } from './forgot-password.ts';
import { preferredLanguage, requireLanguage } from './language.ts';
import { malformed, missing } from './refusal.ts';
import { mobileUser } from './mobile-user.ts';
import { requireSignIn } from './require-password.ts';
import type { ResetTokens } from './reset-tokens.ts';
import type { TokenRules } from './tokens.ts';
import { requireClient, type World } from './world.ts';

/** The answer names no expiry, and no call is documented that exchanges the refresh token. */
const TOKEN_RULES: TokenRules = {
  expiresIn: null,
  refreshExpiresIn: null,
  refreshGrace: 0,
  revokeOnReuse: false,
  idToken: false,
};

// AppName/AppVersion/BuildNumber (OS; Model; MANUFACTURER; MODEL; OS Version)
const USER_AGENT = /^[^/()]+\/[^/()\s]+\/[^/()\s]+ \([^;()]+(;[^;()]+){4}\)$/;

/** Punchh sign-in with a password: vendor page "Sign in", and its siblings for a forgotten password and signing out. */
export function mobilePasswordRoutes(world: World, resetTokens: ResetTokens): Routes {
  const { settings, business, tokens } = world;

  const readUser = async (call: Call): Promise<{ id: string; user: JsonObject }> => {
    requireJsonHeaders(call, { accept: false });
    requireHeader(call, 'x-pch-digest');
    requireLanguage(call.headers.get('Accept-Language'), business.settings.languages);
    const body = jsonBody(call);
    const { id, client } = requireClient(world, body);
    await requireDigest(call, client.secret);
    const { user } = body;
    if (!isObject(user)) throw missing('user');
    return { id, user };
  };

  const login = async (call: Call): Promise<Reply> => {
    requireHeader(call, 'punchh-app-device-id');
    // This form stands on the page "Sign in" only; the pages of the sibling calls show none.
    if (call.http && settings.userAgentForm && !USER_AGENT.test(requireHeader(call, 'User-Agent'))) {
      throw malformed('User-Agent', 'AppName/AppVersion/BuildNumber (OS; Model; MANUFACTURER; MODEL; OS Version)');
    }
    const { id, user } = await readUser(call);
    const email = requireString(user, 'email');
    const account = requireSignIn(world, call, email, requireString(user, 'password'), 'invalid_email_password');
    const { accessToken, refreshToken } = tokens.start(id, account.id, TOKEN_RULES);
    const locale = preferredLanguage(call.headers.get('Accept-Language')) ?? 'en';
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store' },
      body: {
        access_token: {
          token: accessToken,
          seconds_to_expire: null,
          revoked_at: null,
          refresh_token: refreshToken,
          scopes: [],
        },
        user: mobileUser(account, locale),
      },
    };
  };

  const forgotPassword = async (call: Call): Promise<Reply> => {
    const { user } = await readUser(call);
    mailResetLink(world, resetTokens, call, checkEmail(requireString(user, 'email')));
    const message = 'If there is an account with this email address, a message is on its way to it.';
    return { status: 200, body: { data: { message: [message] } } };
  };

  const logout = async (call: Call): Promise<Reply> => {
    const family = tokens.authenticate(call.headers, { needsIdToken: false });
    await requireDigest(call, settings.clients[family.client]?.secret);
    tokens.revoke(family, null);
    return { status: 200, body: { data: { message: ['You have been signed out.'] } } };
  };

  return {
    'POST /api2/mobile/users/login': login,
    'POST /api2/mobile/users/forgot_password': forgotPassword,
    'DELETE /api2/mobile/users/logout': logout,
  };
}
