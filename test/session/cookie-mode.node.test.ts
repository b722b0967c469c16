import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openBrowser, guestOf, REFRESH, SIGN_OUT } from './cookie-guest.ts';
import { settle } from './simulated-page.ts';

const DAY = 24 * 3600 * 1000;
const MINUTE = 60_000;

/** The digests of the sign-outs that are owed, as they are stored. */
const owedIn = ({ values }: { values: ReadonlyMap<string, unknown> }): readonly string[] =>
  [...values.values()].flatMap((value) => ((value as { owed?: { digest: string }[] } | undefined)?.owed ?? []).map(({ digest }) => digest));

const until = async (condition: () => boolean) => {
  while (!condition()) await settle();
};

describe('a session whose refresh token is in a cookie', () => {
  it('never meets another one of the same browser: 1,000 interleaved refreshes of two guests', async () => {
    const { world, open, signIn, browser } = openBrowser();
    const page = world.openPage();
    const one = open(page, { name: 'one' });
    const other = open(page, { name: 'other' });
    await signIn(page, one, { email: 'one@example.com' });
    await signIn(page, other, { email: 'other@example.com' });
    const guests = [one, other].map((session) => ({ session, guest: '', tokens: new Set<string>() }));
    for (const each of guests) each.guest = guestOf((await each.session.getTokens())!.idToken);
    assert.notEqual(guests[0]!.guest, guests[1]!.guest);
    let mixed = 0;
    for (let round = 0; round < 500; round += 1) {
      await Promise.all(
        guests.map(async ({ session, guest, tokens }) => {
          const { accessToken, idToken } = (await session.refresh())!;
          tokens.add(accessToken);
          if (guestOf(idToken) !== guest) mixed += 1;
        }),
      );
    }
    assert.equal(mixed, 0);
    assert.deepEqual(guests.map(({ tokens }) => tokens.size), [500, 500]);
    assert.equal(browser.cookies.size, 2);
  });

  it('in memory is one of each tab, and of no use to whoever opens the browser next', async () => {
    const { world, open, signIn, browser } = openBrowser();
    for (const email of ['one@example.com', 'other@example.com']) {
      const page = world.openPage();
      await signIn(page, open(page, { storage: 'memory' }), { email, storage: 'memory' });
      const before = guestOf((await page.session.getTokens())!.idToken);
      assert.equal(guestOf((await page.session.refresh())!.idToken), before);
    }
    const [first, second] = world.pages.map(({ session }) => session);
    assert.notEqual(guestOf((await first!.refresh())!.idToken), guestOf((await second!.refresh())!.idToken));
    for (const page of world.pages) page.dead = true;
    assert.equal((await browser.post(REFRESH, { client: 'c1' })).status, 401);
    const next = open(world.openPage());
    await next.ready;
    assert.equal(await next.getTokens(), null);
    browser.restart();
    assert.equal(browser.cookies.size, 0, 'the cookies end with the browser');
  });

  for (const [what, options, kept] of [
    ['ticked', { remember: true }, 1],
    ['not asked', {}, 1],
    ['left unticked', { remember: false }, 0],
  ] as const) {
    it(`outlives the browser only for a guest who stays signed in (${what})`, async () => {
      const { world, open, signIn, browser } = openBrowser();
      const page = world.openPage();
      await signIn(page, open(page), options);
      await page.session.refresh();
      browser.restart();
      assert.equal(browser.cookies.size, kept);
      assert.doesNotMatch(JSON.stringify([...world.values]), kept ? /^$/ : /cookieId/);
    });
  }

  it('ends when the time that is sealed in the cookie is over, whatever the browser has kept', async (test) => {
    for (const [remember, lifetime] of [[true, 10], [false, 1]] as const) {
      const { world, open, signIn } = openBrowser({ maxAge: (10 * DAY) / 1000 });
      const page = world.openPage();
      await signIn(page, open(page), { remember });
      test.mock.timers.enable({ apis: ['Date'], now: Date.now() });
      test.mock.timers.tick(lifetime * DAY - MINUTE);
      assert.ok(await page.session.refresh());
      test.mock.timers.tick(lifetime * DAY + MINUTE);
      assert.equal(await page.session.refresh(), null);
      assert.equal(page.log.at(-1), 'signed-out expired');
      test.mock.timers.reset();
    }
  });

  it('that was signed out without a network is signed out at the server first thing when there is one again', async () => {
    const { world, open, signIn, browser, sandbox } = openBrowser();
    const page = world.openPage();
    await signIn(page, open(page));
    browser.isOnline = false;
    await page.session.signOut();
    await until(() => owedIn(world).length === 1);
    assert.equal(browser.cookies.size, 1);
    const called = () => sandbox.log.entries.map(({ path, status }) => `${path} ${status}`).slice(2);

    page.dead = true;
    browser.isOnline = true;
    const next = world.openPage();
    open(next);
    await next.session.ready;
    assert.equal(browser.cookies.size, 0);
    assert.deepEqual(called(), [`${REFRESH} 200`, `${SIGN_OUT} 200`], 'the vendor takes a sign-out only with an access token');
    assert.deepEqual(owedIn(world), [], 'nothing is owed any more');
  });

  it('that was signed out without a network is signed out when the page wakes up, before the next guest’s refresh', async () => {
    const { world, open, signIn, browser, sandbox } = openBrowser();
    const page = world.openPage();
    await signIn(page, open(page));
    browser.isOnline = false;
    await page.session.signOut();
    await until(() => owedIn(world).length === 1);
    browser.isOnline = true;
    await signIn(page, page.session, { email: 'next@example.com' });
    page.visible = false;
    world.clock.advance(31 * MINUTE);
    page.visible = true;
    const before = sandbox.log.entries.length;
    page.wake();
    await until(() => sandbox.log.entries.length >= before + 3);
    assert.deepEqual(sandbox.log.entries.slice(before).map(({ path }) => path), [REFRESH, SIGN_OUT, REFRESH]);
    assert.equal(browser.cookies.size, 1);
    assert.equal(page.session.state, 'signed-in');
  });

  it('leaves nothing with which what is owed could be turned into a session', async () => {
    const { world, open, signIn, browser } = openBrowser();
    const page = world.openPage();
    await signIn(page, open(page));
    browser.isOnline = false;
    await page.session.signOut();
    await until(() => owedIn(world).length === 1);
    browser.isOnline = true;
    const [digest] = owedIn(world);
    for (const header of ['1', `1; session=${digest}`, `1; session=${digest}; claim`, '1; claim', `1; ended=${digest}`]) {
      const response = await browser.post(REFRESH, { client: 'c1' }, { 'X-Punchh-Gateway': header });
      assert.equal(response.status, 401, header);
    }
  });

  it('owes the newest twenty sign-outs, and none that the gateway has refused for good', async () => {
    const { world, open, browser, sandbox } = openBrowser();
    const page = world.openPage();
    open(page);
    browser.isOnline = false;
    for (let guest = 0; guest < 22; guest += 1) {
      await page.session.setTokens({ accessToken: 'a', refreshToken: null, cookieId: `0000-0000-0000-00${guest}` });
      await page.session.signOut();
      await settle();
    }
    await until(() => browser.failures === 22 && owedIn(world).length === 20);
    browser.isOnline = true;
    page.wake();
    await until(() => owedIn(world).length === 0);
    assert.deepEqual(sandbox.log.entries, [], 'the vendor is not asked where there is no cookie');
  });

  it('of a guest who is replaced leaves no cookie', async () => {
    const { world, open, signIn, browser, sandbox } = openBrowser();
    const page = world.openPage();
    open(page);
    await signIn(page, page.session, { email: 'one@example.com' });
    await signIn(page, page.session, { email: 'other@example.com', remember: false });
    await until(() => sandbox.log.entries.some(({ path, status }) => path === SIGN_OUT && status === 200));
    assert.equal(browser.cookies.size, 1);
    assert.ok(await page.session.refresh());
  });

  it('is shared by the tabs of the browser', async () => {
    const { world, open, signIn, browser, sandbox } = openBrowser();
    const [one, two] = [world.openPage(), world.openPage()];
    open(one);
    open(two);
    await signIn(one, one.session);
    await settle();
    assert.equal(two.session.state, 'signed-in');
    await Promise.all([one.session.refresh(), two.session.refresh()]);
    assert.equal(sandbox.log.entries.filter(({ path }) => path === REFRESH).length, 1);
    await two.session.signOut();
    await until(() => browser.cookies.size === 0);
    assert.equal(one.session.state, 'signed-out');
  });
});
