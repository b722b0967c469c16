import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { signInByEmail } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

const form = '<punchh-login server="/sandbox" client="demo-client"></punchh-login>';
const script = '<script type="module" src="/dist/punchh-login.js"></script>';
const companions = (attribute = '') =>
  `<punchh-signed-in ${attribute}>Welcome back</punchh-signed-in><punchh-signed-out ${attribute}>Hello</punchh-signed-out>`;
/** As in Bootstrap 5's reboot. */
const bootstrap = '<style>[hidden] { display: none !important }</style>';

const pages = {
  '/stylesheet': html(companions() + form, `<link rel="stylesheet" href="/dist/punchh-login.css">${script}`),
  '/hidden': html(companions('hidden') + form, script),
  '/hidden-bootstrap': html(companions('hidden') + form, bootstrap + script),
  '/stylesheet-bootstrap': html(companions() + form, `${bootstrap}<link rel="stylesheet" href="/dist/punchh-login.css">${script}`),
};

describe('the companions before the script runs', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    server = await serveDist({ pages });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const path of Object.keys(pages)) {
    it(`show nothing, and then what is meant for the guest: ${path}`, async () => {
      const release = server.spoil(/punchh-login\.js$/, 'silence');
      const { page } = await openPage(browser, 'about:blank');
      await page.goto(server.origin + path, { waitUntil: 'commit' });
      await page.locator('punchh-signed-out').waitFor({ state: 'attached' });
      assert.equal(await page.getByText('Hello').isVisible(), false);
      assert.equal(await page.getByText('Welcome back').isVisible(), false);
      release();
      await page.goto(server.origin + path);
      await page.getByText('Hello').waitFor();
      await signInByEmail(page, server.sandbox, `guest${path.replace(/\W/g, '')}@example.com`);
      await page.getByText('Welcome back').waitFor();
      assert.equal(await page.getByText('Hello').isVisible(), false);
      // An element that the page hides later stays hidden.
      await page.evaluate(() => (document.querySelector('punchh-signed-in')!.hidden = true));
      await page.getByText('Welcome back').waitFor({ state: 'hidden' });
      await page.context().close();
    });
  }
});
