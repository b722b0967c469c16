/**
 * Looks for an interleaving that breaks the session, with another seed each time. What it finds belongs into
 * `interleavings.test.ts`.
 *
 *   npm run search:interleavings
 *   RUNS=100000 SEED=7 npm run search:interleavings
 */
import process from 'node:process';
import fc from 'fast-check';
import { play, scenario } from './interleaving.ts';

/** Globals of a page that Node lacks. */
const values = new Map<string, string>();
Object.assign(globalThis, {
  localStorage: {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
    removeItem: (key: string) => void values.delete(key),
  },
});

const numRuns = Number(process.env['RUNS'] ?? 20_000);
const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
console.info(`seed ${seed}`);
await fc.assert(fc.asyncProperty(scenario, play), { numRuns, seed });
console.info(`${numRuns} interleavings, nothing found`);
