import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import process from 'node:process';
import type { Browser, Page } from 'puppeteer';
import { openBrowser, openSite, openTab, race, tokenOf, untilToken, type Site } from './support.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 3);

const engines = { chromium: 20, firefox: 8 } as const;

for (const engine of ['chromium', 'firefox'] as const) {
  describe(`tabs of one origin in ${engine}`, async () => {
    let browser: Browser;
    let site: Site;
    const tabs: Page[] = [];
    before(async () => {
      const found = await openBrowser(engine);
      assert.ok(found, `${engine} is missing`);
      browser = found;
      site = await openSite();
      for (let count = 0; count < engines[engine]; count += 1) tabs.push(await openTab(browser, site));
    });
    after(async () => {
      await browser.close();
      await site.close();
    });
    const all = <T>(work: (page: Page) => Promise<T>) => Promise.all(tabs.map(work));
    const untilAll = (state: string) =>
      all((page) =>
        page.waitForFunction((wanted) => window.tab.session.state === wanted, { polling: 20 }, state),
      );

    it('a sign-in in one shows in all', async () => {
      const tokens = await site.signIn();
      await tabs[0]!.evaluate((set) => window.tab.setTokens(set), tokens);
      await untilAll('signed-in');
      const held = await all(tokenOf);
      assert.deepEqual([...new Set(held)], [tokens.accessToken]);
    });

    it(`${engines[engine]} tabs × 25 calls after expiry: one refresh, nothing lost, ${ROUNDS} rounds`, async () => {
      const result = await race(site, tabs, { calls: 25, rounds: ROUNDS });
      const calls = ROUNDS * tabs.length * 25;
      assert.deepEqual(result, { rounds: ROUNDS, calls, refreshes: ROUNDS, failures: {}, sessionsLost: 0 });
    });

    it('1,000 calls at once in one tab: one refresh, no failure', async () => {
      const result = await race(site, tabs, { calls: 1000, rounds: 1, callers: tabs.slice(0, 1) });
      assert.deepEqual(result, { rounds: 1, calls: 1000, refreshes: 1, failures: {}, sessionsLost: 0 });
    });

    it('no message between tabs holds a token', async () => {
      const [speaker, listener] = tabs as [Page, Page];
      await listener.evaluate(() => {
        const heard: string[] = [];
        Object.assign(window, { heard });
        new BroadcastChannel('punchh-login:tabs').onmessage = ({ data }) => heard.push(JSON.stringify(data));
      });
      const before = await tokenOf(speaker);
      const after = await speaker.evaluate(async () => (await window.tab.session.refresh())?.accessToken);
      const hasHeard = () => (window as unknown as { heard: string[] }).heard.length > 0;
      await listener.waitForFunction(hasHeard, { polling: 20 });
      const heard = await listener.evaluate(() => (window as unknown as { heard: string[] }).heard.join());
      assert.notEqual(before, after);
      assert.ok(!heard.includes(before!) && !heard.includes(after!) && heard.length < 200, heard);
    });

    it('a sign-out in one shows in all, even while another refreshes', async () => {
      const [one, other] = tabs as [Page, Page];
      // A tab that has not heard of the last refresh would adopt it, and send no request that can be held.
      await untilToken(other, (await tokenOf(one))!);
      const hold = site.sandbox.faults.add({ kind: 'hold', path: '/api2/password_less/refresh_token' });
      const refreshing = other.evaluate(() => window.tab.session.refresh());
      await hold.reached;
      await one.evaluate(() => window.tab.session.signOut());
      hold.remove();
      assert.equal(await refreshing, null);
      await untilAll('signed-out');
      const fresh = await openTab(browser, site);
      assert.equal(await fresh.evaluate(() => window.tab.session.state), 'signed-out');
    });
  });
}
