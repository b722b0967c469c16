import type { Accounts } from './accounts.ts';
import { DEFAULT_BUSINESS, DEFAULT_USERS, type BusinessSettings, type SandboxBusinessOptions } from './business.ts';
import { readBusinessOptions } from './business-schema.ts';
import { menuWithDefaults } from './menu-options.ts';

/** The business that the sandbox plays, while it runs. */
export interface Business {
  /** The settings that hold now, with every default filled in. */
  readonly settings: BusinessSettings;
  /**
   * Changes some settings. They hold from the next request on; `users` replaces all accounts, and `menu` is changed
   * field by field (`menu.customers` replaces all customers).
   * @throws TypeError that names each field that is wrong; then nothing has changed
   */
  change(changes: SandboxBusinessOptions): void;
  /** Calls back after each change of settings or accounts; returns how to stop. */
  subscribe(listener: (settings: BusinessSettings) => void): () => void;
}

const withChanges = (before: BusinessSettings, { users: _, menu, ...changes }: SandboxBusinessOptions): BusinessSettings => {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  return { ...before, ...given, menu: menu ? menuWithDefaults({ ...before.menu, ...menu }) : before.menu };
};

export function createBusiness(options: SandboxBusinessOptions, accounts: Accounts): Business {
  const initial = readBusinessOptions(options);
  let settings = withChanges(DEFAULT_BUSINESS, initial);
  accounts.replaceAll(initial.users ?? DEFAULT_USERS);
  const listeners = new Set<(settings: BusinessSettings) => void>();
  const notify = (): void => {
    for (const listener of [...listeners]) listener(settings);
  };
  accounts.subscribe(notify);
  return {
    get settings() {
      return settings;
    },
    change(changes) {
      const valid = readBusinessOptions(changes);
      settings = withChanges(settings, valid);
      if (valid.users) accounts.replaceAll(valid.users);
      else notify();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
