/**
 * What is loaded when. The first file holds what the form needs; the second what a sign-in by email needs after it.
 * Everything else is a file of its own, loaded by whoever needs it.
 */
import { resolve } from 'node:path';

const source = (path) => resolve('src', path);

/** The root of the first file of a script tag; in the npm package `define.ts` is. */
export const FIRST_FILE = source('cdn.ts');

/** Registers `<punchh-session>`, `<punchh-signed-in>` and `<punchh-signed-out>`. */
export const COMPANIONS = source('elements/companions/define.ts');

/** The roots of the second file. */
export const SECOND_FILE = [
  source('elements/sign-in/index.ts'),
  source('backends/punchh/backend.ts'),
  source('backends/punchh/token-calls.ts'),
];
