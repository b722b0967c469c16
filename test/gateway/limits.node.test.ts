import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import { DEFAULT_LIMITS, type LimitStore } from '../../src/gateway/index.ts';
import { errorOf, json, LOGIN, open, post, SEND, VERIFY, type Opened } from './support/harness.ts';

interface Guest {
  address?: string;
  device?: string;
  email?: string;
}

const call = (opened: Opened, path: string, { address = '198.51.100.1', device = 'd1', email = 'a@example.com' }: Guest) =>
  opened.gateway(
    post(path, path === LOGIN ? { client: 'c1', user: { email, password: 'x' } } : { client: 'c1', email }, {
      'punchh-app-device-id': device,
    }),
    { address },
  );

const statuses = async (times: number, once: (n: number) => Promise<Response>) => {
  const list: number[] = [];
  for (let n = 0; n < times; n += 1) list.push((await once(n)).status);
  return list;
};
const times = (n: number, value: number) => Array<number>(n).fill(value);

describe('limits on sending', () => {
  it('count a contact, whoever asks and however it is written', async () => {
    const opened = open();
    const written = ['a@example.com', 'A@Example.com', ' a@example.com', 'a@EXAMPLE.COM ', 'a@example.com'];
    const guest = (n: number) => ({ address: `198.51.100.${n}`, device: `d${n}`, email: written[n % 5]! });
    assert.deepEqual(await statuses(5, (n) => call(opened, SEND, guest(n))), times(5, 200));
    const response = await call(opened, SEND, guest(6));
    assert.equal(response.headers.get('retry-after'), '600');
    assert.equal(response.headers.get('access-control-expose-headers'), 'Retry-After, X-Request-ID');
    assert.deepEqual(await errorOf(response), {
      status: 429, key: 'too_many_requests', words: 'Too many attempts. Please try again in 10 minutes.',
    });
    assert.equal(opened.upstream.received.length, 5);
    assert.equal((await call(opened, SEND, { address: '198.51.100.9', device: 'd9', email: 'b@example.com' })).status, 200);
  });

  it('count an address over many contacts and devices', async () => {
    const opened = open();
    const other = (n: number) => ({ device: `d${n}`, email: `g${n}@example.com` });
    const { max } = DEFAULT_LIMITS.send.address;
    assert.deepEqual(await statuses(max + 1, (n) => call(opened, SEND, other(n))), [...times(max, 200), 429]);
    assert.equal((await call(opened, SEND, { ...other(99), address: '198.51.100.2' })).status, 200);
  });

  it('count the /64 of an IPv6 address', async () => {
    const opened = open({ limits: { send: { address: { max: 2, window: 60 } } } });
    const from = (address: string) => call(opened, SEND, { address, device: address, email: `${address.length}x@example.com` });
    assert.equal((await from('2001:db8::1')).status, 200);
    assert.equal((await from('2001:db8:0:0:ffff::22')).status, 200);
    assert.equal((await from('2001:db8::ffff:3:3:3333')).status, 429);
    assert.equal((await from('2001:db8:0:1::1')).status, 200);
  });

  it('count a device over many contacts and addresses', async () => {
    const opened = open();
    const other = (n: number) => ({ address: `198.51.100.${n}`, email: `g${n}@example.com` });
    const { max } = DEFAULT_LIMITS.send.device;
    assert.deepEqual(await statuses(max + 1, (n) => call(opened, SEND, other(n))), [...times(max, 200), 429]);
  });

  it("of one's address do not use up somebody else's contact", async () => {
    const opened = open({ limits: { send: { address: { max: 1, window: 60 }, contact: { max: 2, window: 60 } } } });
    assert.deepEqual(await statuses(9, () => call(opened, SEND, {})), [200, ...times(8, 429)]);
    assert.equal((await call(opened, SEND, { address: '198.51.100.2' })).status, 200);
  });

  it('can be a ceiling for all guests, or be switched off', async () => {
    const send = { address: false, device: false, contact: false, total: { max: 30, window: 60 } } as const;
    const opened = open({ limits: { send } });
    assert.deepEqual(await statuses(31, () => call(opened, SEND, {})), [...times(30, 200), 429]);
  });

  it('end with their window', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    try {
      const opened = open({ limits: { send: { contact: { max: 1, window: 30 } } } });
      assert.equal((await call(opened, SEND, {})).status, 200);
      mock.timers.tick(12_000);
      const response = await call(opened, SEND, {});
      assert.equal(response.headers.get('retry-after'), '18');
      mock.timers.tick(18_001);
      assert.equal((await call(opened, SEND, {})).status, 200);
    } finally {
      mock.timers.reset();
    }
  });
});

