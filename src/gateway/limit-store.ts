import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible';
import RateLimiterMemory from 'rate-limiter-flexible/lib/RateLimiterMemory.js';
import RateLimiterRedis from 'rate-limiter-flexible/lib/RateLimiterRedis.js';

/** At most `max` uses in `window` seconds, counted from the first. */
export interface Limit {
  readonly max: number;
  /** In seconds. */
  readonly window: number;
}

/** Where uses are counted. Must be atomic: two gateways that count at the same moment both have to be counted. */
export interface LimitStore {
  /**
   * Counts one use of `key`, allowed or not. Resolves with the ms until the window ends if that was more than
   * `limit.max`, else with 0. A rejection answers the guest with 503.
   */
  consume(key: string, limit: Limit): Promise<number>;
  /** Takes one use back. */
  refund(key: string, limit: Limit): Promise<void>;
}

const isRes = (thrown: unknown): thrown is RateLimiterRes =>
  typeof (thrown as { msBeforeNext?: unknown } | null)?.msBeforeNext === 'number';

const createStore = (create: (limit: Limit) => RateLimiterAbstract): LimitStore => {
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiterFor = (limit: Limit) => {
    const id = `${limit.max}/${limit.window}`;
    let limiter = limiters.get(id);
    if (!limiter) limiters.set(id, (limiter = create(limit)));
    return limiter;
  };
  return {
    async consume(key, limit) {
      try {
        await limiterFor(limit).consume(key);
        return 0;
      } catch (thrown) {
        if (isRes(thrown)) return Math.max(1, thrown.msBeforeNext);
        throw thrown;
      }
    },
    async refund(key, limit) {
      await limiterFor(limit).reward(key);
    },
  };
};

const memoryLimiter = ({ max, window }: Limit) => new RateLimiterMemory({ points: max, duration: window });

/** Counts in this process's memory: right for one gateway, forgotten when it restarts. */
export const memoryStore = (): LimitStore => createStore(memoryLimiter);

/**
 * Counts in Redis or Valkey, for several gateways. While the server cannot be reached each gateway counts in its own
 * memory, so limits loosen but never vanish.
 *
 * @param client an ioredis or node-redis client, made to fail fast rather than to queue
 * @param prefix of the keys
 */
export const redisStore = (client: object, prefix = 'punchh-gateway'): LimitStore =>
  createStore(
    (limit) =>
      new RateLimiterRedis({
        storeClient: client,
        keyPrefix: prefix,
        points: limit.max,
        duration: limit.window,
        rejectIfRedisNotReady: true,
        insuranceLimiter: memoryLimiter(limit),
      }),
  );
