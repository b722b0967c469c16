import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { PLATFORMS } from '../../demo/cms/platforms.ts';
import { CMS } from '../../demo/studio/hand-over/platforms.ts';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { signInByEmail } from '../../scripts/sign-in.ts';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { findCodeBlock } from '../docs/code-blocks.ts';
import { launch, openPage } from './browser.ts';

const DOC = 'docs/cms.md';

/** Returns a snippet of the document with addresses that exist here. */
const pasted = (name: string): string =>
  findCodeBlock(DOC, name)
    .replaceAll('https://your-site.example/punchh-login/', '/dist/')
    .replaceAll('https://api.your-brand.example', '/sandbox')
    .replaceAll('your-client-id', 'demo-client')
    .replace(/\s*brand-src="[^"]*"/, '');
const standalone = '<script src="/dist/punchh-login.standalone.js" async></script>';

describe('docs/cms.md', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    server = await serveDist({
      pages: {
        '/snippet': html(pasted('snippet'), ''),
        '/dialog': html(pasted('dialog'), standalone),
        '/tag-manager': html(
          `<punchh-login server="/sandbox" client="demo-client"></punchh-login><punchh-signed-in>points</punchh-signed-in>${pasted('tag-manager')}`, ''),
      },
    });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const path of ['/snippet', '/tag-manager']) {
    it(`has a snippet that signs in as it is pasted: ${path}`, async () => {
      const { page, problems } = await openPage(browser, server.origin + path);
      await signInByEmail(page, server.sandbox, `guest${path.slice(1)}@example.com`);
      await page.getByText('points').waitFor();
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  for (const width of [320, 400]) {
    it(`has a dialog without script that signs in, closes and leaves the guest's menu, ${width} px wide`, async () => {
      const { page, problems } = await openPage(browser, 'about:blank');
      await page.setViewportSize({ width, height: 640 });
      await page.goto(`${server.origin}/dialog`);
      const opener = page.getByRole('button', { name: 'Sign in' });
      await opener.click();
      await page.waitForFunction(() => document.querySelector('punchh-login')!.shadowRoot?.activeElement);
      // Nothing of it is cut off, and nothing has to be scrolled sideways.
      const box = (await page.locator('punchh-login').boundingBox())!;
      assert.ok(box.x >= 0 && box.x + box.width <= width, JSON.stringify(box));
      assert.equal(await page.evaluate(() => document.querySelector('dialog')!.scrollWidth <= document.querySelector('dialog')!.clientWidth), true);
      await page.keyboard.type(`dialog${width}@example.com`);
      await page.getByLabel('I agree').check();
      await page.keyboard.press('Enter');
      await page.locator('punchh-login[step="code"]').waitFor();
      await page.keyboard.type(server.sandbox.inbox.latest(`dialog${width}@example.com`)!.code);
      await page.locator('dialog').waitFor({ state: 'hidden' });
      await page.waitForFunction(() => document.activeElement?.localName === 'summary');
      assert.match(await page.locator('summary').innerText(), /^d\S+@\S+$/);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForFunction(() => document.activeElement?.getAttribute('command') === 'show-modal');
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }

  it('has a section for every platform that the studio and the demo name', () => {
    const anchors = [...readFileSync(DOC, 'utf8').matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/\W+/g, '-'));
    for (const { id } of PLATFORMS) assert.ok(anchors.includes(id), id);
    for (const { section } of CMS) assert.ok(anchors.includes(section), section);
    assert.deepEqual(CMS.map(({ section }) => section).filter((section) => section !== 'the-snippet'), PLATFORMS.map(({ id }) => id));
  });
});

describe('the demo of content systems', () => {
  let browser: Browser;
  let demo: Awaited<ReturnType<typeof serveDemo>>;
  before(async () => {
    browser = await launch();
    demo = await serveDemo();
  });
  after(async () => {
    await browser.close();
    await demo.close();
  });

  it('turns the button of a page into the menu of the guest, whose focus follows', async () => {
    const { page, problems } = await openPage(browser, `${demo.url}cms/dialog.html`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForFunction(() => document.activeElement?.localName === 'punchh-login');
    await page.keyboard.type('dialog+punchh_test@example.com');
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    await page.keyboard.press('Enter');
    await page.locator('punchh-login[step="code"]').waitFor();
    await page.keyboard.type('424242');
    await page.waitForFunction(() => document.activeElement?.localName === 'summary');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  for (const { id } of PLATFORMS) {
    it(`shows the form, and what is for guests, as ${id} leaves them, without a flash of anything else`, async () => {
      const { page, problems } = await openPage(browser, 'about:blank');
      const warned: string[] = [];
      page.on('console', (message) => {
        if (message.text().includes('<punchh-')) warned.push(message.text());
      });
      await page.goto(`${demo.url}cms/index.html?platform=${id}`);
      await page.locator('punchh-login [part~="primary-button"]').waitFor();
      await page.getByText('Members get a fig.').waitFor();
      assert.equal(await page.getByText('Your figs wait.').isVisible(), false);
      assert.equal(await page.locator('punchh-login').count(), 1);
      assert.deepEqual(warned, []);
      assert.deepEqual(problems, []);
      await page.context().close();
    });
  }
});
