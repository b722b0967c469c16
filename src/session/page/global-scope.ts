/** The global scope, where any of these can be missing: a page, a worker and Node each have some of them. */
export const globalScope: Partial<Pick<typeof globalThis, 'document' | 'window' | 'location' | 'navigator'>> = globalThis;
