import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { errorOf, json, LOGIN, open, post, request, SEND, VERIFY } from './support/harness.ts';

const CHROME = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
const BROWSERS: readonly (readonly [string, string])[] = [
  [CHROME, 'Chrome-142/Windows'],
  [`${CHROME} Edg/142.0.0.0`, 'Edge-142/Windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15', 'Safari-18/macOS'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1', 'Safari-18/iOS'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.7 Mobile/15E148 Safari/604.1', 'Chrome-142/iOS'],
  ['Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36', 'Samsung-28/Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox-140/Linux'],
  ['Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36', 'Chrome-142/ChromeOS'],
  ['curl/8.14', 'Unknown/Unknown'],
  ['', 'Unknown/Unknown'],
];

describe('User-Agent', () => {
  for (const [given, expected] of BROWSERS) {
    it(`is the vendor's form for ${expected}`, async () => {
      const { gateway, upstream } = open();
      await gateway(post(SEND, { client: 'c1', email: 'a@example.com' }, { 'User-Agent': given }));
      assert.equal(upstream.last.headers.get('user-agent'), `Punchh/OnlineOrder/1.0/Web/${expected}`);
    });
  }

  it('has the form of its own document at the password sign-in', async () => {
    const { gateway, upstream } = open();
    const iphone = BROWSERS[3]![0];
    await gateway(post(LOGIN, { client: 'c1', user: {} }, { 'User-Agent': iphone }));
    assert.equal(upstream.last.headers.get('user-agent'), 'OnlineOrder/1.0/1 (iOS; Safari-18; Apple; iPhone; 18.6)');
  });

  it('is the configured one, with its parts filled in, or what the function says', async () => {
    const told = open({ userAgent: 'Brand/Acme/2.1/Web/{browser}/{os}' });
    await told.gateway(post(LOGIN, { client: 'c1', user: {} }, { 'User-Agent': CHROME }));
    assert.equal(told.upstream.last.headers.get('user-agent'), 'Brand/Acme/2.1/Web/Chrome-142/Windows');
    const asked = open({ userAgent: (request) => `Acme ${new URL(request.url).pathname}` });
    await asked.gateway(post(SEND, { client: 'c1', email: 'a@example.com' }));
    assert.equal(asked.upstream.last.headers.get('user-agent'), `Acme ${SEND}`);
  });
});

describe('the mode of a page', () => {
  const sent = async (mode: string, path: string) => {
    const { gateway, upstream } = open();
    const body = path === LOGIN ? { client: 'c1', user: {} } : { client: 'c1', email: 'a@example.com' };
    await gateway(post(path, body, { 'User-Agent': CHROME, 'X-Punchh-Mode': mode }));
    assert.equal(upstream.last.headers.get('x-punchh-mode'), null, 'ends at the gateway');
    return upstream.last.headers.get('user-agent');
  };
  it('makes the User-Agent that of a kiosk or a till', async () => {
    assert.equal(await sent('kiosk', SEND), 'Punchh/Kiosk/1.0/Web/Chrome-142/Windows');
    assert.equal(await sent('POS', SEND), 'Punchh/POS/1.0/Web/Chrome-142/Windows');
    assert.equal(await sent('pos', LOGIN), 'POS/1.0/1 (Windows; Chrome-142; Unknown; Unknown; 10.0)');
    assert.equal(await sent('other', SEND), 'Punchh/OnlineOrder/1.0/Web/Chrome-142/Windows');
  });
  it('stands where {type} does in a User-Agent of the brand', async () => {
    const { gateway, upstream } = open({ userAgent: 'Acme/{type}/2.1' });
    await gateway(post(SEND, { client: 'c1', email: 'a@example.com' }, { 'X-Punchh-Mode': 'kiosk' }));
    assert.equal(upstream.last.headers.get('user-agent'), 'Acme/Kiosk/2.1');
  });
  it('may be named by a page of an allowed origin', async () => {
    const { gateway } = open();
    const asked = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'x-punchh-mode' };
    const response = await gateway(request('OPTIONS', SEND, asked));
    assert.equal(response.status, 204);
    assert.match(response.headers.get('access-control-allow-headers') ?? '', /X-Punchh-Mode/);
  });
});

