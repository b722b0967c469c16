import assert from 'node:assert/strict';
import { createServer, request as httpRequest, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { errorOf, ORIGIN, SEND } from './support/harness.ts';
import { buildBin, Running, startBin } from './support/processes.ts';

let bin: Awaited<ReturnType<typeof buildBin>>;
before(async () => {
  bin = await buildBin();
});
after(() => bin.remove());

/** A vendor whose answers can be held back. */
async function startVendor() {
  const held: ServerResponse[] = [];
  let asked: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (asked = resolve));
  const server = createServer((request, response) => {
    request.resume();
    held.push(response);
    asked();
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      PUNCHH_UPSTREAM: `http://127.0.0.1:${port}`,
      PUNCHH_CLIENT_1_ID: 'c1',
      PUNCHH_CLIENT_1_SECRET: 's3cret',
      PUNCHH_ALLOWED_ORIGINS: ORIGIN,
    },
    first,
    release: () => {
      for (const response of held) response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":{"message":["OK"]}}');
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const send = (origin: string) =>
  fetch(origin + SEND, {
    method: 'POST',
    headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
    body: '{"client":"c1","email":"guest@example.com"}',
  });

describe('punchh-gateway', () => {
  it('refuses to start with what is wrong, line by line, and without the values', async () => {
    const running = new Running(process.execPath, [bin.path], {
      PUNCHH_UPSTREAM: 'http://vendor.example.com', PUNCHH_CLIENT_1_ID: 'c1', PUNCHH_CLIENT_2_SECRET: 'hush',
      PUNCHH_ALLOWED_ORIGINS: ORIGIN, PUNCHH_COOKIE_KEY: 'hush', PUNCHH_CLIENT_SECRET: 'hush',
    });
    assert.equal(await running.exited, 1);
    const [head, ...lines] = running.output.trimEnd().split('\n').map((line) => line.trim());
    assert.equal(head, 'punchh-gateway cannot start:');
    assert.deepEqual(lines.map((line) => line.split(/[ :]/)[0]), [
      'PUNCHH_CLIENT_1_SECRET', 'PUNCHH_CLIENT_2_ID', 'PUNCHH_UPSTREAM', 'PUNCHH_COOKIE_KEY',
      'PUNCHH_CLIENT_SECRET',
    ]);
    assert.doesNotMatch(running.output, /hush/);
  });

  it('refuses to start on a port that is taken', async () => {
    const vendor = await startVendor();
    const { port } = new URL(vendor.env.PUNCHH_UPSTREAM);
    const running = new Running(process.execPath, [bin.path], { ...vendor.env, HOST: '127.0.0.1', PORT: port });
    assert.equal(await running.exited, 1);
    assert.match(running.output, new RegExp(`cannot start:\\s+port ${port} of 127\\.0\\.0\\.1: EADDRINUSE`));
    vendor.close();
  });

  it('serves, says that it is well, logs without personal data, and ends what is running before it closes', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, { ...vendor.env, PUNCHH_COUNTRIS: 'US' });
    const health = await fetch(`${gateway.origin}/healthz`);
    assert.deepEqual([health.status, await health.json()], [200, { status: 'ok' }]);
    assert.equal((await fetch(`${gateway.origin}/healthz`, { method: 'HEAD' })).status, 200);
    await gateway.said(/"level":"warn".*"setting":"PUNCHH_COUNTRIS"/);
    assert.equal((await fetch(gateway.origin)).status, 404);

    const answer = send(gateway.origin);
    await vendor.first;
    gateway.child.kill('SIGTERM');
    await gateway.said(/"message":"closing"/);
    await assert.rejects(fetch(`${gateway.origin}/healthz`), 'no new connection is taken');
    vendor.release();
    assert.equal((await answer).status, 200);
    assert.equal(await gateway.exited, 0);
    assert.match(gateway.output, /"message":"closed"/);
    for (const line of gateway.output.trimEnd().split('\n')) {
      assert.ok(JSON.parse(line));
      assert.doesNotMatch(line, /guest@example\.com|s3cret|127\.0\.0\.1.*request/);
    }
    vendor.close();
  });

  it('closes at once where nothing runs, also with connections kept alive', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    await (await fetch(`${gateway.origin}/healthz`)).text();
    assert.equal(await gateway.stop('SIGINT'), 0);
    vendor.close();
  });

  it('does not fall over nonsense on the wire', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    const { port } = new URL(gateway.origin);
    const raw = (text: string) =>
      new Promise<string>((resolve) => {
        let answer = '';
        const socket = connect(Number(port), '127.0.0.1', () => socket.end(text));
        socket.setEncoding('latin1').on('data', (data: string) => (answer += data));
        socket.on('error', () => undefined).on('close', () => resolve(answer));
      });
    const nonsense = [
      'GET http://[::1 HTTP/1.1\r\nHost: x\r\n\r\n', 'GET \\\\x HTTP/1.1\r\nHost: x\r\n\r\n', 'GET //x/../y HTTP/1.1\r\nHost: x\r\n\r\n',
      'GET / HTTP/1.1\r\nHost: a b\r\n\r\n', 'GET / HTTP/1.1\r\n\r\n', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', '\0\0\0\0\r\n\r\n',
      `POST ${SEND} HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      `CONNECT vendor.example.com:443 HTTP/1.1\r\nHost: x\r\n\r\n`, `TRACE ${SEND} HTTP/1.1\r\nHost: x\r\nOrigin: ${ORIGIN}\r\n\r\n`,
    ];
    for (const text of nonsense) assert.doesNotMatch(await raw(text), /^HTTP\/1\.1 (2|5)/, text);
    assert.equal((await fetch(`${gateway.origin}/healthz`)).status, 200);
    await gateway.stop();
    vendor.close();
  });

  it('cuts off a body that is too large while it arrives', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    const answer = await new Promise<Response>((resolve, reject) => {
      const headers = { Origin: ORIGIN, 'Content-Type': 'application/json', 'Transfer-Encoding': 'chunked' };
      const call = httpRequest(gateway.origin + SEND, { method: 'POST', headers }, (response) => {
        response.toArray().then((chunks) => {
          resolve(new Response(Buffer.concat(chunks as Buffer[]), { status: response.statusCode ?? 0 }));
          call.destroy();
        }, reject);
      });
      call.on('error', () => undefined);
      for (let i = 0; i < 66; i += 1) call.write('x'.repeat(1024));
    });
    const { status, key } = await errorOf(answer);
    assert.equal(`${status} ${key}`, '413 body_too_large');
    await gateway.stop();
    vendor.close();
  });
});
