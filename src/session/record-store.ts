import type { KeyValueStore } from './key-value-store.ts';
import { readRecord, type SessionRecord } from './session-record.ts';

export interface SessionIdentity {
  name: string;
  server: string;
  client: string;
  storage: 'indexeddb' | 'memory';
  /** A gateway keeps the refresh token in a cookie. */
  cookie: boolean;
}

/** Where the record of one session is kept. */
export interface RecordStore extends SessionIdentity {
  store: KeyValueStore;
}

/** Whether what is stored came after `revision`; a sign-out of that revision did. */
export const isAfter = (stored: SessionRecord, revision: number): boolean =>
  stored.revision >= revision + (stored.tokens ? 1 : 0);

const keyOf = ({ name }: SessionIdentity) => `session:${name}`;

/** What is stored; nothing, at revision 0, where that makes no sense. */
export const read = async (core: RecordStore): Promise<SessionRecord> => readRecord(await core.store.get(keyOf(core)), core);

/** Stores what `change` makes of the stored record, in one transaction. */
export const save = async (core: RecordStore, change: (stored: SessionRecord) => SessionRecord): Promise<SessionRecord> => {
  let next!: SessionRecord;
  await core.store.update(keyOf(core), (value) => {
    const stored = readRecord(value, core);
    next = change(stored);
    return next === stored ? value : next;
  });
  return next;
};
