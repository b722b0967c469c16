import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { Redis } from 'ioredis';
import { createClient as createClient6 } from 'redis';
import { createClient as createClient4 } from 'redis-4';
import { createClient as createClient5 } from 'redis-5';
import { redisStore, type LimitStore, type Logger } from '../../src/gateway/index.ts';
import { freePort, REDIS_SERVERS, startRedis } from './support/processes.ts';

const LIMIT = { max: 3, window: 600 };

interface Connected {
  readonly client: object;
  close(): void;
}

const ignore = () => undefined;

/** Each with what its own documents show, and nothing set for the gateway's sake. */
const CLIENTS: Readonly<Record<string, (port: number) => Promise<Connected>>> = {
  ioredis: async (port) => {
    const client = new Redis(port, '127.0.0.1');
    return { client, close: () => client.disconnect() };
  },
  'node-redis 4': async (port) => {
    const client = createClient4({ url: `redis://127.0.0.1:${port}` }).on('error', ignore);
    await client.connect();
    return { client, close: () => void client.disconnect().catch(ignore) };
  },
  'node-redis 5': async (port) => {
    const client = createClient5({ url: `redis://127.0.0.1:${port}` }).on('error', ignore);
    await client.connect();
    return { client, close: () => client.destroy() };
  },
  'node-redis 6': async (port) => {
    const client = createClient6({ url: `redis://127.0.0.1:${port}` }).on('error', ignore);
    await client.connect();
    return { client, close: () => client.destroy() };
  },
};

function createLog() {
  const lines: string[] = [];
  const note = (level: string) => (fields: object, message: string) => void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  const logger: Logger = { info: note('info'), warn: note('warn'), error: note('error') };
  return { lines, logger, of: (level: string) => lines.filter((line) => line.startsWith(level)) };
}

const times = async (n: number, use: () => Promise<number>) => {
  const waits: number[] = [];
  for (let i = 0; i < n; i += 1) waits.push(await use());
  return waits.map((wait) => wait > 0);
};

/** Uses a store until it says that Redis counts again. */
async function untilBack(store: LimitStore, lines: readonly string[]): Promise<void> {
  const end = Date.now() + 10_000;
  while (!lines.some((line) => line.includes('redis counts the limits again'))) {
    assert.ok(Date.now() < end, lines.join('\n'));
    await store.consume('probe', LIMIT);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

let hasRun = false;
for (const program of REDIS_SERVERS) {
  const port = await freePort();
  const server = await startRedis(port, program);
  if (!server) continue;
  hasRun = true;
  for (const [name, connect] of Object.entries(CLIENTS)) {
    describe(`${program} through ${name}`, () => {
      const opened: Connected[] = [];
      const admin = new Redis(port, '127.0.0.1');
      const openStore = async (prefix: string) => {
        const connected = await connect(port);
        opened.push(connected);
        const log = createLog();
        const store = redisStore(connected.client, { prefix, timeout: 200, retryAfter: 20 });
        store.useLogger?.(log.logger);
        return { store, ...log };
      };
      after(async () => {
        for (const { close } of opened) close();
        await admin.flushall();
        admin.disconnect();
      });

      it('counts together, refunds, remembers, and lets every key end', async () => {
        const [one, two] = [await openStore('together'), await openStore('together')];
        const waits = await Promise.all(Array.from({ length: 10 }, (_, n) => (n % 2 ? one : two).store.consume('k', LIMIT)));
        assert.equal(waits.filter((wait) => wait === 0).length, 3);
        for (const wait of waits) assert.ok(wait === 0 || (wait > 590_000 && wait <= 600_000), String(wait));
        for (let n = 0; n < 10; n += 1) await one.store.refund('k', LIMIT);
        await one.store.refund('k', LIMIT);
        assert.deepEqual(await times(4, () => two.store.consume('k', LIMIT)), [false, false, false, true]);

        assert.equal(await two.store.isRemembered!('device'), false);
        await one.store.remember!('device', 90 * 86_400);
        assert.equal(await two.store.isRemembered!('device'), true);
        const long = { max: 1, window: 400 * 86_400 };
        assert.deepEqual(await times(2, () => one.store.consume('long', long)), [false, true]);
        for (const key of await admin.keys('together:*')) assert.ok((await admin.pttl(key)) > 0, key);
        assert.deepEqual([...one.lines, ...two.lines], []);
      });

      const troubles: readonly (readonly [string, () => unknown, () => unknown, RegExp])[] = [
        ['is a replica', () => admin.replicaof('127.0.0.1', 1), () => admin.replicaof('NO', 'ONE'), /READONLY/],
        ['has no memory left', () => admin.config('SET', 'maxmemory', '1'), () => admin.config('SET', 'maxmemory', '0'), /OOM/],
        ['hangs', () => server.child.kill('SIGSTOP'), () => server.child.kill('SIGCONT'), /ETIMEDOUT/],
      ];
      for (const [trouble, begin, end, kind] of troubles) {
        it(`that ${trouble}: says so once, counts per process, and comes back`, async () => {
          const { store, lines, of } = await openStore(trouble.replaceAll(' ', '-'));
          await begin();
          try {
            assert.deepEqual(await times(6, () => store.consume('k', LIMIT)), [false, false, false, true, true, true]);
            await store.remember!('device', 60);
            assert.equal(await store.isRemembered!('device'), true);
            await store.refund('k', LIMIT);
            assert.equal(of('error').length, 1, lines.join('\n'));
            assert.match(lines[0]!, kind);
            assert.doesNotMatch(lines[0]!, /device|127\.0\.0\.1/);
          } finally {
            await end();
          }
          await untilBack(store, lines);
          assert.deepEqual(await times(4, () => store.consume('again', LIMIT)), [false, false, false, true]);
          assert.equal(await admin.exists(`${trouble.replaceAll(' ', '-')}:again`), 1);
          assert.equal(of('error').length, 1, lines.join('\n'));
          assert.equal(of('info').length, 1, lines.join('\n'));
        });
      }
    });
  }
  after(() => server.stop('SIGKILL'));
}
if (!hasRun && process.env['CI']) throw new Error('no Redis server is installed (Debian: redis-server); on CI these tests have to run');

describe('redisStore', () => {
  it('refuses a client that it cannot count with', () => {
    for (const client of [{}, { eval: ignore }, { sendCommand: ignore }]) {
      assert.throws(() => redisStore(client), /must be one of ioredis, iovalkey or node-redis 4 and newer/);
    }
  });

  it('comes back though the clock is set back meanwhile', async (test) => {
    test.mock.timers.enable({ apis: ['Date'], now: 1_800_000_000_000 });
    const { logger, lines } = createLog();
    let works = false;
    const evaluate = async () => {
      if (!works) throw new Error('READONLY You can\'t write against a read only replica.');
      return [1, 600_000];
    };
    const store = redisStore({ call: ignore, eval: evaluate });
    store.useLogger?.(logger);
    await store.consume('k', LIMIT);
    works = true;
    test.mock.timers.setTime(1_800_000_000_000 - 3_600_000);
    await store.consume('k', LIMIT);
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(lines.length, 2, lines.join('\n'));
    assert.match(lines[1]!, /redis counts the limits again/);
  });

  it('counts in memory, and says so, where a client answers something else', async () => {
    const { logger, lines } = createLog();
    const store = redisStore({ call: ignore, eval: async () => 'OK' });
    store.useLogger?.(logger);
    assert.deepEqual(await times(5, () => store.consume('k', LIMIT)), [false, false, false, true, true]);
    assert.equal(lines.length, 1);
  });
});
