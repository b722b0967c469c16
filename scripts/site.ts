/**
 * Builds the site into site/dist: the landing page, the documentation, the API reference and the demo, as files that any
 * server can serve below any path. Needs dist/, whose files the landing page loads.
 *
 *   npm run site:check        builds the site and checks its links
 *   npm run site              builds dist/, then does the same
 */
import { existsSync, rmSync } from 'node:fs';
import process from 'node:process';
import { buildDocs, buildPages, OUT } from './site/build.ts';
import { checkLinks } from './site/links.ts';

if (!existsSync('dist/punchh-login.js')) {
  console.error('dist/ is missing: npm run build');
  process.exit(1);
}
rmSync(OUT, { recursive: true, force: true });
await buildDocs();
await buildPages();
const broken = checkLinks(OUT);
for (const link of broken) console.error(`broken link: ${link}`);
if (broken.length > 0) process.exit(1);
console.info(`${OUT}: no broken link`);
