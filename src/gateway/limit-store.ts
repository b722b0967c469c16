import type { Logger } from './log.ts';

/** At most `max` uses in `window` seconds, counted from the first. */
export interface Limit {
  readonly max: number;
  /** In seconds. */
  readonly window: number;
}

/** Counts uses. Must be atomic: when two gateways count at the same moment, both uses have to be counted. */
export interface LimitStore {
  /**
   * Counts one use of `key`, allowed or not. Resolves with the ms until the window ends if that was more than
   * `limit.max`, else with 0. A rejection answers the guest with 503.
   */
  consume(key: string, limit: Limit): Promise<number>;
  /** Takes one use back. */
  refund(key: string, limit: Limit): Promise<void>;
  /**
   * Remembers that a guest has signed in from a device, for `seconds`. Without this method and `isRemembered`, each
   * gateway remembers in its own memory.
   */
  remember?(key: string, seconds: number): Promise<void>;
  isRemembered?(key: string): Promise<boolean>;
  /** Called by `createGateway` with its logger. */
  useLogger?(logger: Logger): void;
}
