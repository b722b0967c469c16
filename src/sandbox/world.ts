import { createAccounts, type Accounts } from './accounts.ts';
import { createInbox, type WritableInbox } from './inbox.ts';
import { Lockout } from './lockout.ts';
import type { SandboxClientOptions, Settings } from './options.ts';
import { missing, Refusal } from './refusal.ts';
import { optionalString, type JsonObject } from './call.ts';
import { Tokens } from './tokens.ts';

/** What the servers behind the endpoints share. */
export interface World {
  readonly settings: Settings;
  readonly inbox: WritableInbox;
  readonly accounts: Accounts;
  readonly tokens: Tokens;
  readonly lockout: Lockout;
}

export const createWorld = (settings: Settings): World => ({
  settings,
  inbox: createInbox(),
  accounts: createAccounts(settings.clock, settings.users),
  tokens: new Tokens(settings.clock),
  lockout: new Lockout(settings.clock, settings.lockout),
});

/** The client that a body names. @throws Refusal 400 without one, 401 `unknown_client`, 412 where it is not enabled */
export function requireClient({ settings }: World, body: JsonObject): { id: string; client: SandboxClientOptions } {
  const id = optionalString(body, 'client');
  if (id === null) throw missing('client');
  const client = Object.hasOwn(settings.clients, id) ? settings.clients[id] : undefined;
  if (!client) throw new Refusal(401, 'unknown_client', 'The client is not known.');
  return { id, client };
}
