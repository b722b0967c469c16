import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, request as httpRequest, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { after, before, describe, it } from 'node:test';
import { watchNpx } from '../../src/gateway/watch-npx.ts';
import { errorOf, ORIGIN, SEND } from './support/harness.ts';
import { buildBin, freePort, Running, startBin } from './support/processes.ts';

let bin: Awaited<ReturnType<typeof buildBin>>;
before(async () => {
  bin = await buildBin();
});
after(() => bin.remove());

/** A vendor whose answers can be held back. */
async function startVendor() {
  const held: ServerResponse[] = [];
  const received: string[][] = [];
  let asked: () => void = () => undefined;
  const first = new Promise<void>((resolve) => (asked = resolve));
  const server = createServer((request, response) => {
    request.resume();
    received.push(request.rawHeaders.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()));
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
    /** Names of the headers of each request. */
    received,
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

  it('says how it is set up when asked, and refuses arguments that would have no effect', async () => {
    const help = new Running(process.execPath, [bin.path, '--help'], {});
    assert.equal(await help.exited, 0);
    for (const name of ['PUNCHH_UPSTREAM', 'PUNCHH_CLIENT_1_ID', 'PUNCHH_CLIENT_1_SECRET', 'PUNCHH_ALLOWED_ORIGINS']) {
      assert.match(help.output, new RegExp(name));
    }
    const vendor = await startVendor();
    const running = new Running(process.execPath, [bin.path, '--port', '9000'], vendor.env);
    assert.equal(await running.exited, 1);
    assert.match(running.output, /cannot start:\s+--port: there are no options, see --help/);
    vendor.close();
  });

  it('says first that the upstream must be a partner host, where it is not a sandbox on this machine', async () => {
    const vendor = await startVendor();
    const real = await startBin(bin.path, { ...vendor.env, PUNCHH_UPSTREAM: 'https://vendor.example.com' });
    assert.match(real.output.split('\n')[0]!, /"level":"warn".*partner host.*block all guests for an hour.*https:\/\/vendor\.example\.com/);
    await real.stop();
    const local = await startBin(bin.path, vendor.env);
    assert.doesNotMatch(local.output, /partner host/);
    await local.stop();
    vendor.close();
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
    await gateway.said(/"status":404,"refused":"not_found"/);

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

  it('sends the vendor no header that it did not ask for', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    const answer = send(gateway.origin);
    await vendor.first;
    vendor.release();
    await answer;
    assert.deepEqual(vendor.received[0]?.sort(), [
      'accept', 'connection', 'content-length', 'content-type', 'host', 'user-agent', 'x_true_client_ip',
    ]);
    await gateway.stop();
    vendor.close();
  });

  it('closes at once where nothing runs, also with connections kept alive', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    await (await fetch(`${gateway.origin}/healthz`)).text();
    assert.equal(await gateway.stop('SIGINT'), 0);
    vendor.close();
  });

  it('closes at once although somebody has connected and says nothing, or has not said all', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    const { port } = new URL(gateway.origin);
    const sockets = ['', `POST ${SEND} HTTP/1.1\r\nHost: x\r\n`].map((text) => {
      const socket = connect(Number(port), '127.0.0.1', () => void socket.write(text));
      return socket.on('error', () => undefined);
    });
    await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    // Answered after both were taken in.
    await (await fetch(`${gateway.origin}/healthz`)).text();
    const started = performance.now();
    assert.equal(await gateway.stop(), 0);
    assert.ok(performance.now() - started < 5000, 'not after the 20 s that running requests have');
    for (const socket of sockets) socket.destroy();
    vendor.close();
  });

  it('takes two signals in a row for one: npx passes on what the terminal has sent already', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    const answer = send(gateway.origin);
    await vendor.first;
    gateway.child.kill('SIGINT');
    gateway.child.kill('SIGINT');
    await gateway.said(/"message":"closing"/);
    gateway.child.kill('SIGTERM');
    vendor.release();
    assert.equal((await answer).status, 200);
    assert.equal(await gateway.exited, 0);
    vendor.close();
  });

  it('closes when the shell that npx started it with is killed, and lets running requests end', async () => {
    const vendor = await startVendor();
    // Two commands, so that the shell stays.
    const shell = new Running('sh', ['-c', `"${process.execPath}" "${bin.path}"; true`], {
      PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', npm_command: 'exec', ...vendor.env,
    });
    const [, port] = await shell.said(/"message":"listening".*"port":(\d+)/);
    const answer = send(`http://127.0.0.1:${port}`);
    await vendor.first;
    shell.child.kill('SIGTERM');
    await shell.printed(/"message":"closing"/);
    vendor.release();
    assert.equal((await answer).status, 200);
    await shell.printed(/"message":"closed"/);
    vendor.close();
  });

  it('goes on when the reader of its log has gone', async () => {
    const vendor = await startVendor();
    const gateway = await startBin(bin.path, vendor.env);
    gateway.child.stdout?.destroy();
    gateway.child.stderr?.destroy();
    for (let n = 0; n < 3; n += 1) {
      const response = await fetch(gateway.origin + SEND, { method: 'POST', headers: { Origin: 'https://evil.example' } });
      assert.equal(response.status, 403);
    }
    assert.equal((await fetch(`${gateway.origin}/healthz`)).status, 200);
    assert.equal(await gateway.stop(), 0);
    vendor.close();
  });

  it('starts and serves where its log is on a full disk', { skip: existsSync('/dev/full') ? false : 'there is no /dev/full' }, async () => {
    const vendor = await startVendor();
    const port = await freePort();
    const child = spawn('sh', ['-c', `exec "${process.execPath}" "${bin.path}" > /dev/full 2> /dev/full`], {
      env: { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: String(port), ...vendor.env }, stdio: 'ignore',
    });
    const exited = new Promise((resolve) => child.once('exit', resolve));
    const isUp = async () => {
      const response = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
      return response?.status === 200;
    };
    while (!(await isUp())) {
      assert.equal(child.exitCode, null, 'it has ended');
      await new Promise((resolve) => setImmediate(resolve));
    }
    assert.ok(await isUp());
    child.kill('SIGTERM');
    assert.equal(await exited, 0);
    vendor.close();
  });

  it('says what to install where REDIS_URL is set and no client is there', async () => {
    const alone = await buildBin(true);
    const vendor = await startVendor();
    const env = { PATH: process.env['PATH'], HOST: '127.0.0.1', PORT: '0', ...vendor.env };
    const without = new Running(process.execPath, [alone.path], { ...env, REDIS_URL: 'redis://127.0.0.1:1' }, tmpdir());
    assert.equal(await without.exited, 1);
    assert.match(without.output, /REDIS_URL is set, but no client for Redis is installed: npm install ioredis/);
    const running = new Running(process.execPath, [alone.path], env, tmpdir());
    await running.said(/"message":"listening"/);
    assert.equal(await running.stop(), 0);
    alone.remove();
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

describe('a gateway that npx started', () => {
  const warnings = (env: Record<string, string>, firstProcess: string) => {
    const lines: string[] = [];
    const logger = { info: () => undefined, warn: (_: object, message: string) => void lines.push(message), error: () => undefined };
    watchNpx(env, logger, () => undefined, firstProcess);
    return lines;
  };
  it('says that npx as the first process of a container passes no signal on', () => {
    assert.match(warnings({ npm_command: 'exec' }, 'npm exec punchh\n').join(), /dist\/gateway-bin\.js/);
    assert.deepEqual(warnings({ npm_command: 'exec' }, 'systemd\n'), []);
    assert.deepEqual(warnings({}, 'npm exec punchh\n'), []);
  });
});
