import type { Clock } from '../model/clock.ts';
import { systemClock } from '../model/clock.ts';
import type { Verification } from '../model/verification.ts';
import { pagePlatform, type Platform } from './platform.ts';
import { writeHint } from './session-hint.ts';
import { trimServer } from './session-name.ts';

export interface VerificationStoreOptions {
  /** The session it is an attempt for. */
  name: string;
  server: string;
  client: string;
  storage?: 'indexeddb' | 'memory';
  clock?: Clock;
  /** The page, where a test simulates one. */
  platform?: Platform;
}

/** One attempt per session name, shared by the tabs: a newer one takes the place of an older one. */
export interface VerificationStore {
  /** The attempt, or `null`; one that has expired, makes no sense or belongs elsewhere is deleted. */
  load(): Promise<Verification | null>;
  save(verification: Verification): Promise<void>;
  /** Settled or given up. */
  clear(): Promise<void>;
  /** Calls back when another tab, or another element, has changed it. */
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

interface VerificationRecord {
  version: 1;
  /** One more with every change, so that one made while the store did not work can be told from an older one. */
  revision: number;
  verification: Verification | null;
}

const isTime = (value: unknown) => typeof value === 'number' && Number.isFinite(value);

const isVerification = (value: Verification | null): value is Verification =>
  !!value?.identifier &&
  (value.identifier.channel === 'email'
    ? typeof value.identifier.email === 'string'
    : typeof value.identifier.phoneNumber === 'string' && typeof value.identifier.phoneExt === 'string') &&
  typeof value.server === 'string' &&
  (value.codeVerifier === null || typeof value.codeVerifier === 'string') &&
  (value.sentAt === null || isTime(value.sentAt)) &&
  [value.codeLength, value.resendAt, value.expiresAt].every(isTime) &&
  Array.isArray(value.consents);

/** Keeps an attempt over reloads, discarded tabs and closed pages, for as long as its code is good. */
export const createVerificationStore = ({
  name,
  server,
  client,
  storage = 'indexeddb',
  clock = systemClock,
  platform = pagePlatform(clock),
}: VerificationStoreOptions): VerificationStore => {
  const shared = storage === 'indexeddb';
  const store = shared ? platform.durable : platform.memory;
  const key = `verification:${name}`;
  const listeners = new Set<() => void>();
  const channel = platform.openChannel(`${key}${shared ? '' : ':memory'}`, () => {
    for (const listener of [...listeners]) listener();
  });

  const put = async (verification: Verification | null) => {
    const { revision } = await store.update(key, (stored): VerificationRecord => ({
      version: 1,
      revision: ((stored as VerificationRecord | undefined)?.revision || 0) + 1,
      verification,
    }));
    if (shared) writeHint('verification', name, verification && verification.expiresAt);
    channel.post({ revision });
  };

  const isCurrent = (verification: Verification | null): verification is Verification =>
    isVerification(verification) &&
    verification.expiresAt > clock.now() &&
    trimServer(verification.server) === trimServer(server) &&
    verification.client === client;

  return {
    async load() {
      const record = (await store.get(key)) as VerificationRecord | undefined;
      const verification = record?.version === 1 ? record.verification : null;
      if (isCurrent(verification)) return verification;
      if (record?.verification) {
        // Only what was read: another tab may have begun anew.
        await store.update(key, (stored) => {
          const now = stored as VerificationRecord | undefined;
          return now?.revision === record.revision ? { version: 1, revision: now.revision, verification: null } : now;
        });
      }
      if (shared) writeHint('verification', name, null);
      return null;
    },
    save: put,
    clear: () => put(null),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      listeners.clear();
      channel.close();
    },
  };
};
