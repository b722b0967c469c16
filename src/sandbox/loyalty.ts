import type { Account } from './accounts.ts';
import { isObject, jsonBody, optionalString, requireJsonHeaders, type Call, type Reply, type Routes } from './call.ts';
import { requireDigest } from './digest.ts';
import { missing } from './refusal.ts';
import { requireAccount, type World } from './world.ts';

/**
 * A few authenticated calls as a brand's site makes them: profile, balance, change of name. Under `/api2/mobile/` a
 * digest is judged where there is one: a page has no secret to make it with. Under `/api/auth/` it is required.
 */
export function loyaltyRoutes(world: World): Routes {
  const { accounts, tokens, settings } = world;
  const guest = async (call: Call): Promise<Account> => {
    const family = tokens.authenticate(call.headers);
    if (call.headers.has('x-pch-digest') || call.path.startsWith('/api/auth/')) {
      await requireDigest(call, settings.clients[family.client]?.secret);
    }
    return requireAccount(world, family.account);
  };

  const show = (account: Account): Reply => ({
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

  const change = async (call: Call): Promise<Reply> => {
    const account = await guest(call);
    requireJsonHeaders(call, { accept: false });
    const { user } = jsonBody(call);
    if (!isObject(user)) throw missing('user');
    return show(accounts.change(account.id, {
      firstName: optionalString(user, 'first_name') ?? account.firstName,
      lastName: optionalString(user, 'last_name') ?? account.lastName,
    }));
  };

  const profile = async (call: Call): Promise<Reply> => show(await guest(call));

  const balance = async (call: Call): Promise<Reply> => {
    const account = await guest(call);
    return {
      status: 200,
      headers: { 'Cache-Control': 'no-store' },
      body: {
        points_balance: 120 + (account.id % 7) * 10,
        unit: 'points',
        membership_level: 'Regular',
        rewards: [{
          id: 4101,
          name: 'Free side with any main',
          expires_at: new Date(settings.clock.now() + 7 * 24 * 3600_000).toISOString(),
        }],
      },
    };
  };

  return {
    'GET /api2/mobile/users': profile,
    'GET /api2/mobile/users/profile': profile,
    'PUT /api2/mobile/users': change,
    'GET /api2/mobile/users/balance': balance,
    'GET /api2/mobile/loyalty': balance,
    'GET /api/auth/users/balance': balance,
  };
}
