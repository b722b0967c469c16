import { createAccounts, requireActive, type Account, type Accounts } from './accounts.ts';
import { createInbox, type WritableInbox } from './inbox.ts';
import { createBusiness, type Business } from './live-business.ts';
import { Lockout } from './lockout.ts';
import { businessOptions, withDefaults, type SandboxClientOptions, type SandboxOptions, type Settings } from './options.ts';
import { missing, Refusal } from './refusal.ts';
import { optionalString, type JsonObject } from './call.ts';
import { Tokens } from './tokens.ts';

/** The state that all endpoints share. */
export interface World {
  readonly settings: Settings;
  readonly business: Business;
  readonly inbox: WritableInbox;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly lockout: Lockout;
}

export function createWorld(options: SandboxOptions): World {
  const settings = withDefaults(options);
  const accounts = createAccounts(settings.clock);
  return {
    settings,
    business: createBusiness(businessOptions(options), accounts),
    inbox: createInbox(),
    accounts,
    tokens: new Tokens(settings.clock),
    lockout: new Lockout(settings.clock, settings.lockout),
  };
}

/** The client that a body names. @throws Refusal 400 without one, 401 `unknown_client` */
export function requireClient({ settings }: World, body: JsonObject): { id: string; client: SandboxClientOptions } {
  const id = optionalString(body, 'client');
  if (id === null) throw missing('client');
  const client = Object.hasOwn(settings.clients, id) ? settings.clients[id] : undefined;
  if (!client) throw new Refusal(401, 'unknown_client', 'The client is not known.');
  return { id, client };
}

/** The account behind a token. @throws Refusal 401 where it was removed, 403 where it may not sign in */
export function requireAccount({ accounts, business }: World, id: number): Account {
  const account = accounts.byId(id);
  if (!account) throw new Refusal(401, 'unauthenticated', 'You need to sign in before continuing.');
  requireActive(account, business.settings.deactivatedMessage);
  return account;
}
