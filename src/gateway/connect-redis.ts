import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describeError, type Logger } from './log.ts';

/** A connection for {@link redisStore}. */
export interface RedisConnection {
  readonly client: object;
  close(): void;
}

interface Client {
  on(event: 'error' | 'ready', listener: () => void): unknown;
}
interface Ioredis extends Client {
  disconnect(): void;
}
interface NodeRedis extends Client {
  connect(): Promise<unknown>;
  /** node-redis 5 and newer. */
  destroy?(): void;
  /** node-redis 4. */
  disconnect(): Promise<unknown>;
}
interface IoredisModule {
  Redis: new (url: string, options: Record<string, unknown>) => Ioredis;
}
interface NodeRedisModule {
  createClient(options: Record<string, unknown>): NodeRedis;
}

/** Imports a package that is not a dependency: as installed next to this package, or in the working directory. `null` if there is none. */
async function loadPackage(name: string): Promise<unknown> {
  try {
    return await import(name);
  } catch {
    try {
      return await import(pathToFileURL(createRequire(join(process.cwd(), 'package.json')).resolve(name)).href);
    } catch {
      return null;
    }
  }
}

const ignore = () => undefined;

/**
 * Connects to Redis or Valkey with `ioredis` or `redis`, whichever is installed. The client reconnects by itself; while
 * it is disconnected, commands fail at once instead of waiting.
 *
 * @returns `null` where neither package is installed
 */
export async function connectRedis(url: string, logger: Logger): Promise<RedisConnection | null> {
  const onReady = () => logger.info({}, 'redis is connected');
  const ioredis = (await loadPackage('ioredis')) as IoredisModule | null;
  if (ioredis) {
    const client = new ioredis.Redis(url, {
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      // After a failover the address may lead to the new primary.
      reconnectOnError: (error: Error) => error.message.startsWith('READONLY'),
    });
    client.on('ready', onReady);
    return { client, close: () => client.disconnect() };
  }
  const redis = (await loadPackage('redis')) as NodeRedisModule | null;
  if (!redis) return null;
  const client = redis.createClient({ url, disableOfflineQueue: true });
  client.on('ready', onReady);
  client.on('error', ignore);
  client.connect().catch((error: unknown) => logger.error(describeError(error), 'redis refuses the connection'));
  return {
    client,
    close: () => {
      if (client.destroy) client.destroy();
      else void client.disconnect().catch(ignore);
    },
  };
}
