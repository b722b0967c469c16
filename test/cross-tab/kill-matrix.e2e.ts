import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import type { Page } from 'puppeteer';
import { awaitsOf } from './awaits.ts';
import { signedInTabs, until } from './signed-in-tabs.ts';
import { openTab, type Site } from './support.ts';

/**
 * Every `await` of the refresh, in order, and the places before, at or after it at which a tab is closed here. Another
 * `await` needs a row: what happens to the others when it is the last thing that a tab does?
 */
const AWAITS: Record<string, string[]> = {
  // Another refresh of the same tab.
  'renew: state.flight.done.catch': [],
  'attemptRefresh: Promise.all': ['before the calls', 'after the calls'],
  'attemptRefresh: endSession': ['refused, before storing', 'refused, after storing'],
  'attemptRefresh: exchangeOrEnd, or state.lock': ['before the lock', 'before the work', 'after the work', 'after the lock'],
  'exchange: readRecord': ['before reading', 'after reading'],
  'exchange: waitForOtherTabs': ['while listening'],
  'exchange: withTimeout': ['before the request', 'after the request'],
  'exchange: updateRecord': ['before storing', 'after storing'],
  // After a sign-out in this very tab that the store did not take: played in test/session/interleavings.test.ts.
  'exchange: endSession': [],
  'exchange: waitForOtherTabs (2)': ['while telling'],
  'endSession: updateRecord': ['refused, before storing', 'refused, after storing'],
};
const REFUSED = ['before storing', 'after storing'];
/** The server has rotated the pair, and the only tab that was told is gone before it could store it. */
const LOST = ['after the request', 'before storing'];
const SAVED = [...new Set(Object.values(AWAITS).flat())].filter(
  (place) => !LOST.includes(place) && !/refused|listening|telling/.test(place),
);

it('every await of the refresh has its row', () => {
  const refresh = awaitsOf('src/session/refresh.ts', ['renew', 'attemptRefresh']);
  const exchange = awaitsOf('src/session/exchange.ts', ['exchange']);
  assert.deepEqual([...refresh, ...exchange, ...awaitsOf('src/session/sign-out.ts', ['endSession'])], Object.keys(AWAITS));
});

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
  /** Closes the tab while it waits for the answer to its refresh. The browser may go on with it for a moment after `close`. */
  const closeWaitingVictim = async () => {
    const gone = site.untilGone('/refresh_token');
    await victim.close();
    await gone;
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
    await closeWaitingVictim();
    held.release();
    await assertAlive();
  });

  it('while the answer is on its way: no client can save it, and all are cleanly signed out', async () => {
    const hold = site.sandbox.faults.add({ kind: 'hold', path: '/api2/password_less/refresh_token' });
    void victim.evaluate(() => window.tab.session.refresh()).catch(() => {});
    await hold.reached;
    await closeWaitingVictim();
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

  for (const place of REFUSED) {
    it(`refused, ${place}: all are cleanly signed out`, async () => {
      await victim.evaluate(() => window.tab.spend());
      await stopVictim(place);
      await victim.close();
      await assertCleanlySignedOut();
    });
  }

  it('while listening, where the store was wiped: the other tabs hold a valid session', async () => {
    await victim.evaluate(() => window.tab.wipe());
    await stopVictim('while listening');
    await victim.close();
    await assertAlive();
  });

  it('while telling, where it can store nothing: no client can save it, and all are cleanly signed out', async () => {
    await victim.evaluate(() => window.tab.breakStorage());
    await stopVictim('while telling');
    await victim.close();
    // They do not use their own while the newer pair may yet turn up.
    const first = await Promise.all(rest.map((page) => page.evaluate(() => window.tab.refresh())));
    assert.deepEqual(first, ['storage_unavailable', 'storage_unavailable']);
    for (const page of rest) {
      await page.evaluate(() => {
        window.tab.advance(6 * 60_000);
        window.dispatchEvent(new Event('online'));
      });
    }
    for (const page of rest) await until(page, 'signed-out');
    assert.equal(site.refreshes(), 1);
    await assertCleanlySignedOut();
  });

  it('with all others: the page opened next holds a valid session', async () => {
    await stopVictim('after storing');
    const fresh = await openTab(rest[0]!.browserContext(), site);
    for (const page of [victim, ...rest]) await page.close();
    rest = [fresh];
    await assertAlive();
  });
});
