/** Runs a TypeScript file of this repository in Node: `node scripts/run.js scripts/size.ts`. */
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { nodeBundle } from './node-bundle.js';

const [entry] = process.argv.splice(2, 1);
// Inside node_modules, so that what is not bundled is found from there.
const outfile = resolve(`node_modules/.cache/run-${process.pid}.mjs`);
mkdirSync('node_modules/.cache', { recursive: true });
process.on('exit', () => rmSync(outfile, { force: true }));
await build({
  entryPoints: [entry],
  outfile,
  ...nodeBundle,
});
await import(pathToFileURL(outfile).href);
