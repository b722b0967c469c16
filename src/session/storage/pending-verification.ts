import type { Clock } from '../../model/clock.ts';
import { systemClock } from '../../model/clock.ts';
import { own } from '../../model/own.ts';
import { absoluteServer } from '../../model/url.ts';
import type { Verification } from '../../model/verification.ts';
import { pagePlatform, type Platform } from '../page/platform.ts';
import { writeHint } from './hints.ts';

export interface VerificationStoreOptions {
  /** The name of the session that the attempt is for. */
  name: string;
  server: string;
  client: string;
  storage?: 'indexeddb' | 'memory';
  clock?: Clock;
  /** For tests: a simulated page. */
  platform?: Platform;
}

/** Stores one attempt per session name, shared by the tabs: a newer attempt replaces an older one. */
export interface VerificationStore {
  /** The attempt, or `null`. Deletes one that has expired, is malformed, or belongs to another server or client. */
  load(): Promise<Verification | null>;
  save(verification: Verification): Promise<void>;
  /** Deletes the attempt. */
  clear(): Promise<void>;
  /** Calls `listener` when another tab or another element has changed the attempt; returns a function that stops this. */
  subscribe(listener: () => void): () => void;
  dispose(): void;
}

interface VerificationRecord {
  version: 1;
  /** Grows with every change, so that a change made while the store did not work is known to be the newer one. */
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

/**
 * An attempt whose code was sent later than now: the clock was set back. Its times begin anew, since how much of them has
 * passed cannot be known; a countdown never becomes longer than it was at first.
 */
const afterClockChange = (verification: Verification, now: number): Verification => {
  const { sentAt, resendAt, expiresAt } = verification;
  const ahead = (sentAt ?? now) - now;
  return ahead > 0 ? own({ ...verification, sentAt: now, resendAt: resendAt - ahead, expiresAt: expiresAt - ahead }) : verification;
};

/** Keeps an attempt across reloads, discarded tabs and closed pages, for as long as its code is valid. */
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
  const notify = () => {
    for (const listener of [...listeners]) listener();
  };
  const channel = platform.openChannel(`${key}${shared ? '' : ':memory'}`, notify);
  if (shared) platform.durable.onRecovery.add(notify);

  const put = async (verification: Verification | null) => {
    const { revision } = await store.update(key, (stored): VerificationRecord => ({
      version: 1,
      // At least the time in ms since the epoch: an attempt made while the store failed is newer than the stored one.
      revision: Math.max((stored as VerificationRecord | undefined)?.revision || 0, clock.now()) + 1,
      verification,
    }));
    if (shared) writeHint('verification', name, verification && verification.expiresAt);
    channel.post({ revision });
  };

  const isCurrent = (verification: Verification | null): verification is Verification =>
    isVerification(verification) &&
    verification.expiresAt > clock.now() &&
    absoluteServer(verification.server) === absoluteServer(server) &&
    verification.client === client;

  return {
    async load() {
      const record = (await store.get(key)) as VerificationRecord | undefined;
      const verification = record?.version === 1 ? record.verification : null;
      if (isCurrent(verification)) return afterClockChange(own(verification), clock.now());
      if (record?.verification) {
        // Deletes only the record that was read: another tab may have sent a new code.
        await store.update(key, (stored) => {
          const current = stored as VerificationRecord | undefined;
          return current?.revision === record.revision ? { version: 1, revision: current.revision, verification: null } : current;
        });
      }
      // While the store does not answer, nothing is known.
      if (shared && !platform.durable.failed) writeHint('verification', name, null);
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
      platform.durable.onRecovery.delete(notify);
      channel.close();
    },
  };
};
