import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { ORIGIN, SEND } from './support/harness.ts';
import { buildBin, freePort, startBin, startRedis, type Running } from './support/processes.ts';

// Debian: apt-get install redis-server, or valkey-server.
const port = await freePort();
const redis = (await startRedis(port)) ?? (await startRedis(port, 'valkey-server'));
if (!redis && process.env['CI']) throw new Error('no Redis server is installed; on CI these tests have to run');

describe('limits in Redis', { skip: redis ? false : 'no Redis server is installed (Debian: redis-server)' }, () => {
  let bin: Awaited<ReturnType<typeof buildBin>>;
  let reached = 0;
  const vendor = createServer((request, response) => {
    reached += 1;
    request.resume();
    response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"data":{"message":["OK"]}}');
  });
  const gateways: (Running & { origin: string })[] = [];

  before(async () => {
    bin = await buildBin();
    await new Promise<void>((resolve) => vendor.listen(0, '127.0.0.1', resolve));
    const env = {
      PUNCHH_UPSTREAM: `http://127.0.0.1:${(vendor.address() as AddressInfo).port}`,
      PUNCHH_CLIENT_1_ID: 'c1',
      PUNCHH_CLIENT_1_SECRET: 's3cret',
      PUNCHH_ALLOWED_ORIGINS: ORIGIN,
      PUNCHH_LIMITS: '{"send":{"contact":{"max":7,"window":600},"address":false}}',
      REDIS_URL: `redis://127.0.0.1:${port}`,
    };
    gateways.push(...(await Promise.all([startBin(bin.path, env), startBin(bin.path, env)])));
    for (const gateway of gateways) await gateway.said(/redis is connected/);
  });
  after(async () => {
    for (const gateway of gateways) await gateway.stop();
    vendor.closeAllConnections();
    vendor.close();
    await redis?.stop();
    bin.remove();
  });

  const send = async (n: number, email: string) => {
    const response = await fetch(gateways[n % 2]!.origin + SEND, {
      method: 'POST',
      headers: { Origin: ORIGIN, 'Content-Type': 'application/json' },
      body: JSON.stringify({ client: 'c1', email }),
    });
    await response.arrayBuffer();
    return response;
  };

  it('hold across two gateway processes, also at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => send(n, 'guest@example.com')));
    const sent = answers.filter(({ status }) => status === 200);
    assert.equal(sent.length, 7);
    assert.equal(reached, 7);
    const refused = answers.filter(({ status }) => status === 429);
    assert.equal(refused.length, 33);
    for (const { headers } of refused) {
      const wait = Number(headers.get('retry-after'));
      assert.ok(wait > 590 && wait <= 600, String(wait));
    }
  });

  it('leave no contact, address or device in Redis, and no key that stays for ever', async () => {
    const client = new Redis(port, '127.0.0.1');
    const keys = await client.keys('*');
    assert.ok(keys.length > 0);
    for (const key of keys) {
      assert.match(key, /^punchh-gateway:send:(contact|device):[0-9a-f]{32}$/);
      const ttl = await client.ttl(key);
      assert.ok(ttl > 0 && ttl <= 3600, String(ttl));
    }
    client.disconnect();
  });

  it('say so in one line, and go on in each process, while Redis is away', async () => {
    await redis?.stop('SIGKILL');
    for (const gateway of gateways) await gateway.said(/redis cannot be used: limits are counted by this process alone/);
    reached = 0;
    for (let n = 0; n < 30; n += 1) await send(n, 'other@example.com');
    assert.equal(reached, 14, 'seven from each');
    for (const { output } of gateways) assert.equal(output.match(/redis cannot be used/g)?.length, 1, output);
  });
});
