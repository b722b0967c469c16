import assert from 'node:assert/strict';
import { describe, it, mock } from 'node:test';
import type { GatewayOptions } from '../../src/gateway/index.ts';
import { errorOf, json, LOGIN, open, post, request, SEND, VERIFY, type Opened } from './support/harness.ts';

const GUEST = 'guest@example.com';
const PHONE = { phone_ext: '+1', phone_number: '2125554626' };

/** A call from an address and a device that have not been seen before. */
function createStranger(opened: Opened) {
  let n = 0;
  return (path: string, body: unknown, headers: Record<string, string> = {}) => {
    n += 1;
    const address = `198.51.${n >> 8}.${n & 255}`;
    return opened.gateway(post(path, body, { 'punchh-app-device-id': `device-${n}`, ...headers }), { address });
  };
}

const refuse = (opened: Opened) => {
  opened.upstream.answer = () => json({ errors: { invalid: ['No.'] } }, 422);
};

/** Fields beside the guest's own that could be taken for it; `n` makes each decoy another one. */
const DECOYS: readonly ((n: number) => Record<string, unknown>)[] = [
  (n) => ({ passwordless_email: `decoy${n}@example.com` }),
  (n) => ({ passwordless_phone: `+1212555${4000 + n}` }),
  (n) => ({ user: { email: `decoy${n}@example.com` } }),
  (n) => ({ Email: `decoy${n}@example.com` }),
  (n) => ({ EMAIL: `decoy${n}@example.com` }),
  (n) => ({ 'e-mail': `decoy${n}@example.com` }),
  (n) => ({ 'user[email]': `decoy${n}@example.com` }),
  (n) => ({ 'user.email': `decoy${n}@example.com` }),
  (n) => ({ emails: [`decoy${n}@example.com`] }),
  (n) => ({ guest: { contact: { email: `decoy${n}@example.com` } } }),
  (n) => ({ guests: [{ email: `decoy${n}@example.com` }] }),
  (n) => ({ phone: `+1212555${4000 + n}` }),
  (n) => ({ mobile: 12_125_554_000 + n }),
  (n) => ({ recipient: `decoy${n}@example.com` }),
  (n) => ({ username: `decoy${n}@example.com` }),
  (n) => ({ to: [`decoy${n}@example.com`] }),
  (n) => ({ 'ｅｍａｉｌ': `decoy${n}@example.com` }),
];

/** Requests that vary while the guest stays the same, and how many of 30 attempts may reach the vendor. */
const ATTACKS: readonly (readonly [string, Record<string, unknown>, number])[] = [
  [SEND, { client: 'c1', email: GUEST }, 5],
  [SEND, { client: 'c1', ...PHONE }, 5],
  [VERIFY, { client: 'c1', email: GUEST, token: '123456' }, 9],
  [LOGIN, { client: 'c1', user: { email: GUEST, password: 'x' } }, 9],
  ['/api2/mobile/users/forgot_password', { client: 'c1', user: { email: GUEST } }, 5],
  ['/api2/basic_auth/signin', { client: 'c1', email: GUEST, password: 'x' }, 9],
  ['/api2/basic_auth/signup', { client: 'c1', email: GUEST, password: 'x' }, 9],
  ['/api2/basic_auth/forgot_password', { client: 'c1', email: GUEST }, 5],
  ['/api/customers/passwordless-request', { email: GUEST }, 5],
  ['/api/customers/register', { passwordless_email: GUEST, passwordless_code: '123456' }, 9],
  ['/api/customers/register', { phone_number: '+12125554626', passwordless_code: '123456' }, 9],
  ['/api/customers/login', { passwordless_email: GUEST, passwordless_code: '123456' }, 9],
];

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

