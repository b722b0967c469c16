import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { page as html, serveDist } from '../dist-server.ts';
import { signInByEmail } from '../sign-in.ts';
import { brotli, contains, staticGraph, weighFiles } from '../weigh.ts';
import type { Report } from './report.ts';

const ENTRY = 'dist/punchh-login.js';

/**
 * With its response headers, the first file must fit into what a server sends before it hears from the browser again:
 * ten segments of a new TCP connection (RFC 6928), 14,600 bytes.
 */
const FIRST_FILE_LIMIT = 14_300;
const SIGN_IN_LIMIT = 42_500;

/** Modules that only the other backends need. Their `index.ts`, a name and loaders, is in the second file. */
const OTHER_BACKENDS = ['menu', 'punchh-password']
  .flatMap((name) => ['backend', 'token-calls', 'wire', 'errors'].map((file) => `backends/${name}/${file}.ts`))
  .concat('details-step/', 'password-step/');

/** Modules that only kiosks and tills need. */
const DEVICES = ['elements/device/', 'elements/keyboard/', 'elements/kiosk/', 'elements/pos/'];

/** A piece of a file, and how often it ran. */
interface Range {
  startOffset: number;
  endOffset: number;
  count: number;
}

/** The part of a file that ran: functions and branches that did not run are left out. */
const ranOf = (source: string, functions: readonly { ranges: readonly Range[] }[]): string => {
  const ran = new Uint8Array(source.length).fill(1);
  for (const { ranges } of functions) {
    // A range stands before those within it.
    for (const { startOffset, endOffset, count } of ranges) ran.fill(Math.min(count, 1), startOffset, endOffset);
  }
  return source.split('').filter((_, at) => ran[at]).join('');
};

/** The files that Chromium loads for a sign-in by email, from the page to the signed-in step, and the bytes of them that run. */
async function loadSignIn(browser: Browser): Promise<{ files: string[]; ran: number }> {
  const server = await serveDist({
    pages: { '/': html('<punchh-login server="/sandbox" client="demo-client"></punchh-login>') },
  });
  const page = await browser.newPage();
  try {
    page.setDefaultTimeout(15_000);
    await page.coverage.startJSCoverage();
    await page.goto(`${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    const files = [...new Set(server.requested)].filter((path) => path.endsWith('.js')).map((path) => path.slice(1));
    const coverage = (await page.coverage.stopJSCoverage()).filter(({ url }) => url.startsWith(server.origin));
    return { files, ran: coverage.reduce((sum, { source = '', functions }) => sum + brotli(ranOf(source, functions)), 0) };
  } finally {
    await page.close();
    await server.close();
  }
}

/** Weighs the script tag's first file, and all of a sign-in by email. */
export async function weighScriptTag(report: Report, browser: Browser): Promise<void> {
  const first = staticGraph(ENTRY);
  report.weigh('script tag: the form', weighFiles(first), FIRST_FILE_LIMIT);
  report.count('script tag: the form', first.length, 1);
  const mustNotHave = (files: readonly string[], part: string) => {
    if (contains(files, part)) report.fail(`${part} is in ${files.join(', ')}`);
  };
  for (const part of [...OTHER_BACKENDS, 'backends/registry.ts']) mustNotHave(first, part);
  if (/punchh-password|\bmenu\b/.test(readFileSync(ENTRY, 'utf8'))) report.fail('the first file names another backend');

  const { files, ran } = await loadSignIn(browser);
  for (const part of [...OTHER_BACKENDS, ...DEVICES, 'libphonenumber']) mustNotHave(files, part);
  report.weigh('script tag: a sign-in by email', weighFiles(files), SIGN_IN_LIMIT);
  report.count('script tag: a sign-in by email', files.length, 2);
  for (const file of files) console.info(`  ${String(weighFiles([file])).padStart(6)}  ${file}`);
  console.info(`  ${String(ran).padStart(6)}  of that run where nothing goes wrong`);
}