describe('limits on guessing', () => {
  for (const path of [VERIFY, LOGIN]) {
    it(`count what fails at ${path}, below the vendor's own limit of 10`, async () => {
      const opened = open();
      opened.upstream.answer = () => json({ errors: { invalid: ['No.'] } }, 422);
      const guess = (n: number) => call(opened, path, { device: `d${n}`, email: `g${n}@example.com` });
      assert.deepEqual(await statuses(10, guess), [...times(9, 422), 429]);
      assert.deepEqual(await statuses(10, (n) => call(opened, path, { address: `203.0.113.${n}`, device: `x${n}` })), [
        ...times(9, 422), 429,
      ]);
    });

    it(`do not count what succeeds at ${path}`, async () => {
      const opened = open();
      assert.deepEqual(await statuses(30, () => call(opened, path, {})), times(30, 200));
    });
  }

  it("count both contacts of MENU's registration, since the body does not tell which one got the code", async () => {
    const opened = open({ limits: { verify: { contact: { max: 1, window: 60 } } } });
    opened.upstream.answer = () => json({ status: 'ERROR' }, 422);
    const register = (passwordless_email: string, phone_number: string) =>
      opened.gateway(post('/api/customers/register', { passwordless_email, phone_number }));
    assert.equal((await register('a@example.com', '+12125554626')).status, 422);
    assert.equal((await register('b@example.com', '+12125554626')).status, 429);
    assert.equal((await register('a@example.com', '+12125554627')).status, 429);
    assert.equal((await register('c@example.com', '+12125554628')).status, 422);
  });
});

describe('a store for limits', () => {
  it('sees no contact, address or device', async () => {
    const keys: string[] = [];
    const store: LimitStore = {
      consume: (key) => {
        keys.push(key);
        return Promise.resolve(0);
      },
      refund: () => Promise.resolve(),
    };
    const opened = open({ limits: { store } });
    await call(opened, SEND, { address: '198.51.100.7', device: 'device-77', email: 'guest@example.com' });
    assert.equal(keys.length, 4, 'address, device, and the contact twice: for ten minutes and for a day');
    for (const key of keys) assert.match(key, /^send:(address|device|contact):[0-9a-f]{32}$/);
    await call(open({ limits: { store }, clients: { c1: { secret: 'another' } } }), SEND, { address: '198.51.100.7' });
    assert.notEqual(keys[4], keys[0], 'without the secret nobody can tell what a hash stands for');
  });

  for (const [name, options] of [
    ['a store', { limits: { store: { consume: () => new Promise<number>(() => undefined), refund: () => Promise.resolve() } } }],
    ['a captcha check', { verifyCaptcha: () => new Promise<boolean>(() => undefined) }],
  ] as const) {
    it(`or ${name} that never settles answers 503 in time`, async () => {
      const opened = open({ timeout: 20, ...options });
      const { status, key } = await errorOf(await call(opened, SEND, {}));
      assert.equal(`${status} ${key}`, '503 service_unavailable');
      assert.equal(opened.upstream.received.length, 0);
    });
  }

  it('that never takes a use back does not hold up who has signed in', async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      const store: LimitStore = { consume: () => Promise.resolve(0), refund: () => new Promise(() => undefined) };
      const opened = open({ limits: { store } });
      let isDone = false;
      const response = call(opened, VERIFY, {}).finally(() => (isDone = true));
      while (!isDone) {
        mock.timers.tick(100);
        await new Promise((resolve) => setImmediate(resolve));
      }
      assert.equal((await response).status, 200);
    } finally {
      mock.timers.reset();
    }
  });

  it('that fails answers 503: nothing is sent uncounted', async () => {
    const store: LimitStore = { consume: () => Promise.reject(new Error('gone')), refund: () => Promise.resolve() };
    const opened = open({ limits: { store } });
    const response = await call(opened, SEND, {});
    assert.equal(response.headers.get('retry-after'), '5');
    assert.equal((await errorOf(response)).key, 'service_unavailable');
    assert.equal(opened.upstream.received.length, 0);
  });
});

describe('what could go round the limits', () => {
  const tricks: readonly (readonly [string, string, Record<string, unknown>, string])[] = [
    ['a contact in the query', `${SEND}?email=b@example.com`, {}, '400 invalid_request'],
    ['a contact in the query, nested', `${SEND}?user%5Bemail%5D=b@example.com`, {}, '400 invalid_request'],
    ['a contact in a list', SEND, { email: ['b@example.com'] }, '400 invalid_request'],
    ['a contact in an object', SEND, { phone_ext: '+1', phone_number: { 0: '2125554626' } }, '400 invalid_request'],
    ['a number without its country code', SEND, { phone_number: '2125554626' }, '422 invalid_phone_format'],
    ['two addresses in one', SEND, { email: 'a@example.com,b@example.com' }, '422 invalid_email_format'],
    ['a header in an address', SEND, { email: 'a@example.com\r\nBcc: b@example.com' }, '422 invalid_email_format'],
    ['two country codes', SEND, { phone_ext: '+1', phone_number: '+447911123456' }, '422 invalid_phone_format'],
    ['a number with words', SEND, { phone_ext: '+1', phone_number: '212555CALL' }, '422 invalid_phone_format'],
    ['a premium number', SEND, { phone_ext: '+1', phone_number: '9005551234' }, '422 invalid_phone_format'],
  ];
  for (const [name, path, contact, expected] of tricks) {
    it(`is refused: ${name}`, async () => {
      const { gateway, upstream } = open();
      const { status, key } = await errorOf(await gateway(post(path, { client: 'c1', ...contact })));
      assert.equal(`${status} ${key}`, expected);
      assert.equal(upstream.received.length, 0);
    });
  }

  it('is refused when a route is added: a second way to the same call', () => {
    const bypasses = ['/api2/password_less/:call', '/api2/password_less/token.json', '/api2/:a/:b', '/api2/password_less/token',
      '/api2/Password_less/token'];
    for (const path of bypasses) {
      assert.throws(() => open({ routes: [{ method: 'POST', path }] }), /routes\.0 is a call of the gateway itself/, path);
    }
    open({ routes: [{ method: 'GET', path: '/api2/password_less/:call' }, { method: 'POST', path: '/api2/orders/:id' }] });
  });
});

