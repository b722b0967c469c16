import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
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

  it('keeps a number, its caret and its channel where the library writes it anew', async () => {
    const { page, problems, release } = await open({ options: { channels: 'email sms' } });
    await page.getByRole('radio', { name: 'Text message' }).check();
    assert.equal(await page.locator('.instant #email').isVisible(), false);
    assert.ok(await page.getByRole('button', { name: 'Text me a code' }).isVisible());
    assert.match(await page.locator('.instant #sms-terms').innerText(), /Message and data rates may apply/);
    await page.locator('.instant #phone').click();
    await page.keyboard.type('2015550123');
    for (let presses = 0; presses < 5; presses += 1) await page.keyboard.press('ArrowLeft');
    const before = await page.locator('punchh-login').boundingBox();
    // The guest's choice has moved the parts below it, by a slide.
    await page.waitForFunction(() => document.querySelector('punchh-login')!.shadowRoot!.getAnimations().length === 0);
    await page.evaluate(() => (self as unknown as { shifts: string[] }).shifts.splice(0));
    release();
    await takenOver(page);
    const { value, selection, own } = await focused(page);
    assert.deepEqual([value, selection, own], ['(201) 555-0123', ['(201) 55'.length, '(201) 55'.length], true]);
    assert.deepEqual(await page.locator('punchh-login').boundingBox(), before);
    assert.deepEqual(await shiftsOf(page), []);
    assert.deepEqual(problems, []);
  });

  it('is printed by punchh-instant with what the policy needs, and signs in', async () => {
    const print = (...options: string[]) => spawnSync(process.execPath, ['dist/instant-bin.js', ...options], { encoding: 'utf8' });
    const { stdout, stderr, status } = print('--server', '/sandbox', '--client', 'demo-client', '--terms-url', '/terms', '--privacy-url', '/privacy', '--channels', 'email', '--lang', 'es');
    assert.equal(status, 0, stderr);
    const policy = /style-src [^\n]*/.exec(stderr)![0];
    const server = await serveDist({
      pages: { '/': html(stdout, MODULE) },
      headers: { 'Content-Security-Policy': `${STRICT_POLICY.replace("style-src 'self'", policy)}; form-action 'self'` },
    });
    servers.push(server);
    const { page, problems } = await openPage(browser, `${server.origin}/`);
    await takenOver(page);
    await page.locator('#email').fill(EMAIL);
    await page.locator('#consent-legal').check();
    await page.getByRole('button', { name: /código/ }).click();
    await waitForStep(page, 'code');
    await page.keyboard.type(server.sandbox.inbox.latest(EMAIL)!.code);
    await waitForStep(page, 'signed-in');
    assert.deepEqual(problems, []);
    const wrong = print('--server', '/sandbox', '--client', 'demo-client', '--mod', 'web');
    assert.equal(wrong.status, 1);
    assert.match(wrong.stderr, /--mod.*See punchh-instant --help/s);
    assert.equal(wrong.stdout, '');
    assert.match(print('--help').stdout, /^Usage: punchh-instant/);
  });

  for (const lang of ['de', 'ar']) {
    it(`is never in another language than it was: ${lang}`, async () => {
      const { page, release } = await open({ options: { lang } });
      const words = await page.locator('punchh-login h2').innerText();
      await page.locator('punchh-login').evaluate((login, expected) => {
        const wrong: string[] = [];
        Object.assign(self, { wrong });
        const look = () => {
          const shown = [...login.shadowRoot!.querySelectorAll('h2')].filter((heading) => heading.checkVisibility()).map((heading) => heading.textContent);
          if (shown.join() !== expected) wrong.push(shown.join());
          requestAnimationFrame(look);
        };
        look();
      }, words);
      release();
      await takenOver(page);
      assert.deepEqual(await page.evaluate(() => (self as unknown as { wrong: string[] }).wrong), []);
      assert.deepEqual(await shiftsOf(page), []);
    });
  }

  it('shows what the page has put into it all the time', async () => {
    const { page, release } = await open({ options: { content: '<h2 slot="heading">Welcome back</h2><img slot="logo" alt="Logo" width="80" height="20">' } });
    release();
    await takenOver(page);
    assert.ok(await page.getByRole('heading', { name: 'Welcome back' }).isVisible());
    assert.deepEqual(await shiftsOf(page), []);
  });

  it('stays usable while the later files do not come, and is taken over once they do', async () => {
    const { page, release } = await open({ hold: /\/chunks\// });
    await page.waitForFunction(() => !!customElements.get('punchh-login'));
    await page.locator('#email').fill(EMAIL);
    assert.equal(await page.locator('.instant').isVisible(), true);
    release();
    await takenOver(page);
    assert.equal(await page.getByLabel('Email').inputValue(), EMAIL);
  });

  it('shows a guest who is signed in the last step, without a placeholder between', async () => {
    const { server, page, release } = await open();
    release();
    await takenOver(page);
    await page.getByLabel('Email').fill(EMAIL);
    await page.getByLabel('I agree').check();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Email me a code' }).click();
    await waitForStep(page, 'code');
    await page.keyboard.type(server.sandbox.inbox.latest(EMAIL)!.code);
    await waitForStep(page, 'signed-in');
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(self, { seen });
      const look = () => {
        const root = document.querySelector('punchh-login')?.shadowRoot;
        for (const element of root?.querySelectorAll('.instant, .skeleton, [data-step]') ?? []) {
          if (element.checkVisibility()) seen.add(element.localName === 'div' ? element.className : element.localName);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    await page.reload();
    await takenOver(page);
    await page.locator('punchh-signed-in-step').waitFor();
    const seen = await page.evaluate(() => [...(self as unknown as { seen: Set<string> }).seen]);
    assert.ok(!seen.includes('skeleton') && !seen.includes('punchh-identifier-step'), seen.join());
  });
});
