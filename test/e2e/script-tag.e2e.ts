import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { askForCode, signInByEmail, waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage, STRICT_POLICY } from './browser.ts';

const element = '<punchh-login server="/sandbox" client="demo-client"></punchh-login>';
const module = '<script type="module" src="/dist/punchh-login.js"></script>';
const classic = '<script src="/dist/punchh-login.global.js"></script>';

describe('the built script on a plain page', () => {
  let browser: Browser;
  const servers: DistServer[] = [];
  const serve = async (...options: Parameters<typeof serveDist>) => {
    const server = await serveDist(...options);
    servers.push(server);
    return server;
  };

  before(async () => {
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  for (const [kind, script] of [['module', module], ['classic script', classic]] as const) {
    it(`signs a guest in and keeps them signed in over a reload, as a ${kind}`, async () => {
      const server = await serve({ pages: { '/': html(element, script) } });
      const { page, problems } = await openPage(browser, `${server.origin}/`);
      await signInByEmail(page, server.sandbox);
      await page.reload();
      await waitForStep(page, 'signed-in');
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  for (const [kind, script] of [['module', module], ['classic script', classic]] as const) {
    it(`speaks the page's language to the end, as a ${kind}`, async () => {
      const server = await serve({ pages: { '/': html(element, script).replace('lang="en"', 'lang="de"') } });
      const { page, problems } = await openPage(browser, `${server.origin}/`);
      await page.getByText('Anmelden oder registrieren').waitFor();
      await askForCode(page, 'gast@example.com');
      await page.getByText('Wir haben einen Code an').first().waitFor();
      assert.deepEqual(problems, []);
      // One file for the words and one for their keys, at the same time; no English.
      const words = server.requested.filter((path) => /\/(de|en|named)[.-]/.test(path));
      assert.deepEqual(words.map((path) => path.replace(/.*\/|-.*/g, '')).sort(), kind === 'module' ? ['de.core', 'named'] : []);
      await page.context().close();
    });
  }

  it('fetches the words of another language with the script, where the markup says so', async () => {
    const files = (JSON.parse(readFileSync('dist/preload.json', 'utf8')) as Record<string, string[]>)['de']!;
    const hints = files.map((file) => `<link rel="modulepreload" href="/dist/${file}">`).join('');
    const server = await serve({ pages: { '/': html(element, hints + module).replace('lang="en"', 'lang="de"') } });
    // The script does not run before the words were asked for.
    const missing = new Set(files.map((file) => `/dist/${file}`));
    let done = () => {};
    const asked = new Promise<void>((resolve) => (done = resolve));
    const { page, problems } = await openPage(browser, 'about:blank');
    await page.route('**/*.js', async (route) => {
      const { pathname } = new URL(route.request().url());
      missing.delete(pathname);
      if (missing.size === 0) done();
      if (pathname === '/dist/punchh-login.js') await asked;
      await route.continue();
    });
    await page.goto(`${server.origin}/`);
    await page.getByText('Anmelden oder registrieren').waitFor();
    for (const file of files) assert.equal(server.requested.filter((path) => path === `/dist/${file}`).length, 1);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('asks for one file before the form is there, and for no phone numbers before they are wanted', async () => {
    const server = await serve({ pages: { '/': html(element) } });
    const { page } = await openPage(browser, `${server.origin}/`);
    const email = page.locator('punchh-login input[autocomplete~="email"]');
    // Nothing but the script is answered: the form must not need more.
    await email.waitFor();
    const [first, second] = server.requested;
    assert.deepEqual([first, second], ['/', '/dist/punchh-login.js']);
    await signInByEmail(page, server.sandbox);
    assert.deepEqual(server.requested.filter((path) => path.includes('phone')), []);
    await page.context().close();
  });

  it('shows the form although no chunk can be loaded', async () => {
    const server = await serve({ pages: { '/': html(element) } });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route('**/dist/chunks/**', (route) => route.abort());
    await page.goto(`${server.origin}/`);
    const email = page.locator('punchh-login input[autocomplete~="email"]');
    await email.fill('guest@example.com');
    assert.equal(await email.inputValue(), 'guest@example.com');
    await context.close();
  });

  it('tells once of a part that did not come while a send waits for it, loses nothing, and sends at the next press', async () => {
    const server = await serve({ pages: { '/': html(element) } });
    const { page, problems } = await openPage(browser, 'about:blank');
    const errors: string[] = [];
    await page.exposeFunction('heard', (code: string) => errors.push(code));
    await page.addInitScript(() => {
      document.addEventListener('punchh-error', (event) => {
        const { code } = (event as CustomEvent<{ code: string }>).detail;
        (self as unknown as { heard: (code: string) => void }).heard(code);
      });
    });
    let fail = () => {};
    const pressed = new Promise<void>((resolve) => (fail = resolve));
    await page.route('**/dist/chunks/sign-in-*.js', async (route) => {
      await pressed;
      await route.abort();
    }, { times: 1 });
    await page.goto(`${server.origin}/`);
    const email = page.locator('punchh-login input[autocomplete~="email"]');
    await email.fill('guest@example.com');
    const boxes = page.locator('punchh-login input[type="checkbox"]');
    for (const box of await boxes.all()) await box.check();
    const button = page.locator('punchh-login [part~="primary-button"]');
    await button.click();
    await page.getByText('Sending…').waitFor();
    fail();
    await page.getByText('We couldn’t reach the server. Check your connection and try again.').waitFor();
    assert.equal(await page.locator('punchh-login [role="alert"]').count(), 1);
    assert.equal(await email.inputValue(), 'guest@example.com');
    for (const box of await boxes.all()) assert.ok(await box.isChecked());
    assert.deepEqual(errors, ['network_error']);
    await button.click();
    await waitForStep(page, 'code');
    assert.deepEqual(errors, ['network_error']);
    assert.equal(server.sandbox.inbox.messages.length, 1);
    assert.deepEqual(problems.filter((problem) => !problem.includes('ERR_FAILED')), []);
    await page.context().close();
  });

  it('has all its words once the guest is online again', async () => {
    const server = await serve({ pages: { '/': html(element) } });
    const { page, problems } = await openPage(browser, 'about:blank');
    await page.route('**/dist/chunks/**', (route) => route.abort());
    await page.goto(`${server.origin}/`);
    await page.locator('punchh-login input[autocomplete~="email"]').fill('guest@example.com');
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    const button = page.locator('punchh-login [part~="primary-button"]');
    await button.click();
    await page.getByText('We couldn’t reach the server').waitFor();
    await page.unroute('**/dist/chunks/**');
    await button.click();
    await page.getByText('Enter your code').first().waitFor();
    assert.equal(await page.getByText('Something went wrong').count(), 0);
    // A page that watches for errors of its own hears of none.
    assert.deepEqual(problems.filter((problem) => !problem.includes('ERR_FAILED')), []);
    await page.context().close();
  });

  it('shows a brand without waiting for what comes after the form, its own theme in part if need be', async () => {
    const brand = { channels: ['email'], theme: { preset: 'soft', tokens: { 'color-primary': '#aa2211' } } };
    const server = await serve({
      pages: { '/': html('<punchh-login brand-src="/brand.json"></punchh-login>') },
      files: { '/brand.json': JSON.stringify({ ...brand, server: '/sandbox', client: 'demo-client' }) },
    });
    const { page, problems } = await openPage(browser, 'about:blank');
    await page.route(/\/chunks\/(sign-in|presets)-/, (route) => route.abort());
    await page.goto(`${server.origin}/`);
    await page.locator('punchh-login input[autocomplete~="email"]').waitFor();
    assert.equal(await page.locator('punchh-login input[type="radio"]').count(), 0);
    await page.waitForFunction(() =>
      getComputedStyle(document.querySelector('punchh-login')!).getPropertyValue('--punchh-color-primary') === '#aa2211');
    assert.deepEqual(problems.filter((problem) => !problem.includes('ERR_FAILED')), []);
    await page.context().close();
  });

  it('asks for nothing of brands inside a session that has none', async () => {
    const bare = '<punchh-session server="/sandbox" client="demo-client"><punchh-login></punchh-login></punchh-session>';
    const server = await serve({ pages: { '/': html(bare) } });
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    assert.deepEqual(server.requested.filter((path) => path.includes('brand')), []);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('says so where the chunk of a backend that the page names cannot be loaded', async () => {
    const server = await serve({ pages: { '/': html(element.replace(' client', ' backend="punchh-password" client')) } });
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(/\/dist\/chunks\/rare-/, (route) => route.abort());
    const said = page.waitForEvent('console', (message) => message.text().includes('network_error'));
    await page.goto(`${server.origin}/`);
    await said;
    assert.equal(await page.locator('punchh-login .skeleton').count(), 1);
    await context.close();
  });

  it('takes the phone numbers from beside the script', async () => {
    const cases = [[module, /\/dist\/chunks\/phone-numbers-/], [classic, /\/dist\/punchh-login\.phone\.js$/]] as const;
    for (const [script, file] of cases) {
      const server = await serve({ pages: { '/deep/folder/': html(element, script) } });
      const { page, problems } = await openPage(browser, `${server.origin}/deep/folder/`);
      await page.locator('punchh-login input[type="radio"][value="sms"]').check({ force: true });
      await page.locator('punchh-login input[type="tel"]').fill('+1 212 555 4626');
      await page.waitForFunction((pattern) => performance.getEntriesByType('resource')
        .some((entry) => new RegExp(pattern).test(entry.name)), file.source);
      assert.ok(server.requested.some((path) => file.test(path)), server.requested.join());
      assert.deepEqual(problems, []);
      await page.context().close();
    }
  });

  it('sends contacts and asks for files at home, wherever the markup of the page points', async () => {
    const clobbering = '<base href="https://evil.example/"><img name="currentScript" src="https://evil.example/dist/x.js"><img name="baseURI">';
    for (const script of [module, classic]) {
      const server = await serve({ pages: { '/': html(`${clobbering}${element}`, script) } });
      const context = await browser.newContext();
      const page = await context.newPage();
      const elsewhere: string[] = [];
      await page.route('https://evil.example/**', async (route) => {
        elsewhere.push(`${route.request().resourceType()} ${new URL(route.request().url()).pathname}`);
        await route.abort();
      });
      await page.goto(`${server.origin}/`);
      await page.locator('punchh-login input[type="radio"][value="sms"]').check({ force: true });
      await page.locator('punchh-login input[type="tel"]').fill('+1 212 555 4626');
      await page.locator('punchh-login input[type="radio"][value="email"]').check({ force: true });
      await signInByEmail(page, server.sandbox);
      assert.deepEqual(elsewhere.filter((what) => !what.startsWith('image')), []);
      await context.close();
    }
  });

  it('is loaded and run once although its address has a query, as content systems add one', async () => {
    const server = await serve({
      pages: { '/': html(element, module.replace('.js', '.js?ver=6.5')) },
      headers: { 'Content-Security-Policy': STRICT_POLICY },
    });
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    assert.equal(server.requested.filter((path) => path.endsWith('/punchh-login.js')).length, 1);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('works with two copies on the page, under that policy with duplicates allowed', async () => {
    const second = module.replace('/dist/', '/copy/dist/');
    const server = await serve({
      pages: { '/': html(element, `${module}${second}${classic}`) },
      headers: { 'Content-Security-Policy': `${STRICT_POLICY} 'allow-duplicates'` },
    });
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await signInByEmail(page, server.sandbox);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('works with the page, the script and the API on three origins', async () => {
    const api = await serve();
    const cdn = await serve();
    const shop = await serve({
      pages: {
        '/': html(
          `<punchh-login server="${api.origin}/sandbox" client="demo-client"></punchh-login>`,
          `<script type="module" src="${cdn.origin}/dist/punchh-login.js" crossorigin></script>`,
        ),
      },
    });
    const { page, problems } = await openPage(browser, `${shop.origin}/`);
    await signInByEmail(page, api.sandbox);
    assert.deepEqual(shop.requested, ['/']);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('comes back to the code after a reload', async () => {
    const server = await serve({ pages: { '/': html(element) } });
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await askForCode(page, 'away@example.com');
    await page.reload();
    await waitForStep(page, 'code');
    await page.locator('punchh-login input[autocomplete="one-time-code"]').fill(server.sandbox.inbox.latest()!.code);
    await waitForStep(page, 'signed-in');
    assert.equal(server.sandbox.inbox.messages.length, 1);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
