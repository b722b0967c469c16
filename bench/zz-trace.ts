import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findBrowsers } from '../scripts/browsers.js';
import { page as html, serveDist } from '../scripts/dist-server.ts';
import { bundle } from '../scripts/weigh.ts';
const script = (path: string) => `<script type="module" src="${path}"></script>`;
const server = await serveDist({ pages: { '/blank': html('', ''), '/bare-lit': html('<bare-lit></bare-lit>', script('/bare-lit.js')),
  '/punchh-login': html('<punchh-login server="/sandbox" client="demo-client"></punchh-login>') }, files: { '/bare-lit.js': await bundle('bench/bare-lit.ts') } });
const probe = readFileSync('bench/startup-probe.js', 'utf8');
const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: [...CHROMIUM_ARGS] });
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
for (const path of ['/bare-lit', '/punchh-login', '/bare-lit', '/punchh-login']) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.addInitScript({ content: `if (location.pathname !== '/blank') {${probe}}` });
  await page.goto(`${server.origin}/blank`);
  const d = await context.newCDPSession(page);
  await d.send('Network.enable'); await d.send('Network.setCacheDisabled', { cacheDisabled: true });
  await d.send('Network.emulateNetworkConditions', LINE); await d.send('Emulation.setCPUThrottlingRate', { rate: Number(process.env.CPU ?? 1) });
  const b = await browser.newBrowserCDPSession();
  const events: any[] = [];
  b.on('Tracing.dataCollected', ({ value }: any) => events.push(...value));
  await b.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline', 'v8', 'disabled-by-default-v8.compile', 'toplevel', 'blink', 'blink.user_timing','loading'] }, transferMode: 'ReportEvents' } as any);
  await page.goto(server.origin + path, { waitUntil: 'load' });
  await page.waitForFunction('benchProbe.ready !== null');
  await page.evaluate(() => new Promise((r) => requestIdleCallback(r, { timeout: 2000 })));
  const ready = await page.evaluate('benchProbe.ready');
  const longTasks = await page.evaluate('benchProbe.longTasks');
  const done = new Promise((r) => b.once('Tracing.tracingComplete', r));
  await b.send('Tracing.end'); await done;
  writeFileSync(`/tmp/prof/${path.slice(1)}.json`, JSON.stringify(events));
  const nav = events.find((e) => e.name === 'navigationStart' && String(e.args?.data?.documentLoaderURL).includes(path));
  const pid = nav.pid, tid = nav.tid, t0 = nav.ts;
  console.log('\n==', path, 'ready', ready, JSON.stringify(longTasks));
  const main = events.filter((e) => e.pid === pid && e.tid === tid && e.ph === 'X' && e.ts >= t0);
  for (const task of main.filter((e) => (e.name === 'ThreadControllerImpl::RunTask' || e.name === 'RunTask') && (e.tdur ?? 0) > 2000)) {
    console.log(`task @${((task.ts - t0) / 1000).toFixed(0)} cpu ${(task.tdur / 1000).toFixed(1)} wall ${(task.dur / 1000).toFixed(1)} ms`);
    const inside = main.filter((e) => e !== task && e.ts >= task.ts && e.ts + e.dur <= task.ts + task.dur && (e.tdur ?? 0) > 600 && !/RunTask/.test(e.name));
    for (const e of inside.sort((a, b) => a.ts - b.ts)) console.log(`    @${((e.ts - t0) / 1000).toFixed(1)} ${e.name} ${((e.tdur ?? 0) / 1000).toFixed(1)} ${e.args?.data?.url?.split('/').pop() ?? e.args?.data?.functionName ?? ''}`);
  }
  await context.close();
}
await browser.close(); await server.close();
