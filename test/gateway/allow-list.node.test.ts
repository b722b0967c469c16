import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ROUTES as PASSED } from '../../src/gateway/routes.ts';
import { errorOf, GATEWAY, LOGIN, open, ORIGIN, post, request, SEND } from './support/harness.ts';

const ROUTES = [{ method: 'GET', path: '/api2/mobile/locations/:id' }, { method: 'POST', path: '/api2/mobile/orders' }] as const;

const OWN = [
  'POST /api2/password_less/token', 'POST /api2/password_less/verify', 'POST /api2/password_less/refresh_token',
  'POST /api2/password_less/sign_out', 'POST /api2/sign_out', 'POST /api2/signout', 'POST /api2/mobile/users/login',
  'POST /api2/mobile/users/forgot_password', 'DELETE /api2/mobile/users/logout', 'POST /api/customers/check-email',
  'POST /api/customers/check-phone-number', 'POST /api/customers/passwordless-request', 'POST /api/customers/register',
  'POST /api/customers/login', 'GET /api/customers/refresh', 'POST /api/legal-agreement-acceptances',
  'POST /api2/basic_auth/signup', 'POST /api2/basic_auth/signin', 'POST /api2/basic_auth/forgot_password',
  'POST /api2/basic_auth/reset_password', 'POST /api2/basic_auth/change_password', 'POST /api2/refresh_token',
];

describe('the allow-list', () => {
  it('has no other call of its own', () => {
    assert.deepEqual(PASSED.map(({ method, path }) => `${method} ${path}`).toSorted(), OWN.toSorted());
  });

  it("has the product's own calls, and those of the brand's site", async () => {
    const { gateway, upstream } = open({ routes: ROUTES });
    for (const call of [...OWN, 'GET /api2/mobile/locations/42', 'POST /api2/mobile/orders']) {
      const [method, path] = call.split(' ') as [string, string];
      const response = await gateway(method === 'POST' ? post(path, { client: 'c1' }) : request(method, path));
      assert.equal(response.status, 200, call);
      assert.equal(`${upstream.last.method} ${upstream.last.url}`, `${method} https://vendor.example.com${path}`);
      assert.equal(upstream.last.redirect, 'manual');
    }
    assert.equal(upstream.received.length, OWN.length + 2);
  });

  const elsewhere = [
    '/', '/api2', '/api2/password_less', `${SEND}/`, `/${SEND}`, SEND.replace('/token', '//token'), SEND.toUpperCase(),
    '/api2/Password_less/token', '/api2/password_less%2Ftoken', '/api2/password%5Fless/token', '/api2/password_less/token%00',
    '/api2/password_less/token;x', '/api2/password_less/token.json', '/api2/mobile/users', '/api2/mobile/users/login/../1',
    '/api2/mobile/locations/', '/api2/mobile/locations/1/2', '/api2/mobile/locations/1%2f2', '/api2/mobile/locations/%2e%2e%2f',
    '/api2/mobile/locations/..', '/api2/mobile/locations/%2e%2e/users/login2', '/api2/mobile/locations\\..\\1', '/x/..;/api2/y',
    '//vendor.example.com/api2', '/@evil.example/', '/api2/mobile/locations/é', '/%61pi2/password_less/token', '/healthz',
  ];
  for (const path of elsewhere) {
    it(`answers 404 at ${path}`, async () => {
      const { gateway, upstream } = open({ routes: ROUTES });
      for (const method of ['GET', 'POST']) {
        const { status, key } = await errorOf(await gateway(method === 'GET' ? request(method, path) : post(path, {})));
        assert.equal(`${status} ${key}`, '404 not_found');
      }
      assert.equal(upstream.received.length, 0);
    });
  }

  it('answers 404 at any other path, whoever asks', async () => {
    for (const routes of [ROUTES, []]) {
      const { gateway } = open({ routes });
      for (const headers of [new Headers(), new Headers({ Origin: 'https://evil.example' }), new Headers({ Origin: 'null' })]) {
        for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS']) {
          for (const path of ['/', '/elsewhere']) {
            const response = await gateway(new Request(`https://login.example.com${path}`, { method, headers }));
            assert.equal(response.status, 404, `${method} ${path}`);
            assert.equal(response.headers.get('access-control-allow-origin'), null);
          }
        }
      }
    }
  });

  it('takes a path that resolves to an allowed one for that one', async () => {
    const { gateway, upstream } = open();
    await gateway(post('/x/%2e%2e/api2\\password_less/./token', { client: 'c1', email: 'a@example.com' }));
    assert.equal(upstream.last.path, SEND);
  });

  it('answers 405 to another method, and says which are allowed', async () => {
    const { gateway, upstream } = open();
    for (const method of ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
      const response = await gateway(request(method, SEND));
      assert.equal(response.status, 405, method);
      assert.equal(response.headers.get('allow'), 'POST');
    }
    assert.equal((await gateway(request('HEAD', '/api/customers/refresh'))).status, 405);
    assert.equal(upstream.received.length, 0);
  });
});

