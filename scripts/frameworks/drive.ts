/** Drives a page of demo/frameworks as a guest would, and checks the page after each step. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { Sandbox } from '../../src/sandbox/index.ts';
import { signInByEmail, waitForStep } from '../sign-in.ts';

const HEADING = 'Order ahead';
/** Times that the element is taken off the page and put back. */
const CYCLES = 10;

/** Opens a page in a profile of its own, and gathers what the browser complains about. */
async function open(browser: Browser, url: string): Promise<{ page: Page; complaints: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    // Warnings of frameworks about markup that differs are warnings, or errors.
    if (message.type() === 'error' || /hydrat/i.test(message.text())) complaints.push(message.text());
  });
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(url);
  await page.locator('punchh-login input[autocomplete~="email"]').waitFor();
  return { page, complaints, close: () => context.close() };
}

/** The reasons of all `punchh-token` that the page's handler got. */
const expectTokens = (page: Page, reasons: string): Promise<unknown> =>
  page.waitForFunction((wanted) => document.querySelector('output')?.textContent.trim() === wanted, reasons)
    .catch(async () => assert.equal(await page.locator('output').textContent(), reasons, 'events that the page heard'));

/** Signs in. The page has its event once, and the element the page's objects and functions. */
async function signIn(page: Page, sandbox: Sandbox, email: string): Promise<void> {
  const brand = await page.evaluate(() => (document.querySelector('punchh-login') as { brand?: { name?: string } } | null)?.brand?.name);
  assert.equal(brand, 'Pennyfig Kitchen', 'the brand of the element');
  await signInByEmail(page, sandbox, email);
  await expectTokens(page, 'issued');
  assert.ok(await page.evaluate(() => performance.getEntriesByName('sign-in').length), 'the fetcher of the page was called');
}

interface Holdings {
  elements: number;
  channels: number;
  listeners: number;
}

const objectGroup = 'weighed';

/** Counts the elements, channels and listeners that the page holds after a garbage collection. */
async function weigh(page: Page): Promise<Holdings> {
  const client = await page.context().newCDPSession(page);
  await client.send('HeapProfiler.collectGarbage');
  const count = async (prototype: string): Promise<number> => {
    const { result } = await client.send('Runtime.evaluate', { expression: prototype, objectGroup });
    const { objects } = await client.send('Runtime.queryObjects', { prototypeObjectId: result.objectId!, objectGroup });
    const { result: length } = await client.send('Runtime.callFunctionOn', {
      objectId: objects.objectId!, functionDeclaration: 'function () { return this.length; }', returnByValue: true,
    });
    // An object that this query returns is not collected while the query holds it.
    await client.send('Runtime.releaseObjectGroup', { objectGroup });
    return length.value as number;
  };
  await client.send('Performance.enable');
  const elements = await count('customElements.get("punchh-login").prototype');
  const channels = await count('BroadcastChannel.prototype');
  const { metrics } = await client.send('Performance.getMetrics');
  await client.detach();
  return { elements, channels, listeners: metrics.find(({ name }) => name === 'JSEventListeners')!.value };
}

/** Returns the counts of what a page holds, once they are within a limit or after some seconds: timers of the browser end late. */
async function weighSettled(page: Page, isSettled: (held: Holdings) => boolean): Promise<Holdings> {
  for (let held = await weigh(page), tries = 0; ; held = await weigh(page), tries += 1) if (isSettled(held) || tries === 100) return held;
}

/** Takes the element off the page, and puts it back. */
async function remount(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Account', exact: true });
  await button.click();
  await page.locator('punchh-login').waitFor({ state: 'detached' });
  await button.click();
  await waitForStep(page, 'signed-in');
}

/**
 * Drives the built page: signs in, reloads, and remounts the element.
 *
 * @throws {Error} where the page complains, an event is missing or comes twice, the session is lost, or something is left
 */
export async function driveBuilt(browser: Browser, url: string, sandbox: Sandbox, email: string): Promise<void> {
  const { page, complaints, close } = await open(browser, url);
  try {
    await signIn(page, sandbox, email);
    await page.reload();
    await expectTokens(page, 'restored');
    // The first time loads what the next ones use.
    await remount(page);
    await expectTokens(page, 'restored restored');
    const before = await weigh(page);
    // V8 keeps the element that made the first object of a shape with a getter, for as long as there is another one.
    assert.ok(before.elements <= 2, `${before.elements} elements are left after the first mount`);
    for (let cycle = 0; cycle < CYCLES; cycle += 1) await remount(page);
    await expectTokens(page, Array.from({ length: 2 + CYCLES }, () => 'restored').join(' '));
    const isNoMore = (held: Holdings): boolean =>
      held.elements <= before.elements && held.channels <= before.channels && held.listeners <= before.listeners;
    const after = await weighSettled(page, isNoMore);
    if (!isNoMore(after)) assert.deepEqual(after, before, `what is left after ${CYCLES} further mounts`);
    assert.deepEqual(complaints, []);
  } finally {
    await close();
  }
}

/** Edits the heading in the source until the page shows it: Next.js loses an edit that it reads during its first build. */
async function edit(page: Page, source: string): Promise<void> {
  const text = readFileSync(source, 'utf8');
  let edits = 0;
  const save = (): void => writeFileSync(source, text.replace(HEADING, `${HEADING}, edit ${(edits += 1)}`));
  const arrives = page.getByRole('heading', { name: `${HEADING}, edit` }).waitFor();
  const saving = setInterval(save, 5000);
  save();
  await arrives.finally(() => clearInterval(saving));
}

/** The element after an edit of the page's source: kept, replaced by a new one, or gone with a reload of the page. */
export type AfterEdit = 'kept' | 'new' | 'reload';

/**
 * Drives the page of a development server, where frameworks are strict and warn: edits its source in the middle of a
 * sign-in, then signs in.
 */
export async function driveDevelopment(
  browser: Browser, url: string, sandbox: Sandbox, email: string, source: string,
): Promise<AfterEdit> {
  const { page, complaints, close } = await open(browser, url);
  try {
    await page.locator('punchh-login input[autocomplete~="email"]').fill('half@typed');
    await page.evaluate(() => Object.assign(document.querySelector('punchh-login')!, { isFirst: true }));
    await page.evaluate(() => Object.assign(window, { isSamePage: true }));
    await edit(page, source);
    await page.locator('punchh-login input[autocomplete~="email"]').waitFor();
    const [isSamePage, isFirst] = await page.evaluate(() =>
      ['isSamePage' in window, 'isFirst' in document.querySelector('punchh-login')!] as const);
    await signIn(page, sandbox, email);
    assert.deepEqual(complaints, []);
    return !isSamePage ? 'reload' : isFirst ? 'kept' : 'new';
  } finally {
    await close();
  }
}
