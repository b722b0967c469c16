import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

/** A button that moves between the press and the release is not clicked. */
describe('the main button, pressed with a pointer straight out of the phone field', () => {
  let browser: Browser;
  let server: DistServer;
  before(async () => {
    browser = await launch();
    server = await serveDist({ pages: { '/': html('<punchh-login server="/sandbox" client="demo-client"></punchh-login>') } });
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const field = (page: Page) => page.locator('punchh-login #phone');
  const button = (page: Page) => page.locator('punchh-login [part~="primary-button"]');
  const openByText = async () => {
    const { page } = await openPage(browser, `${server.origin}/`);
    await page.locator('punchh-login input[value="sms"]').check({ force: true });
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    await page.locator('punchh-login select').waitFor();
    return page;
  };
  /** Holds it down for a few frames, as a finger does. */
  const press = async (page: Page) => {
    const { x, y } = (await button(page).boundingBox())!;
    await page.mouse.move(x + 20, y + 6);
    await page.mouse.down();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.mouse.up();
  };

  it('sends a number that was put right at one stroke', async () => {
    const page = await openByText();
    await field(page).fill('212555');
    await button(page).click();
    const lack = page.getByText('Some digits seem to be missing');
    await lack.waitFor();
    await field(page).fill('2125554631');
    await lack.waitFor({ state: 'detached' });
    await press(page);
    await waitForStep(page, 'code');
    await page.context().close();
  });

  it('sends a number that looks unusual; whoever goes on with a key reads so', async () => {
    const page = await openByText();
    await field(page).fill('2005554632');
    await page.keyboard.press('Tab');
    const hint = page.getByText('This number looks unusual');
    await hint.waitFor();
    await field(page).fill('2005554633');
    await hint.waitFor({ state: 'detached' });
    await press(page);
    await waitForStep(page, 'code');
    await page.context().close();
  });
});
