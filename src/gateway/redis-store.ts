import { withDeadline } from './deadline.ts';
import type { LimitStore } from './limit-store.ts';
import { describeError, SILENT, type Logger } from './log.ts';
import { memoryStore } from './memory-store.ts';
import { hasMethod, own } from './own.ts';

/** ioredis, iovalkey: `call` sends any command. */
interface IoredisClient {
  call: unknown;
  eval(script: string, keyCount: number, key: string, ...args: string[]): Promise<unknown>;
}

/** node-redis 4 and newer. */
interface NodeRedisClient {
  sendCommand: unknown;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

export interface RedisStoreOptions {
  /** Of the keys; `punchh-gateway` by default. */
  readonly prefix?: string;
  /** How long Redis may take for one command, in ms; 1000 by default. */
  readonly timeout?: number;
  /** How long to count in memory before Redis is asked again, in ms; 1000 by default. */
  readonly retryAfter?: number;
}

// Scripts, because counting and setting the time to live must be one atomic step.
const CONSUME = `local n = redis.call('INCR', KEYS[1])
local left = redis.call('PTTL', KEYS[1])
if left < 0 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) left = tonumber(ARGV[1]) end
return {n, left}`;
const REFUND = `local n = tonumber(redis.call('GET', KEYS[1]) or '0')
if n > 0 then redis.call('DECR', KEYS[1]) end
return n`;
const REMEMBER = `redis.call('SET', KEYS[1], '1', 'PX', ARGV[1]) return 1`;
const IS_REMEMBERED = `return redis.call('EXISTS', KEYS[1])`;

/** Clients are event emitters; without a listener for `error`, that event would end the process. */
interface Emitter {
  on?(event: 'error', listener: (error: Error) => void): unknown;
}

type RunScript = (script: string, key: string, ...args: string[]) => Promise<unknown>;

/** @throws {TypeError} where the client is of neither kind */
function scriptRunner(client: object): RunScript {
  if (hasMethod(client, 'eval') && hasMethod(client, 'call')) {
    return (script, key, ...args) => (client as IoredisClient).eval(script, 1, key, ...args);
  }
  if (hasMethod(client, 'eval') && hasMethod(client, 'sendCommand')) {
    return (script, key, ...args) => (client as NodeRedisClient).eval(script, { keys: [key], arguments: args });
  }
  throw new TypeError('redisStore: the client must be one of ioredis, iovalkey or node-redis 4 and newer');
}

/**
 * Counts in Redis or Valkey, shared by several gateways. While the server cannot be reached, does not answer or refuses
 * to write (a replica, no memory left), each gateway counts in its own memory: limits are looser then, but still hold.
 * The failure is logged once, and so is the return of Redis.
 *
 * @param client a client of ioredis, iovalkey or node-redis 4 and newer, connected or about to be
 * @param options a prefix for the keys, or all options
 * @throws {TypeError} for any other client
 */
export function redisStore(client: object, options: string | RedisStoreOptions = {}): LimitStore {
  const { prefix = 'punchh-gateway', timeout = 1000, retryAfter = 1000 } =
    own<RedisStoreOptions>(typeof options === 'string' ? { prefix: options } : options);
  const run = scriptRunner(client);
  const memory = memoryStore();
  let logger: Logger = {
    ...SILENT,
    error: (fields, message) => globalThis.console?.error(message, fields),
  };
  /** When Redis is asked again, in ms since the epoch; `null` while it works. */
  let retryAt: number | null = null;

  const noteFailure = (cause: unknown): void => {
    if (retryAt === null) {
      logger.error(describeRedisError(cause), 'redis cannot be used: limits are counted by this process alone');
    }
    retryAt = Date.now() + retryAfter;
  };
  if (hasMethod(client, 'on')) (client as Emitter).on!('error', noteFailure);

  const ask = async <T>(read: (answer: unknown) => T, script: string, key: string, ...args: string[]): Promise<T> => {
    const late = () => Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' });
    try {
      return read(await withDeadline(timeout, late, async () => run(script, `${prefix}:${key}`, ...args)));
    } catch (cause) {
      noteFailure(cause);
      throw cause;
    }
  };

  /** Whether a time has come. One that is further away than any wait was named before the clock was set back. */
  const isDue = (time: number): boolean => {
    const left = time - Date.now();
    return left <= 0 || left > timeout + retryAfter;
  };

  /** Asks Redis while it works, else memory. */
  const askOr = async <T>(
    fallback: () => Promise<T>,
    read: (answer: unknown) => T,
    script: string,
    key: string,
    ...args: string[]
  ): Promise<T> => {
    if (retryAt !== null) return fallback();
    try {
      return await ask(read, script, key, ...args);
    } catch {
      return fallback();
    }
  };

  /** Finds out whether Redis takes writes again; no guest waits for the answer. */
  const probe = async (...command: Parameters<typeof ask>): Promise<void> => {
    retryAt = Date.now() + timeout + retryAfter;
    try {
      await ask(...command);
      retryAt = null;
      logger.info({}, 'redis counts the limits again');
    } catch {
      // Said when it began.
    }
  };

  return {
    consume(key, limit) {
      const read = (answer: unknown): number => {
        const [uses, left] = (answer as unknown[]).map(Number);
        if (!uses || !left) throw new TypeError('redis answered something else');
        return uses > limit.max ? left : 0;
      };
      const command = [read, CONSUME, key, String(limit.window * 1000)] as const;
      if (retryAt !== null && isDue(retryAt)) void probe(...command);
      return askOr(() => memory.consume(key, limit), ...command);
    },
    refund: (key, limit) => askOr(() => memory.refund(key, limit), () => undefined, REFUND, key),
    remember: (key, seconds) =>
      askOr(() => memory.remember!(key, seconds), () => undefined, REMEMBER, key, String(seconds * 1000)),
    isRemembered: (key) => askOr(() => memory.isRemembered!(key), (answer) => Number(answer) === 1, IS_REMEMBERED, key),
    useLogger(given) {
      logger = given;
      memory.useLogger?.(given);
    },
  };
}

/** Redis begins an error with its kind in capitals (`READONLY`, `OOM`); the rest could quote a key. */
const describeRedisError = (thrown: unknown) => {
  const kind = thrown instanceof Error ? /^[A-Z]{2,20}(?= )/.exec(thrown.message)?.[0] : undefined;
  return { ...describeError(thrown), ...(kind && { code: kind }) };
};
