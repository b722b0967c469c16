/**
 * Figures of the session: size, cached token, cost of `session.fetch`, refresh races in real tabs.
 *
 *   npm run bench:session
 *   ROUNDS=3 TABS=8 npm run bench:session
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const outfile = join(process.cwd(), `node_modules/.cache/bench-session-${process.pid}.mjs`);
mkdirSync('node_modules/.cache', { recursive: true });
await build({
  entryPoints: ['bench/session-figures.ts'],
  outfile,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
});
process.on('exit', () => rmSync(outfile, { force: true }));
await import(pathToFileURL(outfile).href);
