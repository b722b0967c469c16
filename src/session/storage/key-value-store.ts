/** A store of records by key. Every call rejects when the store does not work. */
export interface KeyValueStore {
  /** The stored value, `undefined` where there is none. */
  get(key: string): Promise<unknown>;
  /**
   * Replaces the stored value with the result of `change`, in one transaction: no other tab changes it in between.
   * `undefined` deletes it; the stored value itself changes nothing. Resolves with the result, once it is stored.
   */
  update<T>(key: string, change: (stored: unknown) => T): Promise<T>;
  /** Closes the connection; the next call opens a new one. */
  close?(): void;
}

/** A store that lives as long as the page. */
export const createMemoryStore = (values = new Map<string, unknown>()): KeyValueStore => ({
  get: async (key) => values.get(key),
  update: async (key, change) => {
    const next = change(values.get(key));
    if (next === undefined) values.delete(key);
    else values.set(key, next);
    return next;
  },
});