describe('the contact that a call acts on', () => {
  for (const [path, body, most] of ATTACKS) {
    it(`is counted at ${path}, whatever stands beside it: ${most} of 30 attempts with ${JSON.stringify(body)}`, async () => {
      const opened = open();
      refuse(opened);
      const call = createStranger(opened);
      for (let n = 0; n < 30; n += 1) {
        const decoy = DECOYS[n % DECOYS.length]!(n);
        const { user } = body as { user?: object };
        await call(path, { ...decoy, ...body, ...(user && isObject(decoy['user']) && { user: { ...decoy['user'], ...user } }) });
        await call(path, { ...body, ...decoy });
        await call(`${path}?email=${GUEST}`, body);
        await call(path, body);
      }
      const reached = opened.upstream.received.filter(({ body: sent }) => sent.includes(GUEST) || sent.includes('2125554626'));
      assert.ok(reached.length >= 5 && reached.length <= most, String(reached.length));
    });
  }

  it('is the only one that its body may name', async () => {
    const opened = open();
    const call = createStranger(opened);
    for (const decoy of DECOYS) {
      const { status, key } = await errorOf(await call(SEND, { client: 'c1', email: GUEST, ...decoy(1) }));
      assert.equal(`${status} ${key}`, '400 invalid_request', JSON.stringify(decoy(1)));
      const inside = await errorOf(await call(SEND, { client: 'c1', email: GUEST, deep: [{ deeper: decoy(1) }] }));
      assert.equal(`${inside.status} ${inside.key}`, '400 invalid_request', JSON.stringify(decoy(1)));
    }
    assert.equal(opened.upstream.received.length, 0);
  });

  it('cannot be hidden by a body that is no JSON object', async () => {
    const opened = open();
    const call = createStranger(opened);
    const contact = { client: 'c1', email: GUEST };
    const codes = [
      (await call(SEND, JSON.stringify([contact]))).status,
      (await call(SEND, JSON.stringify(JSON.stringify(contact)))).status,
      (await call(SEND, `client=c1&email=${GUEST}`, { 'Content-Type': 'application/x-www-form-urlencoded' })).status,
      (await call(SEND, JSON.stringify(contact), { 'Content-Type': 'text/plain' })).status,
    ];
    assert.deepEqual(codes, [400, 400, 415, 415]);
    assert.equal(opened.upstream.received.length, 0);
  });

  it('may stand beside what is no contact: switches, opt-ins, passwords, names and answers', async () => {
    const opened = open();
    const call = createStranger(opened);
    const bodies: readonly (readonly [string, Record<string, unknown>])[] = [
      [SEND, { client: 'c1', email: GUEST, phone_number: '', phone_ext: null, email_opt_in: true, sms: false }],
      [LOGIN, { client: 'c1', user: { email: GUEST, password: 'p@ssw0rd.x' } }],
      ['/api2/basic_auth/signup', {
        client: 'c1', email: GUEST, password: 'p@ssw0rd.x', password_confirmation: 'p@ssw0rd.x', privacy_policy: true,
        terms_and_conditions: true,
      }],
      ['/api/customers/register', {
        passwordless_email: GUEST, passwordless_code: '053631', first_name: 'a@b', last_name: 'Ng', phone_number: '+12125554626',
        optin_status_email: 2, optin_status_sms: 1, optin_status_pn: 2, password: 'A@b.c1',
        demographics: [{ id: 1, value: 'me@work.example' }],
      }],
    ];
    for (const [path, body] of bodies) assert.equal((await call(path, body)).status, 200, path);
  });
});

describe('the query of a call', () => {
  const queries = ['email=b@example.com', 'a=1;phone_ext=%2B44', 'a=1', 'client=c1;email=b@example.com', 'client=c1&client=c1',
    'client=c1&user[email]=b@example.com', ';email=b@example.com', 'client=c2', '_method=delete'];
  it('may name the client, and nothing that the call does not declare', async () => {
    const opened = open();
    const call = createStranger(opened);
    for (const path of [SEND, '/api2/signout', '/api/customers/passwordless-request']) {
      for (const query of queries) {
        const { status } = await call(`${path}?${query}`, { client: 'c1', email: GUEST });
        assert.ok(status === 400 || status === 401, `${path}?${query}: ${status}`);
      }
    }
    assert.equal(opened.upstream.received.length, 0);
    assert.equal((await call(`${SEND}?client=c1`, { client: 'c1', email: GUEST })).status, 200);
  });
});

