/** WebKitGTK behind its WebDriver, on a display of its own. */
import process from 'node:process';
import { answers, endProcess, freePort, startDisplay, startProcess, until } from './processes.js';

/** @typedef {import('./browsers.js').WebKit} WebKit */

/**
 * The capabilities that make WebDriver start WebKitGTK's MiniBrowser.
 *
 * @param {WebKit} webkit
 */
export const webkitCapabilities = (webkit) => ({
  browserName: 'MiniBrowser',
  // WebKitWebDriver has no BiDi; without this the client waits for it.
  'wdio:enforceWebDriverClassic': true,
  'webkitgtk:browserOptions': { binary: webkit.binary, args: ['--automation'] },
});

/**
 * Starts the driver.
 *
 * @param {WebKit} webkit
 * @param {number} [port] by default a free one
 * @param {{ screenshots?: boolean }} [options] whether pictures are taken: they show what fits on
 * the display, and without compositing WebKitGTK never answers with one
 * @returns {Promise<{ port: number, stop(): Promise<void> }>} its port, and how to end it with everything that it started
 */
export async function startWebKitDriver(webkit, port, { screenshots = false } = {}) {
  port ??= await freePort();
  const display = webkit.xvfb ? await startDisplay(webkit.xvfb, screenshots ? '1280x2400' : undefined) : null;
  const driver = startProcess(webkit.driver, [`--port=${port}`, '--host=127.0.0.1'], {
    DISPLAY: display?.name ?? process.env.DISPLAY,
    // Software rendering: there is no GPU under Xvfb.
    ...(!screenshots && { WEBKIT_DISABLE_COMPOSITING_MODE: '1' }),
    LIBGL_ALWAYS_SOFTWARE: '1',
  });
  await until(() => answers(`http://127.0.0.1:${port}/status`), 'WebKitWebDriver');
  return {
    port,
    async stop() {
      await endProcess(driver);
      if (display) await endProcess(display.child);
    },
  };
}
