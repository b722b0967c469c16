import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Browser as PuppeteerBrowser } from 'puppeteer';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { askForCode, signInByEmail, waitForStep } from '../../scripts/sign-in.ts';
import { openBrowser } from '../cross-tab/support.ts';
import { launch, openPage, STRICT_POLICY } from './browser.ts';
import { Visitor } from './visitor.ts';

/** No pattern looks at the end of an address: a file that failed to load is requested again with another query. */
const SIGN_IN = /\/dist\/chunks\/sign-in-/;
const RARE = /\/dist\/chunks\/rare-/;
const DEVICE = /\/dist\/chunks\/device-(?!keys)/;
const PHONE = /\/dist\/chunks\/phone-numbers-/;
const BACKEND = /\/dist\/chunks\/menu-backend-/;
const attributes = 'server="/sandbox" client="demo-client"';
const BRAND = {
  server: '/sandbox', client: 'demo-client', channels: ['email'],
  consents: [
    { id: 'legal', required: true, covers: ['terms', 'privacy'], url: '/terms', version: '1' },
    { id: 'news', required: false, covers: ['marketing-email'], version: '1' },
    { id: 'texts', required: false, covers: ['marketing-sms'], version: '1' },
    { id: 'app', required: false, covers: ['marketing-push'], version: '1', label: 'Tell me in the app' },
  ],
};

const MENU = { server: '/sandbox/api', client: 'demo-application', backend: 'menu', menu: {} };

