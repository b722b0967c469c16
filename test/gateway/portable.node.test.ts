import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';
import type * as Module from '../../src/gateway/index.ts';
import { json, LOGIN, open, OPTIONS, ORIGIN, post, REFRESH, SEND, VERIFY } from './support/harness.ts';
import { VECTORS } from './support/vectors.ts';

/** The globals that every runtime with a fetch handler has; nothing of Node's own. */
const WEB = {
  AbortController, ArrayBuffer, Headers, ReadableStream, Request, Response, TextDecoder, TextEncoder, URL,
  URLSearchParams, Uint8Array, atob, btoa, clearTimeout, crypto, fetch, performance, setTimeout,
};

async function loadWithoutNode(): Promise<typeof Module> {
  const { outputFiles } = await build({
    entryPoints: ['src/gateway/index.ts'],
    bundle: true,
    write: false,
    // Neither Node's nor a browser's: a module of Node's own could not be resolved.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    format: 'iife',
    globalName: 'gatewayModule',
    target: 'es2022',
    logLevel: 'silent',
  });
  return runInNewContext(`${outputFiles[0]!.text};gatewayModule`, { ...WEB }) as typeof Module;
}

describe('outside of Node', () => {
  it('the handler signs, counts and keeps cookies with nothing but web standards', async () => {
    const { createGateway } = await loadWithoutNode();
    const { upstream } = open();
    const gateway = createGateway({
      ...OPTIONS,
      fetcher: upstream.fetcher,
      countries: ['US'],
      cookie: { key: Buffer.alloc(32, 1).toString('base64') },
      limits: { send: { contact: { max: 1, window: 60 } } },
    });
    const { body, digest } = VECTORS[1]!;
    assert.equal((await gateway(post(LOGIN, body))).status, 200);
    assert.equal(upstream.last.headers.get('x-pch-digest'), digest);

    const phone = { client: 'c1', phone_ext: '+1', phone_number: '2125554626' };
    assert.equal((await gateway(post(SEND, phone), { address: '2001:db8::1' })).status, 200);
    assert.equal((await gateway(post(SEND, phone), { address: '2001:db8::1' })).status, 429);

    upstream.answer = () => json({ data: { access_token: 'a', refresh_token: 'r' } });
    const verified = await gateway(post(VERIFY, { client: 'c1', token: '123456' }, { 'X-Punchh-Gateway': '1' }));
    const [cookie = ''] = verified.headers.getSetCookie();
    await gateway(post(REFRESH, { client: 'c1' }, { 'X-Punchh-Gateway': '1', Cookie: cookie.split(';')[0]! }));
    assert.equal(upstream.last.body, '{"client":"c1","refresh_token":"r"}');
  });
});

describe('before MENU alone', () => {
  it('the store holds hashes that nobody else can make, or that the configured key makes', async () => {
    const keysOf = async (key?: string) => {
      const keys: string[] = [];
      const store: Module.LimitStore = {
        consume: (id) => {
          keys.push(id);
          return Promise.resolve(0);
        },
        refund: () => Promise.resolve(),
      };
      const { gateway } = open({ clients: {}, limits: { store, ...(key !== undefined && { key }) } });
      await gateway(post('/api/customers/passwordless-request', { phone_number: '+12125554626' }));
      return keys;
    };
    const [one, two] = [await keysOf(), await keysOf()];
    assert.ok(one.length > 0 && one.every((key) => !two.includes(key)), 'without a key, a random one');
    assert.deepEqual(await keysOf('shared'), await keysOf('shared'));
  });

  it('the gateway needs no client and no secret', async () => {
    const { gateway, upstream } = open({ clients: {} });
    const response = await gateway(post('/api/customers/passwordless-request', { phone_number: '+12125554626' }));
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    assert.equal(upstream.last.headers.get('x-pch-digest'), null);
    assert.equal((await gateway(post(LOGIN, { client: 'c1', user: {} }))).status, 401);
  });
});
