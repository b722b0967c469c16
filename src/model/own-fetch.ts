/** The browser's `fetch`, as it was when this module was loaded: what a page puts in its place later sees no request. */
export const { fetch: ownFetch } = globalThis;
