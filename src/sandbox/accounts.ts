import type { SandboxClock } from './clock.ts';
import { uuid } from './crypto.ts';
import type { SandboxUserOptions } from './options.ts';
import { Refusal } from './refusal.ts';

/** A guest's account at the loyalty platform, shared by one-time codes and passwords. */
export interface Account {
  readonly id: number;
  readonly uuid: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  readonly password: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly state: NonNullable<SandboxUserOptions['state']>;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface Accounts {
  byId(id: number): Account | undefined;
  /** The account with this e-mail address (whatever its case) or else this number. */
  find(email: string | null, phone: string | null): Account | undefined;
  create(email: string | null, phone: string | null, deviceId: string): Account;
  update(id: number, changes: Partial<Pick<Account, 'firstName' | 'lastName'>>): Account;
  /** Whether an account was made from this device. */
  madeFrom(deviceId: string): boolean;
}

export function createAccounts(clock: SandboxClock, users: readonly SandboxUserOptions[]): Accounts {
  const accounts = new Map<number, Account>();
  const devices = new Set<string>();
  const add = ({ email, phone, password, firstName, lastName, state }: SandboxUserOptions): Account => {
    const id = 111111111 + accounts.size;
    const now = clock.now();
    const account: Account = {
      id,
      uuid: uuid(),
      email: email ?? null,
      phone: phone ?? null,
      password: password ?? null,
      firstName: firstName ?? '',
      lastName: lastName ?? '',
      state: state ?? 'active',
      createdAt: now,
      updatedAt: now,
    };
    accounts.set(id, account);
    return account;
  };
  users.forEach(add);
  const where = (test: (account: Account) => boolean): Account | undefined => [...accounts.values()].find(test);
  return {
    byId: (id) => accounts.get(id),
    find: (email, phone) =>
      (email === null ? undefined : where((account) => account.email?.toLowerCase() === email.toLowerCase())) ??
        (phone === null ? undefined : where((account) => account.phone === phone)),
    create(email, phone, deviceId) {
      devices.add(deviceId);
      return add({ email: email ?? undefined, phone: phone ?? undefined });
    },
    update(id, changes) {
      const account = accounts.get(id);
      if (!account) throw new RangeError(`no account ${id}`);
      const updated = { ...account, ...changes, updatedAt: clock.now() };
      accounts.set(id, updated);
      return updated;
    },
    madeFrom: (deviceId) => devices.has(deviceId),
  };
}

/** @throws Refusal 403 for an account that may not sign in */
export function requireActive(account: Account): void {
  if (account.state === 'deactivated') throw new Refusal(403, 'deactivated_user', 'This account has been deactivated.');
  if (account.state === 'locked') {
    throw new Refusal(403, 'account_locked', 'This account is locked. Please contact support.');
  }
}
