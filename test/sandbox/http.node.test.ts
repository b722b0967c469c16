import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createSandbox, type SandboxOptions } from '../../src/sandbox/index.ts';

const PAGE = 'https://shop.example';
const URL_OF_SEND = 'https://api.example.com/api2/password_less/token';
const ALLOWED = [
  'Content-Type', 'punchh-app-device-id', 'client-type', 'id-token', 'Authorization', 'x-pch-digest', 'X-Request-ID',
  'Application', 'Api-Version', 'Device-UUID', 'X-QB-Enabled',
];

const preflight = (headers: Record<string, string>, options: SandboxOptions = {}) =>
  createSandbox(options).fetch(URL_OF_SEND, {
    method: 'OPTIONS',
    headers: { 'Origin': PAGE, 'Access-Control-Request-Method': 'POST', ...headers },
  });
const post = (headers: Record<string, string>, options: SandboxOptions = {}) =>
  createSandbox(options).fetch(URL_OF_SEND, { method: 'POST', headers, body: '{}' });
const allowing = (response: Response) =>
  [...response.headers.keys()].filter((name) => name.startsWith('access-control-'));

describe('Sandbox: CORS', () => {
  it('allows exactly the documented headers', async () => {
    const response = await preflight({ 'Access-Control-Request-Headers': ALLOWED.join(',').toLowerCase() });
    assert.equal(response.status, 204);
    assert.equal(response.headers.get('Access-Control-Allow-Headers'), ALLOWED.join(', '));
    assert.equal(response.headers.get('Access-Control-Allow-Methods'), 'GET, POST, PUT, PATCH, DELETE');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), PAGE);
    assert.match(response.headers.get('Access-Control-Max-Age') ?? '', /^\d+$/);
    assert.match(response.headers.get('Vary') ?? '', /\bOrigin\b/);
    assert.equal(response.headers.get('Access-Control-Allow-Credentials'), null);
  });

  it('refuses a preflight for another header, method or origin, without any allowing header', async () => {
    const refused = await Promise.all([
      preflight({ 'Access-Control-Request-Headers': 'content-type,user-agent' }),
      preflight({ 'Access-Control-Request-Method': 'TRACE' }),
      preflight({}, { allowedOrigins: ['https://shop.example:8443', 'http://shop.example'] }),
      preflight({ Origin: 'https://shop.example.evil.example' }, { allowedOrigins: [PAGE] }),
    ]);
    for (const response of refused) {
      assert.equal(response.status, 403);
      assert.deepEqual(allowing(response), []);
    }
  });

  it('takes further headers and credentials where an option says so', async () => {
    const options = { corsHeaders: ['X-Captcha-Token'], allowCredentials: true, allowedOrigins: [PAGE] };
    const response = await preflight({ 'Access-Control-Request-Headers': 'x-captcha-token' }, options);
    assert.equal(response.headers.get('Access-Control-Allow-Credentials'), 'true');
  });

  it('lets the page read errors, their Retry-After and the request id', async () => {
    const response = await post({ Origin: PAGE });
    assert.equal(response.status, 400);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), PAGE);
    assert.equal(response.headers.get('Access-Control-Expose-Headers'), 'Retry-After, X-Request-ID');
    assert.equal(response.headers.get('Vary'), 'Origin');
  });

  it('refuses a request of an origin that is not listed, and of none other', async () => {
    const options = { allowedOrigins: [PAGE] };
    const stranger = await post({ Origin: 'https://evil.example' }, options);
    assert.equal(stranger.status, 403);
    assert.deepEqual(allowing(stranger), []);
    for (const headers of [{}, { Origin: PAGE }, { Origin: 'https://api.example.com' }] as Record<string, string>[]) {
      assert.equal((await post(headers, options)).status, 400);
    }
  });

  it('binds an SMS to the host of the page that asked', async () => {
    const sandbox = createSandbox();
    const response = await sandbox.fetch(URL_OF_SEND, {
      method: 'POST',
      headers: {
        'Accept': 'application/json', 'Content-Type': 'application/json', 'punchh-app-device-id': 'd',
        'Origin': 'https://shop.example:8443',
      },
      body: JSON.stringify({
        client: 'demo-client', phone_ext: '+1', phone_number: '2125554626', code_challenge: 'a'.repeat(43),
        privacy_policy: true, terms_and_conditions: true, validation_method: 'otp',
      }),
    });
    assert.equal(response.status, 200);
    const message = sandbox.inbox.latest('+12125554626');
    assert.ok(message?.text.endsWith(`\n\n@shop.example #${message.code}`));
  });
});
