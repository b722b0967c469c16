import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { launch, openPage } from './browser.ts';

/** WordPress shows its "Custom HTML" in such a frame; browsers submit no form there. */
describe('a frame that is sandboxed without allow-forms', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    server = await serveDist({
      pages: {
        '/frame': html('<punchh-login server="/sandbox" client="demo-client" terms-url="/terms" privacy-url="/privacy"></punchh-login>'),
        '/': html('<iframe sandbox="allow-scripts allow-same-origin" src="/frame" width="600" height="700"></iframe>', ''),
      },
    });
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const how of ['the button', 'the Enter key']) {
    it(`signs in, submitted by ${how}`, async () => {
      const { page } = await openPage(browser, server.origin);
      const frame = page.frameLocator('iframe');
      const email = frame.locator('punchh-login input[autocomplete~="email"]');
      await email.fill('guest@example.com');
      await frame.locator('punchh-login input[type="checkbox"]').check();
      // The second file is there.
      await frame.locator('punchh-login [aria-live]').first().waitFor({ state: 'attached' });
      if (how === 'the button') await frame.locator('punchh-login [part~="primary-button"]').click();
      else await email.press('Enter');
      await frame.locator('punchh-login[step="code"]').waitFor();
      await frame.locator('punchh-login input[autocomplete="one-time-code"]').focus();
      await page.keyboard.type(server.sandbox.inbox.latest('guest@example.com')!.code);
      await frame.locator('punchh-login[step="signed-in"]').waitFor();
      await page.context().close();
    });
  }
});
