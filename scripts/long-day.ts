/**
 * The long day of a kiosk and of a till: guests in a row in one page, with the network cut at random, then what is left.
 *
 *   npm run test:long-day                        2,000 guests of a kiosk, 500 of a till
 *   npm run test:long-day -- --kiosk 50 --pos 0  the short version
 *   npm run test:long-day -- --seed 7
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import type * as Guests from '../test/long-day/guests.ts';
import { CHROMIUM_ARGS, findBrowsers } from './browsers.js';
import { serveDemo } from './pictures/demo-server.ts';

/** After so many guests everything is loaded, and the heap is weighed for the first time. */
const WARM = 20;
const HEAP_LIMIT = 1.1;
const HANDOVER_LIMIT = 300;

const { values } = parseArgs({
  options: { kiosk: { type: 'string', default: '2000' }, pos: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});

interface Weight {
  JSHeapUsedSize: number;
  JSEventListeners: number;
  Nodes: number;
}

/** What the page holds once nothing unused is left. */
const weigh = async (page: Page): Promise<Weight> => {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  await client.detach();
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value])) as unknown as Weight;
};

const faults: string[] = [];
const server = await serveDemo();
const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: CHROMIUM_ARGS });
try {
  for (const [mode, guests] of [['kiosk', Number(values.kiosk)], ['pos', Number(values.pos)]] as const) {
    if (guests <= WARM) continue;
    const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1080, height: 1920 } });
    page.on('pageerror', (error) => faults.push(`${mode}: ${error.message}`));
    await page.goto(`${server.url}legal.html`);
    const guestsUrl = `/@fs${process.cwd()}/test/long-day/guests.ts`;
    const serve = (count: number): Promise<Guests.Shift> =>
      page.evaluate(async ([url, n]) => ((await import(url)) as typeof Guests).serve(n), [guestsUrl, count] as const);
    await page.evaluate(async ([url, kind, seed]) => ((await import(url)) as typeof Guests).begin(kind, seed),
      [guestsUrl, mode, Number(values.seed)] as const);
    await serve(WARM);
    const before = await weigh(page);
    const shift = await serve(guests - WARM);
    const after = await weigh(page);
    await page.close();
    const slowest = shift.handOvers.at(-1)!;
    const growth = after.JSHeapUsedSize / before.JSHeapUsedSize;
    console.info(`${mode}: ${guests} guests, seed ${values.seed}: ${JSON.stringify(shift.endings)}`);
    console.info(`  heap ${(before.JSHeapUsedSize / 1e6).toFixed(2)} MB after ${WARM}, × ${growth.toFixed(3)} at the end (limit ${HEAP_LIMIT})`);
    console.info(`  listeners ${before.JSEventListeners} → ${after.JSEventListeners}, nodes ${before.Nodes} → ${after.Nodes}`);
    console.info(`  hand-over: median ${shift.handOvers[shift.handOvers.length >> 1]!.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms (limit ${HANDOVER_LIMIT})`);
    if (growth > HEAP_LIMIT) faults.push(`${mode}: the heap has grown × ${growth.toFixed(3)}`);
    if (after.JSEventListeners > before.JSEventListeners * HEAP_LIMIT) faults.push(`${mode}: listeners are left`);
    if (slowest > HANDOVER_LIMIT) faults.push(`${mode}: a hand-over took ${slowest.toFixed(0)} ms`);
  }
} catch (error) {
  faults.push(String(error));
} finally {
  await browser.close();
  await server.close();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exit(faults.length ? 1 : 0);
