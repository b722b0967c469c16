import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { createGateway, type CookieOptions } from '../../src/gateway/index.ts';
import { createSandbox } from '../../src/sandbox/index.ts';
import { Browser } from './support/browser.ts';
import { errorOf, json, LOGIN, open, OPTIONS, ORIGIN, REFRESH, request, SEND, SIGN_OUT, VERIFY } from './support/harness.ts';

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64');
const COOKIE: CookieOptions = { key: key(1) };
const EMAIL = 'guest@example.com';
const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const consents = { privacy_policy: true, terms_and_conditions: true };

/** A browser before a gateway before the sandbox, as over HTTP. */
function setUp(cookie: CookieOptions = COOKIE) {
  const sandbox = createSandbox({ clients: { c1: { secret: 's3cret' } }, http: true });
  const gateway = createGateway({
    ...OPTIONS,
    cookie,
    fetcher: (url, init) => sandbox.fetch(url, init),
  });
  const browser = new Browser(gateway);
  const signIn = async () => {
    const challenge = createHash('sha256').update(VERIFIER).digest('base64url');
    const contact = { client: 'c1', email: EMAIL, ...consents };
    const sent = await browser.post(SEND, { ...contact, code_challenge: challenge, validation_method: 'otp' });
    assert.equal(sent.status, 200, await sent.text());
    const { code } = sandbox.inbox.latest(EMAIL)!;
    return browser.post(VERIFY, { ...contact, code_verifier: VERIFIER, token: code });
  };
  return { sandbox, gateway, browser, signIn };
}

interface Tokens {
  data: Record<'access_token' | 'id_token', string> & { refresh_token?: string };
}

