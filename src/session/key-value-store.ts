/** Where records are kept. Every call rejects when the store does not work. */
export interface KeyValueStore {
  /** What is stored, `undefined` where nothing is. */
  get(key: string): Promise<unknown>;
  /**
   * Replaces what is stored by what `change` makes of it, in one transaction that no other tab can come between.
   * `undefined` deletes; the value itself leaves everything as it is. Resolves with the outcome, once it is stored.
   */
  update<T>(key: string, change: (stored: unknown) => T): Promise<T>;
  /** Lets go of the connection; the next call makes a new one. */
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
