import { promisifyRequest } from 'idb-keyval';
import type { Clock } from '../../model/clock.ts';
import { ignore, withTimeout } from '../timeout.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** Time limit of a call, in ms: WebKit has been seen never to answer `open()` after a crash. Memory takes over then. */
export const STORAGE_TIMEOUT = 2_000;

/** A store in a database of our own. Opens a new connection where the browser has lost it; every call has a time limit. */
export const createIndexedDbStore = (clock: Clock): KeyValueStore => {
  const OBJECT_STORE = 'records';
  let opening: Promise<IDBDatabase> | undefined;

  const forget = () => {
    const closing = opening;
    opening = undefined;
    closing?.then((database) => database.close(), ignore);
  };

  const open = () => {
    if (opening) return opening;
    const request = indexedDB.open('punchh-login', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(OBJECT_STORE);
    const connection = (opening = promisifyRequest(request));
    const forgetThis = () => {
      if (opening === connection) forget();
    };
    // The database is about to be deleted, or the browser has closed the connection.
    connection.then((database) => {
      database.onversionchange = database.onclose = forgetThis;
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
    return withTimeout(work, STORAGE_TIMEOUT, clock, () => {
      timedOut = true;
      try {
        transaction?.abort();
      } catch {
        // It had already ended.
      }
      forget();
      return new DOMException('No answer from IndexedDB', 'TimeoutError');
    });
  };

  return {
    get: (key) => run('readonly', key, (stored) => stored),
    update: (key, change) => run('readwrite', key, change),
    close: forget,
  };
};
