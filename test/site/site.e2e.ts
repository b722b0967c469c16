import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { preview, type PreviewServer } from 'vite';
import { askForCode, waitForStep } from '../../scripts/sign-in.ts';
import { launch } from '../e2e/browser.ts';
import { violations } from '../e2e/studio-page.ts';

/** Bytes, brotli: what the landing page may load before a guest can sign in on it. */
const LANDING_LIMIT = 150_000;

describe('the built site, on a static server and below a path', () => {
  let server: PreviewServer;
  let browser: Browser;
  let url: string;

  before(async () => {
    server = await preview({
      configFile: false, base: '/some/where/', logLevel: 'silent', appType: 'mpa',
      build: { outDir: 'site/dist' }, preview: { host: '127.0.0.1', port: 0 },
    });
    url = server.resolvedUrls!.local[0]!;
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** Opens a page in a profile of its own, runs the test, and asserts that nothing went wrong on the page. */
  const visit = async (path: string, test: (page: Page) => Promise<void>, width = 1280): Promise<void> => {
    const context = await browser.newContext({ viewport: { width, height: 800 } });
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    const problems: string[] = [];
    page.on('pageerror', ({ message }) => problems.push(message));
    page.on('response', (response) => {
      if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
      if (!response.url().startsWith(url)) problems.push(`loads from elsewhere: ${response.url()}`);
    });
    await page.goto(url + path);
    await test(page);
    await context.close();
    assert.deepEqual(problems, []);
  };

  const typeCode = async (page: Page, text: string): Promise<void> => {
    await page.locator('punchh-login input[autocomplete="one-time-code"]').focus();
    await page.keyboard.type(/\d{6}/.exec(text)![0]);
    await waitForStep(page, 'signed-in');
  };

  it('signs in on the landing page, with the code that the page shows', () => visit('index.html', async (page) => {
    await askForCode(page, 'guest@example.com');
    const message = page.locator('#message').getByText(/\d{6}/);
    await message.waitFor();
    await typeCode(page, await message.innerText());
  }));

  it(`loads at most ${LANDING_LIMIT} bytes before the landing page can be used`, async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const loaded: Promise<readonly [string, number]>[] = [];
    page.on('response', (response) => {
      loaded.push(response.body().then((body) => [response.url().slice(url.length), brotliCompressSync(body).length]));
    });
    await page.goto(`${url}index.html`, { waitUntil: 'networkidle' });
    await page.locator('punchh-login [part~="primary-button"]').waitFor();
    const sizes = await Promise.all(loaded);
    const sum = sizes.reduce((total, [, size]) => total + size, 0);
    console.info(`the landing page loads ${sum} bytes in ${sizes.length} files`);
    assert.ok(sizes.some(([path]) => path.includes('sandbox')), 'the sandbox is counted');
    assert.ok(sum <= LANDING_LIMIT, `${sum} bytes\n${sizes.map(([path, size]) => `${size} ${path}`).join('\n')}`);
    await context.close();
  });

  it('signs in in the sample shop, and places an order', () => visit('demo/index.html', async (page) => {
    await askForCode(page, 'guest@example.com');
    const code = page.locator('.messages .copy').first();
    await code.waitFor();
    await typeCode(page, await code.innerText());
    await page.locator('#place-order').click();
    await page.locator('#receipt').waitFor();
  }));

  for (const path of ['demo/studio.html', 'demo/gallery.html', 'demo/pos.html', 'demo/cms.html']) {
    it(`shows the element on ${path}`, () => visit(path, async (page) => {
      await page.locator('punchh-login [part~="primary-button"]').first().waitFor();
    }));
  }

  it('signs in at the kiosk, and goes back to its first screen', () => visit('demo/kiosk.html', async (page) => {
    await page.locator('.dishes button').first().click();
    await page.locator('.bar').waitFor();
    await page.locator('#email').fill('guest@example.com');
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await page.locator('#code').waitFor();
    const code = page.locator('.sent-code');
    await code.waitFor();
    await page.locator('#code').pressSequentially(await code.innerText());
    await page.locator('#receipt .figs').waitFor();
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('#attract').waitFor();
  }));

  it('says on demo/kiosk-check.html that this browser can run the sign-in', () => visit('demo/kiosk-check.html', async (page) => {
    await page.locator('#verdict').getByText('This device can run the sign-in.').waitFor();
  }));

  it('tries a call of the API out, against the sandbox in the page', () => visit('api.html#/Codes/sendCode', async (page) => {
    await page.getByRole('button', { name: 'Execute' }).click();
    await page.locator('.live-responses-table .response-col_status').getByText('200').waitFor();
    await page.locator('#message').getByText(/\d{6}/).waitFor();
  }));

  it('finds in the documentation what one searches for, and goes there', () => visit('docs/index.html', async (page) => {
    await page.getByRole('button', { name: 'Search' }).first().click();
    await page.getByRole('searchbox').fill('refresh token rotation');
    await page.locator('.result').first().click();
    await page.waitForURL((address) => !address.pathname.endsWith('docs/index.html'));
    await page.locator('.VPDoc h1').waitFor();
  }));

  it('goes from page to page of the documentation, and out of it', () => visit('docs/session.html', async (page) => {
    await page.getByRole('link', { name: 'Theming', exact: true }).click();
    await page.waitForURL(`${url}docs/theming.html`);
    await page.getByRole('heading', { level: 1, name: 'Theming' }).waitFor();
    await page.getByRole('link', { name: 'punchh-login', exact: true }).first().click();
    await page.locator('punchh-login').waitFor();
    assert.match(page.url(), /where\/(?:index.html)?$/);
  }));

  for (const path of ['index.html', 'api.html', 'docs/index.html', 'docs/gateway.html', 'docs/reference.html']) {
    it(`fits a phone of 360 px: ${path}`, () => visit(path, async (page) => {
      await page.locator('h1').first().waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    }, 360));
  }

  for (const path of ['index.html', 'docs/index.html', 'docs/session.html', 'docs/reference.html', 'README.html']) {
    it(`has nothing for axe to find on ${path}, in light and in dark`, async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ colorScheme, reducedMotion: 'reduce' });
        await page.goto(url + path);
        if (path === 'index.html') await page.locator('punchh-login [part~="primary-button"]').waitFor();
        const found = await violations(page);
        assert.deepEqual(found, [], `${colorScheme}\n${found.join('\n')}`);
        await page.close();
      }
    });
  }
});
