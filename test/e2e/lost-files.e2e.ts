import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { askForCode, signInByEmail, waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

const SIGN_IN = '**/dist/chunks/sign-in-*.js';
const ENGLISH = '**/dist/chunks/en.core-*.js';
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
        '/brand': html('<punchh-login brand-src="/brand.json"></punchh-login>'),
      },
      files: { '/brand.json': JSON.stringify(BRAND) },
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** A page where what matches is not answered, until it is let through. */
  const openWithout = async (path: string, pattern: string) => {
    const { page } = await openPage(browser, 'about:blank');
    const failed = page.waitForEvent('requestfailed');
    await page.route(pattern, (route) => route.abort());
    await page.goto(server.origin + path);
    await failed;
    // Both who want the file have been told by now: the form, and what stands beside it once the page is idle.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve))));
    return page;
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
    const page = await openWithout('/brand', ENGLISH);
    await page.locator('punchh-login #email').waitFor();
    assert.deepEqual((await words(page)).slice(1), [
      'Email me news and offers',
      'Text me news and offers. Message and data rates may apply. Reply STOP to end.',
      'Tell me in the app',
    ]);
    assert.equal(await page.getByText('Something went wrong').count(), 0);
    await page.unroute(ENGLISH);
    await askForCode(page, 'brand@example.com');
    await page.getByText('Enter your code').first().waitFor();
    await page.context().close();
  });

  it('does not keep the form of a brand waiting, where it is the one of the words', async () => {
    const { page, problems } = await openPage(browser, 'about:blank');
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(ENGLISH, async (route) => {
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

  it('says nothing meaningless to a guest who has agreed before, while the words are on their way', async () => {
    const { page } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox, 'before@example.com');
    await page.locator('punchh-login').getByText('Sign out').click();
    await waitForStep(page, 'identifier');
    let go = () => {};
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route(ENGLISH, async (route) => {
      await held;
      await route.continue();
    });
    await page.reload();
    await page.locator('punchh-login #email').waitFor();
    await page.waitForFunction(() => customElements.get('punchh-code-step'));
    assert.equal(await page.getByText('Something went wrong').count(), 0);
    go();
    await page.getByText('You agreed on').waitFor();
    await page.context().close();
  });

  it('leaves a placeholder still for who wants no motion, where it is the one of the later styles', async () => {
    const { page } = await openPage(browser, 'about:blank');
    await page.route(SIGN_IN, (route) => route.abort());
    await page.route('**/brand.json', () => {});
    await page.goto(`${server.origin}/brand`);
    const bone = page.locator('punchh-login .skeleton i').first();
    const animation = () => bone.evaluate((element) => getComputedStyle(element).animationName);
    assert.equal(await animation(), 'wait');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    assert.equal(await animation(), 'none');
    await page.context().close();
  });

  it('shows the chosen channel in forced colours, where it is the one of the later styles', async () => {
    const page = await openWithout('/', SIGN_IN);
    await page.emulateMedia({ forcedColors: 'active' });
    const chosen = page.locator('punchh-login [part~="channels"]');
    const outline = await chosen.evaluate((element) => getComputedStyle(element, '::before').outline);
    assert.match(outline, /^rgb\(.* solid 1px/);
    await page.context().close();
  });
});
