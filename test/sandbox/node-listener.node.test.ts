import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer, request as httpRequest, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, it } from 'node:test';
import { createSandbox, type Sandbox, type SandboxOptions } from '../../src/sandbox/index.ts';
import { toNodeListener } from '../../src/sandbox/node.ts';

const JSON_HEADERS = { 'Accept': 'application/json', 'Content-Type': 'application/json', 'punchh-app-device-id': 'd' };
const FORM = 'Kitchen/2.1/34 (Web; Desktop; Unknown; Unknown; 14.2)';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(options: SandboxOptions = {}): Promise<{ sandbox: Sandbox; url: string }> {
  const sandbox = createSandbox(options);
  const listening = createServer(toNodeListener(sandbox));
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return { sandbox, url: `http://127.0.0.1:${(listening.address() as AddressInfo).port}` };
}

/** A request with exactly these headers, which `fetch` would add to. */
const bare = (url: string, headers: Record<string, string>, body: string): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const request = httpRequest(url, { method: 'POST', headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    request.on('error', reject);
    request.end(body);
  });

describe('Sandbox: mounted in a Node server', () => {
  it('passes method, path with query, headers and bytes on, and the answer back', async () => {
    const { sandbox, url } = await serve({ basePath: '/sandbox' });
    const response = await fetch(`${url}/sandbox/api2/sign_out?a=1`, {
      method: 'POST', headers: { ...JSON_HEADERS, Origin: 'https://shop.example' }, body: '{"text":"Zoë 🍋"}',
    });
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), 'https://shop.example');
    assert.match(await response.text(), /unauthenticated/);
    const [entry] = sandbox.log.entries;
    assert.equal(entry?.path, '/api2/sign_out?a=1');
    assert.equal(entry.body, '{"text":"Zoë 🍋"}');
  });

  it('asks for a User-Agent, which over HTTP everybody can send', async () => {
    const { url } = await serve();
    const missing = await bare(`${url}/api2/password_less/token`, JSON_HEADERS, '{}');
    assert.equal(missing.status, 400);
    assert.match(missing.text, /User-Agent/);
    const given = await bare(`${url}/api2/password_less/token`, { ...JSON_HEADERS, 'User-Agent': 'a' }, '{}');
    assert.doesNotMatch(given.text, /User-Agent/);
  });

  it('asks for the documented form of User-Agent at password sign-in', async () => {
    const { url } = await serve();
    const path = '/api2/mobile/users/login';
    const body = '{"client":"demo-client","user":{"email":"guest@example.com","password":"Let!MeIn8410"}}';
    const digest = createHmac('sha256', 'demo-secret').update(path + body).digest('hex');
    const login = (agent: string) =>
      bare(url + path, { ...JSON_HEADERS, 'x-pch-digest': digest, 'User-Agent': agent }, body);
    assert.equal((await login(FORM)).status, 200);
    for (const agent of ['Mozilla/5.0 (X11; Linux x86_64)', 'Punchh/OnlineOrder/1.0/Web/Chrome/Linux']) {
      const refused = await login(agent);
      assert.equal(refused.status, 400);
      assert.match(refused.text, /User-Agent/);
    }
  });

  it('closes the socket of a dropped connection', async () => {
    const { sandbox, url } = await serve();
    sandbox.faults.add({ kind: 'dropped', times: Infinity });
    await assert.rejects(bare(`${url}/`, {}, ''), { code: 'ECONNRESET' });
  });

  it('notices that a client hung up', async () => {
    const { sandbox, url } = await serve();
    const fault = sandbox.faults.add({ kind: 'hold' });
    const settled = new Promise<number | null | undefined>((resolve) => {
      let calls = 0;
      sandbox.log.subscribe((entry) => {
        if (++calls === 2) resolve(entry?.status);
      });
    });
    const leaving = new AbortController();
    const answer = fetch(`${url}/api2/mobile/users`, { signal: leaving.signal });
    await fault.reached;
    leaving.abort();
    await assert.rejects(answer, { name: 'AbortError' });
    assert.equal(await settled, null);
  });

  it('hands what it cannot answer to the next middleware', async () => {
    const failure = new Error('broken');
    const listener = toNodeListener({ fetch: () => Promise.reject(failure) });
    const handed = new Promise((resolve) => {
      server = createServer((incoming, outgoing) => listener(incoming, outgoing, (error) => {
        resolve(error);
        outgoing.end();
      }));
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    await fetch(`http://127.0.0.1:${(server?.address() as AddressInfo).port}/`);
    assert.equal(await handed, failure);
  });
});
