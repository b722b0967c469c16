import { requireActive, type Account } from './accounts.ts';
import type { Call } from './call.ts';
import { Refusal } from './refusal.ts';
import type { World } from './world.ts';

/**
 * Returns the account where `password` is its own; `undefined` is an account that does not exist. A wrong one is counted
 * against the caller's address: `lockout.check` comes before.
 *
 * @param key of the refusal: the families of calls name it differently
 * @throws Refusal 422
 */
export function requirePassword({ lockout }: World, call: Call, account: Account | undefined, password: string, key: string): Account {
  if (account?.passwords[0] === password) return account;
  lockout.fail(call.address);
  throw new Refusal(422, key, 'Incorrect information submitted. Please try again.');
}

/**
 * Returns the account that a guest signs in to with a password.
 *
 * @param key of the refusal of a wrong e-mail address or password
 * @throws Refusal 422, 429 or FirewallBlock
 */
export function requireSignIn(world: World, call: Call, email: string, password: string, key: string): Account {
  const { accounts, business, lockout } = world;
  lockout.check(call.address);
  const account = requirePassword(world, call, accounts.find(email, null), password, key);
  requireActive(account, business.settings.deactivatedMessage);
  if (account.state === 'unverified') {
    throw new Refusal(422, 'unverified_user', 'Please verify your email address before signing in.');
  }
  return account;
}
