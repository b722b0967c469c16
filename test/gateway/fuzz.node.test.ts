import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { it } from 'node:test';
import { createGateway, createJsonLogger, type GatewayOptions } from '../../src/gateway/index.ts';
import { serveGateway } from '../../src/gateway/serve.ts';
import { ORIGIN } from './support/harness.ts';
import { createRandom } from '../harness/random.ts';
import { CALLS, createHostile, PAGE_CALLS } from './support/hostile.ts';

const AT_ONCE = 32;
/** How long to wait for an answer, in ms. */
const PATIENCE = 300;
const SEED = 20_261_121;

const ALLOWED = new Set([
  'POST /api2/password_less/token', 'POST /api2/password_less/verify', 'POST /api2/password_less/refresh_token',
  'POST /api2/password_less/sign_out', 'POST /api2/mobile/users/login', 'POST /api2/mobile/users/forgot_password',
  'DELETE /api2/mobile/users/logout', 'GET /api2/mobile/locations/42', 'POST /api/auth/orders', 'POST /api/customers/register',
  'GET /api/customers/refresh', 'POST /api/legal-agreement-acceptances', 'GET /api2/mobile/meta.json', 'POST /api2/basic_auth/signin',
  'POST /api2/basic_auth/signup', 'POST /api2/basic_auth/reset_password', 'POST /api2/refresh_token',
]);
const HEADERS = new Set(['host', 'connection', 'accept', 'accept-encoding', 'accept-language', 'sec-fetch-mode', 'content-type',
  'content-length', 'user-agent', 'x_true_client_ip', 'x-pch-digest', 'authorization', 'id-token', 'punchh-app-device-id',
  'client-type', 'x-request-id', 'x-qb-enabled', 'transfer-encoding']);

interface Attack {
  readonly times: number;
  readonly calls: readonly string[];
  readonly options: Partial<GatewayOptions>;
  /** Statuses that have to be among the answers, or the generator proves nothing. */
  readonly statuses: readonly string[];
  /** How many requests have to reach the vendor at least. */
  readonly reaching: number;
}

async function attackGateway({ times, calls, options, statuses: expected, reaching }: Attack): Promise<void> {
  const wrong: string[] = [];
  let reached = 0;
  const vendor = createServer((request, response) => {
    reached += 1;
    void request.toArray().then((chunks) => {
      const body = Buffer.concat(chunks as Buffer[]);
      const { method = '', url = '', headers } = request;
      const [path = ''] = url.split('?');
      const report = (what: string) => wrong.push(`${what}: ${method} ${url} ${JSON.stringify(headers)}`);
      if (!ALLOWED.has(`${method} ${path}`) && !/^GET \/api2\/mobile\/locations\/[\w.~@:-]+$/.test(`${method} ${path}`)) {
        report('off the list');
      }
      if (body.length > 65_536) report('too large');
      const hash = path.startsWith('/api2/mobile/') ? 'sha256' : path.startsWith('/api/auth/') ? 'sha1' : null;
      const digest = hash && createHmac(hash, 's3cret').update(url).update(body).digest('hex');
      if (headers['x-pch-digest'] !== (digest ?? undefined)) report('not signed');
      for (const name of Object.keys(headers)) if (!HEADERS.has(name)) report(`header ${name}`);
      if (!headers['user-agent']?.startsWith('Punchh/') && !headers['user-agent']?.startsWith('OnlineOrder/')) report('user agent');
      if (path !== '/api2/mobile/meta.json' && headers['x_true_client_ip'] !== '127.0.0.1') report('address');
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));

  const limit = { max: 1e9, window: 60 };
  const unlimited = { address: limit, device: limit, contact: limit };
  const lines: string[] = [];
  const logger = createJsonLogger((line) => lines.push(line));
  const gateway = createGateway({
    upstream: `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`,
    clients: { c1: { secret: 's3cret' } },
    allowedOrigins: [ORIGIN],
    routes: [{ method: 'GET', path: '/api2/mobile/locations/:id' }, { method: 'POST', path: '/api/auth/orders' }],
    limits: { send: unlimited, verify: unlimited, signIn: unlimited, signUp: unlimited, lookup: unlimited },
    logger,
    ...options,
  });
  const serving = await serveGateway(gateway, '127.0.0.1', 0, logger);

  const hostile = createHostile(createRandom(SEED), calls);
  const statuses = new Map<string, number>();
  const attack = (text: string) =>
    new Promise<void>((resolve) => {
      let answer = '';
      const socket = connect(serving.port, '127.0.0.1', () => socket.write(text, 'latin1'));
      const leave = () => void socket.end();
      // Some promise more than they send; nobody answers those.
      socket.setTimeout(PATIENCE, leave).setEncoding('latin1').on('data', (data: string) => {
        answer += data;
        if (/^HTTP\/1\.1 [2-5]/m.test(answer)) leave();
      });
      socket.on('error', () => undefined).on('close', () => {
        const status = /^HTTP\/1\.1 ([2-5]\d\d)/m.exec(answer)?.[1] ?? 'closed';
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        resolve();
      });
    });
  let left = times;
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) await attack(hostile());
  }));

  assert.equal((await fetch(`http://127.0.0.1:${serving.port}/healthz`)).status, 200, 'it is still there');
  await serving.close();
  vendor.closeAllConnections();
  vendor.close();
  assert.deepEqual(wrong, []);

  for (const status of expected) {
    assert.ok((statuses.get(status) ?? 0) > 10, `${status}: ${statuses.get(status)} of ${JSON.stringify([...statuses])}`);
  }
  assert.ok(reached > reaching, String(reached));
  assert.deepEqual(lines.filter((line) => line.includes('internal_error')), []);
  assert.equal([...statuses.keys()].filter((status) => status.startsWith('5')).join(), '');
}

it('10000 hostile requests: none gets through unsigned, off the list or too large, none does harm', async () => {
  const statuses = ['200', '400', '401', '403', '404', '405', '413', '414', '415', '422'];
  await attackGateway({ times: 10_000, calls: CALLS, options: {}, statuses, reaching: 200 });
});

it('3000 hostile requests to a gateway with cookies, forms and business settings do no harm either', async () => {
  const cookie = { key: Buffer.alloc(32, 9).toString('base64') };
  const statuses = ['200', '400', '401', '403', '404', '405', '410', '413', '415'];
  await attackGateway({ times: 3000, calls: PAGE_CALLS, options: { cookie }, statuses, reaching: 5 });
});
