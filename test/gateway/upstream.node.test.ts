import assert from 'node:assert/strict';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createGateway, createJsonLogger } from '../../src/gateway/index.ts';
import { createNodeFetcher } from '../../src/gateway/node-fetcher.ts';
import type { Fetcher } from '../../src/gateway/index.ts';
import { errorOf, json, open, OPTIONS, ORIGIN, post, request, SEND, VERIFY } from './support/harness.ts';

const CODE = { client: 'c1', email: 'a@example.com' };

/** The ways to reach the vendor: the runtime's `fetch`, and the one that the command brings. */
const FETCHERS: Readonly<Record<string, Fetcher>> = { fetch, "Node's http": createNodeFetcher() };
let fetcher: Fetcher = fetch;

/** A gateway before a real server, over a real socket. `timeout` in ms: what is about no time has plenty. */
async function before(
  listener: RequestListener,
  timeout: number,
  use: (gateway: ReturnType<typeof createGateway>) => Promise<void>,
) {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await use(createGateway({ ...OPTIONS, upstream: `http://127.0.0.1:${port}`, timeout, fetcher }));
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const failure = async (listener: RequestListener, timeout = 10_000) => {
  let found = '';
  await before(listener, timeout, async (gateway) => {
    const response = await gateway(post(SEND, CODE));
    assert.equal(response.headers.get('access-control-allow-origin'), ORIGIN);
    const { status, key, words } = await errorOf(response);
    assert.ok(words.length > 0 && !words.includes('127.0.0.1'), words);
    found = `${status} ${key}`;
  });
  return found;
};

for (const [name, each] of Object.entries(FETCHERS)) {
  describe(`a vendor that fails, reached by ${name}`, () => {
    beforeEach(() => {
      fetcher = each;
    });
    it('by never answering: 504', async () => {
      assert.equal(await failure(() => undefined, 100), '504 gateway_timeout');
    });
    it('by never ending its answer: 504', async () => {
      assert.equal(await failure((_, response) => void response.writeHead(200).write('{'), 100), '504 gateway_timeout');
    });
    it('by closing the connection: 502', async () => {
      assert.equal(await failure((request) => request.socket.destroy()), '502 bad_gateway');
    });
    it('by breaking its answer off: 502', async () => {
      const broken: RequestListener = (_, response) => {
        response.writeHead(200, { 'Content-Length': '100', 'Content-Type': 'application/json' });
        response.write('{"data":', () => response.destroy());
      };
      assert.equal(await failure(broken), '502 bad_gateway');
    });
    it('by answering what is no HTTP: 502', async () => {
      assert.equal(await failure((request) => void request.socket.end('nonsense\r\n\r\n')), '502 bad_gateway');
    });
    it('by an answer that does not end: 502 past 8 MiB, and the rest is not read', async () => {
      let isCut = false;
      let sent = 0;
      const endless: RequestListener = (_, response) => {
        response.writeHead(200, { 'Content-Type': 'application/json' });
        const write = () => {
          while (!response.destroyed && sent < 300 * 1024 * 1024) {
            sent += 65_536;
            if (!response.write('x'.repeat(65_536))) return void response.once('drain', write);
          }
        };
        response.once('close', () => (isCut = true));
        write();
      };
      assert.equal(await failure(endless), '502 bad_gateway');
      assert.ok(sent < 64 * 1024 * 1024, String(sent));
      const end = Date.now() + 5000;
      while (!isCut && Date.now() < end) await new Promise((resolve) => setImmediate(resolve));
      assert.ok(isCut, 'the connection is closed');
    });
    it('by not being there: 502', async () => {
      const server = createServer().listen(0, '127.0.0.1');
      await new Promise((resolve) => server.once('listening', resolve));
      const { port } = server.address() as AddressInfo;
      await new Promise((resolve) => server.close(resolve));
      const gateway = createGateway({ ...OPTIONS, upstream: `http://127.0.0.1:${port}`, fetcher });
      const { status, key } = await errorOf(await gateway(post(SEND, CODE)));
      assert.equal(`${status} ${key}`, '502 bad_gateway');
    });
    it('by a redirect, which is not followed: 502', async () => {
      let asked = 0;
      const redirect: RequestListener = (_, response) => {
        asked += 1;
        response.writeHead(307, { Location: '/elsewhere' }).end();
      };
      assert.equal(await failure(redirect), '502 bad_gateway');
      assert.equal(asked, 1);
    });

    it('whose answer comes in pieces, compressed or empty, is read whole', async () => {
      const text = JSON.stringify({ data: { message: ['é'.repeat(100_000)] } });
      const answers: readonly (readonly [number, RequestListener, string])[] = [
        [200, (_, response) => {
          response.writeHead(200, { 'Content-Type': 'application/json' });
          const bytes = Buffer.from(text);
          for (let at = 0; at < bytes.length; at += 777) response.write(bytes.subarray(at, at + 777));
          response.end();
        }, text],
        [200, (_, response) => {
          response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }).end(gzipSync(text));
        }, text],
        [204, (_, response) => void response.writeHead(204).end(), ''],
      ];
      for (const [status, listener, expected] of answers) {
        await before(listener, 10_000, async (gateway) => {
          const response = await gateway(post(SEND, CODE));
          assert.equal(response.status, status);
          assert.equal(await response.text(), expected);
        });
      }
    });

    it('gets the method, the path and the body as they are', async () => {
      const seen: string[] = [];
      const listener: RequestListener = (request, response) => {
        void request.toArray().then((chunks) => {
          seen.push(`${request.method} ${request.url} ${Buffer.concat(chunks as Buffer[]).toString()}`);
          response.writeHead(200, { 'Content-Type': 'application/json' }).end('{}');
        });
      };
      await before(listener, 10_000, async (gateway) => {
        for (let n = 0; n < 3; n += 1) assert.equal((await gateway(post(SEND, { client: 'c1', email: `é${n}@example.com` }))).status, 200);
        await gateway(request('DELETE', '/api2/mobile/users/logout?lang=fr'));
      });
      assert.deepEqual(seen, [
        ...[0, 1, 2].map((n) => `POST ${SEND} {"client":"c1","email":"é${n}@example.com"}`), 'DELETE /api2/mobile/users/logout?lang=fr ',
      ]);
    });
  });
}

