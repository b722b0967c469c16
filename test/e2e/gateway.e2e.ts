import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'puppeteer';
import { openBrowser } from '../cross-tab/support.ts';
import { openShop, SECRET, selfSigned, type Shop, type ShopOptions } from './shop.ts';
import { Visitor } from './visitor.ts';

const EMAIL = 'guest@example.com';
const PASSWORD = 'Let!MeIn8410';
const LOGIN = '/api2/mobile/users/login';
const REFRESH = '/api2/password_less/refresh_token';
const BALANCE = '/api2/mobile/users/balance';
const MINUTE = 60_000;

const certificate = selfSigned();
if (!certificate && process.env['CI']) throw new Error('openssl is not installed; on CI the tests over https have to run');

for (const engine of ['chromium', 'firefox'] as const) {
  describe(`a page that knows only a gateway, in ${engine}`, () => {
    let browser: Browser;
    const shops: Shop[] = [];
    const open = async (options: ShopOptions) => {
      const shop = await openShop(options);
      shops.push(shop);
      return { shop, guest: await Visitor.open(browser, shop.url) };
    };
    const answered = ({ sandbox }: Shop, method: string, path: string) =>
      sandbox.log.entries.filter((entry) => entry.method === method && entry.path.split('?')[0] === path);

    before(async () => {
      const found = await openBrowser(engine, { acceptInsecureCerts: true });
      assert.ok(found, `${engine} is missing`);
      browser = found;
    });
    after(async () => {
      await browser.close();
      await Promise.all(shops.map((shop) => shop.close()));
    });

    it('signs in with a password, stays signed in over a reload, and signs out; the page never has the secret', async () => {
      const { shop, guest } = await open({ attributes: 'backend="punchh-password"' });
      await guest.signIn(EMAIL, PASSWORD);
      await guest.reaches('signed-in');
      const [login, ...more] = answered(shop, 'POST', LOGIN);
      assert.equal(login!.status, 200);
      assert.deepEqual(more, []);
      assert.match(login!.headers['x-pch-digest']!, /^[0-9a-f]{64}$/);
      assert.match(login!.headers['user-agent']!, /^OnlineOrder\/1\.0\/1 \(\w+; (Chrome|Firefox)-\d+; /);
      assert.equal(login!.headers['x_true_client_ip'], '127.0.0.1');
      assert.equal(await guest.call(shop.gateway + BALANCE), 200);

      // The refresh token that comes along is used by no call; the profile is the host's to keep.
      const { access_token: token, user } = JSON.parse(login!.responseBody!) as Record<'access_token' | 'user', Record<string, string>>;
      const [stored] = JSON.parse(await guest.readable()) as [unknown];
      const kept = JSON.stringify(stored);
      assert.ok(kept.includes(token['token']!));
      for (const secret of [token['refresh_token'], user['email'], user['first_name'], user['user_code'], PASSWORD]) {
        assert.ok(!kept.includes(secret!), `${secret} is stored`);
      }

      await guest.page.reload();
      await guest.reaches('signed-in');
      await guest.signOut();
      await guest.reaches('password');
      await until(() => answered(shop, 'DELETE', '/api2/mobile/users/logout')[0]?.status === 200);
      await guest.page.reload();
      await guest.reaches('password');

      assert.deepEqual([...guest.hosts].sort(), [new URL(shop.url).host, new URL(shop.gateway).host].sort());
      const seen = `${guest.wire.join()} ${await guest.readable()}`;
      assert.ok(!seen.includes(SECRET) && !seen.includes('x-pch-digest'));
      await guest.leave();
    });

    it('has words for each refusal, and the same words for a forgotten password of anybody', async () => {
      const { shop, guest } = await open({
        attributes: 'backend="punchh-password"',
        sandbox: {
          users: [
            { email: EMAIL, password: PASSWORD },
            { email: 'locked@example.com', password: PASSWORD, state: 'locked' },
            { email: 'new@example.com', password: PASSWORD, state: 'unverified' },
          ],
        },
      });
      await guest.signIn(EMAIL, 'wrong');
      await guest.sees('The email or password isn’t right. Check both and try again.');
      await guest.signIn('locked@example.com', PASSWORD);
      await guest.sees('This account is locked for now. Please try again later.');
      await guest.signIn('new@example.com', PASSWORD);
      await guest.sees('Please confirm your account first.');
      for (const email of [EMAIL, 'nobody@example.com']) {
        await guest.fill('username', email);
        await guest.press('.forgot button');
        // The address is bold, in an element of its own.
        await guest.sees('If there is an account for');
        await guest.sees('a message with a reset link is on its way.');
        await guest.sees(email);
      }
      assert.deepEqual(shop.sandbox.inbox.messages.map(({ to }) => to), [EMAIL]);
      await guest.leave();
    });

    it('a gateway with another secret: the guest reads that it is not their fault', async () => {
      const { shop, guest } = await open({ attributes: 'backend="punchh-password"', env: { PUNCHH_CLIENT_1_SECRET: 'not-the-secret' } });
      await guest.signIn(EMAIL, PASSWORD);
      await guest.sees('Sign-in isn’t available right now');
      assert.equal(answered(shop, 'POST', LOGIN)[0]!.status, 412);
      await guest.leave();
    });

    it('tells how long to wait where the gateway\'s own limit is reached, and asks the vendor no more', async () => {
      const limits = { signIn: { contact: { max: 2, window: 90 } } };
      const { shop, guest } = await open({ attributes: 'backend="punchh-password"', env: { PUNCHH_LIMITS: JSON.stringify(limits) } });
      for (let tries = 0; tries < 2; tries += 1) {
        await guest.signIn(EMAIL, `wrong ${tries}`);
        await guest.sees('The email or password isn’t right.');
      }
      await guest.signIn(EMAIL, PASSWORD);
      await guest.sees('You can try again in 2 minutes');
      assert.equal(answered(shop, 'POST', LOGIN).length, 2);
      await guest.leave();
    });

    const places = {
      'over http on loopback, on another origin of the page’s site': {},
      'on another site than the page, with SameSite=None': { host: 'localhost', env: { PUNCHH_COOKIE_SAME_SITE: 'None' } },
      'over https, on the page’s own origin, behind a proxy': { certificate },
    } satisfies Record<string, Partial<ShopOptions>>;
    for (const [where, place] of Object.entries<Partial<ShopOptions>>(places)) {
      const skip = place.certificate === null ? 'openssl is not installed' : false;
      it(`cookie mode: no script ever sees the refresh token (${where})`, { skip }, async () => {
        const { shop, guest } = await open({
          ...place,
          attributes: 'cookie',
          env: { PUNCHH_COOKIE_KEY: Buffer.alloc(32, 7).toString('base64'), ...place.env },
        });
        await guest.fill('email', EMAIL);
        for (const box of await guest.page.$$('punchh-login >>> input[type="checkbox"]')) await box.click();
        await guest.press('[part~="primary-button"]');
        await guest.reaches('code');
        await guest.fill('one-time-code', shop.sandbox.inbox.latest(EMAIL)!.code);
        await guest.reaches('signed-in');

        // The access token dies while the page is away: the cookie alone brings the next one.
        await guest.page.reload();
        await guest.reaches('signed-in');
        shop.sandbox.clock.advance(31 * MINUTE);
        assert.equal(await guest.call(shop.gateway + BALANCE), 200);
        const refreshes = answered(shop, 'POST', REFRESH);
        assert.deepEqual(refreshes.map(({ status }) => status), [200]);
        assert.equal(refreshes[0]!.headers['x_true_client_ip'], '127.0.0.1');

        const issued = shop.sandbox.log.entries.flatMap(({ responseBody }) =>
          [...(responseBody ?? '').matchAll(/"refresh_token":"([^"]+)"/g)].map(([, token]) => token!));
        assert.equal(issued.length, 2);
        const readable = await guest.readable();
        for (const secret of [...issued, '__Host-']) assert.ok(!readable.includes(secret), `a script can read ${secret}`);

        // A page elsewhere, or a form, could send this along with the cookie.
        const url = shop.gateway + REFRESH;
        const json = { 'Content-Type': 'application/json' };
        const complete = { ...json, 'X-Punchh-Gateway': '1' };
        const elsewhere = await guest.openPage(shop.vendor);
        assert.equal(await forge(elsewhere, url, complete), 'not readable');
        assert.equal(await forge(guest.page, url, json), '403 gateway_header_missing');
        assert.equal(await forge(guest.page, url, { 'Content-Type': 'text/plain' }), '415 unsupported_media_type');
        assert.equal(answered(shop, 'POST', REFRESH).length, 1);

        const signOut = guest.page.waitForResponse((response) =>
          response.url().endsWith('/sign_out') && response.request().method() === 'POST');
        await guest.signOut();
        await guest.reaches('identifier');
        assert.equal((await signOut).status(), 200);
        assert.equal(await forge(guest.page, url, complete), '401 session_expired');
        await guest.leave();
      });
    }
  });
}

/** Asks for a refresh with the cookie, as a script of the guest's page could, or of another page. */
const forge = (page: Page, url: string, headers: Record<string, string>): Promise<string> =>
  page.evaluate(async (target, own) => {
    try {
      const response = await fetch(target, { method: 'POST', headers: own, body: '{"client":"demo-client"}', credentials: 'include' });
      const { errors } = (await response.json()) as { errors?: Record<string, unknown> };
      return `${response.status} ${Object.keys(errors ?? {}).join()}`;
    } catch {
      return 'not readable';
    }
  }, url, headers);

/** Waits for what happens after the page has been answered. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20));
}