describe('cookie mode', () => {
  it('signs in, refreshes and signs out, and no script ever sees the refresh token', async () => {
    const { sandbox, browser, signIn } = setUp();
    const seen: string[] = [];
    const note = async (response: Response) => {
      const text = await response.text();
      seen.push(text, JSON.stringify([...response.headers].filter(([name]) => name !== 'set-cookie')));
      return { status: response.status, headers: response.headers, tokens: JSON.parse(text) as Tokens };
    };
    const verified = await note(await signIn());
    assert.equal(verified.status, 200);
    assert.equal(verified.headers.get('access-control-allow-credentials'), 'true');
    assert.ok(verified.tokens.data.access_token && !('refresh_token' in verified.tokens.data));
    assert.equal(browser.attributes, 'Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Strict');
    const [[name, first] = ['', '']] = browser.cookies;
    assert.match(name, /^__Host-punchh-[0-9a-f]{16}$/);

    const refreshed = await note(await browser.post(REFRESH, { client: 'c1' }));
    assert.equal(refreshed.status, 200);
    assert.notEqual(refreshed.tokens.data.access_token, verified.tokens.data.access_token);
    assert.notEqual(browser.cookies.get(name), first, 'the new refresh token replaces the old one');
    const again = await note(await browser.post(REFRESH, { client: 'c1' }));
    assert.equal(again.status, 200, 'and works');

    const Authorization = `Bearer ${again.tokens.data.access_token}`;
    const out = await note(await browser.post(SIGN_OUT, { client: 'c1' }, { Authorization }));
    assert.equal(out.status, 200);
    assert.equal(browser.cookies.size, 0);
    assert.equal(browser.attributes, 'Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Strict');

    const issued = sandbox.log.entries.flatMap(({ responseBody }) => /"refresh_token":"([^"]+)"/.exec(responseBody ?? '')?.[1] ?? []);
    assert.equal(issued.length, 3);
    for (const token of issued) {
      for (const text of [...seen, first]) assert.ok(!text.includes(token));
    }
  });

  it('revokes with the vendor: what was copied before signing out is of no use after it', async () => {
    const { gateway, browser, signIn } = setUp();
    const { data } = (await (await signIn()).json()) as Tokens;
    const thief = new Browser(gateway);
    for (const [name, value] of browser.cookies) thief.cookies.set(name, value);
    await browser.post(SIGN_OUT, { client: 'c1' }, { Authorization: `Bearer ${data.access_token}` });
    assert.equal((await thief.post(REFRESH, { client: 'c1' })).status, 401);
  });

  it('refuses calls without the header that only a script of an allowed page can send', async () => {
    const { browser, signIn, sandbox } = setUp();
    await signIn();
    const calls = sandbox.log.entries.length;
    for (const path of [VERIFY, REFRESH, SIGN_OUT]) {
      const { status, key: found } = await errorOf(await browser.post(path, { client: 'c1' }, { 'X-Punchh-Gateway': '' }));
      assert.equal(`${status} ${found}`, '403 gateway_header_missing');
    }
    assert.equal((await browser.post(REFRESH, { client: 'c1' }, { Origin: 'https://evil.example' })).status, 403);
    assert.equal(browser.cookies.size, 1);
    assert.equal(sandbox.log.entries.length, calls);
  });

  it('answers 401 where there is no cookie, or one that no gateway made', async () => {
    const { browser, signIn } = setUp();
    const refused = async () => {
      const { status, key: found } = await errorOf(await browser.post(REFRESH, { client: 'c1', refresh_token: 'from a script' }));
      assert.equal(`${status} ${found}`, '401 session_expired');
    };
    await refused();
    await signIn();
    const [[name, value] = ['', '']] = browser.cookies;
    const changed = value.slice(0, -8) + (value.at(-8) === 'A' ? 'B' : 'A') + value.slice(-7);
    for (const forged of ['', 'x', '%E0%A4%A', value.slice(0, -4), changed, 'A'.repeat(80), '*'.repeat(40)]) {
      browser.cookies.set(name, forged);
      await refused();
    }
  });

  it("is bound to client and origin: one brand's page cannot use another's cookie", async () => {
    const other = 'https://other.example.com';
    const { upstream, gateway } = open({
      cookie: COOKIE,
      clients: { c1: { secret: 'a' }, c2: { secret: 'b' } },
      allowedOrigins: [ORIGIN, other],
    });
    upstream.answer = () => json({ data: { access_token: 'a', refresh_token: 'r' } });
    const browser = new Browser(gateway);
    await browser.post(VERIFY, { client: 'c1', token: '123456' });
    assert.equal((await browser.post(REFRESH, { client: 'c2' })).status, 401);
    assert.equal((await browser.post(REFRESH, { client: 'c1' }, { Origin: other })).status, 401);
    await browser.post(VERIFY, { client: 'c2', token: '123456' });
    assert.equal(browser.cookies.size, 2);
    const [[, one] = ['', ''], [two] = ['', '']] = browser.cookies;
    browser.cookies.set(two, one);
    assert.equal((await browser.post(REFRESH, { client: 'c2' })).status, 401, 'nor renamed');
    assert.equal((await browser.post(REFRESH, { client: 'c1' })).status, 200);
    assert.equal(upstream.last.body, '{"client":"c1","refresh_token":"r"}');
  });

  it('keeps the cookie while the vendor refuses or fails, and drops it at sign-out whatever the vendor says', async () => {
    const { upstream, gateway } = open({ cookie: COOKIE });
    upstream.answer = () => json({ data: { access_token: 'a', refresh_token: 'r' } });
    const browser = new Browser(gateway);
    await browser.post(VERIFY, { client: 'c1', token: '123456' });
    for (const answer of [() => json({ errors: { token_expired: ['Expired.'] } }, 401), () => Promise.reject(new TypeError('x'))]) {
      upstream.answer = answer;
      await browser.post(REFRESH, { client: 'c1' });
      assert.equal(browser.cookies.size, 1);
    }
    const response = await browser.post(SIGN_OUT, { client: 'c1' });
    assert.equal(response.status, 502);
    assert.equal(browser.cookies.size, 0);
  });

  it('passes on no successful answer that it cannot read', async () => {
    const { upstream, gateway } = open({ cookie: COOKIE });
    upstream.answer = () => new Response('{"data":{"refresh_token":"r', { headers: { 'Content-Type': 'application/json' } });
    const { status } = await errorOf(await new Browser(gateway).post(VERIFY, { client: 'c1', token: '123456' }));
    assert.equal(status, 502);
  });

  it('takes the refresh token out of the password sign-in too, which has no call to use it', async () => {
    const { upstream, gateway } = open({ cookie: COOKIE });
    upstream.answer = () => json({ access_token: { token: 't', refresh_token: 'r' }, user: { first_name: 'A' } });
    const browser = new Browser(gateway);
    const response = await browser.post(LOGIN, { client: 'c1', user: { email: EMAIL, password: 'x' } });
    assert.deepEqual(await response.json(), { access_token: { token: 't' }, user: { first_name: 'A' } });
    assert.equal(browser.cookies.size, 0);
  });

  it('goes on with old cookies after a change of key, until the old key is taken away', async () => {
    const { gateway: before, upstream } = open({ cookie: { key: key(1) } });
    upstream.answer = () => json({ data: { access_token: 'a', refresh_token: 'r' } });
    const browser = new Browser(before);
    await browser.post(VERIFY, { client: 'c1', token: '123456' });
    const withKeys = (...keys: string[]) => {
      const next = new Browser(createGateway({ ...OPTIONS, cookie: { key: keys }, fetcher: upstream.fetcher }));
      for (const [name, value] of browser.cookies) next.cookies.set(name, value);
      return next.post(REFRESH, { client: 'c1' });
    };
    assert.equal((await withKeys(key(2), key(1))).status, 200);
    assert.equal((await withKeys(key(2))).status, 401);
  });

  it('on another site needs a partitioned cookie, and lasts as long as it is told', async () => {
    const { upstream, gateway } = open({ cookie: { ...COOKIE, sameSite: 'None', maxAge: 60 } });
    upstream.answer = () => json({ data: { access_token: 'a', refresh_token: 'r' } });
    const browser = new Browser(gateway);
    await browser.post(VERIFY, { client: 'c1', token: '123456' });
    assert.equal(browser.attributes, 'Max-Age=60; Path=/; HttpOnly; Secure; SameSite=None; Partitioned');
  });

  /** A gateway whose vendor issues these refresh tokens, one after the other; what a page of this sign-in sends. */
  const issuing = (...tokens: string[]) => {
    const logged: [string, unknown][] = [];
    const log = (fields: unknown, message: string) => void logged.push([message, fields]);
    const { upstream, gateway } = open({ cookie: COOKIE, limits: {}, logger: { info: () => {}, warn: log, error: log } });
    upstream.answer = () => json({ data: { access_token: 'a', refresh_token: tokens.shift() ?? 'r' } });
    const browser = new Browser(gateway);
    const as = (id: string, more = '') => ({ 'X-Punchh-Gateway': `1; session=${id}${more}` });
    const verify = (id: string, more?: string) => browser.post(VERIFY, { client: 'c1', token: '123456' }, as(id, more));
    const refresh = (id: string, more?: string) => browser.post(REFRESH, { client: 'c1' }, as(id, more));
    return { upstream, browser, logged, verify, refresh, as };
  };
  const ID = '0f0e0d0c-0b0a-4908-8706-050403020100';
  const OTHER_ID = '10111213-1415-4617-9819-1a1b1c1d1e1f';

  it('keeps each sign-in in a cookie of its own, which is of no use without its id', async () => {
    const { browser, upstream, verify, refresh } = issuing('r1', 'r2');
    await verify(ID);
    await verify(OTHER_ID);
    assert.equal(browser.cookies.size, 2);
    assert.equal(browser.attributes, 'Path=/; HttpOnly; Secure; SameSite=Strict', 'it ends with the browser');
    await refresh(ID);
    assert.equal(upstream.last.body, '{"client":"c1","refresh_token":"r1"}');
    await refresh(OTHER_ID);
    assert.equal(upstream.last.body, '{"client":"c1","refresh_token":"r2"}');
    assert.equal((await browser.post(REFRESH, { client: 'c1' })).status, 401);
    const [[one, first], [other, second]] = [...browser.cookies] as [[string, string], [string, string]];
    assert.match(one, /^__Host-punchh-[0-9a-f]{16}-[0-9a-f]{16}$/);
    for (const text of [one, other, first, second]) assert.doesNotMatch(text, /0f0e0d0c|10111213/);
    browser.cookies.set(one, second);
    browser.cookies.set(other, first);
    for (const id of [ID, OTHER_ID]) assert.equal((await refresh(id)).status, 401);
  });

  it('keeps the cookie of a guest who stays signed in for as long as it is told, through every refresh', async () => {
    const { browser, verify, refresh } = issuing();
    for (const call of [() => verify(ID, '; keep'), () => refresh(ID)]) {
      await call();
      assert.equal(browser.attributes, 'Max-Age=2592000; Path=/; HttpOnly; Secure; SameSite=Strict');
    }
  });

  it('refuses a header that it does not know', async () => {
    const { verify, browser } = issuing();
    for (const header of ['2', '1; session=', '1; session=short', `1; session=${'x'.repeat(129)}`, `1; session=${ID}; other`, '1;; keep']) {
      const { status, key: found } = await errorOf(await browser.post(VERIFY, { client: 'c1' }, { 'X-Punchh-Gateway': header }));
      assert.equal(`${status} ${found}`, '403 gateway_header_missing', header);
    }
    assert.equal((await verify(ID)).status, 200);
  });

  it('splits a token that is too long for one cookie, and leaves no part behind', async () => {
    const long = 'x'.repeat(5000);
    const { browser, upstream, verify, refresh, as } = issuing(long, `${long}y`, 'short', long);
    await verify(ID);
    assert.equal(browser.cookies.size, 2);
    for (const [name, value] of browser.cookies) assert.ok(`${name}=${value}`.length <= 4096);
    await refresh(ID);
    assert.ok(upstream.last.body.includes(`"${long}"`));
    await refresh(ID);
    assert.ok(upstream.last.body.includes(`"${long}y"`));
    assert.equal(browser.cookies.size, 1);
    await refresh(ID);
    assert.ok(upstream.last.body.includes('"short"'));
    assert.equal(browser.cookies.size, 2);
    await browser.post(SIGN_OUT, { client: 'c1' }, as(ID));
    assert.ok(upstream.last.body.includes(long));
    assert.equal(browser.cookies.size, 0);
  });

  it('says at verify, and in the log, that a token is too long for any cookie', async () => {
    const { browser, logged, verify } = issuing('x'.repeat(9000));
    const response = await verify(ID);
    assert.equal(`${response.status} ${(await errorOf(response)).key}`, '502 bad_gateway');
    assert.equal(browser.cookies.size, 0);
    assert.match(JSON.stringify(logged), /Refresh token of 9000 characters fits into no cookie/);
    assert.doesNotMatch(JSON.stringify(logged), /xxx/);
  });

  it('makes room for a new sign-in: what is over, what cannot be read and what would be too much goes', async (test) => {
    const { browser, verify, refresh } = issuing();
    const id = (number: number) => `${ID.slice(0, -2)}${String(number).padStart(2, '0')}`;
    test.mock.timers.enable({ apis: ['Date'], now: Date.now() });
    await verify(id(0));
    test.mock.timers.tick(25 * 3600 * 1000);
    await verify(id(1), '; keep');
    assert.equal(browser.cookies.size, 1, 'the time of the first was over');
    for (let number = 2; number < 60; number += 1) {
      test.mock.timers.tick(1000);
      await verify(id(number));
    }
    const size = [...browser.cookies].map((pair) => pair.join('=')).join('; ').length;
    assert.ok(size < 7 * 1024, String(size));
    assert.equal((await refresh(id(1))).status, 200, 'who stays signed in is the last to go');
    assert.equal((await refresh(id(59))).status, 200);
    assert.equal((await refresh(id(2))).status, 401);
    const [name = ''] = [...browser.cookies.keys()].slice(-1);
    browser.cookies.set(name.replace(/.{4}$/, '0000'), 'unreadable');
    const others = ['session', '__Host-punchh-device'];
    for (const other of others) browser.cookies.set(other, 'x');
    await verify(id(60));
    assert.ok(![...browser.cookies.values()].includes('unreadable'));
    for (const other of others) assert.equal(browser.cookies.get(other), 'x');
  });

  it('lets preflights say that cookies may come along', async () => {
    const { gateway } = open({ cookie: COOKIE });
    const response = await gateway(request('OPTIONS', REFRESH, {
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,x-punchh-gateway',
    }));
    assert.equal(response.headers.get('access-control-allow-credentials'), 'true');
  });
});

describe('without cookie mode', () => {
  it('tokens come and go in bodies, as the vendor documents them', async () => {
    const { upstream, gateway } = open();
    upstream.answer = () => json({ data: { access_token: 'a', refresh_token: 'r' } });
    const browser = new Browser(gateway);
    const response = await browser.post(REFRESH, { client: 'c1', refresh_token: 'old' }, { 'X-Punchh-Gateway': '' });
    assert.deepEqual(await response.json(), { data: { access_token: 'a', refresh_token: 'r' } });
    assert.equal(upstream.last.body, '{"client":"c1","refresh_token":"old"}');
    assert.equal(browser.cookies.size, 0);
  });
});