describe('a file of the built script that does not come at first', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    server = await serveDist({
      pages: {
        '/': html(`<punchh-login ${attributes}></punchh-login><punchh-signed-in>Welcome back</punchh-signed-in>`),
        '/session': html(`<punchh-session ${attributes}><punchh-signed-out>Hello</punchh-signed-out>
          <punchh-signed-in>Welcome back</punchh-signed-in></punchh-session>`),
        '/german': html(`<punchh-login ${attributes}></punchh-login>`).replace('lang="en"', 'lang="de"'),
        '/brand': html('<punchh-login brand-src="/brand.json"></punchh-login>'),
        '/kiosk': html(`<punchh-login ${attributes} mode="kiosk"></punchh-login>`),
        '/password': html(`<punchh-login ${attributes} backend="punchh-password"></punchh-login>`),
        '/menu': html('<punchh-login brand-src="/menu.json"></punchh-login>'),
      },
      files: { '/brand.json': JSON.stringify(BRAND), '/menu.json': JSON.stringify(MENU) },
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** A page where what matches is not answered, until it is let through. */
  const openWithout = async (path: string, pattern: RegExp) => {
    const { page } = await openPage(browser, 'about:blank');
    const failed = page.waitForEvent('requestfailed');
    await page.route(pattern, (route) => route.abort());
    await page.goto(server.origin + path);
    await failed;
    // Both who want the file have been told by now: the form, and what stands beside it once the page is idle.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve))));
    return page;
  };
  /** Records the events of the page, from its next load on. */
  const errorsOf = async (page: Page) => {
    await page.addInitScript(() => {
      const told: string[] = [];
      Object.assign(self, { told });
      document.addEventListener('punchh-error', ({ detail }) => told.push(`${detail.code} ${String(detail.retryable)}`));
    });
    return () => page.evaluate(() => (self as unknown as { told: string[] }).told);
  };
  const words = (page: Page) => page.locator('punchh-login [part~="consent"] label').allInnerTexts();

  it('is looked for again by what stands beside the form, once that has found it', async () => {
    const page = await openWithout('/', SIGN_IN);
    await page.getByText('Welcome back').waitFor();
    await page.unroute(SIGN_IN);
    await askForCode(page, 'guest@example.com');
    await page.getByText('Welcome back').waitFor({ state: 'hidden' });
    await page.context().close();
  });

  it('is looked for again once the network is back, on a page without a form', async () => {
    const page = await openWithout('/session', SIGN_IN);
    await page.getByText('Welcome back').waitFor();
    await page.unroute(SIGN_IN);
    await page.context().setOffline(true);
    await page.context().setOffline(false);
    await page.getByText('Welcome back').waitFor({ state: 'hidden' });
    await page.getByText('Hello').waitFor();
    await page.context().close();
  });

  it('leaves a brand its consents in English, where it is the one of the words', async () => {
    const page = await openWithout('/brand', SIGN_IN);
    await page.locator('punchh-login #email').waitFor();
    assert.deepEqual((await words(page)).slice(1), [
      'Email me news and offers',
      'Text me news and offers. Message and data rates may apply. Reply STOP to end.',
      'Tell me in the app',
    ]);
    assert.equal(await page.getByText('Something went wrong').count(), 0);
    await page.unroute(SIGN_IN);
    await askForCode(page, 'brand@example.com');
    await page.getByText('Enter your code').first().waitFor();
    await page.context().close();
  });

  it('does not keep the form of a brand waiting, where it is the one of the words', async () => {
    const { page, problems } = await openPage(browser, 'about:blank');
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(SIGN_IN, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.origin}/brand`);
    await page.getByText('Text me news and offers').waitFor();
    await page.locator('punchh-login #email').fill('slow@example.com');
    go();
    await signInByEmail(page, server.sandbox, 'slow@example.com');
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('has its words with every step, and no file of them that could be lost alone', async () => {
    const before = server.requested.length;
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox, 'words@example.com');
    await page.locator('punchh-login .account').waitFor();
    const loaded = server.requested.slice(before).map((path) => path.replace(/.*\/|-[\w-]{6}\.js$/g, ''));
    assert.deepEqual(loaded.filter(Boolean), ['punchh-login.js', 'sign-in']);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('shows the code step in English, where the words of the guest\'s language hang', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.route(/\/dist\/chunks\/de[.-]/, () => {});
    await page.goto(`${server.origin}/german`);
    await askForCode(page, 'deutsch@example.com');
    await page.getByText('Enter your code').waitFor();
    const code = page.locator('punchh-login input[autocomplete="one-time-code"]');
    await code.waitFor();
    assert.ok(await code.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input));
    await page.context().close();
  });

  it('asks for the words of the guest\'s language again once they press', async () => {
    const { page } = await openPage(browser, 'about:blank');
    const mend = server.spoil(/\/chunks\/de[.-]/, 'page');
    await page.goto(`${server.origin}/german`);
    await page.getByText('Sign in or join').waitFor();
    await page.waitForFunction(() => customElements.get('punchh-code-step'));
    mend();
    await askForCode(page, 'wieder@example.com');
    await page.getByText('Code eingeben').waitFor();
    await page.context().close();
  });

  it('is given up after 20 seconds, and asked for anew at the next press', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.clock.install();
    const mend = server.spoil(SIGN_IN, 'silence');
    await page.goto(`${server.origin}/`);
    const email = page.locator('punchh-login #email');
    await email.fill('patient@example.com');
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    const button = page.locator('punchh-login [part~="primary-button"]');
    await button.click();
    await page.getByText('Sending…').waitFor();
    await page.clock.fastForward(20_000);
    await page.getByText('We couldn’t reach the server. Check your connection and try again.').waitFor();
    assert.equal(await page.locator('punchh-login [aria-busy]').count(), 0);
    assert.equal(await email.inputValue(), 'patient@example.com');
    mend();
    // The first request still hangs: it must not be the one that is waited for.
    await button.click();
    await waitForStep(page, 'code');
    assert.equal(server.sandbox.inbox.messages.filter(({ to }) => to === 'patient@example.com').length, 1);
    await page.context().close();
  });

  it('is taken when it comes late', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.clock.install();
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(SIGN_IN, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.origin}/`);
    await page.locator('punchh-login #email').waitFor();
    await page.clock.fastForward(20_000);
    const arrived = page.waitForResponse(SIGN_IN);
    go();
    await (await arrived).finished();
    const asked = server.requested.length;
    await page.unroute(SIGN_IN);
    await signInByEmail(page, server.sandbox, 'late@example.com');
    assert.deepEqual(server.requested.slice(asked), []);
    await page.context().close();
  });

  it('is asked for now and then, not over and over, where it is the one that a kiosk watches with', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.clock.install();
    let asked = 0;
    await page.route(DEVICE, async (route) => {
      asked += 1;
      await route.abort();
    });
    const failed = page.waitForEvent('requestfailed');
    await page.goto(`${server.origin}/kiosk`);
    await failed;
    // Long enough for as many attempts as there are frames.
    await page.evaluate(async () => {
      for (let frame = 0; frame < 20; frame += 1) await new Promise((resolve) => requestIdleCallback(resolve));
    });
    assert.equal(asked, 1);
    await page.unroute(DEVICE);
    await page.clock.fastForward(5000);
    await page.waitForFunction(() => customElements.get('punchh-idle-warning'));
    await page.context().close();
  });

  for (const [what, pattern] of [['the rare steps', RARE], ['the later steps', SIGN_IN]] as const) {
    it(`is asked for again by itself, where there is no form without it: ${what}`, async () => {
      const { page } = await openPage(browser, 'about:blank');
      await page.clock.install();
      await page.route(pattern, (route) => route.abort());
      const failed = page.waitForEvent('requestfailed');
      await page.goto(`${server.origin}/password`);
      await failed;
      await page.unroute(pattern);
      await page.clock.fastForward(5000);
      await page.locator('punchh-login #password').waitFor();
      await page.context().close();
    });
  }

  it('is no dead end where it is the one that knows what a new customer is asked', async () => {
    const { page } = await openPage(browser, `${server.origin}/menu`);
    await page.locator('punchh-login #email').fill('new@example.com');
    const button = page.locator('punchh-login [part~="primary-button"]');
    await button.click();
    await waitForStep(page, 'code');
    await page.route(BACKEND, (route) => route.abort());
    const told = await errorsOf(page);
    await page.reload();
    await page.locator('punchh-login #code').fill(server.sandbox.inbox.messages.at(-1)!.code);
    await page.getByText('We couldn’t reach the server. Check your connection and try again.').waitFor();
    assert.deepEqual(await told(), ['network_error true']);
    await page.unroute(BACKEND);
    await button.click();
    await page.locator('punchh-login #first_name').waitFor();
    assert.equal(await page.getByText('We couldn’t reach the server').count(), 0);
    await page.context().close();
  });

  /** A guest who wants a text message, and presses without the library for numbers. */
  const asksByText = async () => {
    const { page } = await openPage(browser, 'about:blank');
    const told = await errorsOf(page);
    await page.route(PHONE, (route) => route.abort());
    await page.goto(`${server.origin}/`);
    await page.locator('punchh-login input[value="sms"]').check({ force: true });
    await page.locator('punchh-login #phone').fill('2125554628');
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    assert.deepEqual(await told(), []);
    const button = page.locator('punchh-login [part~="primary-button"]');
    await button.click();
    const sentence = page.getByText('We couldn’t reach the server. Check your connection and try again.');
    await sentence.waitFor();
    assert.equal(await sentence.count(), 1);
    assert.deepEqual(await told(), ['network_error true']);
    return { page, told, button, sentence };
  };

  it('is told of once where it is the one that reads phone numbers; the number is not blamed, and the next press sends it', async () => {
    const { page, told, button, sentence } = await asksByText();
    const field = page.locator('punchh-login #phone');
    assert.equal(await field.getAttribute('aria-invalid'), null);
    assert.equal(await page.locator('punchh-login [aria-busy]').count(), 0);
    await page.unroute(PHONE);
    // Only the fault of the number is said now.
    await field.fill('212555');
    await button.click();
    await page.getByText('Some digits seem to be missing').waitFor();
    assert.equal(await sentence.count(), 0);
    await field.fill('2125554628');
    await button.click();
    await waitForStep(page, 'code');
    assert.deepEqual(await told(), ['network_error true']);
    assert.equal(server.sandbox.inbox.latest('+12125554628')?.to, '+12125554628');
    await page.context().close();
  });

  it('leaves the way by email open, where it is the one that reads phone numbers', async () => {
    const { page, told, button, sentence } = await asksByText();
    await page.locator('punchh-login input[value="email"]').check({ force: true });
    await sentence.waitFor({ state: 'hidden' });
    await page.locator('punchh-login #email').fill('instead@example.com');
    await button.click();
    await waitForStep(page, 'code');
    assert.deepEqual(await told(), ['network_error true']);
    await page.context().close();
  });

  for (const [what, pattern] of [['the brand', /\/brand\.json/], ['what reads a brand', /\/chunks\/brand-loader-/]] as const) {
    it(`is asked for again by itself where there is no form without it: ${what}`, async () => {
      const { page } = await openPage(browser, 'about:blank');
      await page.clock.install();
      await page.route(pattern, (route) => route.abort());
      await page.goto(`${server.origin}/brand`);
      await page.getByText('Sign-in isn’t available right now').waitFor();
      const again = page.waitForEvent('requestfailed');
      await page.clock.fastForward(5_000);
      await again;
      await page.getByText('Sign-in isn’t available right now').waitFor();
      await page.unroute(pattern);
      await page.clock.fastForward(5_000);
      await page.locator('punchh-login #email').waitFor();
      await page.context().close();
    });
  }

  it('leaves a placeholder still, where it is the one of the later styles; with them, for who wants no motion', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.route(SIGN_IN, (route) => route.abort());
    await page.route('**/brand.json', () => {});
    await page.goto(`${server.origin}/brand`);
    const bone = page.locator('punchh-login .skeleton i').first();
    const animation = () => bone.evaluate((element) => getComputedStyle(element).animationName);
    assert.equal(await animation(), 'none');
    await page.unroute(SIGN_IN);
    await page.reload();
    await page.waitForFunction(() =>
      getComputedStyle(document.querySelector('punchh-login')!.shadowRoot!.querySelector('.skeleton i')!).animationName === 'wait');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await animation(), 'none');
    await page.context().close();
  });

  it('shows the chosen channel in forced colours, where it is the one of the later styles', async () => {
    const page = await openWithout('/', SIGN_IN);
    await page.emulateMedia({ forcedColors: 'active' });
    const chosen = page.locator('punchh-login [part~="channels"]');
    const border = await chosen.evaluate((element) => getComputedStyle(element, '::before').border);
    assert.match(border, /^2px solid rgb\(/);
    await page.context().close();
  });
});

