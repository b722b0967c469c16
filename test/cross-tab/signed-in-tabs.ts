import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import type { Browser, BrowserContext, Page } from 'puppeteer';
import { openBrowser, openSite, openTab, type Site } from './support.ts';

export const until = (page: Page, state: string) =>
  page.waitForFunction((wanted) => window.tab.session.state === wanted, { polling: 20 }, state);

/** Around each test of a suite, in Chromium: a site, and so many tabs of a profile in which a guest is signed in. */
export const signedInTabs = (count: number): { site: Site; pages: Page[] } => {
  const current = {} as { site: Site; pages: Page[] };
  let browser: Browser | null = null;
  let context: BrowserContext;
  before(async () => {
    browser = await openBrowser('chromium');
    assert.ok(browser, 'chromium is missing');
  });
  after(() => browser?.close());
  beforeEach(async () => {
    current.site = await openSite();
    context = await browser!.createBrowserContext();
    current.pages = [];
    while (current.pages.length < count) current.pages.push(await openTab(context, current.site));
    const tokens = await current.site.signIn();
    await current.pages[0]!.evaluate((set) => window.tab.setTokens(set), tokens);
    for (const page of current.pages) await until(page, 'signed-in');
  });
  afterEach(async () => {
    await context.close();
    await current.site.close();
  });
  return current;
};
