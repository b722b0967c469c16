import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { errorOf, LOGIN, open, post, request, SEND, VERIFY } from './support/harness.ts';
import { VECTORS } from './support/vectors.ts';

const ROUTES = [
  { method: 'GET', path: '/api2/mobile/offers' },
  { method: 'POST', path: '/api/auth/customers/sign_in' },
  { method: 'GET', path: '/api/auth/users/balance' },
  { method: 'GET', path: '/api2/dashboard/news' },
] as const;

describe('x-pch-digest', () => {
  for (const { name, secret, method, asked, path, body, digest } of VECTORS) {
    it(`is what openssl makes: ${name}`, async () => {
      const { gateway, upstream } = open({ clients: { c1: { secret } }, routes: ROUTES });
      const response = await gateway(method === 'GET' ? request('GET', asked) : post(asked, body));
      assert.equal(response.status, 200);
      assert.equal(upstream.last.path, path);
      assert.equal(upstream.last.body, body);
      assert.equal(upstream.last.headers.get('x-pch-digest'), digest);
    });
  }

  it('is only on paths that the vendor wants signed', async () => {
    const { gateway, upstream } = open({ routes: ROUTES });
    await gateway(post(SEND, { client: 'c1', email: 'a@example.com' }));
    assert.equal(upstream.last.headers.get('x-pch-digest'), null);
    await gateway(request('GET', '/api2/dashboard/news'));
    assert.equal(upstream.last.headers.get('x-pch-digest'), null);
  });

  it('never is one that a page made', async () => {
    const { gateway, upstream } = open();
    await gateway(post(VERIFY, { client: 'c1' }, { 'x-pch-digest': 'f00' }));
    assert.equal(upstream.last.headers.get('x-pch-digest'), null);
  });

  it('is made with the secret of the client that is named', async () => {
    const { gateway, upstream } = open({ clients: { c1: { secret: 'one' }, c2: { secret: 'two' } }, routes: ROUTES });
    const expected = (secret: string, text: string) => createHmac('sha256', secret).update(text).digest('hex');
    const body = '{"client":"c2","user":{}}';
    await gateway(post(LOGIN, body));
    assert.equal(upstream.last.headers.get('x-pch-digest'), expected('two', LOGIN + body));
    await gateway(request('GET', '/api2/mobile/offers?client=c1'));
    assert.equal(upstream.last.headers.get('x-pch-digest'), expected('one', '/api2/mobile/offers?client=c1'));
    await gateway(post(`${LOGIN}?client=c1`, body));
    assert.equal(upstream.last.headers.get('x-pch-digest'), expected('two', `${LOGIN}?client=c1${body}`), 'the body comes first');
  });

  it('is not made for an unknown client, nor for one of several that is not named, nor for two in the query', async () => {
    const { gateway, upstream } = open({ clients: { c1: { secret: 'one' }, c2: { secret: 'two' } } });
    const refused = async (path: string, body: unknown) => {
      const { status, key } = await errorOf(await gateway(post(path, body)));
      return `${status} ${key}`;
    };
    assert.equal(await refused(LOGIN, { client: 'c3' }), '401 unknown_client');
    assert.equal(await refused(LOGIN, { client: 'toString' }), '401 unknown_client');
    assert.equal(await refused(LOGIN, { client: ['c1'] }), '401 unknown_client');
    assert.equal(await refused(LOGIN, {}), '400 missing_required_param');
    assert.equal(await refused(`${LOGIN}?client=c1&client=c2`, {}), '400 invalid_request');
    assert.equal(await refused(SEND, { client: 'c3', email: 'a@example.com' }), '401 unknown_client');
    assert.equal(upstream.received.length, 0);
  });

  it('is on such a path also where a route with a parameter led to it', async () => {
    const { gateway, upstream } = open({ routes: [{ method: 'GET', path: '/:system/:part/offers' }] });
    await gateway(request('GET', '/api2/mobile/offers'));
    const expected = createHmac('sha256', 's3cret').update('/api2/mobile/offers').digest('hex');
    assert.equal(upstream.last.headers.get('x-pch-digest'), expected);
  });

  it('is made for the only client there is, where none is named', async () => {
    const { gateway, upstream } = open();
    await gateway(request('DELETE', '/api2/mobile/users/logout', { Authorization: 'Bearer t' }));
    const expected = createHmac('sha256', 's3cret').update('/api2/mobile/users/logout').digest('hex');
    assert.equal(upstream.last.headers.get('x-pch-digest'), expected);
    assert.equal(upstream.last.headers.get('authorization'), 'Bearer t');
  });
});
