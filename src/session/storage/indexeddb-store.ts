import { promisifyRequest } from 'idb-keyval';
import type { Clock } from '../../model/clock.ts';
import { ignore, withPatience } from '../timeout.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** Time limit of a call, in ms: WebKit has been seen never to answer `open()` after a crash. Memory takes over then. */
export const STORAGE_TIMEOUT = 2_000;

const DATABASE = 'punchh-login';
const OBJECT_STORE = 'records';

/** A connection to our database, with its object store: made where it is missing, in a database that exists as well. */
const openDatabase = async (version?: number): Promise<IDBDatabase> => {
  const request = indexedDB.open(DATABASE, version);
  request.onupgradeneeded = () => {
    const { result } = request;
    if (!result.objectStoreNames.contains(OBJECT_STORE)) result.createObjectStore(OBJECT_STORE);
  };
  const database = await promisifyRequest(request);
  if (database.objectStoreNames.contains(OBJECT_STORE)) return database;
  database.close();
  return openDatabase(database.version + 1);
};

/** A store in a database of our own. Opens a new connection where the browser has lost it; every call has a time limit. */
export const createIndexedDbStore = (clock: Clock): KeyValueStore => {
  let opening: Promise<IDBDatabase> | undefined;
  /** A connection that did not open in time. It is used where it opens before a new one. */
  let slow: Promise<IDBDatabase> | undefined;

  const closeLater = (connection: Promise<IDBDatabase> | undefined) => {
    connection?.then((database) => database.close(), ignore);
  };
  const forget = () => {
    closeLater(opening);
    opening = undefined;
  };

  const open = () => {
    if (opening) return opening;
    const candidates = [openDatabase(), ...(slow ? [slow] : [])];
    slow = undefined;
    const connection = (opening = candidates.length > 1 ? Promise.any(candidates) : candidates[0]!);
    const forgetThis = () => {
      if (opening === connection) forget();
    };
    connection.then((database) => {
      // The database is about to be deleted, or the browser has closed the connection.
      database.onversionchange = database.onclose = forgetThis;
      for (const other of candidates) other.then((late) => late !== database && late.close(), ignore);
    }, forgetThis);
    return connection;
  };

  /** One call, with a second attempt on a new connection. After the time limit no attempt changes anything. */
  const run = <T>(mode: IDBTransactionMode, key: string, change: (stored: unknown) => T): Promise<T> => {
    let timedOut = false;
    let transaction: IDBTransaction | undefined;
    const attempt = async () => {
      // Strict: a rotated refresh token that is lost in a power cut is a session lost.
      const current = (transaction = (await open()).transaction(OBJECT_STORE, mode, { durability: 'strict' }));
      if (timedOut) current.abort();
      const store = current.objectStore(OBJECT_STORE);
      const reading = store.get(key);
      let next: T;
      let failure: unknown;
      reading.onsuccess = () => {
        try {
          next = change(reading.result);
          if (next === undefined) {
            if (reading.result !== undefined) store.delete(key);
          } else if (next !== reading.result) store.put(next, key);
        } catch (cause) {
          failure = cause;
          current.abort();
        }
      };
      await promisifyRequest(current).catch((cause: unknown) => {
        throw failure ?? cause;
      });
      return next!;
    };
    const work = attempt().catch((cause: unknown) => {
      if (timedOut) throw cause;
      forget();
      return attempt();
    });
    return withPatience(work, STORAGE_TIMEOUT, clock, () => {
      timedOut = true;
      try {
        transaction?.abort();
      } catch {
        // It had already ended.
      }
      if (transaction) forget();
      else if (opening) {
        slow = opening;
        opening = undefined;
      }
      return new DOMException('No answer from IndexedDB', 'TimeoutError');
    });
  };

  return {
    get: (key) => run('readonly', key, (stored) => stored),
    update: (key, change) => run('readwrite', key, change),
    close: () => {
      forget();
      closeLater(slow);
      slow = undefined;
    },
  };
};
