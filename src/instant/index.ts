/**
 * The first step of `<punchh-login>` as HTML, for servers and builds.
 * @module
 */
export { renderInstant } from './render.ts';
export { styleHashes } from './style-hashes.ts';
export type { InstantOptions } from './options.ts';
