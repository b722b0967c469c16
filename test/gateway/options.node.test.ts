import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createGateway } from '../../src/gateway/index.ts';
import { readEnvironment } from '../../src/gateway/env.ts';
import { open, OPTIONS, post, SEND } from './support/harness.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');

describe('createGateway', () => {
  const wrong: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
    ['an upstream in plain http', { upstream: 'http://vendor.example.com' }, /upstream must be an origin .*https/],
    ['an upstream with a path', { upstream: 'https://vendor.example.com/api' }, /upstream must be an origin/],
    ['an upstream with a password', { upstream: 'https://u:hush@vendor.example.com' }, /upstream must be an origin/],
    ['no upstream', { upstream: undefined }, /upstream/],
    ['an empty secret', { clients: { c1: { secret: '' } } }, /clients\.c1\.secret must be a non-empty string/],
    ['no clients', { clients: undefined }, /clients/],
    ['no origins', { allowedOrigins: [] }, /allowedOrigins must name at least one origin/],
    ['an origin with a slash', { allowedOrigins: ['https://a.example.com', 'https://b.example.com/'] }, /allowedOrigins\.1 must be/],
    ['any origin', { allowedOrigins: ['*'] }, /allowedOrigins\.0 must be an origin/],
    ['a route with a wildcard', { routes: [{ method: 'GET', path: '/api2/*' }] }, /routes\.0\.path must be a path/],
    ['a route that climbs', { routes: [{ method: 'GET', path: '/api2/../x' }] }, /routes\.0\.path must be a path/],
    ['a route with a query', { routes: [{ method: 'GET', path: '/api2/x?y' }] }, /routes\.0\.path must be a path/],
    ['a method that is none', { routes: [{ method: 'TRACE', path: '/api2/x' }] }, /routes\.0\.method must be one of GET/],
    ['a route with contacts that is not counted', { routes: [{ method: 'POST', path: '/api2/x', contacts: ['email'] }] }, /needs an action/],
    ['a contact that is no member', { routes: [{ method: 'POST', path: '/api2/x', action: 'send', contacts: ['a b'] }] },
      /routes\.0\.contacts\.0 must be a member/],
    ['an empty list of limits', { limits: { send: { contact: [] } } }, /limits\.send\.contact must be/],
    ['a window that is none', { limits: { send: { contact: [{ max: 1, window: 0 }] } } }, /limits\.send\.contact\.0\.window must be/],
    ['an empty key', { limits: { key: '' } }, /limits\.key must be/],
    ['a form without a path', { form: { path: 'form' } }, /form\.path must be a path/],
    ['a form that is only true', { form: true }, /form must be \{ path, title \} or false/],
    ['a limit of nothing', { limits: { send: { contact: { max: 0, window: 60 } } } }, /limits\.send\.contact\.max must be/],
    ['a limit on something else', { limits: { send: { phone: { max: 1, window: 60 } } } }, /limits\.send\.phone is not a setting/],
    ['a store that is none', { limits: { store: {} } }, /limits\.store must have the methods consume and refund/],
    ['a country that is none', { countries: ['USA'] }, /countries\.0 must be an ISO region/],
    ['no countries', { countries: [] }, /countries must name at least one/],
    ['a short cookie key', { cookie: { key: 'hush' } }, /cookie\.key must be 32 bytes in base64/],
    ['proxies below zero', { trustProxy: -1 }, /trustProxy must be true, false or a number of proxies/],
    ['a user agent of two lines', { userAgent: 'a\r\nX: y' }, /userAgent must be a non-empty line/],
    ['a logger that is none', { logger: console.log }, /logger must have the methods/],
    ['an option that is none', { allowedOrigin: ['https://a.example.com'] }, /allowedOrigin is not a setting/],
  ];
  for (const [name, options, message] of wrong) {
    it(`refuses ${name}`, () => {
      assert.throws(() => createGateway({ ...OPTIONS, ...options }), (error) => {
        assert.ok(error instanceof TypeError);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /s3cret|hush/);
        return true;
      });
    });
  }

  it('takes http on loopback, an upstream written in other ways, and every option there is', () => {
    for (const upstream of ['http://localhost:3000', 'http://127.0.0.1:3000/', 'http://[::1]:3000', 'https://vendor.example.com/',
      'https://Vendor.example.com:443', 'http://127.0.0.1:80']) {
      createGateway({
        ...OPTIONS, upstream, routes: [{ method: 'GET', path: '/api2/mobile/a/:id' }], userAgent: 'x', countries: ['US'],
        limits: { send: { contact: false, total: { max: 1, window: 1 } } }, cookie: { key: [KEY, KEY], sameSite: 'None', maxAge: 60 },
        trustProxy: 2, verifyCaptcha: () => true, timeout: 1,
      });
    }
  });
});