describe('spellings of one contact', () => {
  const mailboxes: readonly (readonly string[])[] = [
    ['guest@example.com', 'GUEST@Example.COM', ' guest@example.com ', 'guest+1@example.com', 'guest+a+b@example.com',
      'guest@example.com.', 'ｇｕｅｓｔ@example.com'],
    ['g.uest@gmail.com', 'guest@gmail.com', 'gu.es.t@googlemail.com', 'G.U.E.S.T+x@GMAIL.com'],
    ['guest@bücher.example', 'guest@xn--bcher-kva.example', 'guest@BÜCHER.example'],
  ];
  for (const spellings of mailboxes) {
    it(`count as one mailbox: ${spellings.join(', ')}`, async () => {
      const opened = open({ limits: { send: { contact: { max: 1, window: 60 } } } });
      const call = createStranger(opened);
      const statuses = [];
      for (const email of spellings) statuses.push((await call(SEND, { client: 'c1', email })).status);
      assert.deepEqual(statuses, [200, ...spellings.slice(1).map(() => 429)]);
      assert.equal(opened.upstream.last.body, JSON.stringify({ client: 'c1', email: spellings[0] }), 'what is sent is what was written');
    });
  }

  const numbers: readonly (readonly Record<string, string>[])[] = [
    [PHONE, { phone_ext: '1', phone_number: '2125554626' }, { phone_number: '+12125554626' }],
    [{ phone_ext: '+44', phone_number: '7911123456' }, { phone_ext: '+44', phone_number: '07911123456' }],
    [{ phone_ext: '+52', phone_number: '5512345678' }, { phone_ext: '+52', phone_number: '15512345678' }],
    [{ phone_ext: '+54', phone_number: '1123456789' }, { phone_ext: '+54', phone_number: '91123456789' },
      { phone_ext: '+54', phone_number: '111523456789' }],
  ];
  for (const spellings of numbers) {
    it(`count as one number: ${JSON.stringify(spellings)}`, async () => {
      const opened = open({ limits: { send: { contact: { max: 1, window: 60 } } } });
      const call = createStranger(opened);
      const statuses = [];
      for (const phone of spellings) statuses.push((await call(SEND, { client: 'c1', ...phone })).status);
      assert.deepEqual(statuses, [200, ...spellings.slice(1).map(() => 429)]);
    });
  }

  it('are two where the mailboxes are', async () => {
    const opened = open({ limits: { send: { contact: { max: 1, window: 60 } } } });
    const call = createStranger(opened);
    for (const email of ['a.b@example.com', 'ab@example.com', '+x@example.com', '+y@example.com', 'a@b.example']) {
      assert.equal((await call(SEND, { client: 'c1', email })).status, 200, email);
    }
  });

  it('that hold more than one address, or a hidden sign, are refused', async () => {
    const opened = open();
    const call = createStranger(opened);
    const wrong = ['a@example.com,b@example.com', '"a@b"@example.com', 'a(c)@example.com', 'a@exa\u200bmple.com', 'a\u0000@example.com',
      'a@b@c', '<a@example.com>', 'a@exa/mple.com', `${'a'.repeat(250)}@b.com`, 'a@',
      'a@example.com..', 'a@example..com', 'a@.example.com'];
    for (const email of wrong) {
      const { status, key } = await errorOf(await call(SEND, { client: 'c1', email }));
      assert.equal(`${status} ${key}`, '422 invalid_email_format', email);
    }
    assert.equal(opened.upstream.received.length, 0);
  });
});

describe("a brand's own route", () => {
  const routes = [
    { method: 'POST', path: '/api2/mobile/codes', action: 'send', contacts: ['user.phone', 'user.email'], query: ['locale'] },
  ] as const;

  it('is counted by the contact that it declares', async () => {
    const opened = open({ routes });
    const call = createStranger(opened);
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await call(`/api2/mobile/codes?locale=en`, { user: { phone: '+12125554626' } })).status);
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    assert.equal((await call('/api2/mobile/codes', { email: GUEST })).status, 400);
    assert.equal((await call('/api2/mobile/codes?phone=1', { user: { phone: '+12125554627' } })).status, 400);
    assert.equal((await call('/api2/mobile/codes?client=c1', { user: { phone: '+12125554627' } })).status, 200);
  });

  it('that is not counted takes any query, as before', async () => {
    const opened = open({ routes: [{ method: 'GET', path: '/api2/mobile/offers' }] });
    assert.equal((await opened.gateway(request('GET', '/api2/mobile/offers?a=1;b=2&phone=3'))).status, 200);
    assert.equal(opened.upstream.last.path, '/api2/mobile/offers?a=1;b=2&phone=3');
  });

  it("may say where a call of the gateway's own names its guest, if it is counted as before", async () => {
    const restated: GatewayOptions['routes'] = [
      { method: 'POST', path: '/api/customers/login', action: 'signIn', contacts: ['login_email'] },
    ];
    const opened = open({ routes: restated, limits: { signIn: { contact: { max: 1, window: 60 } } } });
    refuse(opened);
    const call = createStranger(opened);
    assert.equal((await call('/api/customers/login', { login_email: GUEST })).status, 422);
    assert.equal((await call('/api/customers/login', { login_email: GUEST })).status, 429);
    assert.equal((await call('/api/customers/login', { passwordless_email: GUEST })).status, 400);
    for (const more of [{ action: 'lookup' as const }, {}]) {
      const route = { method: 'POST' as const, path: '/api/customers/login', contacts: ['login_email'], ...more };
      assert.throws(() => open({ routes: [route] }), /routes\.0/);
    }
  });
});

