import type { Account } from './accounts.ts';
import { isObject, jsonBody, optionalString, requireJsonHeaders, type Call, type Reply, type Routes } from './call.ts';
import { missing, Refusal } from './refusal.ts';
import type { World } from './world.ts';

/** A few authenticated calls as a brand's site makes them: profile, balance, change of name. Digests: see `digest.ts`. */
export function loyaltyRoutes({ accounts, tokens, settings }: World): Routes {
  const guest = (call: Call): Account => {
    const account = accounts.byId(tokens.authenticate(call.headers).account);
    if (!account) throw new Refusal(401, 'unauthenticated', 'You need to sign in before continuing.');
    return account;
  };

  const profile = (account: Account): Reply => ({
    status: 200,
    headers: { 'Cache-Control': 'no-store' },
    body: {
      user_id: account.id,
      email: account.email,
      phone: account.phone,
      first_name: account.firstName,
      last_name: account.lastName,
      created_at: new Date(account.createdAt).toISOString(),
      updated_at: new Date(account.updatedAt).toISOString(),
    },
  });

  const change = (call: Call): Reply => {
    const account = guest(call);
    requireJsonHeaders(call, { accept: false });
    const { user } = jsonBody(call);
    if (!isObject(user)) throw missing('user');
    return profile(accounts.update(account.id, {
      firstName: optionalString(user, 'first_name') ?? account.firstName,
      lastName: optionalString(user, 'last_name') ?? account.lastName,
    }));
  };

  const balance = (call: Call): Reply => {
    const account = guest(call);
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store' },
      body: {
        points_balance: 120 + (account.id % 7) * 10,
        unit: 'points',
        membership_level: 'Regular',
        rewards: [{ id: 4101, name: 'Free side with any main', expires_at: new Date(settings.clock.now() + 6048e5).toISOString() }],
      },
    };
  };

  return {
    'GET /api2/mobile/users': (call) => profile(guest(call)),
    'GET /api2/mobile/users/profile': (call) => profile(guest(call)),
    'PUT /api2/mobile/users': change,
    'GET /api2/mobile/users/balance': balance,
    'GET /api2/mobile/loyalty': balance,
  };
}
