import type { Platform } from '../page/platform.ts';

export interface DeviceId {
  /** The id of this device. Made at the first call; the same from then on, for every element of the origin. */
  get(): Promise<string>;
  /** Replaces it with the host's own id. One that no header can carry is not used; the console says so. */
  set(id: string): Promise<void>;
}

const KEY = 'device-id';
const LOCAL_KEY = 'punchh-login:device-id';

/** Whether an id can be sent as a header: ASCII without control characters, at most 255 characters, no blank at an end. */
export const isDeviceId = (id: unknown): id is string => typeof id === 'string' && /^[\u0020-\u007e]{1,255}$/.test(id) && id.trim() === id;

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
 * The `punchh-app-device-id`. The sign-up reward is given once per device (PAR Punchh, Send OTP), so the id outlives
 * sign-outs and is kept in IndexedDB and in localStorage: each restores the other. Where tabs differ, IndexedDB decides,
 * in one transaction.
 */
export const createDeviceId = (platform: Platform): DeviceId => {
  const keep = async (choose: (stored: string | undefined) => string): Promise<string> => {
    const { id } = await platform.durable.update(KEY, (stored) => {
      const record = stored as { id?: unknown; revision: number } | undefined;
      const old = isDeviceId(record?.id) ? record.id : undefined;
      const chosen = choose(old);
      return chosen === old ? { ...record!, id: chosen } : { id: chosen, revision: (record?.revision || 0) + 1 };
    });
    writeLocal(id);
    return id;
  };
  return {
    get: () =>
      keep((stored) => {
        if (stored !== undefined) return stored;
        const local = readLocal();
        return isDeviceId(local) ? local : platform.makeId();
      }),
    set: async (id) => {
      if (isDeviceId(id)) await keep(() => id);
      else console.error('punchh-login: `deviceId` is not used: a header can carry ASCII of at most 255 characters');
    },
  };
};
