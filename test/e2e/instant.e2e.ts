import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { page as html, serveDist, type DistServer } from '../../scripts/dist-server.ts';
import { waitForStep } from '../../scripts/sign-in.ts';
import { renderInstant, styleHashes, type InstantOptions } from '../../src/instant/index.ts';
import { launch, openPage, STRICT_POLICY } from './browser.ts';

const EMAIL = 'guest@example.com';
const OPTIONS: InstantOptions = { server: '/sandbox', client: 'demo-client', termsUrl: '/terms', privacyUrl: '/privacy', channels: 'email' };
const MODULE = '<script type="module" src="/dist/punchh-login.js"></script>';

/** Records what a guest would see jump (Layout Instability API), from the first line of the page on. */
const recordShifts = (page: Page) => page.addInitScript(() => {
  const shifts: string[] = [];
  Object.assign(self, { shifts });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node: Node | null }[] })[]) {
      shifts.push(`${entry.value} ${entry.sources.map(({ node }) => node?.nodeName).join()}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
});
const shiftsOf = (page: Page) => page.evaluate(() => (self as unknown as { shifts: string[] }).shifts);

/** Where the guest is: the value and the selection of the focused control, and whether it is the element's own. */
const focused = (page: Page) => page.evaluate(() => {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  const { id, value, selectionStart, selectionEnd } = active as HTMLInputElement;
  return { id, value, selection: [selectionStart, selectionEnd], own: !active?.closest('.instant') };
});

describe('the first step that a server has rendered', () => {
  let browser: Browser;
  const servers: DistServer[] = [];

  before(async () => {
    browser = await launch();
  });
  afterEach(() => Promise.all(browser.contexts().map((context) => context.close())));
  after(async () => {
    await browser.close();
    await Promise.all(servers.map((server) => server.close()));
  });

  /** Opens a page whose script comes when it is released. */
  const open = async ({ options = {}, before: above = '', after: below = '<p>Below</p>', strict = true, hold = /\/dist\// }: {
    options?: InstantOptions; before?: string; after?: string; strict?: boolean; hold?: RegExp;
  } = {}) => {
    const rendered = renderInstant({ ...OPTIONS, ...options });
    const policy = STRICT_POLICY.replace("style-src 'self'", `style-src 'self' ${styleHashes(rendered).join(' ')}`);
    const server = await serveDist({
      pages: { '/': html(`${above}${rendered}${below}`, MODULE) },
      headers: strict ? { 'Content-Security-Policy': `${policy}; form-action 'self'` } : {},
    });
    servers.push(server);
    const { page, problems } = await openPage(browser, 'about:blank');
    await recordShifts(page);
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(hold, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(`${server.origin}/`, { waitUntil: 'commit' });
    await page.locator('.instant [part~="primary-button"]').waitFor();
    return { server, page, problems, release };
  };
  const takenOver = (page: Page) => page.waitForFunction(() => !document.querySelector('punchh-login')!.shadowRoot!.querySelector('.instant'));

  it('is typed in before a script has run, and taken over with value, caret, tick and focus', async () => {
    const { page, problems, release, server } = await open();
    await page.getByLabel('I agree').check();
    await page.locator('#email').click();
    await page.keyboard.type('gust@example.com');
    for (let presses = 0; presses < 14; presses += 1) await page.keyboard.press('ArrowLeft');
    const before = await page.locator('punchh-login').boundingBox();
    const button = await page.getByRole('button', { name: 'Email me a code' }).boundingBox();
    release();
    await takenOver(page);
    assert.deepEqual(await focused(page), { id: 'email', value: 'gust@example.com', selection: [2, 2], own: true });
    await page.keyboard.type('e');
    assert.deepEqual(await page.locator('punchh-login').boundingBox(), before);
    assert.deepEqual(await page.getByRole('button', { name: 'Email me a code' }).boundingBox(), button);
    assert.equal(await page.getByLabel('I agree').isChecked(), true);
    assert.equal((await focused(page)).value, EMAIL);
    assert.deepEqual(await shiftsOf(page), []);
    await page.keyboard.press('Enter');
    await waitForStep(page, 'code');
    await page.keyboard.type(server.sandbox.inbox.latest(EMAIL)!.code);
    await waitForStep(page, 'signed-in');
    assert.deepEqual(problems, []);
  });
});