describe('bodies', () => {
  const MAX = 64 * 1024;
  const padded = (size: number) => {
    const empty = JSON.stringify({ client: 'c1', pad: '' });
    return JSON.stringify({ client: 'c1', pad: 'x'.repeat(size - empty.length) });
  };

  it('may be 64 KiB and not a byte more', async () => {
    const { gateway, upstream } = open();
    assert.equal((await gateway(post(LOGIN, padded(MAX)))).status, 200);
    assert.equal(upstream.last.body.length, MAX);
    const { status, key } = await errorOf(await gateway(post(LOGIN, padded(MAX + 1))));
    assert.equal(`${status} ${key}`, '413 body_too_large');
    assert.equal(upstream.received.length, 1);
  });

  it('are cut off where Content-Length lies or is missing', async () => {
    const { gateway, upstream } = open();
    let read = 0;
    let cancel: () => void = () => undefined;
    const cancelled = new Promise<void>((resolve) => (cancel = resolve));
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        read += 1024;
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
      cancel: () => cancel(),
    });
    const headers = { 'Content-Type': 'application/json', 'Content-Length': '10' };
    const { status } = await errorOf(await gateway(request('POST', SEND, headers, endless)));
    assert.equal(status, 413);
    await cancelled;
    assert.ok(read <= MAX + 4096, `read ${read}`);
    assert.equal(upstream.received.length, 0);
  });

  it('are given up on where they do not arrive', async () => {
    const { gateway } = open({ timeout: 20 });
    const silent = new ReadableStream<Uint8Array>({});
    const { status, key } = await errorOf(await gateway(request('POST', SEND, { 'Content-Type': 'application/json' }, silent)));
    assert.equal(`${status} ${key}`, '408 request_timeout');
  });

  const bad: readonly (readonly [string, BodyInit, string, string])[] = [
    ['are JSON', '{"client":', 'application/json', '400 invalid_json'],
    ['are UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'application/json', '400 invalid_json'],
    ['have no byte order mark', '\ufeff{}', 'application/json', '400 invalid_json'],
    ['name a member once', '{"client":"c1","email":"a@example.com","email":"b@example.com"}', 'application/json', '400 ambiguous_json'],
    ['name a member once, however it is written', '{"client":"c1","email":"a@example.com","em\\u0061il" :"b@example.com"}', 'application/json', '400 ambiguous_json'],
    ['are sent as JSON', 'client=c1&email=a%40example.com', 'application/x-www-form-urlencoded', '415 unsupported_media_type'],
    ['are not sent as something like JSON', '{"client":"c1"}', 'application/jsonp', '415 unsupported_media_type'],
  ];
  for (const [name, body, type, expected] of bad) {
    it(name, async () => {
      const { gateway, upstream } = open();
      const { status, key } = await errorOf(await gateway(request('POST', SEND, { 'Content-Type': type }, body)));
      assert.equal(`${status} ${key}`, expected);
      assert.equal(upstream.received.length, 0);
    });
  }

  it('may nest as deep as they like without harm', async () => {
    const { gateway } = open();
    const deep = `{"client":"c1","x":${'['.repeat(30_000)}${']'.repeat(30_000)}}`;
    assert.equal((await gateway(post(LOGIN, deep))).status, 200);
  });

  it('and the query are bounded', async () => {
    const { gateway, upstream } = open();
    const response = await gateway(post(`${SEND}?x=${'y'.repeat(3000)}`, { client: 'c1' }));
    assert.equal(response.status, 414);
    assert.equal(upstream.received.length, 0);
  });
});