describe('countries', () => {
  const allowed = [
    [SEND, { phone_ext: '+1', phone_number: '2125554626' }], [SEND, { phone_ext: '+1', phone_number: '4165550199' }],
    ['/api/customers/passwordless-request', { phone_number: '+12125554626' }], [SEND, { email: 'a@example.com' }],
  ] as const;
  const refused = [
    [SEND, { phone_ext: '+44', phone_number: '7911123456' }], [SEND, { phone_ext: '+1', phone_number: '8765551234' }],
    [SEND, { phone_ext: '+881', phone_number: '612345678' }], [SEND, { phone_number: '2125554626' }],
    ['/api/customers/passwordless-request', { phone_number: '+447911123456' }],
    ['/api/customers/check-phone-number', { phone_number: '+447911123456' }],
  ] as const;
  it('on the list may be sent to', async () => {
    const { gateway } = open({ countries: ['US', 'CA'] });
    for (const [path, contact] of allowed) assert.equal((await gateway(post(path, { client: 'c1', ...contact }))).status, 200);
  });
  it('off the list may not, nor numbers that belong to none', async () => {
    const { gateway, upstream } = open({ countries: ['US', 'CA'] });
    for (const [path, contact] of refused) {
      const { status, key } = await errorOf(await gateway(post(path, { client: 'c1', ...contact })));
      assert.equal(`${status} ${key}`, '422 phone_country_not_allowed', JSON.stringify(contact));
    }
    assert.equal(upstream.received.length, 0);
  });
  it('take in the territories that share their networks, and not what only shares a calling code', async () => {
    const { gateway } = open({ countries: ['GB', 'RU'] });
    const statusOf = async (phone_ext: string, phone_number: string) =>
      (await gateway(post(SEND, { client: 'c1', phone_ext, phone_number }))).status;
    assert.equal(await statusOf('+44', '7911123456'), 200);
    assert.equal(await statusOf('+7', '7012345678'), 422);
    const guernsey = open({ countries: ['GG'] });
    const british = { client: 'c1', phone_ext: '+44', phone_number: '7400123456' };
    assert.equal((await guernsey.gateway(post(SEND, british))).status, 422);
  });
  it('are all allowed where there is no list', async () => {
    const { gateway } = open();
    assert.equal((await gateway(post(SEND, { client: 'c1', phone_ext: '+44', phone_number: '7911123456' }))).status, 200);
  });
});

describe('verifyCaptcha', () => {
  it('is asked before a code is sent and before a password is tried, and sees the request', async () => {
    const seen: unknown[] = [];
    const opened = open({
      verifyCaptcha: async (request, context) => {
        const body: unknown = await request.json();
        seen.push({ ...context, body });
        return request.headers.get('x-captcha-token') === 'good';
      },
    });
    const body = { client: 'c1', email: 'a@example.com' };
    const bad = await errorOf(await opened.gateway(post(SEND, body), { address: '198.51.100.7' }));
    assert.equal(`${bad.status} ${bad.key}`, '403 captcha_required');
    assert.equal(opened.upstream.received.length, 0);
    const good = await opened.gateway(post(SEND, body, { 'X-Captcha-Token': 'good' }), { address: '198.51.100.7' });
    assert.equal(good.status, 200);
    assert.equal(opened.upstream.last.headers.get('x-captcha-token'), null);
    assert.equal(opened.upstream.last.body, JSON.stringify(body));
    assert.equal((await call(opened, LOGIN, {})).status, 403);
    assert.equal((await call(opened, VERIFY, {})).status, 200);
    const context = { action: 'send', address: '198.51.100.7', body };
    assert.deepEqual(seen.slice(0, 2), [context, context]);
    assert.equal((seen[2] as { action: string }).action, 'signIn');
  });

  it('that fails answers 503: nothing is sent unchecked', async () => {
    const opened = open({ verifyCaptcha: () => Promise.reject(new Error('gone')) });
    assert.equal((await call(opened, SEND, {})).status, 503);
    assert.equal(opened.upstream.received.length, 0);
  });
});