describe('a vendor that fails', () => {
  const pages: readonly (readonly [number, string])[] = [
    [502, 'bad_gateway'], [503, 'service_unavailable'], [504, 'gateway_timeout'], [500, 'upstream_error'],
    [403, 'upstream_error'], [404, 'upstream_error'],
  ];
  for (const [status, key] of pages) {
    it(`with a page of status ${status} gives JSON of that status`, async () => {
      const { gateway, upstream } = open();
      const headers = { 'Content-Type': 'text/html', 'Retry-After': '7' };
      upstream.answer = () => new Response('<html>Blocked: a@example.com</html>', { status, headers });
      const response = await gateway(post(SEND, CODE));
      assert.equal(response.headers.get('retry-after'), '7');
      assert.equal(response.headers.get('content-type'), 'application/json');
      const error = await errorOf(response);
      assert.deepEqual([error.status, error.key], [status, key]);
      assert.doesNotMatch(error.words, /a@example.com|html/);
    });
  }

  it('in its own words is passed on, word for word', async () => {
    for (const status of [400, 401, 412, 422, 503]) {
      const { gateway, upstream } = open();
      const body = { errors: { some_key: ['Some words.'] } };
      upstream.answer = () => json(body, status, { 'Content-Type': 'application/problem+json; charset=utf-8' });
      const response = await gateway(post(VERIFY, CODE));
      assert.equal(response.status, status);
      assert.deepEqual(await response.json(), body);
    }
  });

  it('is asked once: a code never goes out twice', async () => {
    const { gateway, upstream } = open();
    upstream.answer = () => Promise.reject(new TypeError('fetch failed'));
    await gateway(post(SEND, CODE));
    assert.equal(upstream.received.length, 1);
  });

  it('with an empty success is passed on', async () => {
    const { gateway, upstream } = open();
    upstream.answer = () => new Response(null, { status: 204 });
    assert.equal((await gateway(post(SEND, CODE))).status, 204);
  });
});