describe('origins', () => {
  it('that are listed may call; others, and callers without one, get 403', async () => {
    const { gateway, upstream } = open();
    const call = (headers: Record<string, string>) =>
      gateway(new Request(GATEWAY + SEND, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body: '{"client":"c1","email":"a@example.com"}',
      }));
    assert.equal((await call({ Origin: ORIGIN })).status, 200);
    const others = ['https://evil.example', 'null', 'https://order.example.com.evil.example', 'http://order.example.com',
      'https://order.example.com:8443', 'https://ORDER.example.com', 'https://order.example.com/', ''];
    for (const origin of others) {
      const response = await call({ Origin: origin });
      assert.equal(response.headers.get('access-control-allow-origin'), null);
      assert.equal(response.headers.get('vary'), 'Origin');
      const { status, key } = await errorOf(response);
      assert.equal(`${status} ${key}`, '403 origin_not_allowed', origin);
    }
    assert.equal((await call({})).status, 403);
    assert.equal(upstream.received.length, 1);
  });

  it('need not be named by a same-origin read, only by one from elsewhere', async () => {
    const { gateway } = open();
    const read = (headers: Record<string, string>) => gateway(new Request(`${GATEWAY}/api/customers/refresh`, { headers }));
    assert.equal((await read({ 'Sec-Fetch-Site': 'same-origin' })).status, 200);
    assert.equal((await read({ 'Sec-Fetch-Site': 'cross-site' })).status, 403);
    assert.equal((await read({ 'Sec-Fetch-Site': 'same-site' })).status, 403);
  });
});

describe('preflights', () => {
  const preflight = (path: string, headers: Record<string, string>) => open().gateway(request('OPTIONS', path, headers));

  it('are answered for the calls there are', async () => {
    const asked = 'authorization,content-type,id-token,punchh-app-device-id,client-type,x-punchh-gateway,x-request-id,' +
      'application,api-version,device-uuid,x-captcha-token';
    const response = await preflight(SEND, {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': asked,
    });
    assert.equal(response.status, 204);
    const listed = response.headers.get('access-control-allow-headers')!.toLowerCase().split(', ');
    for (const name of asked.split(',')) assert.ok(listed.includes(name), name);
    assert.equal(response.headers.get('access-control-allow-methods'), 'POST');
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(response.headers.get('access-control-allow-credentials'), null);
    assert.equal(response.headers.get('access-control-max-age'), '600');
    assert.equal(response.headers.get('vary'), 'Access-Control-Request-Method, Access-Control-Request-Headers, Origin');
  });

  it('are refused for other paths, methods, headers and origins', async () => {
    const ask = (method: string, headers?: string, origin = ORIGIN) => ({
      Origin: origin,
      'Access-Control-Request-Method': method,
      ...(headers && { 'Access-Control-Request-Headers': headers }),
    });
    assert.equal((await preflight('/api2/users', ask('POST'))).status, 404);
    assert.equal((await preflight(SEND, ask('DELETE'))).status, 405);
    assert.equal((await preflight(SEND, ask('POST', 'content-type, x-evil'))).status, 403);
    assert.equal((await preflight(SEND, ask('POST', 'content-type', 'https://evil.example'))).status, 403);
    assert.equal((await open().gateway(request('OPTIONS', SEND))).status, 405);
  });
});
