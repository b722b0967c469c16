import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Message } from '../../src/sandbox/index.ts';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';
import { waitForStep } from '../../scripts/sign-in.ts';
import { launch, openPage } from './browser.ts';

describe('the demo', () => {
  let server: Awaited<ReturnType<typeof serveDemo>>;
  let browser: Browser;
  let url: string;

  before(async () => {
    server = await serveDemo();
    url = server.url;
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  /** The page after its visitor has chosen a way to sign in. */
  const choose = async (label: string, step: string) => {
    const { page, problems } = await openPage(browser, url);
    await page.getByRole('tab', { name: 'Conditions' }).click();
    await page.getByRole('radio', { name: label, exact: true }).click({ force: true });
    await waitForStep(page, step);
    return { page, problems };
  };
  const input = (page: Page, autocomplete: string) => page.locator(`punchh-login input[autocomplete~="${autocomplete}"]`);
  const submit = (page: Page) => page.locator('punchh-login [part~="primary-button"]').click();
  const callApi = async (page: Page) => {
    await page.getByRole('tab', { name: 'Session' }).click();
    await page.getByRole('button', { name: 'Call the API' }).click();
    await page.locator('.answer').getByText(': 200').waitFor();
  };

  it('signs in with a password, through a gateway on its own origin', async () => {
    const { page, problems } = await choose('Password', 'password');
    await input(page, 'username').fill('guest@example.com');
    await input(page, 'current-password').fill('Let!MeIn8410');
    await submit(page);
    await waitForStep(page, 'signed-in');
    await callApi(page);
    assert.deepEqual(problems, []);
    await page.context().close();
  });

  it('signs a customer of PAR Ordering up', async () => {
    const { page, problems } = await choose('PAR Ordering', 'identifier');
    await input(page, 'email').fill('new@example.com');
    await submit(page);
    await waitForStep(page, 'code');
    const messages = (await (await fetch(`${url}sandbox/_/inbox.json`)).json()) as Message[];
    await input(page, 'one-time-code').fill(messages.at(-1)!.code);
    await waitForStep(page, 'details');
    await input(page, 'given-name').fill('Alex');
    await input(page, 'family-name').fill('Guest');
    await page.locator('punchh-login select').last().selectOption('vegan');
    await page.locator('punchh-login #consent-terms').check();
    await submit(page);
    await waitForStep(page, 'signed-in');
    await callApi(page);
    assert.deepEqual(problems, []);
    await page.context().close();
  });
});
