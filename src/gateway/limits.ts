import { addressBlock } from './address.ts';
import { createBlinder } from './digest.ts';
import { Refusal } from './errors.ts';
import { toJson } from './json.ts';
import type { Limit, LimitStore } from './limit-store.ts';
import { memoryStore } from './memory-store.ts';
import { hasMethod, own } from './own.ts';
import type { Action } from './routes.ts';

/** The attribute of a request that a limit counts. `total` counts all guests together, to cap the SMS bill. */
export type Dimension = 'address' | 'device' | 'contact' | 'total';

/** One limit, several that all hold, or none. */
export type LimitSetting = Limit | readonly Limit[] | false;

type Settings = Partial<Record<Dimension, LimitSetting>>;

/** A setting replaces the default of its dimension, the daily limit included. Dimensions that are not named keep their default. */
export type LimitOptions = Partial<Record<Action, Settings>> & {
  readonly store?: LimitStore;
  /**
   * Secret of the hashes under which a store counts. By default the client secrets, and without any a random one: then
   * gateways that share a store must be given one.
   */
  readonly key?: string;
};

/** Counted in this order, so that a request refused by address or device is not counted for its contact. */
export const DIMENSIONS: readonly Dimension[] = ['address', 'device', 'contact', 'total'];

const MINUTES = 60;
const HOUR = 60 * MINUTES;
const DAY = 24 * HOUR;

const guessing = {
  address: { max: 9, window: 10 * MINUTES },
  device: { max: 9, window: 10 * MINUTES },
  contact: [{ max: 9, window: 10 * MINUTES }, { max: 30, window: DAY }],
};

/**
 * The vendor blocks an address for an hour after 10 failed authentications in 10 minutes; 9 stay below it. Successful
 * ones are given back.
 */
export const DEFAULT_LIMITS = {
  send: {
    address: { max: 20, window: HOUR },
    device: { max: 10, window: HOUR },
    contact: [{ max: 5, window: 10 * MINUTES }, { max: 20, window: DAY }],
  },
  verify: guessing,
  signIn: guessing,
  signUp: {
    address: { max: 20, window: HOUR },
    device: { max: 10, window: HOUR },
    contact: [{ max: 9, window: 10 * MINUTES }, { max: 20, window: DAY }],
  },
  lookup: { address: { max: 60, window: 10 * MINUTES }, device: { max: 60, window: 10 * MINUTES } },
} satisfies Record<Action, Settings>;

/** How long a device is known after a guest has signed in from it, in seconds. */
const KNOWN_FOR = 90 * DAY;

/** The guest that a use is counted for. */
export interface Caller {
  readonly address: string | null;
  readonly device: string | null;
  readonly contacts: readonly string[];
}

/** Uses that were counted. */
export interface Counted {
  /** Takes them back, where success is not what the limit is for. */
  refund(): Promise<void>;
}

export interface Limits {
  /**
   * Counts a use.
   *
   * @throws {Refusal} 429 over a limit, 503 where the store fails
   */
  count(action: Action, caller: Caller): Promise<Counted>;
  /** Notes that the guest has signed in from this device, so that no stranger can lock the two out. */
  knowDevice(caller: Caller): Promise<void>;
}

const inWords = (seconds: number): string => {
  if (seconds < 2 * MINUTES) return `${seconds} seconds`;
  if (seconds < 2 * HOUR) return `${Math.ceil(seconds / MINUTES)} minutes`;
  return `${Math.ceil(seconds / HOUR)} hours`;
};

const tooMany = (ms: number): Refusal => {
  const seconds = Math.ceil(ms / 1000);
  return new Refusal(429, 'too_many_requests', `Too many attempts. Please try again in ${inWords(seconds)}.`, {
    'Retry-After': String(seconds),
  });
};

const randomKey = () => Array.from(crypto.getRandomValues(new Uint32Array(8)), String).join(' ');

/**
 * Counts uses and refuses those over a limit. Stores get only keyed hashes, from which no contact, address or device id
 * can be read or guessed.
 *
 * A contact is counted for every sender that names it, so a stranger can use its limit up. From a device that the guest has
 * signed in from, the same limit is then counted apart.
 *
 * @param secret of the hashes, where the options name none; the same in every gateway that shares a store
 */
export function createLimits(given: LimitOptions | undefined, secret: string): Limits {
  const options = own(given);
  const { store = memoryStore(), key = secret || randomKey() } = options;
  const blind = createBlinder(`punchh-gateway limits ${key}`);
  const remembers = hasMethod(store, 'remember') && hasMethod(store, 'isRemembered');
  const devices = (remembers ? store : memoryStore()) as Required<LimitStore>;
  const valuesOf = (caller: Caller): Record<Dimension, readonly string[]> => ({
    address: caller.address === null ? [] : [addressBlock(caller.address)],
    device: caller.device === null ? [] : [caller.device],
    contact: caller.contacts,
    total: ['all'],
  });
  const deviceKey = (contact: string, device: string) => `known:${blind(toJson([contact, device]))}`;

  const isKnown = async (contact: string, device: string | null): Promise<boolean> => {
    if (device === null) return false;
    try {
      return await devices.isRemembered(deviceKey(contact, device));
    } catch {
      return false;
    }
  };

  return {
    async count(action, caller) {
      const used: [id: string, limit: Limit][] = [];
      const consume = async (id: string, limit: Limit): Promise<number> => {
        try {
          const wait = await store.consume(id, limit);
          used.push([id, limit]);
          return wait;
        } catch (cause) {
          throw new Refusal(503, 'service_unavailable', 'Please try again in a moment.', { 'Retry-After': '5' }, { cause });
        }
      };
      /** Counts one value by every limit of a dimension; returns the ms to wait where one refuses, else 0. */
      const countValue = async (dimension: Dimension, value: string, limits: readonly Limit[]): Promise<number> => {
        for (const limit of limits) {
          const wait = await consume(`${action}:${dimension}:${blind(`${limit.window} ${value}`)}`, limit);
          if (wait > 0) return wait;
        }
        return 0;
      };

      const values = valuesOf(caller);
      const [settings, defaults] = [own(options[action]), own<Settings>(DEFAULT_LIMITS[action])];
      for (const dimension of DIMENSIONS) {
        const setting = settings[dimension] ?? defaults[dimension];
        if (!setting) continue;
        const limits = [setting].flat();
        for (const value of values[dimension]) {
          let wait = await countValue(dimension, value, limits);
          if (wait > 0 && dimension === 'contact' && (await isKnown(value, caller.device))) {
            wait = await countValue(dimension, `${value} from the known device ${caller.device}`, limits);
          }
          if (wait > 0) throw tooMany(wait);
        }
      }
      return {
        async refund() {
          // A failed refund must not fail a sign-in that has succeeded.
          await Promise.allSettled(used.map(([id, limit]) => store.refund(id, limit)));
        },
      };
    },

    async knowDevice({ contacts, device }) {
      if (device === null) return;
      await Promise.allSettled(contacts.map((contact) => devices.remember(deviceKey(contact, device), KNOWN_FOR)));
    },
  };
}
