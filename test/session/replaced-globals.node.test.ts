import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { createSession, type HeadlessSession } from '../../src/session.ts';

interface Received {
  path: string;
  method: string;
  authorization: string | undefined;
  body: string;
}

const read = async (request: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
};

/** Functions that a page has put in the place of the browser's own after the session was loaded. */
const replacements = (seen: unknown[]): Record<string, unknown> => {
  const spy = (...args: unknown[]) => {
    seen.push(args);
    throw new Error('replaced');
  };
  return { fetch: spy, Headers: spy, Request: spy };
};

describe('globals that a page replaces after the session was loaded', () => {
  let server: Server;
  let session: HeadlessSession;
  let received: Received[] = [];
  const seen: unknown[] = [];
  const globals = globalThis as unknown as Record<string, unknown>;
  const originals = Object.fromEntries(['fetch', 'Headers', 'Request'].map((name) => [name, globals[name]]));
  const { stringify } = JSON;
  const extras = { toJSON: () => 'polluted', credentials: 'include', redirect: 'follow', each: () => {}, clone: 'added' };

  before(async () => {
    server = createServer((request, response) => {
      void read(request).then((body) => {
        received.push({ path: request.url!, method: request.method!, authorization: request.headers.authorization, body });
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end('{"data":{"access_token":"next","token_type":"Bearer","refresh_token":"r2","expires_in":1800}}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    session = createSession({ server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, client: 'c', storage: 'memory' });
    await session.setTokens({ accessToken: 'old', refreshToken: 'r1' });
  });
  after(() => {
    session.dispose();
    server.closeAllConnections();
    server.close();
  });
  // Everything is loaded once it has been used.
  beforeEach(async () => {
    await session.refresh();
    await session.fetch('/x');
    received = [];
  });
  afterEach(() => {
    Object.assign(globals, originals);
    JSON.stringify = stringify;
    for (const name of Object.keys(extras)) Reflect.deleteProperty(Object.prototype, name);
  });

  const isAsBefore = async () => {
    await session.refresh();
    await session.fetch('/x', { method: 'PUT', body: 'kept', headers: { 'x-own': '1' } });
    assert.deepEqual(received.map(({ path, method, authorization }) => [path, method, authorization]), [
      ['/api2/password_less/refresh_token', 'POST', undefined],
      ['/x', 'PUT', 'Bearer next'],
    ]);
    assert.deepEqual([JSON.parse(received[0]!.body), received[1]!.body], [{ client: 'c', refresh_token: 'r2' }, 'kept']);
  };

  it('send what was sent before', isAsBefore);

  for (const name of ['fetch', 'Headers', 'Request']) {
    it(`${name} sees no request`, async () => {
      globals[name] = replacements(seen)[name];
      await isAsBefore();
      assert.deepEqual(seen, []);
    });
  }

  it('JSON.stringify sees no request', async () => {
    JSON.stringify = (value: unknown) => {
      seen.push(value);
      return '"replaced"';
    };
    await isAsBefore();
    assert.equal(seen.some((value) => /refresh_token|r2/.test(stringify(value))), false);
  });

  it('what is added to Object.prototype reaches no request', async () => {
    Object.assign(Object.prototype, extras);
    await isAsBefore();
  });
});
