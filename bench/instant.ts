/**
 * When a guest can type, on a slow phone and line: the rendered first step (`punchh-login/instant`) beside a static HTML form of
 * the same fields. Fails past 1.1 times the static form, or where anything jumps when the element takes over.
 *
 *   npm run build && npm run bench:instant
 */
import { pathToFileURL } from 'node:url';
import { chromium, type Browser } from 'playwright-core';
import { page as html, serveDist } from '../scripts/dist-server.ts';
import { CHROMIUM_ARGS, findBrowsers } from '../scripts/browsers.js';
import type * as Instant from '../src/instant/index.ts';

/** The published file, whose style sheets are minified. Not a literal: the compiler has no types for it. */
const BUILT: string = pathToFileURL('dist/instant.js').href;
const { renderInstant } = (await import(BUILT)) as typeof Instant;

const ROUNDS = 31;
const LIMIT = 1.1;

/** 1.6 Mbit/s and 150 ms there and back, a processor four times slower. */
const LINE = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const SLOWER = 4;

const staticForm = `<h2>Sign in or join</h2><p>We’ll send you a one-time code. No password to remember.</p>
<form method="post" action="/sandbox/form"><fieldset><legend>How should we send your code?</legend>
<label><input type="radio" name="channel" value="email" checked> Email</label> <label><input type="radio" name="channel" value="sms"> Text message</label></fieldset>
<p><label for="email">Email</label> <input id="email" name="email" autocomplete="email"></p>
<p><label><input type="checkbox" name="legal" required> I agree to the <a href="/terms">Terms of Service</a> and the <a href="/privacy">Privacy Policy</a></label></p>
<button>Email me a code</button></form>`;

const rendered = renderInstant({ server: '/sandbox', client: 'demo-client', termsUrl: '/terms', privacyUrl: '/privacy' });

interface Measured {
  /** ms from the navigation until the field can be focused and has been painted. */
  focusable: number;
  /** Cumulative layout shift until the element has taken over. */
  shift: number;
}

async function measure(browser: Browser, url: string, takenOver: boolean): Promise<Measured> {
  const context = await browser.newContext({ viewport: { width: 375, height: 667 } });
  try {
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    await client.send('Network.emulateNetworkConditions', LINE);
    await client.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.addInitScript(() => {
      const state = { focusable: 0, shift: 0 };
      Object.assign(self, { state });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) state.shift += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
      const look = () => {
        const root: ParentNode | undefined = document.querySelector('punchh-login')?.shadowRoot ?? document;
        const field = root.querySelector<HTMLElement>('#email');
        field?.focus();
        if (field?.matches(':focus')) state.focusable = performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(() => (self as unknown as { state: Measured }).state.focusable > 0);
    if (takenOver) await page.waitForFunction(() => !document.querySelector('punchh-login')!.shadowRoot!.querySelector('.instant'));
    return await page.evaluate(() => (self as unknown as { state: Measured }).state);
  } finally {
    await context.close();
  }
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

const server = await serveDist({ pages: { '/static': html(staticForm), '/instant': html(rendered) } });
const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: CHROMIUM_ARGS });
try {
  const [plain, instant]: [Measured[], Measured[]] = [[], []];
  // Turn by turn, so that what else the machine does meets both.
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(await measure(browser, `${server.origin}/static`, false));
    instant.push(await measure(browser, `${server.origin}/instant`, true));
  }
  const [before, after] = [plain, instant].map((rounds) => median(rounds.map(({ focusable }) => focusable))) as [number, number];
  const shift = Math.max(...instant.map((one) => one.shift));
  console.info(`static form     focusable after ${before.toFixed(0)} ms`);
  console.info(`rendered step   focusable after ${after.toFixed(0)} ms, ${(after / before).toFixed(2)} times; layout shift ${shift}`);
  if (after > LIMIT * before || shift > 0) {
    console.error(`more than ${LIMIT} times the static form, or a shift`);
    process.exitCode = 1;
  }
} finally {
  await browser.close();
  await server.close();
}
