import type { Sandbox } from './create-sandbox.ts';
import { escapeHtml, page } from './page-frame.ts';
import { summarize } from './summary.ts';

// RFC 7636, appendix B: fixed, so that both commands can be copied as they are.
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const command = (lines: readonly string[]): string => `<pre tabindex="0">${escapeHtml(lines.join(' \\\n  '))}</pre>`;

const post = (url: string, body: Readonly<Record<string, unknown>>, headers: readonly string[] = []): string =>
  command([
    `curl ${url}`,
    ...['Accept: application/json', 'Content-Type: application/json', ...headers].map((header) => `-H '${header}'`),
    `-d '${JSON.stringify(body, null, 2).replaceAll('\n', '\n  ')}'`,
  ]);

const DEVICE = 'punchh-app-device-id: my-device';

/**
 * The first page of `punchh-sandbox`: what to try, with commands to copy.
 * @param base URL of the sandbox
 */
export function startPage(sandbox: Sandbox, base: string): string {
  const { client, facts } = summarize(sandbox, base);
  const rows = facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('\n');
  const email = 'ada+punchh_test@example.com';
  const consents = { privacy_policy: true, terms_and_conditions: true };
  const tag = `<punchh-login\n  server="${base}"\n  client="${client}"\n  terms-url="/terms"\n  privacy-url="/privacy"\n></punchh-login>`;
  return page('punchh-sandbox', `<h1>punchh-sandbox</h1>
<p class="quiet">PAR Punchh and PAR Ordering, played in memory and as strict as the documents. Nothing here reaches a real guest.</p>
<dl>${rows}</dl>

<h2>In a page</h2>
<pre tabindex="0">${escapeHtml(tag)}</pre>
<p>Codes arrive at <a href="_/inbox">the inbox</a>, which is JSON as well: <a href="_/inbox.json">inbox.json</a>.</p>

<h2>With curl: ask for a code</h2>
${post(`${base}/api2/password_less/token`, { client, email, code_challenge: CHALLENGE, validation_method: 'otp', ...consents }, [DEVICE])}

<h2>Exchange the code for tokens</h2>
${post(`${base}/api2/password_less/verify`, { client, email, token: '424242', code_verifier: VERIFIER, ...consents }, [DEVICE, 'client-type: online_ordering'])}

<h2>Call the API as the guest</h2>
${command([`curl ${base}/api2/mobile/users/balance`, '-H "Authorization: Bearer $ACCESS_TOKEN"', '-H "id-token: $ID_TOKEN"'])}

<h2>Sign in with a password</h2>
${post(`${base}/api2/basic_auth/signin`, { client, email: 'guest@example.com', password: 'Let!MeIn8410' }, [DEVICE, 'Accept-Language: en'])}

<h2>Change the business while it runs</h2>
${command([`curl -X PATCH ${base}/_/business`, `-d '${JSON.stringify({ codeLength: 8, channels: ['sms'], passwordPolicy: 'weak' })}'`])}
<p>All settings, and the accounts: <a href="_/business">business</a>.</p>

<h2>Let something go wrong</h2>
${command([`curl ${base}/_/faults`, `-d '${JSON.stringify({ kind: 'status', status: 503, retryAfter: 20 })}'`])}
${command([`curl ${base}/_/clock`, `-d '${JSON.stringify({ advance: 1_800_000 })}'`])}
<p>Every request and its answer: <a href="_/log.json">log.json</a>.</p>`);
}
