import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { launch, openPage } from './browser.ts';

const FORM = html('<punchh-login server="/sandbox" client="demo-client"></punchh-login>');

/** Returns the look of a part, with its `::before` or `::after`. */
const look = (page: Page, part: string, pseudo?: string) =>
  page.locator(`punchh-login [part~="${part}"]`).first().evaluate((element, which) => {
    const { color, backgroundColor, borderTopColor, borderRightWidth, display, inlineSize, content, insetInlineStart, fontSize } =
      getComputedStyle(element, which);
    return { color, backgroundColor, borderTopColor, borderRightWidth, display, inlineSize, content, insetInlineStart, fontSize };
  }, pseudo);

/** While the second file is on its way, seconds on a slow line, and where it is blocked for good. */
describe('the first file alone', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    server = await serveDist({ pages: { '/': FORM, '/wrong': html('<punchh-login server="/sandbox"></punchh-login>') } });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const open = async (path = '/', forcedColors: 'active' | 'none' = 'none'): Promise<Page> => {
    const { page } = await openPage(browser, 'about:blank');
    await page.emulateMedia({ forcedColors });
    await page.route(/\/dist\/chunks\/sign-in-/, (route) => route.abort());
    await page.goto(server.origin + path);
    await page.locator('punchh-login [part~="card"]').waitFor();
    return page;
  };

  for (const forced of ['none', 'active'] as const) {
    it(`draws the tick of a consent, forced colours: ${forced}`, async () => {
      const page = await open('/', forced);
      const box = page.locator('punchh-login #consent-legal');
      const empty = await look(page, 'checkbox');
      assert.equal((await look(page, 'checkbox', '::after')).content, 'none');
      await box.check();
      const tick = await look(page, 'checkbox', '::after');
      assert.equal(tick.content, '""');
      assert.equal(tick.borderRightWidth, '2px');
      assert.ok(Number.parseFloat(tick.inlineSize) >= 5, tick.inlineSize);
      if (forced === 'none') assert.notEqual((await look(page, 'checkbox')).backgroundColor, empty.backgroundColor);
      // A second tap, by a guest who saw nothing, would have taken it back.
      await box.uncheck();
      assert.equal((await look(page, 'checkbox', '::after')).content, 'none');
      await page.context().close();
    });
  }

  it('marks the chosen channel with more than its place', async () => {
    const page = await open();
    const before = await look(page, 'channels', '::before');
    await page.locator('punchh-login').getByRole('radio', { name: 'Text message' }).check();
    const after = await look(page, 'channels', '::before');
    assert.notEqual(after.insetInlineStart, before.insetInlineStart);
    assert.equal(after.borderRightWidth, '2px');
    assert.notEqual(after.borderTopColor, (await look(page, 'channels')).backgroundColor);
    await page.context().close();
  });

  it('says in the look of an error that nothing can be sent', async () => {
    const page = await open();
    await page.locator('punchh-login #email').fill('guest@example.com');
    await page.locator('punchh-login #consent-legal').check();
    await page.locator('punchh-login [part~="primary-button"]').click();
    await page.locator('punchh-login [part~="error"]').first().waitFor();
    const error = await look(page, 'error');
    const text = await look(page, 'label');
    assert.equal(error.display, 'flex');
    assert.equal(error.fontSize, '14px');
    assert.notEqual(error.color, text.color);
    assert.equal((await look(page, 'error', '::before')).content, '""');
    assert.equal(await page.locator('punchh-login #email').inputValue(), 'guest@example.com');
    await page.context().close();
  });

  it('shows the placeholder where settings are missing: the second file says so, because attributes may still come', async () => {
    const page = await open('/wrong');
    await page.locator('punchh-login .skeleton').first().waitFor();
    assert.equal(await page.locator('punchh-login #email').count(), 0);
    await page.context().close();
  });
});
