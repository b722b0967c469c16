/**
 * Figures of the session, each beside its limit: size, cached token, cost of `session.fetch`, refresh races in real tabs.
 * Exits with 1 where one is missed.
 *
 *   npm run bench:session
 *   ROUNDS=3 TABS=8 npm run bench:session
 */
import { brotliCompressSync } from 'node:zlib';
import process from 'node:process';
import { build } from 'esbuild';
import { openBrowser, openSite, openTab, race } from '../test/cross-tab/support.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 100);
const TABS = Number(process.env['TABS'] ?? 20);
const CALLS = 25;

const rows: { figure: string; value: string; limit: string; met: boolean }[] = [];
const row = (figure: string, value: string, limit: string, met: boolean): void => {
  rows.push({ figure, value, limit, met });
  console.info(`${met ? 'ok    ' : 'MISSED'}  ${figure}: ${value} (${limit})`);
};

/** Brotli bytes of the entry with all that it loads at once, and of what it loads later. */
const size = async (): Promise<[number, number]> => {
  const { outputFiles } = await build({
    entryPoints: ['src/session.ts'],
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const bytes = outputFiles.map(({ path, contents }) => ({ path, size: brotliCompressSync(contents).length }));
  const entry = outputFiles.find(({ path }) => path.endsWith('session.js'))!;
  const atOnce = new Set([entry.path]);
  for (const [, name] of entry.text.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) {
    atOnce.add(outputFiles.find(({ path }) => path.endsWith(name!))!.path);
  }
  const sum = (chosen: typeof bytes) => chosen.reduce((total, { size: one }) => total + one, 0);
  return [sum(bytes.filter(({ path }) => atOnce.has(path))), sum(bytes.filter(({ path }) => !atOnce.has(path)))];
};

const [now, later] = await size();
row('punchh-login/session, brotli', `${now} bytes; ${later} more in parts that are loaded when they are needed`, '6,144 at most', now <= 6144);

const browser = await openBrowser('chromium');
if (!browser) throw new Error('Chromium is missing');
try {
  const microSite = await openSite('bench/session-page.ts');
  const page = await browser.newPage();
  await page.goto(microSite.origin);
  await page.waitForFunction(() => !!window.bench);
  const tokens = await microSite.signIn();
  await page.evaluate((set) => window.bench.signIn(set), tokens);
  const cached = await page.evaluate(() => window.bench.cachedToken());
  row('a cached getAccessToken()', `${cached.toFixed(2)} µs`, 'under 2 µs', cached < 2);
  const fetching = await page.evaluate(() => window.bench.fetchOverhead());
  row(
    'session.fetch over a raw fetch, median difference of pairs by turns',
    `${fetching.overhead.toFixed(0)} µs (medians ${fetching.session.toFixed(0)} and ${fetching.raw.toFixed(0)} µs)`,
    'under 50 µs',
    fetching.overhead < 50,
  );
  row('the same without a network', `${fetching.overheadWithoutNetwork.toFixed(1)} µs`, 'under 50 µs', fetching.overheadWithoutNetwork < 50);
  await page.close();
  await microSite.close();

  const site = await openSite();
  const tabs = [];
  for (let count = 0; count < TABS; count += 1) tabs.push(await openTab(browser, site));
  const pair = await site.signIn();
  await tabs[0]!.evaluate((set) => window.tab.setTokens(set), pair);
  for (const tab of tabs) await tab.waitForFunction(() => window.tab.session.state === 'signed-in', { polling: 50 });
  const one = await race(site, tabs, { calls: 1000, rounds: 1, callers: tabs.slice(0, 1) });
  row('1,000 session.fetch after expiry in one tab', `${one.refreshes} refresh, ${JSON.stringify(one.failures)} failures`, '1 and none',
    one.refreshes === 1 && one.calls === 1000 && Object.keys(one.failures).length === 0);
  const many = await race(site, tabs, { calls: CALLS, rounds: ROUNDS });
  row(
    `${TABS} tabs × ${CALLS} calls at once, ${ROUNDS} rounds`,
    `${many.refreshes} refreshes, ${JSON.stringify(many.failures)} failures, ${many.sessionsLost} sessions lost`,
    'one a round, none, none',
    many.refreshes === ROUNDS && many.sessionsLost === 0 && Object.keys(many.failures).length === 0,
  );
  await site.close();
} finally {
  await browser.close();
}
process.exit(rows.every(({ met }) => met) ? 0 : 1);
