/**
 * Weighs what was built against its budgets. KB = 1000 bytes, brotli 11, files compressed one by one.
 *
 *   npm run build && npm run size
 *   npm run size -- --why       what the first file consists of
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { LOCALES } from '../src/i18n/match-locale.ts';
import { CHROMIUM_ARGS, findBrowsers } from './browsers.js';
import { page as html, serveDist } from './dist-server.ts';
import { signInByEmail } from './sign-in.ts';
import { brotli, bundle, contains, contributions, splitBundle, staticGraph, weighFiles } from './weigh.ts';

const ENTRY = 'dist/punchh-login.js';
const problems: string[] = [];
const rows: { what: string; bytes: number; budget: number; target: number }[] = [];
/** @param target what is aimed at, where the budget only keeps the present size from growing */
const weigh = (what: string, bytes: number, budget: number, target = budget): void => {
  rows.push({ what, bytes, budget, target });
  if (bytes > budget) problems.push(`${what}: ${bytes} bytes, the budget is ${budget}`);
};

/** A piece of a file, and how often it ran. */
interface Range {
  startOffset: number;
  endOffset: number;
  count: number;
}

/** What of a file ran: functions and branches that did not are left out. */
const whatRan = (source: string, functions: readonly { ranges: readonly Range[] }[]): string => {
  const ran = new Uint8Array(source.length).fill(1);
  for (const { ranges } of functions) {
    // A range stands before those within it.
    for (const { startOffset, endOffset, count } of ranges) ran.fill(Math.min(count, 1), startOffset, endOffset);
  }
  return source.split('').filter((_, at) => ran[at]).join('');
};

/** The files that Chromium loads for a sign-in by e-mail, from the page to the signed-in step, and what of them runs. */
async function emailPath(): Promise<{ files: string[]; ran: number }> {
  const server = await serveDist({
    pages: { '/': html('<punchh-login server="/sandbox" client="demo-client"></punchh-login>') },
  });
  const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.coverage.startJSCoverage();
    await page.goto(`${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    const files = [...new Set(server.requested)].filter((path) => path.endsWith('.js')).map((path) => path.slice(1));
    const coverage = (await page.coverage.stopJSCoverage()).filter(({ url }) => url.startsWith(server.origin));
    return { files, ran: coverage.reduce((sum, { source = '', functions }) => sum + brotli(whatRan(source, functions)), 0) };
  } finally {
    await browser.close();
    await server.close();
  }
}

if (!existsSync(ENTRY)) throw new Error('dist/ is missing: npm run build');

const first = staticGraph(ENTRY);
weigh('the form: files before it can be used', weighFiles(first), 14_300);
if (first.length > 1) problems.push(`the form needs ${first.length} files, each a round trip: ${first.join(', ')}`);
if (contains(first, 'libphonenumber')) problems.push('libphonenumber-js is in the first file');
/** The two other backends: pages without them load nothing of theirs, not even their names. */
const otherBackends = (files: readonly string[]): void => {
  for (const part of ['backends/menu/', 'backends/punchh-password/', 'backends/profile.ts', 'details-step/', 'password-step/']) {
    if (contains(files, part)) problems.push(`${part} is in ${files.join(', ')}`);
  }
};
otherBackends(first);
if (/punchh-password|\bmenu\b/.test(readFileSync(ENTRY, 'utf8'))) problems.push('the first file names another backend');

try {
  const { files: loaded, ran } = await emailPath();
  otherBackends(loaded);
  // Not at its target yet: the budget keeps it from growing unnoticed.
  weigh('a whole sign-in by e-mail', weighFiles(loaded), 36_700, 20_000);
  if (contains(loaded, 'libphonenumber')) problems.push('libphonenumber-js is loaded for a sign-in by e-mail');
  for (const file of loaded) console.info(`  ${String(weighFiles([file])).padStart(6)}  ${file}`);
  console.info(`  ${String(ran).padStart(6)}  of that runs where nothing goes wrong`);
} catch (error) {
  problems.push(`a sign-in by e-mail did not come to its end: ${String(error)}`);
}

const session = await splitBundle('dist/session.js');
weigh('punchh-login/session alone', brotli(session.first), 6_500);
const chunks = readdirSync('dist/chunks').filter((name) => name.endsWith('.js')).map((name) => join('dist/chunks', name));
for (const locale of LOCALES) {
  const files = chunks.filter((file) => basename(file).startsWith(`${locale}-`));
  // English in one piece is what npm users get; a script tag brings it in parts, the first of them in the first file.
  weigh(`all words of ${locale}`, locale === 'en' ? brotli(await bundle('dist/locales/en.js', ['../shared/*'])) : weighFiles(files), 2_000);
}
const of = (part: string) => weighFiles(chunks.filter((file) => basename(file).startsWith(part)));
console.info(`  English of a script tag: ${of('en-')} more for every step; keys of the other languages: ${of('named-')}`);

if (process.argv.includes('--why')) {
  for (const file of first) {
    console.info(`\n${file}, bytes before compression:`);
    for (const [source, bytes] of contributions(file)) console.info(`  ${String(bytes).padStart(6)}  ${source}`);
  }
  console.info('');
}
console.info(`  punchh-login/session: ${session.later.reduce((sum, text) => sum + brotli(text), 0)} more when it needs them`);
for (const { what, bytes, budget, target } of rows) {
  const aim = target < budget ? `, the target is ${target / 1000}` : '';
  console.info(`${bytes > budget ? '✗' : '✓'} ${what.padEnd(42)} ${(bytes / 1000).toFixed(2).padStart(6)} KB of ${budget / 1000}${aim}`);
}
for (const problem of problems) console.error(`✗ ${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;
