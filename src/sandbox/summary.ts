import type { BusinessSettings } from './business.ts';
import type { Sandbox } from './create-sandbox.ts';

const CHANNEL_NAMES = { email: 'email', sms: 'text message' };

function methodsInWords({ identityService, methods, channels, passwordPolicy, codeLength }: BusinessSettings): string {
  if (!identityService || methods.length === 0) return 'none switched on';
  const words = {
    code: `codes of ${codeLength} digits by ${channels.map((channel) => CHANNEL_NAMES[channel]).join(' or ')}`,
    password: `passwords (${passwordPolicy})`,
  };
  return methods.map((method) => words[method]).join(', ');
}

/** The facts that a newcomer needs to begin, for the terminal and for the first page. */
export interface Summary {
  /** A client id that works. */
  readonly client: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
}

/** @param base URL of the sandbox */
export function summarize({ business, users, clients }: Sandbox, base: string): Summary {
  const { settings } = business;
  const [client = 'none'] = Object.keys(clients);
  const secret = clients[client]?.secret;
  const withPassword = users.list().find(({ email, passwords }) => email && passwords.length > 0);
  return {
    client,
    facts: [
      ['Address', base],
      ['Client', secret === undefined ? client : `${client} (secret ${secret})`],
      ['Business', settings.name],
      ['Methods', methodsInWords(settings)],
      ['Guests', 'any email address or number: the code arrives in the inbox'],
      ['Always 424242', 'addresses such as ada+punchh_test@example.com, and +1 201 555 0100 to 0199'],
      ...(withPassword ? [['Password', `${withPassword.email} with ${withPassword.passwords[0]}`] as const] : []),
      ['PAR Ordering', `${base}/api (Application: ${settings.menu.application}, customers by ${settings.menu.kind})`],
    ],
  };
}
