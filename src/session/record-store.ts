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
export interface RecordStore {
  /** The record while nothing is known. */
  nothing: SessionRecord;
  read(): Promise<SessionRecord>;
  /** Stores what `change` makes of the stored record, in one transaction. */
  save(change: (stored: SessionRecord) => SessionRecord): Promise<SessionRecord>;
}

/** Whether what is stored came after `revision`; a sign-out of that revision did. */
export const isAfter = (stored: SessionRecord, revision: number): boolean =>
  stored.revision >= revision + (stored.tokens ? 1 : 0);

export const createRecordStore = ({ name, server, client }: SessionIdentity, store: KeyValueStore): RecordStore => {
  const key = `session:${name}`;
  const parse = (value: unknown) => readRecord(value, server, client);
  return {
    nothing: parse(null),
    read: async () => parse(await store.get(key)),
    async save(change) {
      let next!: SessionRecord;
      await store.update(key, (value) => {
        const stored = parse(value);
        next = change(stored);
        return next === stored ? value : next;
      });
      return next;
    },
  };
};
