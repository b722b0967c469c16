import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { faultsOf, launchInterpreter, runShift } from '../../scripts/long-day/run-shift.ts';
import { serveDemo } from '../../scripts/pictures/demo-server.ts';

/** The short version of `npm run test:long-day`. */
describe('guests in a row, in one page', () => {
  let browser: Browser;
  let server: Awaited<ReturnType<typeof serveDemo>>;
  before(async () => {
    [browser, server] = await Promise.all([launchInterpreter(), serveDemo()]);
  });
  after(async () => {
    await browser.close();
    await server.close();
  });

  for (const mode of ['kiosk', 'pos'] as const) {
    it(`leave nothing behind at a ${mode === 'pos' ? 'till' : 'kiosk'}: no listener, no node, and the heap stays flat`, async () => {
      const shift = await runShift(browser, server.url, mode, 60, 1);
      console.info(`${mode}: heap × ${(shift.after.heap / shift.before.heap).toFixed(3)}`);
      assert.deepEqual(faultsOf(shift), []);
    });
  }
});
