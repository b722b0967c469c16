/**
 * How long until a guest can type, on a slow phone and line (CPU ÷ 4, 1.6 Mbit/s, 150 ms): by the script tag and in an
 * app that Vite built, beside a bare Lit element with one field. All are served alike and measured in turn in one run.
 *
 *   npm run build && npm run bench
 *   RUNS=31 npm run bench
 *
 * Fails where a median is over its ratio to bare Lit's, where a task at start takes over 50 ms, or where a digit typed
 * into the code field costs 2 ms of script or more (CPU not throttled).
 */
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type CDPSession } from 'playwright-core';
import { buildApp } from '../scripts/apps.ts';
import { CHROMIUM_ARGS, findBrowsers } from '../scripts/browsers.js';
import { page as html, serveDist } from '../scripts/dist-server.ts';
import { askForCode, waitForStep } from '../scripts/sign-in.ts';
import { bundle } from '../scripts/weigh.ts';

const RUNS = Number(process.env.RUNS ?? 15);
/** Start-up, as a multiple of the bare Lit element's. */
const MAX_RATIO: Record<string, number> = { '/script-tag': 1.2, '/vite': 1.3 };
const MAX_TASK = 50;
const MAX_DIGIT = 2;
const CPU = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };

const script = (path: string) => `<script type="module" src="${path}"></script>`;
const element = '<punchh-login server="/sandbox" client="demo-client"></punchh-login>';
const app = await buildApp('vite');
const server = await serveDist({
  pages: {
    '/blank': html('', ''),
    '/bare-lit': html('<bare-lit></bare-lit>', script('/bare-lit.js')),
    '/script-tag': html(element),
    '/vite': html(element, script(`/app/${app.entry}`)),
  },
  files: {
    '/bare-lit.js': await bundle('bench/bare-lit.ts'),
    ...Object.fromEntries([...app.files].map(([path, text]) => [`/app/${path}`, text])),
  },
});
const probe = readFileSync('bench/startup-probe.js', 'utf8');
const browser = await chromium.launch({
  executablePath: findBrowsers(['chromium']).chromium,
  args: [...CHROMIUM_ARGS, '--disable-background-timer-throttling', '--disable-renderer-backgrounding'],
});

interface Start {
  ready: number;
  longest: number;
}

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2;
};

/** One navigation in a context of its own; the renderer and the connection are warm, the cache is empty. */
async function start(path: string): Promise<Start> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    await page.addInitScript({ content: `if (location.pathname !== '/blank') {${probe}}` });
    await page.goto(`${server.origin}/blank`);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
    await devtools.send('Network.emulateNetworkConditions', LINE);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU });
    await page.goto(server.origin + path, { waitUntil: 'load' });
    await page.waitForFunction('benchProbe.ready !== null');
    // Work that is put off until the page is idle belongs to the start as well.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 })));
    return await page.evaluate(() => {
      const { ready, longTasks } = (globalThis as unknown as {
        benchProbe: { ready: number; longTasks: { duration: number }[] };
      }).benchProbe;
      return { ready, longest: Math.max(0, ...longTasks.map(({ duration }) => duration)) };
    });
  } finally {
    await context.close();
  }
}

const scriptTime = async (devtools: CDPSession): Promise<number> => {
  const { metrics } = await devtools.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0) * 1000;
};

/** ms of script for each digit of a code but the last, which submits. */
async function digits(launched: Browser): Promise<number[]> {
  const context = await launched.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${server.origin}/script-tag`);
  await askForCode(page, 'bench@example.com');
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const input = page.locator('punchh-login input[autocomplete="one-time-code"]');
  const costs: number[] = [];
  const { code } = server.sandbox.inbox.latest('bench@example.com')!;
  for (let round = 0; round < 5; round += 1) {
    await input.fill('');
    await input.focus();
    for (const digit of code.slice(0, -1)) {
      const before = await scriptTime(devtools);
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key: digit, text: digit });
      await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: digit });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
      costs.push((await scriptTime(devtools)) - before);
    }
  }
  if ((await input.inputValue()) !== code.slice(0, -1)) throw new Error('the digits did not arrive in the field');
  await input.press(code.at(-1)!);
  await waitForStep(page, 'signed-in');
  await context.close();
  return costs;
}

const paths = ['/bare-lit', ...Object.keys(MAX_RATIO)];
const starts: Record<string, Start[]> = Object.fromEntries(paths.map((path) => [path, []]));
try {
  for (let run = 0; run <= RUNS; run += 1) {
    for (const path of paths) {
      const sample = await start(path);
      // The first round warms up.
      if (run > 0) starts[path]!.push(sample);
    }
  }
  const costs = await digits(browser);
  const ready = (path: string) => starts[path]!.map((sample) => sample.ready);
  const longest = (path: string) => starts[path]!.map((sample) => sample.longest);
  console.info(`Chromium ${browser.version()}, medians of ${RUNS}, CPU ÷ ${CPU}, 1.6 Mbit/s, 150 ms`);
  console.info('page            field usable, ms (least–most)   longest task, ms (most)');
  for (const path of paths) {
    const times = ready(path);
    console.info(
      `${path.slice(1).padEnd(14)}  ${median(times).toFixed(0).padStart(6)} ` +
      `(${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)})`.padEnd(24) +
      `  ${median(longest(path)).toFixed(0).padStart(6)} (${Math.max(...longest(path)).toFixed(0)})`,
    );
  }
  let failed = false;
  for (const [path, limit] of Object.entries(MAX_RATIO)) {
    const ratio = median(ready(path)) / median(ready('/bare-lit'));
    console.info(`${path.slice(1)}: ${ratio.toFixed(2)} × bare Lit of at most ${limit}`);
    failed ||= ratio > limit || median(longest(path)) > MAX_TASK;
  }
  const digit = median(costs);
  console.info(`a digit typed: ${digit.toFixed(2)} ms of script (most ${Math.max(...costs).toFixed(2)}) of ${MAX_DIGIT}`);
  if (failed || digit >= MAX_DIGIT) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
