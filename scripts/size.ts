/**
 * Weighs the built files against their limits.
 *
 *   npm run build && npm run size
 *   npm run size -- --why       shows what the first file consists of
 *   npm run size -- --write     writes docs/load-order.md, which it checks otherwise
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { chromium } from 'playwright-core';
import { LOCALES } from '../src/i18n/match-locale.ts';
import { CHROMIUM_ARGS, findBrowsers } from './browsers.js';
import { weighApps } from './size/apps.ts';
import { checkFirstFile } from './size/first-file.ts';
import { weighKeyboard } from './size/keyboard.ts';
import { documentLoadOrder } from './size/load-order.ts';
import { Report } from './size/report.ts';
import { weighScriptTag } from './size/script-tag.ts';
import { brotli, contributions, splitBundle, weighFiles } from './weigh.ts';

const SESSION_LIMIT = 6_500;
const STANDALONE_LIMIT = 103_500;
const LOCALE_LIMIT = 2_000;

const report = new Report();

async function weighSession(): Promise<void> {
  const { first, later } = await splitBundle('dist/session.js');
  report.weigh('punchh-login/session', brotli(first), SESSION_LIMIT);
  console.info(`  ${String(later.reduce((sum, text) => sum + brotli(text), 0)).padStart(6)}  more that punchh-login/session loads when it needs it`);
}

async function weighLocales(): Promise<void> {
  const files = readdirSync('dist/chunks').filter((name) => name.endsWith('.js')).map((name) => join('dist/chunks', name));
  const weigh = (name: string) => weighFiles(files.filter((file) => basename(file).startsWith(`${name}-`)));
  for (const locale of LOCALES) {
    // English of a sign-in with a code is in the files that it is for.
    if (locale !== 'en') report.weigh(`texts of a sign-in with a code, ${locale}`, weigh(`${locale}.core`), LOCALE_LIMIT);
    report.weigh(`all other texts, ${locale}`, weigh(`${locale}.more`), LOCALE_LIMIT);
  }
  console.info(`  ${String(weigh('named')).padStart(6)}  the keys of the other languages`);
}

if (!existsSync('dist/punchh-login.js')) throw new Error('dist/ is missing: npm run build');

const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: CHROMIUM_ARGS });
try {
  await weighScriptTag(report, browser);
  await weighApps(report, browser);
} catch (error) {
  report.fail(`a sign-in by email failed: ${String(error)}`);
} finally {
  await browser.close();
}
await weighSession();
report.weigh('punchh-login.standalone.js', weighFiles(['dist/punchh-login.standalone.js']), STANDALONE_LIMIT);
await weighLocales();
weighKeyboard(report);
checkFirstFile(report);
report.checkNamed('docs/install.md');
documentLoadOrder(report, process.argv.includes('--write'));

if (process.argv.includes('--why')) {
  console.info('\ndist/punchh-login.js, bytes before compression:');
  for (const [source, bytes] of contributions('dist/punchh-login.js')) console.info(`  ${String(bytes).padStart(6)}  ${source}`);
  console.info('');
}
process.exitCode = report.print() ? 0 : 1;
