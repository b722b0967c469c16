/**
 * The long day of a kiosk and of a till: guests in a row in one page, with the network cut at random, then what is left.
 *
 *   npm run test:long-day                        2,000 guests of a kiosk, 500 of a till
 *   npm run test:long-day -- --kiosk 50 --pos 0  the short version
 *   npm run test:long-day -- --seed 7
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { faultsOf, HANDOVER_LIMIT, handOverOf, HEAP_LIMIT, launchInterpreter, runShift, WARM } from './long-day/run-shift.ts';
import { serveDemo } from './pictures/demo-server.ts';

const { values } = parseArgs({
  options: { kiosk: { type: 'string', default: '2000' }, pos: { type: 'string', default: '500' }, seed: { type: 'string', default: '1' } },
});

const faults: string[] = [];
const server = await serveDemo();
const browser = await launchInterpreter();
try {
  for (const [mode, guests] of [['kiosk', Number(values.kiosk)], ['pos', Number(values.pos)]] as const) {
    if (guests <= WARM) continue;
    const started = Date.now();
    const shift = await runShift(browser, server.url, mode, guests, Number(values.seed));
    const { before, after, handOvers } = shift;
    console.info(`${mode}: ${guests} guests, seed ${values.seed}, ${Math.round((Date.now() - started) / 1000)} s: ${JSON.stringify(shift.endings)}`);
    console.info(`  heap ${(before.heap / 1e6).toFixed(2)} MB after ${WARM}, × ${(after.heap / before.heap).toFixed(3)} at the end (limit ${HEAP_LIMIT})`);
    console.info(`  listeners ${before.listeners} → ${after.listeners}, nodes ${before.nodes} → ${after.nodes}`);
    console.info(`  hand-over: median ${handOvers[handOvers.length >> 1]!.toFixed(0)} ms, 99 of 100 within ${handOverOf(shift).toFixed(0)} ms `
      + `(limit ${HANDOVER_LIMIT}), slowest ${handOvers.at(-1)!.toFixed(0)} ms`);
    faults.push(...faultsOf(shift).map((fault) => `${mode}: ${fault}`));
  }
} catch (error) {
  faults.push(String(error));
} finally {
  await browser.close();
  await server.close();
}
for (const fault of faults) console.error(`✗ ${fault}`);
process.exit(faults.length ? 1 : 0);
