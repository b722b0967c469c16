/**
 * Measures the change from one step of a sign-in by email to the next, on a slow phone (CPU ÷ 4): long tasks, in time of
 * the main thread, so that other load of the machine does not count; how far the page below the element moves from one
 * frame to the next; layout shifts inside the element.
 *
 *   npm run build && npm run bench:steps
 *
 * Fails where a change of step has more than one task over 50 ms, or where something inside the element shifts.
 */
import { chromium, type Page } from 'playwright-core';
import { CHROMIUM_ARGS, findBrowsers } from '../scripts/browsers.js';
import { page as html, serveDist } from '../scripts/dist-server.ts';
import { waitForStep } from '../scripts/sign-in.ts';

const CPU = 4;
const LONG_TASK = 50;
/** How long, in ms, a change is watched: a right code is shown for 320 ms, the next step comes in 200. */
const WATCHED = 1500;

interface Change {
  longTasks: number[];
  /** The greatest move, in px, of what stands below, and how far it moved in all. */
  greatestMove: number;
  moved: number;
  shift: number;
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Start and duration, in µs. */
  ts: number;
  dur?: number;
  /** Thread time in µs. */
  tdur?: number;
  args?: { name?: string };
}

/** The times, in ms, of the long tasks of the page's main thread, from the one in which the step changes. */
const longTasksIn = (trace: Buffer): number[] => {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mainThreads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const isMain = ({ pid, tid }: TraceEvent) => mainThreads.some((thread) => thread.pid === pid && thread.tid === tid);
  const { ts: change } = traceEvents.find(({ name }) => name === 'step changes')!;
  return traceEvents
    .filter((event) => event.ph === 'X' && event.name.endsWith('RunTask') && isMain(event) && event.ts + (event.dur ?? 0) >= change)
    .map(({ tdur = 0 }) => Math.round(tdur / 1000))
    .filter((time) => time > LONG_TASK);
};

/** Watches the page while `act` leads to another step. */
async function watch(page: Page, step: string, act: () => Promise<unknown>): Promise<Change> {
  await page.evaluate(() => {
    const below = document.querySelector('#below')!;
    const card = document.querySelector('punchh-login')!.shadowRoot!.querySelector('[part~="card"]')!;
    const seen = { tops: [] as number[], shift: 0, ends: false };
    Object.assign(globalThis, { seen });
    addEventListener('punchh-step', () => performance.mark('step changes'), { once: true });
    const look = () => {
      seen.tops.push(below.getBoundingClientRect().top);
      if (!seen.ends) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as unknown as { value: number; sources: { node: Node | null }[] }[]) {
        const isInside = (node: Node | null) => !!node && (card.contains(node) || card.contains((node.getRootNode() as ShadowRoot).host));
        if (entry.sources.some(({ node }) => isInside(node))) seen.shift += entry.value;
      }
    }).observe({ type: 'layout-shift' });
  });
  await browser.startTracing(page, { categories: ['toplevel', '__metadata', 'blink.user_timing'] });
  await act();
  await waitForStep(page, step);
  await page.waitForTimeout(WATCHED);
  const longTasks = longTasksIn(await browser.stopTracing());
  const seen = await page.evaluate(() => {
    const { seen } = globalThis as unknown as { seen: { tops: number[]; shift: number; ends: boolean } };
    seen.ends = true;
    const moves = seen.tops.slice(1).map((top, index) => Math.abs(top - seen.tops[index]!));
    return { greatestMove: Math.max(...moves), moved: Math.abs(seen.tops.at(-1)! - seen.tops[0]!), shift: seen.shift };
  });
  return { longTasks, ...seen };
}

const server = await serveDist({
  pages: { '/': html('<punchh-login server="/sandbox" client="demo-client" terms-url="/t" privacy-url="/p"></punchh-login><p id="below">Menu</p>') },
});
const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: CHROMIUM_ARGS });
const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
const devtools = await page.context().newCDPSession(page);
await page.goto(`${server.origin}/`);
await page.locator('punchh-login input[autocomplete~="email"]').fill('guest@example.com');
await page.locator('punchh-login input[type="checkbox"]').check();
await page.waitForFunction(() => customElements.get('punchh-code-step'));
await devtools.send('Emulation.setCPUThrottlingRate', { rate: CPU });

const changes: Record<string, Change> = {
  'to the code': await watch(page, 'code', () => page.locator('punchh-login [part~="primary-button"]').click()),
  'signed in': await watch(page, 'signed-in', async () => {
    await page.locator('punchh-login input[autocomplete="one-time-code"]').focus();
    await page.keyboard.insertText(server.sandbox.inbox.latest()!.code);
  }),
  'signed out': await watch(page, 'identifier', () => page.locator('punchh-signed-in-step [part~="link-button"]').click()),
};
await browser.close();
await server.close();

let failed = false;
for (const [name, { longTasks, greatestMove, moved, shift }] of Object.entries(changes)) {
  const isFine = longTasks.length <= 1 && shift < 0.001;
  failed ||= !isFine;
  console.log(
    `${isFine ? '✓' : '✗'} ${name.padEnd(12)} long tasks ${longTasks.map((time) => `${time} ms`).join(', ') || 'none'}; below: ${Math.round(moved)} px in all, `
    + `${Math.round(greatestMove)} px at most in a frame; layout shift inside ${shift.toFixed(4)}`);
}
if (failed) process.exitCode = 1;
