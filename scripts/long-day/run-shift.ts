import process from 'node:process';
import { chromium, type Browser, type Page } from 'playwright-core';
import type * as Guests from '../../test/long-day/guests.ts';
import { CHROMIUM_ARGS, findBrowsers } from '../browsers.js';

/** After so many guests everything is loaded, and the page is weighed for the first time. */
export const WARM = 20;
/** Times the heap may have grown since then. */
export const HEAP_LIMIT = 1.1;
/** ms that 99 of 100 hand-overs may take: interpreted, and on whatever else the machine has to do. */
export const HANDOVER_LIMIT = 300;

/** Counts of what a page holds after garbage collection. */
export interface Weight {
  /** Bytes of objects of JavaScript. */
  heap: number;
  listeners: number;
  nodes: number;
}

export interface Shift extends Guests.Shift {
  before: Weight;
  after: Weight;
  /** The errors of the page. */
  faults: string[];
}

/**
 * Starts Chromium without its compilers: the machine code that they make of what runs often lies in the same heap, grows
 * for an hour, and says nothing of what the page keeps. Interpreted, the page does the same.
 */
export const launchInterpreter = (): Promise<Browser> =>
  chromium.launch({
    executablePath: findBrowsers(['chromium']).chromium,
    args: [...CHROMIUM_ARGS, '--js-flags=--no-opt --no-maglev --no-sparkplug'],
  });

const weigh = async (page: Page): Promise<Weight> => {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  // Three rounds: a finalizer releases objects that only the next round collects.
  for (let round = 0; round < 3; round += 1) await client.send('HeapProfiler.collectGarbage');
  const { metrics } = await client.send('Performance.getMetrics');
  await client.detach();
  const valueOf = (name: string): number => metrics.find((metric) => metric.name === name)!.value;
  return { heap: valueOf('JSHeapUsedSize'), listeners: valueOf('JSEventListeners'), nodes: valueOf('Nodes') };
};

/**
 * Lets guests follow one another at a device, in one page.
 *
 * @param demoUrl where `serveDemo` serves
 * @param guests in all, the first `WARM` of them before the page is weighed
 * @throws where a guest is stuck, or something of one is left
 */
export async function runShift(browser: Browser, demoUrl: string, mode: 'kiosk' | 'pos', guests: number, seed: number): Promise<Shift> {
  const page = await browser.newPage({ reducedMotion: 'reduce', viewport: { width: 1080, height: 1920 } });
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`${demoUrl}legal.html`);
  const module = `/@fs${process.cwd()}/test/long-day/guests.ts`;
  const serve = (count: number): Promise<Guests.Shift> =>
    page.evaluate(async ([url, n]) => ((await import(url)) as typeof Guests).serve(n), [module, count] as const);
  await page.evaluate(async ([url, kind, from]) => ((await import(url)) as typeof Guests).begin(kind, from), [module, mode, seed] as const);
  await serve(WARM);
  const before = await weigh(page);
  const shift = await serve(guests - WARM);
  const after = await weigh(page);
  await page.close();
  return { ...shift, before, after, faults };
}

/** How long 99 of 100 hand-overs took at most, in ms. */
export const handOverOf = ({ handOvers }: Shift): number => handOvers[Math.ceil(handOvers.length * 0.99) - 1]!;

/** Returns the faults of a shift, in words. */
export const faultsOf = (shift: Shift): string[] => {
  const { before, after, faults } = shift;
  const growth = after.heap / before.heap;
  const handOver = handOverOf(shift);
  return [
    ...faults,
    ...(growth > HEAP_LIMIT ? [`the heap has grown × ${growth.toFixed(3)}`] : []),
    ...(after.listeners > before.listeners ? [`${after.listeners - before.listeners} listeners are left`] : []),
    ...(after.nodes > before.nodes * HEAP_LIMIT ? [`${after.nodes - before.nodes} nodes are left`] : []),
    ...(handOver > HANDOVER_LIMIT ? [`of 100 hand-overs more than one took ${handOver.toFixed(0)} ms`] : []),
  ];
};
