/** The global scope as it may be: a page, a worker or Node have different parts of it. */
export const surroundings: Partial<Pick<typeof globalThis, 'document' | 'window' | 'location' | 'navigator'>> = globalThis;
