import { promisifyRequest } from 'idb-keyval';
import type { Clock } from '../model/clock.ts';
import { ignore, within } from './within.ts';
import type { KeyValueStore } from './key-value-store.ts';

/** Browsers have been seen never to answer `open()` (WebKit, after a crash): past this, in ms, memory takes over. */
export const STORAGE_TIMEOUT = 2_000;

/** Our own database. Connections that were lost in the background are made anew; every call has a time limit. */
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
    const mine = (opening = promisifyRequest(request));
    const gone = () => {
      if (opening === mine) forget();
    };
    // Somebody deletes the database, or the browser has taken the connection away.
    mine.then((database) => {
      database.onversionchange = database.onclose = gone;
    }, gone);
    return mine;
  };

  /** One call, with one more attempt on a fresh connection, none of which does anything once the time is up. */
  const run = <T>(mode: IDBTransactionMode, key: string, change: (stored: unknown) => T): Promise<T> => {
    let over = false;
    let transaction: IDBTransaction | undefined;
    const attempt = async () => {
      // Strict: a rotated refresh token that is lost to a power cut is a session lost.
      const current = (transaction = (await open()).transaction(OBJECT_STORE, mode, { durability: 'strict' }));
      if (over) current.abort();
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
      if (over) throw cause;
      forget();
      return attempt();
    });
    return within(work, STORAGE_TIMEOUT, clock, () => {
      over = true;
      try {
        transaction?.abort();
      } catch {
        // It had ended.
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
