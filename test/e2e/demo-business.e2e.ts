import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

describe('the business panel of the demo', () => {
  let server: Awaited<ReturnType<typeof serveDemo>>;
  let browser: Browser;

  before(async () => {
    server = await serveDemo();
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  const openPanel = async () => {
    const { page, problems } = await openPage(browser, server.url);
    await page.getByRole('tab', { name: 'Business' }).click();
    await page.getByRole('group', { name: 'Codes by' }).waitFor();
    return { page, problems };
  };
  const choose = (page: Page, group: string, label: string) =>
    page.getByRole('group', { name: group, exact: true }).getByRole('radio', { name: label, exact: true }).check();
  const login = (page: Page) => page.locator('punchh-login');
  const primary = (page: Page) => page.locator('punchh-login [part~="primary-button"]');
  const code = async (to: string): Promise<string> => {
    const response = await fetch(`${server.url}sandbox/_/inbox/latest?to=${encodeURIComponent(to)}`);
    return ((await response.json()) as { code: string }).code;
  };
  const sendCode = async (page: Page, email: string) => {
    await page.locator('punchh-login input[autocomplete~="email"]').fill(email);
    for (const box of await page.locator('punchh-login input[type="checkbox"]').all()) await box.check();
    await primary(page).click();
    await waitForStep(page, 'code');
  };

  it('sets the sandbox and the element beside it, live', async () => {
    const { page, problems } = await openPanel();
    await choose(page, 'Codes by', 'SMS');
    await page.locator('punchh-login input[autocomplete~="tel-national"], punchh-login input[autocomplete~="tel"]').waitFor();
    await choose(page, 'Codes by', 'Email');
    await choose(page, 'Code length', '8 digits');
    await choose(page, 'Consents', 'One box');
    await page.locator('punchh-login input[autocomplete~="email"]').waitFor();
    await page.waitForFunction(() => document.querySelector('punchh-login')!.getAttribute('code-length') === '8');
    await sendCode(page, 'long@example.com');
    assert.match(await code('long@example.com'), /^\d{8}$/);
    await page.locator('punchh-login input[autocomplete~="one-time-code"]').fill(await code('long@example.com'));
    await waitForStep(page, 'signed-in');
    await page.getByRole('listitem').filter({ hasText: 'long@example.com' }).getByRole('combobox').waitFor();
    assert.deepEqual(problems, []);
    await choose(page, 'Code length', '6 digits');
    await choose(page, 'Codes by', 'Both');
    await page.waitForFunction(() => document.querySelector('punchh-login')!.getAttribute('channels') === 'email sms');
    await page.context().close();
  });

  it('adds a guest, deactivates one, and says what it cannot take', async () => {
    const { page } = await openPanel();
    await page.getByLabel('Address or number', { exact: true }).fill('nobody');
    await page.getByRole('button', { name: 'Add a guest' }).click();
    await page.getByText('email: must be an e-mail address').waitFor();
    await page.getByLabel('Address or number', { exact: true }).fill('zoe@example.com');
    await page.getByRole('button', { name: 'Add a guest' }).click();
    await page.getByLabel('State of zoe@example.com').selectOption('deactivated');
    await sendCode(page, 'zoe@example.com');
    await page.locator('punchh-login input[autocomplete~="one-time-code"]').fill(await code('zoe@example.com'));
    await page.locator('punchh-login [role="alert"]:not(:empty)').first().waitFor();
    assert.equal(await login(page).getAttribute('step') === 'signed-in', false);
    await page.getByRole('button', { name: 'Remove zoe@example.com' }).click();
    await page.getByLabel('State of zoe@example.com').waitFor({ state: 'detached' });
    await page.context().close();
  });
});
