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

  for (const [how, address] of [['the button', 'one@example.com'], ['the Enter key', 'two@example.com']] as const) {
    it(`signs in, submitted by ${how}`, async () => {
      const { page } = await openPage(browser, server.origin);
      const frame = page.frameLocator('iframe');
      const email = frame.locator('punchh-login input[autocomplete~="email"]');
      await email.fill(address);
      await frame.locator('punchh-login input[type="checkbox"]').check();
      // The file that submits in its place has been loaded.
      await page.frames()[1]!.waitForFunction(() => performance.getEntriesByType('resource').some(({ name }) => name.includes('/places-')));
      if (how === 'the button') await frame.locator('punchh-login [part~="primary-button"]').click();
      else await email.press('Enter');
      await frame.locator('punchh-login[step="code"]').waitFor();
      await frame.locator('punchh-login input[autocomplete="one-time-code"]').focus();
      await page.keyboard.type(server.sandbox.inbox.latest(address)!.code);
      await frame.locator('punchh-login[step="signed-in"]').waitFor();
      await page.context().close();
    });
  }
});
