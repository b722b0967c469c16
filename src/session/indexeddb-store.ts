import { promisifyRequest, type UseStore } from 'idb-keyval';
import type { Clock } from '../model/clock.ts';
import { within } from './within.ts';
import type { KeyValueStore } from './key-value-store.ts';

const DATABASE = 'punchh-login';
const OBJECT_STORE = 'records';

/** Browsers have been seen never to answer `open()` (WebKit, after a crash): past this, in ms, memory takes over. */
export const STORAGE_TIMEOUT = 2_000;

/** Our own database. Connections that were lost in the background are made anew; every call has a time limit. */
export const createIndexedDbStore = (clock: Clock): KeyValueStore => {
  let opening: Promise<IDBDatabase> | undefined;

  const forget = () => {
    const closing = opening;
    opening = undefined;
    closing?.then((database) => database.close(), () => {});
  };

  const open = () => {
    if (opening) return opening;
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(OBJECT_STORE);
    const mine = promisifyRequest(request);
    opening = mine;
    mine.then(
      (database) => {
        const gone = () => {
          if (opening === mine) forget();
        };
        // Somebody deletes the database, or the browser has taken the connection away.
        database.onversionchange = gone;
        database.onclose = gone;
      },
      () => {
        if (opening === mine) opening = undefined;
      },
    );
    return mine;
  };

  /** One call, with one more attempt on a fresh connection, none of which does anything once the time is up. */
  const limited = <T>(call: (useStore: UseStore) => Promise<T>): Promise<T> => {
    let over = false;
    let transaction: IDBTransaction | undefined;
    const useStore: UseStore = async (mode, callback) => {
      // Strict: a rotated refresh token that is lost to a power cut is a session lost.
      transaction = (await open()).transaction(OBJECT_STORE, mode, { durability: 'strict' });
      if (over) transaction.abort();
      return callback(transaction.objectStore(OBJECT_STORE));
    };
    const attempt = async () => {
      try {
        return await call(useStore);
      } catch (cause) {
        if (over || (cause as Error | null)?.name === 'QuotaExceededError') throw cause;
        forget();
        return call(useStore);
      }
    };
    return within(attempt(), STORAGE_TIMEOUT, clock, () => {
      over = true;
      try {
        transaction?.abort();
      } catch {
        // It had ended.
      }
      forget();
      return new DOMException('IndexedDB does not answer', 'TimeoutError');
    });
  };

  return {
    get: (key) => limited((useStore) => useStore('readonly', (store) => promisifyRequest<unknown>(store.get(key)))),
    update: <T>(key: string, change: (stored: unknown) => T) =>
      limited((useStore) =>
        useStore(
          'readwrite',
          (store) =>
            new Promise<T>((resolve, reject) => {
              const reading = store.get(key);
              reading.onerror = () => reject(reading.error!);
              reading.onsuccess = () => {
                try {
                  const next = change(reading.result);
                  if (next === undefined) store.delete(key);
                  else if (next !== reading.result) store.put(next, key);
                  promisifyRequest(store.transaction).then(() => resolve(next), reject);
                } catch (cause) {
                  store.transaction.abort();
                  reject(cause);
                }
              };
            }),
        ),
      ),
    close: forget,
  };
};