/** Firefox remembers by its address that a file did not come, until the page is loaded anew. */
for (const engine of ['chromium', 'firefox'] as const) {
  describe(`a file that was a network's log-in page at first, in ${engine}`, () => {
    let browser: PuppeteerBrowser;
    let server: DistServer;
    before(async () => {
      const found = await openBrowser(engine);
      assert.ok(found, `${engine} is missing`);
      browser = found;
      server = await serveDist({
        pages: {
          '/': html(`<punchh-login ${attributes}></punchh-login><punchh-signed-out><p>Hello</p></punchh-signed-out>`),
          '/classic': html(`<punchh-login ${attributes}></punchh-login>`, '<script src="/dist/punchh-login.global.js"></script>'),
        },
        headers: { 'Content-Security-Policy': STRICT_POLICY },
      });
    });
    after(async () => {
      await browser.close();
      await server.close();
    });

    /** Agrees, and presses in vain; presses again once the file can come, and types the code. */
    const signsInOnceMended = async (guest: Visitor, to: string, mend: () => void) => {
      for (const box of await guest.page.$$('punchh-login >>> input[type="checkbox"]')) await box.click();
      await guest.press('[part~="primary-button"]');
      await guest.sees('We couldn’t reach the server. Check your connection and try again.');
      mend();
      await guest.press('[part~="primary-button"]');
      await guest.reaches('code');
      await guest.fill('one-time-code', server.sandbox.inbox.latest(to)!.code);
      await guest.reaches('signed-in');
    };
    const times = (pattern: RegExp) => server.requested.filter((path) => pattern.test(path)).length;

    it('comes at a later press: nothing that was typed is lost, and the script and Lit are there once', async () => {
      const mend = server.spoil(SIGN_IN, 'page');
      const guest = await Visitor.open(browser, `${server.origin}/`);
      await guest.fill('email', 'portal@example.com');
      await signsInOnceMended(guest, 'portal@example.com', mend);
      // The companions beside the form share the session with it.
      await guest.page.waitForFunction(() => !document.querySelector('punchh-signed-out p')!.checkVisibility());
      assert.equal(times(/punchh-login\.js/), 1);
      await guest.leave();
    });

    it('comes although what takes from it is asked for by a first address: the phone numbers', async () => {
      const mend = server.spoil(/\/chunks\/(sign-in|phone)-/, 'page');
      const guest = await Visitor.open(browser, `${server.origin}/`);
      await guest.press('input[value="sms"]');
      await guest.fill('tel', '(212) 555-4626');
      await signsInOnceMended(guest, '+12125554626', mend);
      await guest.leave();
    });

    it('comes later to the classic script, too, where it is the phone numbers', async () => {
      const mend = server.spoil(/punchh-login\.phone/, 'page');
      const guest = await Visitor.open(browser, `${server.origin}/classic`);
      await guest.press('input[value="sms"]');
      await guest.fill('tel', '(212) 555-4627');
      await signsInOnceMended(guest, '+12125554627', mend);
      await guest.leave();
    });
  });
}
