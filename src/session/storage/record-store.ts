import { parseRecord, type SessionRecord } from '../session-record.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** Two sessions with the same identity are one. */
export interface SessionIdentity {
  name: string;
  server: string;
  client: string;
  storage: 'indexeddb' | 'memory';
  /** Whether a gateway keeps the refresh token in a cookie. */
  cookie: boolean;
}

/** The store of one session's record. */
export interface RecordStore extends SessionIdentity {
  store: KeyValueStore;
}

/** Whether the stored record came after `revision`. A sign-out of the same revision did. */
export const isAfter = (stored: SessionRecord, revision: number): boolean =>
  stored.revision >= revision + (stored.tokens ? 1 : 0);

const keyOf = ({ name }: SessionIdentity) => `session:${name}`;

/** The stored record; an empty one of revision 0 where there is none that makes sense. */
export const readRecord = async (session: RecordStore): Promise<SessionRecord> =>
  parseRecord(await session.store.get(keyOf(session)), session);

/** Replaces the stored record with the result of `change`, in one transaction. Returns what is stored then. */
export const updateRecord = async (
  session: RecordStore,
  change: (stored: SessionRecord) => SessionRecord,
): Promise<SessionRecord> => {
  let saved!: SessionRecord;
  await session.store.update(keyOf(session), (value) => {
    const stored = parseRecord(value, session);
    saved = change(stored);
    return saved === stored ? value : saved;
  });
  return saved;
};
