import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { askForCode } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

const SIGN_IN = '**/dist/chunks/sign-in-*.js';
const attributes = 'server="/sandbox" client="demo-client"';

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
      },
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
});
