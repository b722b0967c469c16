/** The global scope as it may be: a page, a worker or Node have different parts of it. */
export const surroundings: Partial<Pick<typeof globalThis, 'document' | 'window' | 'location' | 'navigator'>> = globalThis;

/** What a relative URL is relative to: only pages and workers know. */
export const baseUrl = (): string | undefined => surroundings.document?.baseURI ?? surroundings.location?.href;
