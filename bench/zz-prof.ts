import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { chromium } from 'playwright-core';
import { CHROMIUM_ARGS, findBrowsers } from '../scripts/browsers.js';
import { page as html, serveDist } from '../scripts/dist-server.ts';
const server = await serveDist({ pages: { '/blank': html('', ''), '/punchh-login': html('<punchh-login server="/sandbox" client="demo-client"></punchh-login>') }, files: {} });
const browser = await chromium.launch({ executablePath: findBrowsers(['chromium']).chromium, args: [...CHROMIUM_ARGS] });
const map = new SourceMap(JSON.parse(readFileSync('dist/punchh-login.js.map', 'utf8')));
const src = new Map<string, string[]>();
const total = new Map<string, number>();
for (let i = 0; i < 25; i++) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${server.origin}/blank`);
  const d = await context.newCDPSession(page);
  await d.send('Profiler.enable'); await d.send('Profiler.setSamplingInterval', { interval: 100 });
  await d.send('Profiler.start');
  await page.goto(server.origin + '/punchh-login', { waitUntil: 'load' });
  await page.waitForTimeout(150);
  const { profile } = await d.send('Profiler.stop') as any;
  const nodes = new Map<number, any>(profile.nodes.map((n: any) => [n.id, n]));
  const parent = new Map<number, number>(); for (const n of profile.nodes) for (const c of n.children ?? []) parent.set(c, n.id);
  profile.samples.forEach((id: number, k: number) => {
    const dt = profile.timeDeltas[k] / 1000;
    let n = nodes.get(id); const f = n.callFrame;
    let label = f.functionName;
    // attribute native frames to the nearest of ours
    let chain = []; let x: any = n;
    while (x) { chain.push(x); x = nodes.get(parent.get(x.id)!); }
    const ours = chain.find((c) => c.callFrame.url.endsWith('punchh-login.js'));
    if (!ours) { if (/idle|program|root/.test(label)) return; total.set('~ ' + label + ' ' + f.url.split('/').pop(), (total.get('~ ' + label + ' ' + f.url.split('/').pop()) ?? 0) + dt); return; }
    const c = ours.callFrame;
    const e: any = map.findEntry(c.lineNumber, c.columnNumber);
    const key = `${(e.originalSource ?? '?').replace(/.*\/(src|node_modules)\//, '')}:${(e.originalLine ?? 0) + 1} ${e.name ?? c.functionName}${n === ours ? '' : ' > ' + label}`;
    total.set(key, (total.get(key) ?? 0) + dt);
  });
  await context.close();
}
for (const [k, v] of [...total].sort((a, b) => b[1] - a[1]).slice(0, 45)) console.log((v / 25).toFixed(3), k);
await browser.close(); await server.close();