describe('an origin', () => {
  it('is the same however it is written', async () => {
    for (const written of ['https://order.example.com:443', 'HTTPS://Order.Example.com', 'https://order.example.com']) {
      const { gateway, upstream } = open({ allowedOrigins: [written], upstream: written.replace('rder', 'THER') });
      const response = await gateway(post(SEND, { client: 'c1', email: 'a@example.com' }));
      assert.equal(response.headers.get('access-control-allow-origin'), 'https://order.example.com', written);
      assert.equal(upstream.last.url, `https://other.example.com${SEND}`);
    }
  });
});

describe('the environment', () => {
  const GOOD = {
    PUNCHH_UPSTREAM: 'https://vendor.example.com',
    PUNCHH_CLIENT_1_ID: 'c1',
    PUNCHH_CLIENT_1_SECRET: 's3cret',
    PUNCHH_CLIENT_12_ID: 'c2',
    PUNCHH_CLIENT_12_SECRET: 'hush',
    PUNCHH_ALLOWED_ORIGINS: 'https://a.example.com, https://b.example.com',
  };

  it('is read whole', () => {
    const read = readEnvironment({
      ...GOOD,
      PUNCHH_ROUTES: 'GET /api2/mobile/locations/:id, post /api2/mobile/orders action=send contacts=email|user.phone query=page',
      PUNCHH_USER_AGENT: 'Brand/Acme/2.1',
      PUNCHH_LIMITS: '{"send":{"contact":{"max":3,"window":60},"address":false}}',
      PUNCHH_LIMITS_KEY: 'hush hush',
      PUNCHH_COUNTRIES: 'us,CA',
      PUNCHH_COOKIE_KEY: `${KEY} ${KEY}`,
      PUNCHH_COOKIE_SAME_SITE: 'Lax',
      PUNCHH_TRUST_PROXY: 'true',
      PUNCHH_TIMEOUT: '5000',
      PUNCHH_BUSINESS_PATH: '/settings',
      PUNCHH_FORM_PATH: '/sign-in',
      PUNCHH_FORM_TITLE: 'Moe’s Tacos',
      PUNCHH_COUNTRIS: 'typo',
      REDIS_URL: 'redis://127.0.0.1:6379/2',
      PORT: '9000',
      HOST: '127.0.0.1',
    });
    // The options have no prototypes; a clone has them.
    assert.deepEqual(structuredClone(read), {
      settings: {
        options: {
          upstream: 'https://vendor.example.com',
          clients: { c1: { secret: 's3cret' }, c2: { secret: 'hush' } },
          allowedOrigins: ['https://a.example.com', 'https://b.example.com'],
          routes: [{ method: 'GET', path: '/api2/mobile/locations/:id' }, {
            method: 'POST', path: '/api2/mobile/orders', action: 'send', contacts: ['email', 'user.phone'], query: ['page'],
          }],
          userAgent: 'Brand/Acme/2.1',
          limits: { send: { contact: { max: 3, window: 60 }, address: false }, key: 'hush hush' },
          countries: ['US', 'CA'],
          businessPath: '/settings',
          form: { path: '/sign-in', title: 'Moe’s Tacos' },
          cookie: { key: [KEY, KEY], sameSite: 'Lax' },
          trustProxy: true,
          timeout: 5000,
        },
        redisUrl: 'redis://127.0.0.1:6379/2',
        port: 9000,
        host: '127.0.0.1',
        unknown: ['PUNCHH_COUNTRIS'],
      },
    });
  });

  it('can leave out what the gateway answers by itself', () => {
    const read = readEnvironment({ ...GOOD, PUNCHH_BUSINESS_PATH: 'none', PUNCHH_FORM_PATH: 'none', PUNCHH_FORM_TITLE: 'x' });
    assert.ok('settings' in read);
    assert.deepEqual([read.settings.options.businessPath, read.settings.options.form], [false, false]);
  });

  it('has defaults', () => {
    const read = readEnvironment(GOOD);
    assert.ok('settings' in read);
    assert.deepEqual([read.settings.port, read.settings.host, read.settings.redisUrl], [8787, '0.0.0.0', null]);
  });

  const wrong: readonly (readonly [Record<string, string>, string])[] = [
    [{ PUNCHH_UPSTREAM: '' }, 'PUNCHH_UPSTREAM is missing'],
    [{ PUNCHH_UPSTREAM: 'http://vendor.example.com' }, 'PUNCHH_UPSTREAM: must be an origin'],
    [{ PUNCHH_CLIENT_1_SECRET: '' }, 'PUNCHH_CLIENT_1_SECRET is missing, though PUNCHH_CLIENT_1_ID is set'],
    [{ PUNCHH_CLIENT_12_ID: '' }, 'PUNCHH_CLIENT_12_ID is missing, though PUNCHH_CLIENT_12_SECRET is set'],
    [{ PUNCHH_CLIENT_12_ID: 'c1' }, 'PUNCHH_CLIENT_12_ID names the same client as another one'],
    [{ PUNCHH_ALLOWED_ORIGINS: ' ' }, 'PUNCHH_ALLOWED_ORIGINS is missing'],
    [{ PUNCHH_ALLOWED_ORIGINS: 'https://a.example.com,*' }, 'PUNCHH_ALLOWED_ORIGINS, entry 2: must be an origin'],
    [{ PUNCHH_ROUTES: 'GET /a, FETCH /b' }, 'PUNCHH_ROUTES, entry 2: must be one of GET'],
    [{ PUNCHH_ROUTES: 'POST /api2/x action=text' }, 'PUNCHH_ROUTES, entry 1: must be one of send'],
    [{ PUNCHH_ROUTES: 'POST /api2/x colour=red' }, 'PUNCHH_ROUTES, entry 1: is not a setting'],
    [{ PUNCHH_LIMITS: 'send=3' }, 'PUNCHH_LIMITS must be JSON'],
    [{ PUNCHH_LIMITS: '{"send":{"contact":{"max":3}}}' }, 'PUNCHH_LIMITS, send.contact: must be { max, window } or false'],
    [{ PUNCHH_COUNTRIES: 'US XX' }, 'PUNCHH_COUNTRIES, entry 2: must be an ISO region'],
    [{ PUNCHH_COOKIE_KEY: 's3cret' }, 'PUNCHH_COOKIE_KEY: must be 32 bytes in base64'],
    [{ PUNCHH_COOKIE_SAME_SITE: 'Lax' }, 'PUNCHH_COOKIE_SAME_SITE is set, but PUNCHH_COOKIE_KEY is missing'],
    [{ PUNCHH_TRUST_PROXY: 'yes' }, 'PUNCHH_TRUST_PROXY: must be true, false or a number of proxies'],
    [{ PUNCHH_TIMEOUT: 'soon' }, 'PUNCHH_TIMEOUT: must be a number of milliseconds'],
    [{ PORT: 'http' }, 'PORT must be a number from 0 to 65535'],
    [{ REDIS_URL: 'localhost:6379' }, 'REDIS_URL must be a URL'],
  ];
  for (const [env, message] of wrong) {
    it(`with ${JSON.stringify(env)} is refused by name`, () => {
      const read = readEnvironment({ ...GOOD, ...env });
      assert.ok('problems' in read);
      assert.equal(read.problems.length, 1, read.problems.join('\n'));
      assert.ok(read.problems[0]!.startsWith(message), read.problems[0]);
      assert.doesNotMatch(read.problems[0]!, /s3cret|hush/);
    });
  }

  it('needs a client, unless it says that there is none', () => {
    const { PUNCHH_UPSTREAM, PUNCHH_ALLOWED_ORIGINS } = GOOD;
    const read = readEnvironment({ PUNCHH_UPSTREAM, PUNCHH_ALLOWED_ORIGINS });
    assert.ok('problems' in read);
    assert.match(read.problems.join(), /^PUNCHH_CLIENT_1_ID and PUNCHH_CLIENT_1_SECRET are missing/);
    assert.ok('settings' in readEnvironment({ PUNCHH_UPSTREAM, PUNCHH_ALLOWED_ORIGINS, PUNCHH_CLIENTS: 'none' }));
  });
});
