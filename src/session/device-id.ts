import type { Platform } from './platform.ts';

export interface DeviceId {
  /** The id of this device; made at the first call, the same ever after, for every element of the origin. */
  get(): Promise<string>;
  /** Puts the host's own in its place. */
  set(id: string): Promise<void>;
}

const KEY = 'device-id';
const LOCAL_KEY = 'punchh-login:device-id';

const readLocal = (): string | null => {
  try {
    return localStorage.getItem(LOCAL_KEY);
  } catch {
    return null;
  }
};
const writeLocal = (id: string): void => {
  try {
    if (readLocal() !== id) localStorage.setItem(LOCAL_KEY, id);
  } catch {
    // IndexedDB has it.
  }
};

/**
 * The `punchh-app-device-id`: the sign-up reward is given once per device (PAR Punchh, Send OTP), so it outlives
 * sign-outs and is kept in two places, of which either heals the other. Where tabs differ, IndexedDB decides, in one
 * transaction.
 */
export const createDeviceId = (platform: Platform): DeviceId => {
  const keep = async (choose: (stored: string | undefined) => string): Promise<string> => {
    const { id } = await platform.durable.update(KEY, (stored) => {
      const record = stored as { id?: unknown; revision: number } | undefined;
      const old = typeof record?.id === 'string' && record.id ? record.id : undefined;
      const next = choose(old);
      return next === old ? { ...record!, id: next } : { id: next, revision: (record?.revision || 0) + 1 };
    });
    writeLocal(id);
    return id;
  };
  return {
    get: () => keep((stored) => stored ?? (readLocal() || platform.makeId())),
    set: async (id) => {
      await keep(() => id);
    },
  };
};
