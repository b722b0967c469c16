import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findBrowsers } from '../../scripts/browsers.js';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { askForCode, waitForStep } from '../../scripts/sign-in.ts';

const element = '<punchh-login server="/sandbox" client="demo-client"></punchh-login>';

describe('away while fetching the code', () => {
  let server: DistServer;
  let profile: string;
  let browser: BrowserContext;
  const openBrowser = async () => {
    browser = await chromium.launchPersistentContext(profile, {
      executablePath: findBrowsers(['chromium']).chromium,
      args: CHROMIUM_ARGS,
    });
  };
  const openPage = async (): Promise<Page> => {
    const page = await browser.newPage();
    page.setDefaultTimeout(15_000);
    await page.goto(`${server.origin}/`);
    return page;
  };
  const code = (page: Page) => page.locator('punchh-login input[autocomplete="one-time-code"]');

  const startOver = async (page: Page) => {
    await page.locator('punchh-login').evaluate(async (element) => {
      const login = element as HTMLElement & { signOut(): Promise<void>; reset(): void };
      await login.signOut();
      login.reset();
    });
    await waitForStep(page, 'identifier');
  };

  before(async () => {
    server = await serveDist({ pages: { '/': html(element) } });
    profile = mkdtempSync(join(tmpdir(), 'profile-'));
    await openBrowser();
  });
  after(async () => {
    await browser.close();
    await server.close();
    rmSync(profile, { recursive: true, force: true });
  });

  it('the page closed and opened in a new tab: back at the code, and then signed in for good', async () => {
    const first = await openPage();
    await askForCode(first, 'away@example.com');
    await first.close();
    const second = await openPage();
    await waitForStep(second, 'code');
    assert.equal(await second.getByText('away@example.com').count(), 0);
    await code(second).fill(server.sandbox.inbox.latest()!.code);
    await waitForStep(second, 'signed-in');
    assert.equal(server.sandbox.inbox.messages.length, 1);
    await second.close();
    const third = await openPage();
    await waitForStep(third, 'signed-in');
    await startOver(third);
    await third.close();
  });

  it('the whole browser closed and opened again', async () => {
    const page = await openPage();
    await askForCode(page, 'farther@example.com');
    await browser.close();
    await openBrowser();
    const again = await openPage();
    await waitForStep(again, 'code');
    await code(again).fill(server.sandbox.inbox.latest('farther@example.com')!.code);
    await waitForStep(again, 'signed-in');
    await again.close();
  });

  it('a second tab joins the attempt, and its sign-in is everybody\'s', async () => {
    const first = await openPage();
    await startOver(first);
    const second = await openPage();
    await waitForStep(second, 'identifier');
    await askForCode(first, 'both@example.com');
    await waitForStep(second, 'code');
    await code(second).fill(server.sandbox.inbox.latest('both@example.com')!.code);
    await Promise.all([first, second].map((page) => waitForStep(page, 'signed-in')));
    for (const page of [first, second]) await page.close();
  });
});
