import { addressBlock } from './address.ts';
import { createBlinder } from './digest.ts';
import { Refusal } from './errors.ts';
import { memoryStore, type Limit, type LimitStore } from './limit-store.ts';
import type { Action } from './routes.ts';

/** What a limit is counted by; `total` counts all guests together, as a ceiling for the SMS bill. */
export type Dimension = 'address' | 'device' | 'contact' | 'total';

/** `false` switches a limit off; what is not named keeps its default. */
export type LimitOptions = Partial<Record<Action, Partial<Record<Dimension, Limit | false>>>> & { store?: LimitStore };

/** In this order: a guest stopped by address or device does not use up another guest's contact. */
export const DIMENSIONS: readonly Dimension[] = ['address', 'device', 'contact', 'total'];

const MINUTES = 60;
const HOUR = 60 * MINUTES;

/**
 * The vendor blocks an address for an hour after 10 failed authentications in 10 minutes; 9 stay below it. Successful
 * ones are given back.
 */
export const DEFAULT_LIMITS: Readonly<Record<Action, Partial<Record<Dimension, Limit>>>> = {
  send: {
    address: { max: 20, window: HOUR },
    device: { max: 10, window: HOUR },
    contact: { max: 5, window: 10 * MINUTES },
  },
  verify: {
    address: { max: 9, window: 10 * MINUTES },
    device: { max: 9, window: 10 * MINUTES },
    contact: { max: 9, window: 10 * MINUTES },
  },
  signIn: {
    address: { max: 9, window: 10 * MINUTES },
    device: { max: 9, window: 10 * MINUTES },
    contact: { max: 9, window: 10 * MINUTES },
  },
  lookup: { address: { max: 60, window: 10 * MINUTES }, device: { max: 60, window: 10 * MINUTES } },
};

/** Whom a use is counted against. */
export interface Caller {
  readonly address: string | null;
  readonly device: string | null;
  readonly contacts: readonly string[];
}

/** Uses that were counted; `refund` takes them back, where success is not what the limit is for. */
export interface Counted {
  refund(): Promise<void>;
}

export type CountUse = (action: Action, caller: Caller) => Promise<Counted>;

const words = (seconds: number) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

/**
 * Counts uses and refuses those over a limit. Stores see only keyed hashes: no contact, address or device id can be
 * read or guessed from what they hold.
 *
 * @param key of the hashes; the same in every gateway that shares a store
 */
export function createLimits(options: LimitOptions, key: string): CountUse {
  const { store = memoryStore() } = options;
  const blind = createBlinder(`punchh-gateway limits ${key}`);
  const valuesOf = (caller: Caller): Record<Dimension, readonly string[]> => ({
    address: caller.address === null ? [] : [addressBlock(caller.address)],
    device: caller.device === null ? [] : [caller.device],
    contact: caller.contacts,
    total: ['all'],
  });

  const consume = async (id: string, limit: Limit): Promise<number> => {
    try {
      return await store.consume(id, limit);
    } catch (cause) {
      throw new Refusal(503, 'service_unavailable', 'Please try again in a moment.', { 'Retry-After': '5' }, { cause });
    }
  };

  return async (action, caller) => {
    const used: [id: string, limit: Limit][] = [];
    const values = valuesOf(caller);
    for (const dimension of DIMENSIONS) {
      const limit = options[action]?.[dimension] ?? DEFAULT_LIMITS[action][dimension];
      if (!limit) continue;
      for (const value of values[dimension]) {
        const id = `${action}:${dimension}:${blind(value)}`;
        const wait = Math.ceil((await consume(id, limit)) / 1000);
        used.push([id, limit]);
        if (wait > 0) {
          throw new Refusal(429, 'too_many_requests', `Too many attempts. Please try again in ${words(wait)}.`, {
            'Retry-After': String(wait),
          });
        }
      }
    }
    return {
      async refund() {
        // A use too many on record is no reason to fail a sign-in that has succeeded.
        await Promise.allSettled(used.map(([id, limit]) => store.refund(id, limit)));
      },
    };
  };
}
