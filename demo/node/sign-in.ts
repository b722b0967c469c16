/**
 * A guest's whole visit from a program: business, guest, code, tokens, an authenticated call, a refresh, signing out.
 *
 *     npx punchh-sandbox          # in one terminal
 *     npm run sample              # in another; or: npm run sample -- --contact +12015550100
 *
 * Everything below is what a server, a kiosk or a mobile app would do, too: plain `fetch` for the sign-in, and
 * `punchh-login/session` to keep the tokens fresh from then on.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { createSession } from 'punchh-login/session';

const { values: { server, client, contact } } = parseArgs({
  options: {
    server: { type: 'string', default: 'http://127.0.0.1:4010' },
    client: { type: 'string', default: 'demo-client' },
    contact: { type: 'string', default: 'ada+punchh_test@example.com' },
  },
});

const say = (text: string): void => console.info(text);
let steps = 0;
const step = (title: string): void => say(`\n${++steps}. ${title}`);

/** Sends JSON and returns the answer's. An error of the vendor is an object of sentences, by key. */
async function send<Answer>(method: string, path: string, body: object, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await fetch(server + path, {
    method,
    headers: { 'Accept': 'application/json', 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new Error(`Nothing answers at ${server}. Start it with: npx punchh-sandbox`, { cause });
  });
  const answer = (await response.json()) as Answer;
  if (!response.ok) throw new Error(`${method} ${path} returned ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

// ---------------------------------------------------------------------------------------------------------------------
step('The business');
// On the vendor's platform an admin sets this up: how guests may sign in, where codes go, how long tokens live. The
// sandbox has calls of its own for it, below /_/.
const { settings } = await send<{ settings: { name: string; channels: string[]; expiresIn: number } }>('PATCH', '/_/business', {
  name: 'Pennyfig Kitchen',
  methods: ['code', 'password'],
  channels: ['email', 'sms'],
  expiresIn: 1800,
});
say(`${settings.name} sends codes by ${settings.channels.join(' and ')}; access tokens live for ${settings.expiresIn / 60} minutes.`);

// ---------------------------------------------------------------------------------------------------------------------
step('The guest');
// An unknown address becomes a guest when the code is checked: signing in and joining are one. A phone number is sent in
// two fields, country code and national number.
const isPhone = contact.startsWith('+1');
const identifier = isPhone ? { phone_ext: '+1', phone_number: contact.slice(2) } : { email: contact };
say(`${contact} wants in, and has agreed to the terms and to the privacy policy: without that no code is sent.`);
const consents = { terms_and_conditions: true, privacy_policy: true };

// ---------------------------------------------------------------------------------------------------------------------
step('The code');
// PKCE (RFC 7636): the challenge goes out with the request for a code, the verifier only with the code itself. Whoever
// sees the code alone cannot use it.
const codeVerifier = randomBytes(32).toString('base64url');
const codeChallenge = createHash('sha256').update(codeVerifier).digest('base64url');
const deviceHeaders = {
  'User-Agent': 'Punchh/OnlineOrder/1.0/Sample/1.0/Node',
  // Stays the same for a device: the reward for joining is given once for each.
  'punchh-app-device-id': 'sample-device',
};
await send('POST', '/api2/password_less/token', {
  client, ...identifier, ...consents, code_challenge: codeChallenge, validation_method: 'otp',
}, deviceHeaders);
say(`A code is on its way to ${contact}.`);

/** The code that the guest types. Contacts reserved for tests always get 424242. */
async function askForCode(): Promise<string> {
  if (!process.stdin.isTTY) return '424242';
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const typed = await terminal.question('Code (Enter for 424242, the code of every test contact): ');
  terminal.close();
  return typed.trim() || '424242';
}
const code = await askForCode();

// ---------------------------------------------------------------------------------------------------------------------
step('The tokens');
interface TokenAnswer {
  data: { access_token: string; refresh_token: string; id_token?: string; expires_in: number };
}
const { data } = await send<TokenAnswer>('POST', '/api2/password_less/verify', {
  client, ...identifier, ...consents, code_verifier: codeVerifier, token: code,
}, { ...deviceHeaders, 'client-type': 'online_ordering' });
say(`An access token for ${data.expires_in} seconds, a refresh token${data.id_token ? ', and an id token' : ''}.`);

// From here on the session looks after them: it sends them where they belong, refreshes them, and ends with them.
const session = createSession({ server, client, storage: 'memory' });
await session.setTokens({
  accessToken: data.access_token,
  refreshToken: data.refresh_token,
  idToken: data.id_token ?? null,
  expiresAt: Date.now() + data.expires_in * 1000,
});

// ---------------------------------------------------------------------------------------------------------------------
step('A call as the guest');
// `session.fetch` adds the headers Authorization and id-token, for this server alone.
const balanceOf = async (): Promise<string> => {
  const response = await session.fetch('/api2/mobile/users/balance');
  if (!response.ok) return `${response.status} ${await response.text()}`;
  const { points_balance: points, unit } = (await response.json()) as { points_balance: number; unit: string };
  return `${points} ${unit}`;
};
say(`The balance is ${await balanceOf()}.`);

// ---------------------------------------------------------------------------------------------------------------------
step('A refresh');
// Half an hour passes, for the sandbox. The next call meets `401 token_expired`: the session exchanges the refresh token,
// keeps the new pair, and repeats the call. Nobody who called notices.
await send('POST', '/_/clock', { advance: 30 * 60_000 });
const before = await session.getAccessToken();
say(`Half an hour later the balance is ${await balanceOf()}.`);
say(`The access token is ${(await session.getAccessToken()) === before ? 'the same' : 'another one'} now.`);

// ---------------------------------------------------------------------------------------------------------------------
step('Signing out');
await session.signOut();
say(`The session is ${session.state}; the same call returns ${(await balanceOf()).slice(0, 3)}.`);
session.dispose();
