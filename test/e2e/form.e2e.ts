import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext } from 'playwright-core';
import { createSandbox } from '../../src/sandbox/index.ts';
import { toNodeListener } from '../../src/sandbox/node.ts';
import { renderInstant } from '../../src/instant/index.ts';
import { startBin } from '../gateway/support/processes.ts';
import { launch } from './browser.ts';

const EMAIL = 'guest@example.com';

/** The first step as plain HTML, on a page of another origin of the same site. */
const firstStep = (gateway: string) => `<!doctype html><html lang="en"><title>Menu</title>
<form method="post" action="${gateway}/form">
  <input type="hidden" name="client" value="demo-client"><input type="hidden" name="return_to" value="/checkout">
  <input type="hidden" name="page" value="/menu">
  <label>Email <input type="email" name="email" autocomplete="email"></label>
  <label><input type="checkbox" name="terms" value="true"> Terms</label>
  <label><input type="checkbox" name="privacy" value="true"> Privacy</label>
  <button>Email me a code</button>
</form>`;

describe('signing in where no script runs', () => {
  const sandbox = createSandbox({ clients: { 'demo-client': { secret: 's3cret' } }, http: true });
  const vendor = createServer(toNodeListener(sandbox));
  let gateway: Awaited<ReturnType<typeof startBin>>;
  const site = createServer((request, response) => {
    response.setHeader('Content-Type', 'text/html');
    const instant = () => renderInstant({
      server: gateway.origin, client: 'demo-client', cookie: true, termsUrl: '/terms', privacyUrl: '/privacy', returnTo: '/checkout', page: '/instant',
    });
    response.end(request.url === '/menu' ? firstStep(gateway.origin) : request.url === '/instant' ? instant() : `<h1>${request.url}</h1>`);
  });
  let browser: Browser;
  let context: BrowserContext;
  let origin = '';

  const listen = async (server: typeof site) => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  };

  before(async () => {
    origin = await listen(site);
    gateway = await startBin('dist/gateway-bin.js', {
      PUNCHH_UPSTREAM: await listen(vendor), PUNCHH_CLIENT_1_ID: 'demo-client', PUNCHH_CLIENT_1_SECRET: 's3cret',
      PUNCHH_ALLOWED_ORIGINS: origin, PUNCHH_COOKIE_KEY: Buffer.alloc(32, 1).toString('base64'), PUNCHH_FORM_TITLE: 'Moe’s Tacos',
    });
    gateway.origin = gateway.origin.replace('127.0.0.1', 'localhost');
    browser = await launch();
    context = await browser.newContext({ javaScriptEnabled: false });
  });
  after(async () => {
    await browser.close();
    await gateway.stop();
    for (const server of [vendor, site]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('leads from the page over the code to where the guest wanted to go, by keyboard alone', async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(`${origin}/menu`);
    await page.getByLabel('Email').fill('guest');
    await page.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.getByLabel('Terms').check();
    await page.getByLabel('Privacy').check();
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    assert.equal(page.url(), `${gateway.origin}/form`);
    assert.match(await page.getByRole('alert').innerText(), /Check the email address/);
    assert.equal(await page.getByLabel('Email').inputValue(), 'guest');

    await page.getByLabel('Email').fill(EMAIL);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    assert.match(await page.title(), /Enter your code · Moe’s Tacos/);
    await page.reload();
    assert.equal(sandbox.log.entries.length, 1, 'a reload sends nothing');

    const code = page.getByLabel('One-time code');
    assert.equal(await code.evaluate((input) => input === document.activeElement), true, 'the code can be typed at once');
    await code.fill('000000');
    await page.keyboard.press('Enter');
    assert.match(await page.getByRole('alert').innerText(), /That code isn’t right/);
    await page.getByLabel('One-time code').fill(sandbox.inbox.latest(EMAIL)!.code);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/checkout#punchh-signed-in`);
    const cookies = (await context.cookies(gateway.origin)).map(({ name }) => name.replace(/[0-9a-f]{8,}/g, '…')).sort();
    assert.equal(cookies.length, 2, cookies.join());
    assert.deepEqual(problems.filter((problem) => !problem.includes('status of 422')), [], 'the policy of the pages holds nothing back');
  });

  it('leads there from a first step that the server has rendered, by the chosen channel', async () => {
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    await page.goto(`${origin}/instant`);
    await page.getByRole('radio', { name: 'Text message' }).check();
    await page.getByLabel('Mobile number').fill('(201) 555-0199');
    await page.getByRole('button', { name: 'Text me a code' }).click();
    assert.equal(page.url(), `${origin}/instant`, 'the browser itself holds the form back while a consent is missing');
    await page.getByLabel('I agree').check();
    await page.getByRole('button', { name: 'Text me a code' }).click();
    await page.getByRole('heading', { name: 'Enter your code' }).waitFor();
    assert.match(await page.locator('main').innerText(), /Message and data rates may apply/);
    await page.getByLabel('One-time code').fill(sandbox.inbox.latest('+12015550199')!.code);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${origin}/checkout#punchh-signed-in`);
  });

  it('is fit for every guest: nothing found by axe, nothing wider than a small phone', async () => {
    // axe is a script, so this context runs some; the pages hold none.
    const { readFileSync } = await import('node:fs');
    const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
    for (const [colorScheme, locale] of [['light', 'en'], ['dark', 'ar']] as const) {
      const page = await browser.newPage({ colorScheme, locale, viewport: { width: 320, height: 640 }, bypassCSP: true });
      const check = async (state: string) => {
        await page.evaluate(axe);
        const found = await page.evaluate(async () => {
          const { violations } = await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string }[] }> } }).axe.run();
          return violations.map(({ id }) => id);
        });
        assert.deepEqual(found, [], `${state}, ${colorScheme}, ${locale}`);
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} is too wide`);
      };
      await page.goto(`${origin}/menu`);
      await page.locator('form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
      await page.getByLabel('Terms').check();
      await page.getByLabel('Privacy').check();
      await page.getByRole('button').click();
      await check('the first step with an error');
      sandbox.clock.advance(60_000);
      await page.locator('#contact').fill(`${'a-long-name.'.repeat(4)}${locale}@a-long-host-name.example.com`);
      await page.keyboard.press('Enter');
      await page.locator('#code').waitFor();
      await check('the code step');
      await page.locator('#code').fill('1');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await check('the code step with an error');
      await page.close();
    }
  });
});