describe('what a stranger can lock out', () => {
  const owner = { 'punchh-app-device-id': 'owners-own' };

  it('is a contact for the rest of ten minutes, and for a day once it had 20 codes', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_700_000_000_000 });
    try {
      const opened = open();
      const call = createStranger(opened);
      let sent = 0;
      for (let minute = 0; minute < 120; minute += 1) {
        if ((await call(SEND, { client: 'c1', email: GUEST })).status === 200) sent += 1;
        mock.timers.tick(60_000);
      }
      assert.equal(sent, 20);
      const response = await call(SEND, { client: 'c1', email: GUEST });
      assert.ok(Number(response.headers.get('retry-after')) > 79_000);
      assert.match((await errorOf(response)).words, /in 22 hours/);
      mock.timers.tick(22 * 3_600_000);
      assert.equal((await call(SEND, { client: 'c1', email: GUEST })).status, 200);
    } finally {
      mock.timers.reset();
    }
  });

  it('is no way in for the owner on a device that has signed in before', async () => {
    const opened = open();
    const call = createStranger(opened);
    const verify = (headers: Record<string, string> = {}) => call(VERIFY, { client: 'c1', email: GUEST, token: '123456' }, headers);
    assert.equal((await verify(owner)).status, 200);
    refuse(opened);
    for (let n = 0; n < 12; n += 1) await verify();
    assert.equal((await verify()).status, 429, 'a stranger has used the limit up');
    opened.upstream.answer = () => json({});
    for (let n = 0; n < 6; n += 1) await call(SEND, { client: 'c1', email: GUEST });
    assert.equal((await call(SEND, { client: 'c1', email: GUEST })).status, 429);
    assert.equal((await call(SEND, { client: 'c1', email: 'Guest@example.com' }, owner)).status, 200);
    assert.equal((await verify(owner)).status, 200);
  });

  it('stays locked on a device that has signed in with another contact, on a kiosk, and on none', async () => {
    const opened = open();
    const call = createStranger(opened);
    await call(VERIFY, { client: 'c1', email: 'other@example.com', token: '123456' }, owner);
    await call(VERIFY, { client: 'c1', email: GUEST, token: '123456' }, { 'punchh-app-device-id': 'kiosk-1', 'X-Punchh-Mode': 'kiosk' });
    await call(VERIFY, { client: 'c1', email: GUEST, token: '123456' }, { 'punchh-app-device-id': '' });
    for (let n = 0; n < 5; n += 1) await call(SEND, { client: 'c1', email: GUEST });
    for (const device of ['owners-own', 'kiosk-1', '']) {
      const { status } = await call(SEND, { client: 'c1', email: GUEST }, { 'punchh-app-device-id': device });
      assert.equal(status, 429, device);
    }
  });

  it('is bounded on a known device too', async () => {
    const opened = open();
    const call = createStranger(opened);
    await call(VERIFY, { client: 'c1', email: GUEST, token: '123456' }, owner);
    let sent = 0;
    for (let n = 0; n < 30; n += 1) if ((await call(SEND, { client: 'c1', email: GUEST }, owner)).status === 200) sent += 1;
    assert.ok(sent <= 10, String(sent));
  });
});

describe('contacts that are reserved for sandboxes', () => {
  const reserved = [
    { email: 'someone+punchh_test@example.com' }, { email: 'A+B+Punchh_Test@Example.com' },
    { phone_ext: '+1', phone_number: '2015550100' }, { phone_ext: '1', phone_number: '2015550199' }, { phone_number: '+12015550142' },
  ];
  it('are refused towards a real vendor', async () => {
    const { gateway, upstream } = open();
    for (const contact of reserved) {
      const { status, key, words } = await errorOf(await gateway(post(SEND, { client: 'c1', ...contact })));
      assert.equal(`${status} ${key}`, 'email' in contact ? '422 invalid_email_format' : '422 invalid_phone_format');
      assert.match(words, /reserved for sandboxes/);
    }
    assert.equal(upstream.received.length, 0);
    for (const contact of [{ phone_ext: '+1', phone_number: '2015550200' }, { email: 'punchh_test@example.com' }]) {
      assert.equal((await gateway(post(SEND, { client: 'c1', ...contact }))).status, 200);
    }
  });
  it('pass to an upstream on loopback', async () => {
    for (const address of ['http://127.0.0.1:9000', 'http://localhost', 'http://[::1]:1', 'https://localhost:8443']) {
      const { gateway } = open({ upstream: address });
      for (const contact of reserved.slice(2)) assert.equal((await gateway(post(SEND, { client: 'c1', ...contact }))).status, 200);
    }
  });
});
