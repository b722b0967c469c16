import type { SandboxClock } from './clock.ts';
import { uuid } from './crypto.ts';
import { Refusal } from './refusal.ts';

/** An account as options and files describe it. */
export interface SandboxUserOptions {
  email?: string;
  /** E.164. */
  phone?: string;
  /** Without one the account cannot sign in with a password. */
  password?: string;
  firstName?: string;
  lastName?: string;
  /** Default `active`. */
  state?: 'active' | 'deactivated' | 'unverified' | 'locked';
}

/** A guest's account at the loyalty platform, shared by one-time codes and passwords. */
export interface Account {
  readonly id: number;
  readonly uuid: string;
  readonly email: string | null;
  /** E.164. */
  readonly phone: string | null;
  /** The newest first: `passwords[0]` is the current one. Empty for an account without a password. */
  readonly passwords: readonly string[];
  readonly firstName: string;
  readonly lastName: string;
  readonly state: NonNullable<SandboxUserOptions['state']>;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** The accounts of the business, for a test or a panel to read and to change. */
export interface Users {
  /** All accounts, the oldest first. */
  list(): readonly Account[];
  add(user: SandboxUserOptions): Account;
  /** @throws RangeError without such an account */
  change(id: number, changes: SandboxUserOptions): Account;
  /** Removes an account; its tokens end with it. */
  remove(id: number): void;
}

/** The accounts as the servers see them. */
export interface Accounts extends Users {
  byId(id: number): Account | undefined;
  /** The account with this e-mail address (whatever its case) or else this number. */
  find(email: string | null, phone: string | null): Account | undefined;
  /** Makes an account that a guest asked for on a device; `null` where the call names none. */
  create(user: SandboxUserOptions, deviceId: string | null): Account;
  /** How many accounts were made from this device. */
  countFromDevice(deviceId: string): number;
  replaceAll(users: readonly SandboxUserOptions[]): void;
  /** Calls back after each change; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

export function createAccounts(clock: SandboxClock): Accounts {
  const accounts = new Map<number, Account>();
  const devices = new Map<string, number>();
  const listeners = new Set<() => void>();
  let lastId = 111111110;
  const notify = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const insert = ({ email, phone, password, firstName, lastName, state }: SandboxUserOptions): Account => {
    const now = clock.now();
    const account: Account = {
      id: ++lastId,
      uuid: uuid(),
      email: email ?? null,
      phone: phone ?? null,
      passwords: password === undefined ? [] : [password],
      firstName: firstName ?? '',
      lastName: lastName ?? '',
      state: state ?? 'active',
      createdAt: now,
      updatedAt: now,
    };
    accounts.set(account.id, account);
    return account;
  };
  const add = (user: SandboxUserOptions): Account => {
    const account = insert(user);
    notify();
    return account;
  };
  const findBy = (matches: (account: Account) => boolean): Account | undefined => [...accounts.values()].find(matches);
  return {
    list: () => [...accounts.values()],
    byId: (id) => accounts.get(id),
    find: (email, phone) =>
      (email === null ? undefined : findBy((account) => account.email?.toLowerCase() === email.toLowerCase())) ??
        (phone === null ? undefined : findBy((account) => account.phone === phone)),
    add,
    create(user, deviceId) {
      if (deviceId) devices.set(deviceId, (devices.get(deviceId) ?? 0) + 1);
      return add(user);
    },
    change(id, { password, ...changes }) {
      const account = accounts.get(id);
      if (!account) throw new RangeError(`There is no account ${id}`);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      const passwords = password === undefined ? account.passwords : [password, ...account.passwords];
      const changed = { ...account, ...given, passwords, updatedAt: clock.now() };
      accounts.set(id, changed);
      notify();
      return changed;
    },
    remove(id) {
      accounts.delete(id);
      notify();
    },
    countFromDevice: (deviceId) => devices.get(deviceId) ?? 0,
    replaceAll(users) {
      accounts.clear();
      users.forEach(insert);
      notify();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** @throws Refusal 403 for an account that may not sign in */
export function requireActive(account: Account, deactivatedMessage: string): void {
  if (account.state === 'deactivated') throw new Refusal(403, 'deactivated_user', deactivatedMessage);
  if (account.state === 'locked') {
    throw new Refusal(403, 'account_locked', 'This account is locked. Please contact support.');
  }
}
