/**
 * Figures of the session, each beside its limit: cached token, cost of `session.fetch`, refresh races in real tabs.
 * Exits with 1 where one is missed. `npm run size` weighs it.
 *
 *   npm run bench:session
 *   ROUNDS=3 TABS=8 npm run bench:session
 */
import process from 'node:process';
import { openBrowser, openSite, openTab, race } from '../test/cross-tab/support.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 100);
const TABS = Number(process.env['TABS'] ?? 20);
const CALLS = 25;

const rows: { figure: string; value: string; limit: string; met: boolean }[] = [];
const row = (figure: string, value: string, limit: string, met: boolean): void => {
  rows.push({ figure, value, limit, met });
  console.info(`${met ? 'ok    ' : 'MISSED'}  ${figure}: ${value} (${limit})`);
};

/** How many calls failed, and why. */
const failures = ({ failures: reasons }: { failures: Record<string, number> }): string => {
  const kinds = Object.entries(reasons);
  const count = kinds.reduce((sum, [, times]) => sum + times, 0);
  return `${count} failures${kinds.map(([reason, times]) => `, ${times} × ${reason}`).join('')}`;
};

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
  row('1,000 session.fetch after expiry in one tab', `${one.refreshes} refresh, ${failures(one)}`, '1 and none',
    one.refreshes === 1 && one.calls === 1000 && Object.keys(one.failures).length === 0);
  const many = await race(site, tabs, { calls: CALLS, rounds: ROUNDS });
  row(
    `${TABS} tabs × ${CALLS} calls at once, ${ROUNDS} rounds`,
    `${many.refreshes} refreshes, ${failures(many)}, ${many.sessionsLost} sessions lost`,
    'one a round, none, none',
    many.refreshes === ROUNDS && many.sessionsLost === 0 && Object.keys(many.failures).length === 0,
  );
  await site.close();
} finally {
  await browser.close();
}
process.exit(rows.every(({ met }) => met) ? 0 : 1);
