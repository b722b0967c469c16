import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer';
import { signedInTabs, until } from './signed-in-tabs.ts';
import { openTab, type Site } from './support.ts';

/** Every place at which a refresh waits for something, in order. */
const SAVED = [
  'before the lock', 'before the work', 'before reading', 'after reading', 'before the request',
  'after storing', 'after the work', 'after the lock',
];
/** The server has rotated the pair, and the only tab that was told is gone before it could store it. */
const LOST = ['after the request', 'before storing'];

describe('a tab that is closed in the middle of a refresh', () => {
  const current = signedInTabs(3);
  let site: Site;
  let rest: Page[];
  let victim: Page;
  beforeEach(() => {
    site = current.site;
    [victim, ...rest] = current.pages as [Page, ...Page[]];
  });

  const stopVictim = async (place: string) => {
    assert.equal(await victim.evaluate((name) => window.tab.stop(name), place), place);
  };
  const assertAlive = async () => {
    // They may have heard of nothing: the token is old by now, and everybody asks at once.
    site.sandbox.clock.advance(31 * 60_000);
    await Promise.all(rest.map((page) => page.evaluate(() => window.tab.advance(31 * 60_000))));
    const outcomes = await Promise.all(rest.map((page) => page.evaluate(() => window.tab.fire(5))));
    assert.deepEqual(outcomes, rest.map(() => ({ 200: 5 })));
  };
  const assertCleanlySignedOut = async () => {
    site.sandbox.clock.advance(31 * 60_000);
    await Promise.all(rest.map((page) => page.evaluate(() => window.tab.advance(31 * 60_000))));
    const states = await Promise.all(rest.map((page) => page.evaluate(() => window.tab.state())));
    for (const { state, token, last } of states) {
      assert.deepEqual({ state, token, last }, { state: 'signed-out', token: null, last: 'signed-out expired' });
    }
    const again = await site.signIn();
    await rest[0]!.evaluate((set) => window.tab.setTokens(set), again);
    await until(rest[1]!, 'signed-in');
    await assertAlive();
  };

  for (const place of SAVED) {
    it(`${place}: the other tabs hold a valid session`, async () => {
      await stopVictim(place);
      await victim.close();
      await assertAlive();
    });
  }

  it('while the request is on its way: the other tabs hold a valid session', async () => {
    const held = site.detain('/refresh_token');
    void victim.evaluate(() => window.tab.session.refresh()).catch(() => {});
    await held.reached;
    await victim.close();
    await held.hungUp;
    held.release();
    await assertAlive();
  });

  it('while the answer is on its way: no client can save it, and all are cleanly signed out', async () => {
    const hold = site.sandbox.faults.add({ kind: 'hold', path: '/api2/password_less/refresh_token' });
    void victim.evaluate(() => window.tab.session.refresh()).catch(() => {});
    await hold.reached;
    await victim.close();
    hold.remove();
    await assertCleanlySignedOut();
  });

  for (const place of LOST) {
    it(`${place}: no client can save it, and all are cleanly signed out`, async () => {
      await stopVictim(place);
      await victim.close();
      await assertCleanlySignedOut();
    });
  }

  it('with all others: the page opened next holds a valid session', async () => {
    await stopVictim('after storing');
    const fresh = await openTab(rest[0]!.browserContext(), site);
    for (const page of [victim, ...rest]) await page.close();
    rest = [fresh];
    await assertAlive();
  });
});
