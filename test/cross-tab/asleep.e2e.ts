import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { CDPSession, Page } from 'puppeteer';
import { signedInTabs, until } from './signed-in-tabs.ts';
import { MINUTE, tokenOf, untilToken, type Site } from './support.ts';

const LIFETIME = 31 * MINUTE;

describe('a tab that the browser puts to sleep', () => {
  const current = signedInTabs(2);
  let site: Site;
  let sleeper: Page;
  let other: Page;
  let lifecycle: CDPSession;
  beforeEach(async () => {
    site = current.site;
    [sleeper, other] = current.pages as [Page, Page];
    lifecycle = await sleeper.createCDPSession();
  });

  const freeze = () => lifecycle.send('Page.setWebLifecycleState', { state: 'frozen' });
  const thaw = async () => {
    await lifecycle.send('Page.setWebLifecycleState', { state: 'active' });
    await sleeper.bringToFront();
  };
  const pass = (ms: number, ...pages: Page[]) => {
    site.sandbox.clock.advance(ms);
    return Promise.all(pages.map((page) => page.evaluate((by) => window.tab.advance(by), ms)));
  };

  it('frozen, catches up with a refresh when it is woken', async () => {
    await freeze();
    const fresh = await other.evaluate(async () => (await window.tab.session.refresh())!.accessToken);
    await thaw();
    await untilToken(sleeper, fresh);
    assert.equal(site.refreshes(), 1);
  });

  it('frozen, is signed out when it is woken after a sign-out elsewhere', async () => {
    await freeze();
    await other.evaluate(() => window.tab.session.signOut());
    await thaw();
    await until(sleeper, 'signed-out');
  });

  it('frozen in the middle of a refresh, costs others a bounded wait: no second use, and sign-ins pass', async () => {
    const held = site.detain('/refresh_token');
    void sleeper.evaluate(() => void window.tab.session.refresh().catch(() => {}));
    await held.reached;
    await pass(LIFETIME, sleeper, other);
    await freeze();
    held.release();
    const outcome = await other.evaluate(() =>
      window.tab.session.getAccessToken().catch((error: unknown) => (error as { code: string }).code));
    assert.equal(outcome, 'refresh_busy');
    assert.equal(site.refreshes(), 1);
    assert.equal(await other.evaluate(() => window.tab.session.state), 'signed-in');

    const tokens = await site.signIn('second@example.com');
    await other.evaluate((set) => window.tab.setTokens(set), tokens);
    assert.equal(await tokenOf(other), tokens.accessToken);
    await thaw();
    await untilToken(sleeper, tokens.accessToken);
    assert.equal(await tokenOf(other), tokens.accessToken, 'the late answer has not replaced it');
  });

  it('frozen in the middle of a refresh, finishes it when it is woken, for all', async () => {
    const held = site.detain('/refresh_token');
    const before = await tokenOf(other);
    void sleeper.evaluate(() => void window.tab.session.refresh().catch(() => {}));
    await held.reached;
    await freeze();
    held.release();
    await thaw();
    await other.waitForFunction(async (old) => (await window.tab.session.getAccessToken()) !== old, { polling: 50 }, before);
    assert.equal(await tokenOf(sleeper), await tokenOf(other));
    assert.equal(site.refreshes(), 1);
  });

  describe('in the back/forward cache', () => {
    // Only a page that is looked at begins anything.
    beforeEach(() => sleeper.bringToFront());
    /** Leaves the page. `passed` (ms) is how much later it is when the guest comes back. */
    const leave = async (passed = 0) => {
      site.sandbox.clock.advance(passed);
      // Time passes when the page is hidden: before that, a late event of its window could begin a refresh, and the browser
      // keeps no page that holds a lock.
      await sleeper.evaluate((by) => {
        window.addEventListener('pagehide', () => {
          window.tab.advance(by);
          Object.assign(window, { hasLeft: true });
        });
      }, passed);
      await sleeper.goto(`${site.origin}/elsewhere`);
    };
    const comeBack = () => sleeper.goBack();
    const wasKept = () => sleeper.evaluate(() => 'hasLeft' in window);

    it('refreshes by itself what has expired meanwhile', async () => {
      await leave(LIFETIME);
      await comeBack();
      assert.equal(await wasKept(), true, 'it was not in the cache');
      await sleeper.waitForFunction(() => window.tab.events.at(-1) === 'tokens refreshed', { polling: 20 });
      assert.equal(site.refreshes(), 1);
    });

    it('is signed out on its return after a sign-out elsewhere', async () => {
      await leave();
      await other.evaluate(() => window.tab.session.signOut());
      await comeBack();
      await sleeper.waitForFunction(() => !!window.tab);
      await until(sleeper, 'signed-out');
    });

    it('has the tokens of a refresh elsewhere on its return', async () => {
      await leave();
      const fresh = await other.evaluate(async () => (await window.tab.session.refresh())!.accessToken);
      await comeBack();
      await sleeper.waitForFunction(() => !!window.tab);
      await untilToken(sleeper, fresh);
      assert.equal(site.refreshes(), 1);
    });
  });
});