describe('headers to the vendor', () => {
  it('are the documented ones, and nothing a caller adds', async () => {
    const { gateway, upstream } = open();
    const call = post(VERIFY, { client: 'c1', token: '123456' }, {
      'client-type': 'online_ordering',
      'Accept-Language': 'fr',
      Accept: 'text/html',
      Authorization: 'Bearer a',
      'id-token': 'i',
      Cookie: 'a=b',
      'X-Forwarded-For': '1.2.3.4',
      'X-Forwarded-Host': 'evil.example',
      Forwarded: 'for=1.2.3.4',
      'X-HTTP-Method-Override': 'DELETE',
      x_true_client_ip: '6.6.6.6',
      'x-true-client-ip': '6.6.6.6',
      'X-Punchh-Gateway': '1',
      'X-Captcha-Token': 'token',
      Referer: 'https://order.example.com/',
    });
    await gateway(call, { address: '198.51.100.7' });
    assert.deepEqual(Object.fromEntries(upstream.last.headers), {
      accept: 'application/json',
      'accept-language': 'fr',
      authorization: 'Bearer a',
      'client-type': 'online_ordering',
      'content-type': 'application/json',
      'id-token': 'i',
      'punchh-app-device-id': 'device-1',
      'user-agent': 'Punchh/OnlineOrder/1.0/Web/Unknown/Unknown',
      x_true_client_ip: '198.51.100.7',
    });
  });

  it("carry MENU's own, and its Content-Type although the agreement has no body", async () => {
    const { gateway, upstream } = open();
    const own = {
      'x-request-id': '69da3547-204b-4093-a225-54e084c24215',
      application: 'f3a9',
      'api-version': '4.38.0',
      'device-uuid': 'd1',
      'x-qb-enabled': 'true',
    };
    const response = await gateway(post('/api/legal-agreement-acceptances', '', own));
    const expected = { ...own, 'content-type': 'application/json' };
    for (const [name, value] of Object.entries(expected)) assert.equal(upstream.last.headers.get(name), value);
    assert.equal(upstream.last.body, '');
    assert.equal(response.headers.get('x-request-id'), own['x-request-id']);
  });

  it("say X-QB-Enabled in every call of MENU's, and in no other", async () => {
    const { gateway, upstream } = open({ routes: [{ method: 'POST', path: '/api/auth/x' }, { method: 'GET', path: '/api/menus' }] });
    const calls = [post('/api/customers/passwordless-request', { email: 'a@example.com' }), request('GET', '/api/customers/refresh'),
      request('GET', '/api/menus'), post('/api/auth/x', { client: 'c1' }), post(SEND, { client: 'c1', email: 'a@example.com' })];
    for (const call of calls) await gateway(call);
    assert.deepEqual(upstream.received.map(({ headers }) => headers.get('x-qb-enabled')), ['false', 'false', 'false', null, null]);
  });

  it('are at most 16 KiB each and 32 KiB together', async () => {
    const { gateway, upstream } = open();
    const send = async (headers: Record<string, string>) =>
      (await gateway(post(SEND, { client: 'c1', email: 'a@example.com' }, headers))).status;
    const large = 'x'.repeat(15_000);
    assert.equal(await send({ Authorization: large, 'id-token': large }), 200);
    assert.equal(upstream.last.headers.get('id-token'), large);
    assert.equal(await send({ Authorization: 'x'.repeat(17_000) }), 431);
    assert.equal(await send({ Authorization: large, 'id-token': large, 'client-type': 'x'.repeat(3000) }), 431);
    const { key } = await errorOf(await gateway(post(SEND, { client: 'c1' }, { 'id-token': 'x'.repeat(17_000) })));
    assert.equal(key, 'header_fields_too_large');
    assert.equal(upstream.received.length, 1);
  });

  it('name no guest where the proxy does not: said once', async () => {
    const warnings: string[] = [];
    const logger = { info: () => undefined, warn: (_: object, message: string) => void warnings.push(message), error: () => undefined };
    const { gateway } = open({ trustProxy: true, logger });
    for (const named of ['unknown', '', 'not-an-address']) {
      await gateway(post(SEND, { client: 'c1' }, { 'X-Forwarded-For': named }), { address: '10.0.0.1' });
    }
    assert.equal(warnings.length, 1);
    assert.match(warnings[0]!, /X-Forwarded-For/);
  });

  type Case = readonly [string, string | undefined, string | undefined, boolean | number, string | null];
  const addresses: readonly Case[] = [
    ['the peer', '198.51.100.7', undefined, false, '198.51.100.7'],
    ['the peer, whatever the header says', '198.51.100.7', '203.0.113.9', false, '198.51.100.7'],
    ['the header, behind a proxy', '10.0.0.1', '203.0.113.9', true, '203.0.113.9'],
    ['the entry that the proxy wrote, not the guest', '10.0.0.1', '6.6.6.6, 203.0.113.9', true, '203.0.113.9'],
    ['the entry that the first of two proxies wrote', '10.0.0.1', '6.6.6.6, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['IPv4, also where the system writes it as IPv6', '::ffff:198.51.100.7', undefined, false, '198.51.100.7'],
    ['IPv6 without brackets and port', '10.0.0.1', '[2001:DB8::1]:443', true, '2001:db8::1'],
    ['the peer, where the proxy names no address', '10.0.0.1', '"><script>', true, '10.0.0.1'],
    ['the peer, where a proxy is missing', '10.0.0.1', '203.0.113.9', 2, '10.0.0.1'],
    ['IPv4, also where it is written as the groups of IPv6', '::ffff:c633:6407', undefined, false, '198.51.100.7'],
    ['IPv4, also behind a translator to IPv6', '64:ff9b::198.51.100.7', undefined, false, '198.51.100.7'],
    ['no text that only looks like an address', undefined, `${'1.'.repeat(5000)}1`, true, null],
    ['nothing where it is not known', undefined, undefined, false, null],
  ];
  for (const [name, address, forwarded, trustProxy, expected] of addresses) {
    it(`x_true_client_ip is ${name}`, async () => {
      const { gateway, upstream } = open({ trustProxy });
      const headers: Record<string, string> = forwarded === undefined ? {} : { 'X-Forwarded-For': forwarded };
      await gateway(post(SEND, { client: 'c1', email: 'a@example.com' }, headers), { address });
      assert.equal(upstream.last.headers.get('x_true_client_ip'), expected);
    });
  }
});

describe('headers to the page', () => {
  it("are the answer's documented ones; the vendor's cookies and the like stay behind", async () => {
    const { gateway, upstream } = open({ routes: [{ method: 'GET', path: '/api2/mobile/offers' }] });
    upstream.answer = () => json([], 200, {
      'Set-Cookie': 'session=1', Server: 'nginx', 'X-Request-ID': 'abc-12345', 'Retry-After': '5', 'Content-Encoding': 'identity',
      'Access-Control-Allow-Origin': '*',
    });
    const response = await gateway(request('GET', '/api2/mobile/offers'));
    assert.deepEqual(Object.fromEntries(response.headers), {
      'access-control-allow-origin': 'https://order.example.com',
      'access-control-expose-headers': 'Retry-After, X-Request-ID',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'content-type': 'application/json',
      'retry-after': '5',
      vary: 'Origin',
      'x-content-type-options': 'nosniff',
      'x-request-id': 'abc-12345',
    });
  });
});