describe('a gateway without a fetcher', () => {
  it('calls the global fetch of that time', async () => {
    const gateway = createGateway(OPTIONS);
    const before = globalThis.fetch;
    const called: unknown[] = [];
    try {
      globalThis.fetch = async (url) => {
        called.push(url);
        return json({});
      };
      assert.equal((await gateway(post(SEND, CODE))).status, 200);
    } finally {
      globalThis.fetch = before;
    }
    assert.deepEqual(called, [OPTIONS.upstream + SEND]);
  });
});

describe('logs and errors', () => {
  // Six digits might by chance be in the id of a request.
  const CODE_OF_TWELVE = '123456789012';
  const SECRETS = ['s3cret', 'guest@example.com', '2125554626', 'device-77', 'Passw0rd!', '198.51.100.7', CODE_OF_TWELVE, 'refresh-1',
    'access-1', 'captcha-1', 'id-1'];

  it('hold nothing about a person, and no secret, whatever goes wrong', async () => {
    const lines: string[] = [];
    const answers: (() => Response | Promise<Response>)[] = [
      () => json({ data: { access_token: 'access-1', refresh_token: 'refresh-1' } }),
      () => json({ errors: { invalid: ['guest@example.com is not known'] } }, 422),
      () => Promise.reject(new TypeError('fetch failed for guest@example.com')),
      () => Promise.reject(new Error('s3cret Passw0rd!', { cause: new Error('access-1') })),
    ];
    const { gateway, upstream } = open({
      logger: createJsonLogger((line) => lines.push(line)),
      cookie: { key: Buffer.alloc(32, 7).toString('base64') },
      routes: [{ method: 'GET', path: '/api2/mobile/users/:id' }],
      verifyCaptcha: (request) => {
        if (request.headers.get('x-captcha-token') === 'captcha-1') throw new Error('captcha-1 for guest@example.com');
        return true;
      },
    });
    const answered: string[] = [];
    const headers = {
      Authorization: 'Bearer access-1', 'id-token': 'id-1', 'punchh-app-device-id': 'device-77', 'X-Punchh-Gateway': '1',
      'X-Request-ID': 'guest@example.com',
    };
    for (const answer of answers) {
      upstream.answer = answer;
      for (const path of [SEND, VERIFY, '/api2/mobile/users/login', '/api2/password_less/sign_out', '/nowhere/guest@example.com',
        '/api2/mobile/users/guest@example.com?email=guest@example.com']) {
        const extras: Record<string, string>[] = [{}, { 'X-Captcha-Token': 'captcha-1' }, { Origin: 'https://guest@example.com' }];
        for (const extra of extras) {
          const body = { client: 'c1', email: 'guest@example.com', token: CODE_OF_TWELVE, user: { password: 'Passw0rd!' } };
          const response = await gateway(post(path, body, { ...headers, ...extra }), { address: '198.51.100.7' });
          if (upstream.answer === answers[2] || upstream.answer === answers[3]) answered.push(await response.text());
        }
      }
    }
    assert.ok(lines.length > 72 && lines.some((line) => line.includes('"level":"error"')));
    for (const secret of SECRETS) {
      for (const text of [...lines, ...answered]) assert.ok(!text.includes(secret), `${secret} in ${text}`);
    }
    const sample = JSON.parse(lines.find((line) => line.includes('"status":422'))!) as Record<string, unknown>;
    assert.deepEqual(Object.keys(sample).sort(), ['level', 'message', 'method', 'ms', 'refused', 'requestId', 'route', 'status', 'time']);
    assert.equal(sample['route'], SEND);
  });
});
