import { jsonBody, requireJsonHeaders, requireString, type Call, type Reply, type Routes } from './call.ts';
import type { SignInMethod } from './business.ts';
import { requireEnabled, tokenReply } from './identity-service.ts';
import { Refusal } from './refusal.ts';
import { requireAccount, type World } from './world.ts';

/**
 * Guest Identity Service: refresh and sign-out. The paths under `password_less` belong to Advanced Authentication, the
 * others to both families; tokens of either are accepted at all of them.
 */
export function tokenRoutes(world: World): Routes {
  const { business, tokens } = world;

  const refresh = (method?: SignInMethod) => (call: Call): Reply => {
    requireJsonHeaders(call);
    const body = jsonBody(call);
    const { id } = requireEnabled(world, body, method);
    const rules = business.settings;
    const issued = tokens.refresh(id, requireString(body, 'refresh_token'), rules, (account) => {
      requireAccount(world, account);
    });
    return tokenReply(issued, rules.expiresIn);
  };

  const signOut = (method?: SignInMethod) => (call: Call): Reply => {
    requireJsonHeaders(call, { accept: false });
    const family = tokens.authenticate(call.headers, { needsIdToken: false });
    const body = jsonBody(call);
    const { id } = requireEnabled(world, body, method);
    if (id !== family.client) throw new Refusal(412, 'invalid_client', 'The client does not belong to the access token.');
    tokens.revoke(family, requireString(body, 'refresh_token'));
    return { status: 200, body: { data: { message: ['You have been signed out.'] } } };
  };

  return {
    'POST /api2/password_less/refresh_token': refresh('code'),
    'POST /api2/refresh_token': refresh(),
    'POST /api2/password_less/sign_out': signOut('code'),
    'POST /api2/sign_out': signOut(),
    'POST /api2/signout': signOut(),
  };
}
